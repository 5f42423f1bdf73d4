"""Never early, stale wakes, rollback, arming again, and what raises: one suite for every waker."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.runtime.waking import FIRST_WAIT, LONGEST_WAIT, MOST_TRIES, back_off
from bot.storage.contract import Tx
from bot.storage.seam import GivenUp
from tests.seam.rig import BREAKS, LATER, House, id_of
from tests.storage.making import NOW, SOON, member, waking

SECOND = timedelta(seconds=1)


async def test_nobody_is_woken_early_and_everybody_once_it_is_time(house: House) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    assert one.store.next_wake() == SOON
    house.clock.push_to(SOON - SECOND)
    await one.all_due()
    assert one.visits("asha") == [0]
    house.clock.push_to(SOON)
    await one.all_due()
    assert one.visits("asha") == [1]
    assert one.store.next_wake() == SOON + LATER


async def test_a_wake_up_that_is_not_due_changes_nothing(house: House) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    assert not await one.on_wake(id_of("asha"))
    house.clock.push_to(SOON)
    assert await one.on_wake(id_of("asha"))
    assert not await one.on_wake(id_of("asha"))
    assert one.visits("asha") == [1]


async def test_what_is_armed_anew_while_its_wake_up_is_under_way_is_not_woken(house: House) -> None:
    one = house.replica()
    one.arms("asha", "ravi", at=SOON)
    house.clock.push_to(SOON)
    await one.takes_in_hand()
    one.moves("asha", SOON + LATER)
    await one.goes_on()
    assert one.visits("asha", "ravi") == [0, 1]
    house.clock.push(LATER)
    await one.all_due()
    assert one.visits("asha", "ravi") == [1, 2]


async def test_what_is_undone_has_armed_nothing(house: House) -> None:
    one = house.replica()
    one.arms("asha", at=SOON + LATER)

    def work(tx: Tx) -> None:
        found = tx.load([id_of("asha")])[id_of("asha")]
        tx.save(found, waking(found.member, NOW))
        tx.add(waking(member("ravi"), NOW))
        raise LookupError

    with pytest.raises(LookupError):
        one.store.run(work)
    (outcome, kept) = one.store.run_all([work, lambda tx: tx.add(waking(member("leena"), SOON))])
    assert isinstance(outcome, LookupError)
    assert kept is None
    await one.all_due()
    assert one.store.next_wake() == SOON
    assert one.visits("asha", "leena") == [0, 0]
    assert id_of("ravi") not in one.store.run(lambda tx: tx.load([id_of("ravi")]))


async def test_arming_again_replaces(house: House) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    for at in (SOON + LATER, SOON + SECOND, SOON + 2 * SECOND):
        one.moves("asha", at)
    house.clock.push_to(SOON + SECOND)
    await one.all_due()
    assert one.visits("asha") == [0]
    house.clock.push_to(SOON + LATER)
    await one.all_due()
    assert one.visits("asha") == [1]


async def test_what_raises_has_changed_nothing_and_is_tried_again_each_time_later(house: House) -> None:
    one = house.replica()
    one.arms("asha", "ravi", at=SOON)
    one.broken.add(id_of("asha"))
    house.clock.push_to(SOON)
    await one.all_due()
    assert one.visits("asha", "ravi") == [0, 1], "the trouble of one keeps nobody else waiting"
    assert one.store.next_wake() == SOON + FIRST_WAIT
    house.clock.push(FIRST_WAIT)
    await one.all_due()
    assert one.store.next_wake() == SOON + 3 * FIRST_WAIT
    one.broken.clear()
    await one.all_due()
    assert one.visits("asha") == [0], "not before its time"
    house.clock.push(2 * FIRST_WAIT)
    await one.all_due()
    assert one.visits("asha") == [1]
    assert one.store.next_wake() == SOON + LATER
    assert one.store.parked() == []


async def test_what_never_works_is_parked_where_the_operator_sees_it_and_can_be_offered_again(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    one.broken.add(id_of("asha"))
    await tried_until_parked(house)
    assert one.store.parked() == [GivenUp("wake-up", SOON, MOST_TRIES)]
    assert one.visits("asha") == [0]
    assert one.store.overdue(house.clock.now()) == 0, "what is parked has a line of its own"
    ours = [line for name, _, line in caplog.record_tuples if name == "bot.runtime.waking"]
    assert ours[-1] == "a wake-up failed and is parked: ValueError"
    assert set(ours[:-1]) == {"a wake-up failed and will be tried again: ValueError"}
    assert BREAKS not in caplog.text
    assert one.store.offer_notices() == 0
    assert one.store.offer_wakes() == 1
    one.broken.clear()
    await one.all_due()
    assert one.visits("asha") == [1]
    assert one.store.parked() == []


async def test_what_is_parked_is_armed_like_anything_else(house: House) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    one.broken.add(id_of("asha"))
    await tried_until_parked(house)
    at = house.clock.now() + LATER
    one.moves("asha", at)
    one.broken.clear()
    assert one.store.parked() == []
    assert one.store.next_wake() == at
    house.clock.push_to(at)
    await one.all_due()
    assert one.visits("asha") == [1]
    one.store.forget_seen(NOW)
    assert one.store.next_wake() == at + LATER


async def test_of_several_replicas_one_wakes_whoever_is_due(house: House) -> None:
    replicas = [house.replica() for _ in range(house.several)]
    names = [f"p{n:03}" for n in range(120)]
    replicas[0].arms(*names, at=SOON)
    house.clock.push_to(SOON)
    for _ in range(3):
        await asyncio.gather(*(replica.all_due() for replica in replicas))
    assert replicas[-1].visits(*names) == [1] * len(names)


def test_it_waits_longer_each_time_half_an_hour_at_most_and_three_days_in_all() -> None:
    waits = [wait for tries in range(1, MOST_TRIES) if (wait := back_off(tries)) is not None]
    assert len(waits) == MOST_TRIES - 1
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (FIRST_WAIT, LONGEST_WAIT)
    assert timedelta(days=2.5) < sum(waits, timedelta()) < timedelta(days=3.5)
    assert back_off(MOST_TRIES) is None


async def tried_until_parked(house: House) -> None:
    """The first time, the second and the last for real; those in between as if they had been."""
    one = house.replicas[0]
    for again in (0, MOST_TRIES - 3, 0):
        due = one.store.next_wake()
        assert due is not None
        house.clock.push_to(due)
        await one.all_due()
        for _ in range(again):
            one.store.set_aside(id_of("asha"), house.clock.now(), back_off)
    assert one.store.next_wake() is None

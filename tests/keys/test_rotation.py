"""Another master key while everybody goes on; broken off at any point, and half done with one of the two."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.storage import rotation as rotating
from bot.storage.contract import CannotStart, RecordId, Slot, Stale, Store, Tx, Unavailable
from bot.storage.rotation import Rotation
from tests.keys.ring import Ring, rotated
from tests.storage.making import NOTE, NOW, member, with_note
from tests.stores import on_every_database

pytestmark = on_every_database
NAMES = tuple(f"m{n:02}" for n in range(25))
ASHA, RAVI = MemberId("id-asha"), MemberId("id-ravi")
RECORD = RecordId("r")
LATER = timedelta(minutes=6)
"""Longer than an unwrapped key is remembered."""


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotating, "AT_ONCE", 4)


def peopled(ring: Ring, clock: PushedClock | None = None) -> Store:
    store = ring.open(clock or PushedClock(NOW))

    def work(tx: Tx) -> None:
        for name in NAMES:
            tx.add(with_note(member(name), NOTE))
        tx.add(member())
        tx.add(member("ravi"))
        tx.share(RECORD, Words(NOTE), (ASHA, RAVI))
        tx.post(Slot("s"), ASHA, "slack/T1", "visit", NOW)

    store.run(work)
    return store


def everybody(store: Store) -> dict[MemberId, Member]:
    ids = [MemberId(f"id-{name}") for name in (*NAMES, "asha", "ravi")]
    return {id: loaded.member for id, loaded in store.run(lambda tx: tx.load(ids)).items()}


def visits(store: Store, id: MemberId) -> None:
    def work(tx: Tx) -> None:
        found = tx.load([id])[id]
        tx.save(found, replace(found.member, visits=found.member.visits + 1))

    store.run(work)


def wrapped_by(ring: Ring) -> dict[str, int]:
    query = "SELECT master, count(*) FROM data_key WHERE wrapped IS NOT NULL GROUP BY master"
    return dict(ring.keys(query))


def test_everything_opens_with_the_new_key_alone(ring: Ring) -> None:
    store = peopled(ring)
    before, (old,) = everybody(store), ring.names()
    assert store.rekeyed() is None, "it is the first"
    new = ring.adds_a_key()
    assert rotated(ring) == [old]
    assert set(wrapped_by(ring)) == {new}
    ring.keeps_only(new)
    again = ring.open()
    assert everybody(again) == before
    assert again.run(lambda tx: tx.shared([RECORD], RAVI)) == {RECORD: Words(NOTE)}
    assert [letter.subject for letter in again.claim(NOW, LATER, 10)] == ["visit"]
    assert store.rekeyed() is not None, "and members can read when"
    assert again.rekeyed() == store.rekeyed()
    assert everybody(store) == before, "and whoever ran all the time noticed nothing"


def test_whoever_runs_serves_and_takes_in_between_any_two_steps(ring: Ring) -> None:
    clock = PushedClock(NOW)
    store = peopled(ring, clock)
    new = ring.adds_a_key()
    with ring.rotation() as rotation:
        assert rotation.begin() == new
        store.renew_keys()
        rotation.turn(new)
        for n, _ in enumerate(rotation.walk(new)):
            clock.push(LATER)
            visits(store, ASHA)
            store.run(lambda tx, n=n: tx.add(member(f"new{n}")))  # type: ignore[misc]
        rotation.finish(new)
    clock.push(LATER)
    assert everybody(store)[ASHA].visits == n + 1
    assert set(wrapped_by(ring)) == {new}
    assert not store.trouble()


def test_who_was_erased_in_the_middle_of_it_stays_erased(ring: Ring) -> None:
    store = peopled(ring)
    new = ring.adds_a_key()
    with ring.rotation() as rotation:
        rotation.begin()
        rotation.turn(new)
        reading = rotation._next

        def overtaken(to: str, after: str) -> list[object]:
            rows = reading(to, after)
            with suppress(Stale):
                store.run(lambda tx: tx.erase(ASHA))  # read by the rotation, and not yet written
            return rows  # type: ignore[return-value]

        rotation._next = overtaken  # type: ignore[method-assign, assignment]
        for _ in rotation.walk(new):
            pass
        rotation.finish(new)
    assert ring.keys("SELECT wrapped, master FROM data_key WHERE owner = 'id-asha'") == [(None, None)]
    assert ASHA not in everybody(ring.open())


STEPS: tuple[Callable[[Rotation, str], object], ...] = (
    lambda rotation, new: None,
    lambda rotation, new: rotation.turn(new),
    lambda rotation, new: (rotation.turn(new), next(rotation.walk(new))),
    lambda rotation, new: (rotation.turn(new), list(rotation.walk(new))),
)


@pytest.mark.parametrize("until", STEPS, ids=["announced", "turned", "half", "all but the end"])
def test_broken_off_anywhere_it_goes_on_from_there(
    ring: Ring, until: Callable[[Rotation, str], object]
) -> None:
    before, (old,) = everybody(peopled(ring)), ring.names()
    new = ring.adds_a_key()
    with ring.rotation() as rotation:
        until(rotation, rotation.begin())
    assert everybody(ring.open()) == before, "with both keys, whoever starts now serves everybody"
    assert rotated(ring) == [old]
    ring.keeps_only(new)
    assert everybody(ring.open()) == before


@pytest.mark.parametrize("kept_key", [0, 1], ids=["the old one only", "the new one only"])
def test_half_done_and_one_of_the_two_is_no_start(ring: Ring, kept_key: int) -> None:
    peopled(ring)
    new = ring.adds_a_key()
    names = ring.names()
    with ring.rotation() as rotation:
        rotation.begin()
        rotation.turn(new)
        next(rotation.walk(new))
    before = ring.keys("SELECT owner, wrapped, master FROM data_key ORDER BY owner")
    both = ring.file.read_text()
    ring.keeps_only(names[kept_key])
    with pytest.raises(CannotStart, match="in the middle of a rotation") as refused:
        ring.open()
    assert names[1 - kept_key] in str(refused.value)
    assert ring.keys("SELECT owner, wrapped, master FROM data_key ORDER BY owner") == before
    ring.file.write_text(both)
    rotated(ring)
    ring.keeps_only(new)
    assert len(everybody(ring.open())) == len(NAMES) + 2


def test_a_key_that_was_replaced_is_named_as_that(ring: Ring) -> None:
    peopled(ring)
    (old,) = ring.names()
    new = ring.adds_a_key()
    rotated(ring)
    ring.keeps_only(old)
    with pytest.raises(CannotStart, match=f"was replaced by another one .{new}."):
        ring.open()


def test_whoever_lacks_the_new_key_serves_the_others_and_loses_nothing(ring: Ring) -> None:
    """A replica whose operator forgot it: some members read “not saved” there, no notice is given up."""
    clock = PushedClock(NOW)
    store = peopled(ring, clock)
    old_file = ring.file.read_text()
    new = ring.adds_a_key()
    both = ring.file.read_text()
    with ring.rotation() as rotation:
        rotation.begin()
        rotation.turn(new)
        next(rotation.walk(new))  # asha and three others
        ring.file.write_text(old_file)
        clock.push(LATER)
        with pytest.raises(Unavailable):
            visits(store, ASHA)
        with pytest.raises(Unavailable):
            store.run(lambda tx: tx.add(member("new")))
        visits(store, RAVI)
        store.run(lambda tx: tx.post(Slot("t"), RAVI, "slack/T1", "visit", clock.now()))
        (taken,) = store.claim(clock.now(), timedelta(seconds=30), 10)
        assert taken.to == RAVI
        store.delivered(taken)
        assert len(store.parked()) == 0
        assert store.trouble() == f"a master key is missing here: {new}"
        ring.file.write_text(both)
        clock.push(timedelta(minutes=1))
        visits(store, ASHA)
        (letter,) = store.claim(clock.now(), timedelta(seconds=30), 10)
        assert (letter.to, letter.tries) == (ASHA, 1)
        assert not store.trouble()


def test_a_key_that_does_not_open_is_left_and_said_and_the_old_one_kept(ring: Ring) -> None:
    store = peopled(ring)
    was = ring.keys("SELECT wrapped FROM data_key WHERE owner = 'id-m03'")
    broken = bytes(reversed(was[0][0]))
    ring.keys("UPDATE data_key SET wrapped = :it WHERE owner = 'id-m03'", it=broken)
    new = ring.adds_a_key()
    with ring.rotation() as rotation:
        rotation.begin()
        rotation.turn(new)
        *_, last = rotation.walk(new)
        assert (last.left, rotation.finish(new)) == (1, [])
    assert ring.keys("SELECT wrapped FROM data_key WHERE owner = 'id-m03'") == [(broken,)]
    ring.keys("UPDATE data_key SET wrapped = :it WHERE owner = 'id-m03'", it=was[0][0])  # from a backup
    assert len(rotated(ring)) == 1
    assert MemberId("id-m03") in everybody(store)


def test_with_no_other_key_it_says_how_to_make_one(ring: Ring) -> None:
    peopled(ring)
    with pytest.raises(CannotStart, match="kaveri new-key"), ring.rotation() as rotation:
        rotation.begin()


def test_a_third_key_before_the_second_was_done_takes_both_along(ring: Ring) -> None:
    peopled(ring)
    second = ring.adds_a_key()
    with ring.rotation() as rotation:
        rotation.begin()
        rotation.turn(second)
        next(rotation.walk(second))
    third = ring.adds_a_key()
    assert len(rotated(ring)) == 2
    ring.keeps_only(third)
    assert len(everybody(ring.open())) == len(NAMES) + 2


def test_two_at_once_do_the_same_and_nothing_twice(ring: Ring) -> None:
    before = everybody(peopled(ring))
    new = ring.adds_a_key()
    with ring.rotation() as one, ring.rotation() as other:
        assert one.begin() == other.begin() == new
        one.turn(new)
        other.turn(new)
        for _ in zip(one.walk(new), other.walk(new), strict=False):
            pass
        for each in (one, other):
            list(each.walk(new))
        assert len(one.finish(new)) + len(other.finish(new)) == 1
    ring.keeps_only(new)
    assert everybody(ring.open()) == before

"""Two replicas on one PostgreSQL, and two threads on any store: each thing happens once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import count
from threading import Barrier
from typing import TypeVar

import pytest

from bot.rules.people import Address, MemberId
from bot.storage.contract import Slot, Stale, Store, Tx
from tests.storage.making import NOW, member
from tests.stores import Databases, on_every_store

T = TypeVar("T")
ASHA, RAVI = MemberId("id-asha"), MemberId("id-ravi")
on_postgres = pytest.mark.parametrize("kept", ["postgres"], indirect=True)
TOGETHER = 10.0


@on_postgres
def test_of_two_who_read_the_same_row_one_is_told_to_look_again(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    one.run(lambda tx: tx.add(member()))
    both_have_read = Barrier(2, timeout=TOGETHER)

    def work(tx: Tx) -> None:
        found = tx.load([ASHA])[ASHA]
        both_have_read.wait()
        tx.save(found, replace(found.member, visits=found.member.visits + 1))

    assert sorted(both(work, one, other)) == ["Stale", "kept"]
    assert one.run(lambda tx: tx.load([ASHA]))[ASHA].member.visits == 1


@on_postgres
def test_of_two_who_add_the_same_person_one_is_told_to_look_again(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    nobody_yet = Barrier(2, timeout=TOGETHER)
    ids = iter([ASHA, RAVI])

    def work(tx: Tx) -> None:
        assert tx.find(member().addresses[0]) is None
        nobody_yet.wait()
        tx.add(replace(member(), id=next(ids)))

    assert sorted(both(work, one, other)) == ["Stale", "kept"]
    assert len(one.run(lambda tx: tx.load([ASHA, RAVI]))) == 1


@on_postgres
def test_of_two_who_take_the_same_address_one_is_told_to_look_again(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    there = Address("teams", "T2", "U-leena")
    leena = replace(member("leena"), addresses=(there,))
    one.run(lambda tx: (tx.add(member()), tx.add(member("ravi")), tx.add(leena)))
    both_have_read = Barrier(2, timeout=TOGETHER)
    takers = iter([ASHA, RAVI])

    def work(tx: Tx) -> None:
        taker = next(takers)
        found = tx.load([taker, leena.id])
        both_have_read.wait()
        tx.save(found[leena.id], replace(found[leena.id].member, addresses=()))
        mine = (*found[taker].member.addresses, there)
        tx.save(found[taker], replace(found[taker].member, addresses=mine))

    assert sorted(both(work, one, other)) == ["Stale", "kept"]
    rows = one.run(lambda tx: tx.load([ASHA, RAVI, leena.id]))
    holders = [id for id, row in rows.items() if there in row.member.addresses]
    assert [one.run(lambda tx: tx.find(there))] == holders
    assert holders != [leena.id]


@on_postgres
def test_an_address_that_joins_by_itself_just_then_is_taken_by_one_of_the_two(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    there = Address("teams", "T2", "U-asha")
    one.run(lambda tx: tx.add(member()))
    nobody_yet = Barrier(2, timeout=TOGETHER)
    turns = iter(["links", "joins"])

    def work(tx: Tx) -> None:
        turn, found = next(turns), tx.load([ASHA])[ASHA]
        assert tx.find(there) is None
        nobody_yet.wait()
        if turn == "joins":
            tx.add(replace(member("ravi"), addresses=(there,)))
        else:
            tx.save(found, replace(found.member, addresses=(*found.member.addresses, there)))

    assert sorted(both(work, one, other)) == ["Stale", "kept"]
    rows = one.run(lambda tx: tx.load([ASHA, RAVI]))
    assert [id for id, row in rows.items() if there in row.member.addresses] == [
        one.run(lambda tx: tx.find(there))
    ]


def at_once(one: Store, other: Store, work: Callable[[Tx], T]) -> list[T]:
    """What both return where neither has written before both have decided. Whoever comes second runs once
    more, and meets nobody then."""
    both_have_decided, runs = Barrier(2, timeout=TOGETHER), count()

    def meeting(tx: Tx) -> T:
        decided = work(tx)
        if next(runs) < 2:
            both_have_decided.wait()
        return decided

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(lambda store: store.run(meeting), (one, other)))


@on_postgres
def test_a_request_that_reaches_both_is_decided_once(kept: Databases) -> None:
    """Whoever comes second is told so."""
    told = at_once(kept.open(), kept.open(), lambda tx: tx.first_time("the same", NOW))
    assert sorted(told) == [False, True]


@on_postgres
def test_a_press_that_reaches_both_is_saved_once(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    one.run(lambda tx: tx.add(member()))

    def work(tx: Tx) -> bool:
        found, first = tx.load([ASHA])[ASHA], tx.first_time("the same", NOW)
        if first:
            tx.save(found, replace(found.member, visits=found.member.visits + 1))
        return first

    assert sorted(at_once(one, other, work)) == [False, True]
    assert one.run(lambda tx: tx.load([ASHA]))[ASHA].member.visits == 1


@on_postgres
def test_of_a_press_that_is_overtaken_nothing_was_heard(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    one.run(lambda tx: tx.add(member()))
    overtakes = iter([True])

    def visit(tx: Tx) -> bool:
        found, first = tx.load([ASHA])[ASHA], tx.first_time("a press", NOW)
        tx.save(found, replace(found.member, visits=found.member.visits + 1))
        if next(overtakes, False):
            other.run(lambda theirs: theirs.save(found, replace(found.member, visits=10)))
        return first

    assert one.run(visit)
    assert one.run(lambda tx: tx.load([ASHA]))[ASHA].member.visits == 11
    assert not one.run(lambda tx: tx.first_time("a press", NOW))


@on_postgres
def test_rows_are_taken_in_one_order_so_nobody_waits_in_a_circle(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    one.run(lambda tx: (tx.add(member()), tx.add(member("ravi"))))

    def visit(store: Store, order: list[MemberId]) -> int:
        stale = 0
        for _ in range(20):

            def work(tx: Tx) -> None:
                found = tx.load(order)
                for id in order:
                    tx.save(found[id], replace(found[id].member, visits=found[id].member.visits + 1))

            while not kept_by(store, work):
                stale += 1
        return stale

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(visit, (one, other), ([ASHA, RAVI], [RAVI, ASHA])))
    found = one.run(lambda tx: tx.load([ASHA, RAVI]))
    assert [found[id].member.visits for id in (ASHA, RAVI)] == [40, 40]


@on_every_store
def test_notices_are_claimed_by_one_courier_each(kept: Databases) -> None:
    one, other = kept.open(), kept.open()
    one.run(lambda tx: tx.add(member()))
    slots = {Slot(f"s{i:02}") for i in range(40)}
    one.run(lambda tx: [tx.post(slot, ASHA, "slack/T1", "visit", NOW) for slot in slots])

    def courier(store: Store) -> list[Slot]:
        mine: list[Slot] = []
        while letters := store.claim(NOW, timedelta(minutes=1), 3):
            mine += [letter.slot for letter in letters]
        return mine

    with ThreadPoolExecutor(2) as threads:
        carried = [slot for mine in threads.map(courier, (one, other)) for slot in mine]
    assert len(carried) == len(slots)
    assert set(carried) == slots


@on_every_store
def test_many_threads_on_one_member_lose_no_visit(kept: Databases) -> None:
    store = kept.open()
    store.run(lambda tx: tx.add(member()))

    def visit(_: int) -> None:
        def work(tx: Tx) -> None:
            found = tx.load_at(member().addresses[0])
            assert found is not None
            tx.save(found, replace(found.member, visits=found.member.visits + 1))

        while not kept_by(store, work):
            pass

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(visit, range(40)))
    assert store.run(lambda tx: tx.load([ASHA]))[ASHA].member.visits == 40


def kept_by(store: Store, work: object) -> bool:
    try:
        store.run(work)  # type: ignore[arg-type]
    except Stale:
        return False
    return True


def both(work: object, *stores: Store) -> list[str]:
    def outcome(store: Store) -> str:
        return "kept" if kept_by(store, work) else "Stale"

    with ThreadPoolExecutor(len(stores)) as threads:
        return list(threads.map(outcome, stores))

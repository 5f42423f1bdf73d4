"""Quarters that are over: written once, sealed, and read by every replica alike."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from bot.rules.people import MemberId
from bot.rules.publishing import Closed
from bot.rules.quarter import Quarter
from bot.rules.reflection import Item
from bot.rules.team import Hindrance, Number, Obstacle, Publication
from bot.rules.words import Words
from bot.storage.contract import Stale, Tx, Unreadable
from tests.storage.making import member
from tests.stores import Databases, on_every_store

AUTUMN = Quarter(2026, 4)
PAYMENTS = Publication(
    AUTUMN, "Payments", (Number(Item.SAY, 7),), (Hindrance(Obstacle.TOOLS, Words("the old build")),)
)
PEOPLE = frozenset(MemberId(f"somebody-{n}") for n in range(10))
CLOSED = Closed(AUTUMN, (PAYMENTS,), (PEOPLE,))
TOGETHER = 10.0


@on_every_store
def test_what_was_read_stays_and_who_was_counted_is_apart_from_it(kept: Databases) -> None:
    store = kept.open()
    assert store.run(lambda tx: (tx.closings(), tx.counted())) == ((), ())

    def work(tx: Tx) -> None:
        tx.close_quarter(CLOSED)
        assert tx.closings() == (Closed(AUTUMN, (PAYMENTS,)),)

    store.run(work)
    store.run(lambda tx: tx.close_quarter(Closed(AUTUMN.before)))
    for replica in (store, kept.open()):
        assert set(replica.run(lambda tx: tx.closings())) == {
            Closed(AUTUMN.before),
            Closed(AUTUMN, (PAYMENTS,)),
        }
        assert replica.run(lambda tx: tx.counted()) == (PEOPLE,)


@on_every_store
def test_a_quarter_is_closed_once(kept: Databases) -> None:
    store = kept.open()
    store.run(lambda tx: tx.close_quarter(CLOSED))
    with pytest.raises(Stale):
        store.run(lambda tx: tx.close_quarter(Closed(AUTUMN)))
    assert store.run(lambda tx: tx.closings()) == (Closed(AUTUMN, (PAYMENTS,)),)


@on_every_store
def test_of_two_replicas_that_close_it_together_one_does(kept: Databases) -> None:
    stores, barrier = [kept.open(), kept.open()], Barrier(2, timeout=TOGETHER)

    def close(n: int) -> bool:
        barrier.wait()
        try:
            stores[n].run(lambda tx: tx.close_quarter(CLOSED))
        except Stale:
            return False
        return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(close, range(2))) == [False, True]


@on_every_store
def test_everybody_is_gone_through_a_page_at_a_time(kept: Databases) -> None:
    store = kept.open()
    names = ("asha", "ravi", "leena", "ben", "cleo")
    for name in names:
        store.run(lambda tx, name=name: tx.add(member(name)))  # type: ignore[misc]
    seen: list[MemberId] = []
    last: MemberId | None = None
    while page := store.members(last, 2):
        seen += page
        last = page[-1]
    assert sorted(seen) == sorted(member(name).id for name in names)
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
def test_a_dump_shows_neither_words_nor_people_and_a_changed_row_is_refused(
    kept: Databases, tmp_path: Path
) -> None:
    store = kept.open()
    store.run(lambda tx: tx.close_quarter(CLOSED))
    with closing(sqlite3.connect(tmp_path / "kaveri.db")) as database, database:
        (row,) = database.execute("SELECT quarter, sealed, counted FROM closing").fetchall()
        plain = (b"Payments", b"old build", b"somebody-3", b"hindrances")
        assert not any(word in part for part in row[1:] for word in plain)
        database.execute("UPDATE closing SET sealed = counted")
    with pytest.raises(Unreadable):
        store.run(lambda tx: tx.closings())
    assert store.run(lambda tx: tx.counted()) == (PEOPLE,)

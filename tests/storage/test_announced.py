"""What members were told of the operator's settings: sealed, and the same for every replica."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from bot.rules.agenda import next_wake
from bot.rules.announcing import DIRECTORY, TENANT, Announcement, Fact, Told
from bot.runtime.clock import WallClock
from bot.storage import announced
from bot.storage.contract import Stale, Store, Tx, Unreadable
from bot.storage.database import Database
from bot.storage.opening import open_store
from bot.storage.schema import DATA_SCHEMA
from tests.storage.making import NOW, member
from tests.stores import Databases, on_every_database, on_every_store

LATER = NOW + timedelta(days=21)
FIRST = Announcement(Fact(TENANT, "slack/T1"), NOW)
SECOND = Announcement(Fact(DIRECTORY), LATER, told_from=NOW)
TOGETHER = 10.0
on_sqlite = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("kept", ["postgres"], indirect=True)


def told(store: Store) -> Told:
    return store.run(lambda tx: tx.announced())


def announce(store: Store, *more: Announcement) -> None:
    store.run(lambda tx: tx.announce(lambda before: (*(before or ()), *more)))


@on_every_store
def test_what_was_told_is_read_again_by_whoever_starts_next(kept: Databases) -> None:
    store = kept.open()
    assert told(store) is None
    announce(store, FIRST)
    announce(store, SECOND)
    assert told(kept.open()) == (FIRST, SECOND)
    store.run(lambda tx: tx.announce(lambda _: ()))
    assert told(kept.open()) == ()


@on_every_store
def test_a_work_sees_what_it_did_and_one_that_fails_tells_nobody(kept: Databases) -> None:
    store = kept.open()
    announce(store, FIRST)

    def work(tx: Tx) -> None:
        tx.announce(lambda before: (*(before or ()), SECOND))
        assert tx.announced() == (FIRST, SECOND)
        raise LookupError

    with pytest.raises(LookupError):
        store.run(work)
    assert told(store) == (FIRST,)


@on_postgres
@pytest.mark.parametrize("first", [True, False], ids=["nothing yet", "something"])
def test_two_replicas_that_start_together_lose_nothing(kept: Databases, first: bool) -> None:
    one, other = kept.open(), kept.open()
    if not first:
        announce(one)
    begun = Barrier(2, timeout=TOGETHER)

    def start(store: Store, what: Announcement) -> str:
        def work(tx: Tx) -> None:
            tx.announced()
            begun.wait()
            tx.announce(lambda before: (*(before or ()), what))

        try:
            store.run(work)
        except Stale:  # both made the first one: whoever came second looks again
            announce(store, what)
            return "again"
        return "kept"

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(start, one, FIRST), pool.submit(start, other, SECOND)]
    assert {"kept"} <= {d.result() for d in done} <= {"kept", "again"}
    assert set(told(one) or ()) == {FIRST, SECOND}


@on_every_database
def test_a_dump_does_not_say_what_is_coming(kept: Databases) -> None:
    store = kept.open()
    sizes = []
    for what in (FIRST, SECOND):
        announce(store, what)
        assert kept.settings is not None
        database = Database(kept.settings.database_url, "a setting")
        with database.reading() as connection:
            ((sealed,),) = connection.execute(text("SELECT sealed FROM announced")).all()
        database.close()
        assert what.fact.kind.encode() not in bytes(sealed)
        sizes.append(len(sealed))
    assert sizes[0] == sizes[1]


@on_sqlite
def test_what_was_changed_by_somebody_else_is_refused_and_left_alone(kept: Databases, tmp_path: Path) -> None:
    store = kept.open()
    announce(store, FIRST)
    with closing(sqlite3.connect(tmp_path / "kaveri.db")) as database, database:
        database.execute("UPDATE announced SET version = version + 1")
    for work in (lambda tx: tx.announced(), lambda tx: tx.announce(lambda _: (SECOND,))):
        with pytest.raises(Unreadable):
            store.run(work)
    with closing(sqlite3.connect(tmp_path / "kaveri.db")) as database, database:
        database.execute("UPDATE announced SET version = version - 1")
    assert told(store) == (FIRST,)


@on_every_database
def test_a_database_of_the_release_before_is_brought_here_with_everybody_in_it(kept: Databases) -> None:
    settings = kept.settings
    assert settings is not None
    before = kept.open()
    before.run(lambda tx: tx.add(member()))
    before.close()
    database = Database(settings.database_url, "a setting")
    with database.writing() as connection:
        for newer in ("announced", "closing", "aside", "lane"):
            connection.execute(text(f"DROP TABLE {newer}"))
        for newer in ("outbox_by_lane", "outbox_in_hand"):
            connection.execute(text(f"DROP INDEX {newer}"))
        connection.execute(text(f"UPDATE {DATA_SCHEMA.version_table} SET version_num = '0002'"))  # noqa: S608
    database.close()
    store = open_store(settings, WallClock(), next_wake)
    assert told(store) is None
    announce(store, FIRST)
    assert told(store) == (FIRST,)
    assert store.run(lambda tx: tx.load([member().id]))[member().id].member == member()
    store.close()


def test_a_later_format_is_refused_and_a_later_kind_is_kept() -> None:
    kind = announced.ANNOUNCED
    later = Announcement(Fact("something new", "x"), LATER, NOW)
    assert kind.decode(kind.encode((FIRST, later))) == (FIRST, later)
    with pytest.raises(Unreadable):
        kind.decode(json.dumps({"format": 2, "announcements": []}).encode())

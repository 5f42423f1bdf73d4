"""The register of volunteers: in one transaction with their rows, sealed, and nobody's twice."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from bot.rules.agenda import next_wake
from bot.rules.people import MemberId
from bot.runtime.clock import WallClock
from bot.storage.contract import Stale, Store, Tx, Unreadable
from bot.storage.database import Database
from bot.storage.opening import open_store
from tests.storage.making import member
from tests.stores import Databases, on_every_database, on_every_store

ASHA, RAVI, LEENA = MemberId("id-asha"), MemberId("id-ravi"), MemberId("id-leena")
TOGETHER = 10.0
on_sqlite = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("kept", ["postgres"], indirect=True)


def opened(kept: Databases, *names: str) -> Store:
    store = kept.open()
    for name in names:
        store.run(lambda tx, name=name: tx.add(member(name)))  # type: ignore[misc]
    return store


def listed(store: Store) -> frozenset[MemberId]:
    return store.run(lambda tx: tx.volunteers())


@on_every_store
def test_whoever_is_enlisted_stands_in_it_until_they_leave(kept: Databases) -> None:
    store = opened(kept, "asha", "ravi")
    assert listed(store) == frozenset()
    for who in (ASHA, RAVI, ASHA):
        store.run(lambda tx, who=who: tx.enlist(who))  # type: ignore[misc]
    assert listed(store) == {ASHA, RAVI}
    store.run(lambda tx: tx.delist(ASHA))
    store.run(lambda tx: tx.delist(LEENA))
    assert listed(store) == {RAVI}


@on_every_store
def test_a_work_sees_what_it_did_and_nobody_else_sees_it_before(kept: Databases) -> None:
    store = opened(kept, "asha", "ravi")
    store.run(lambda tx: tx.enlist(RAVI))

    def work(tx: Tx) -> None:
        tx.enlist(ASHA)
        tx.delist(RAVI)
        assert tx.volunteers() == {ASHA}
        raise LookupError

    with pytest.raises(LookupError):
        store.run(work)
    assert listed(store) == {RAVI}


@on_every_store
def test_a_row_that_moved_on_takes_the_register_back_with_it(kept: Databases) -> None:
    store = opened(kept, "asha")
    old = store.run(lambda tx: tx.load([ASHA]))[ASHA]
    store.run(lambda tx: tx.save(old, replace(old.member, visits=1)))

    def work(tx: Tx) -> None:
        tx.enlist(ASHA)
        tx.save(old, replace(old.member, visits=9))

    with pytest.raises(Stale):
        store.run(work)
    assert listed(store) == frozenset()


@on_every_store
def test_whoever_is_erased_is_no_longer_in_it(kept: Databases) -> None:
    store = opened(kept, "asha", "ravi")
    store.run(lambda tx: (tx.enlist(ASHA), tx.enlist(RAVI)))

    def work(tx: Tx) -> None:
        tx.erase(ASHA)
        tx.enlist(ASHA)
        assert tx.volunteers() == {RAVI}

    store.run(work)
    assert listed(store) == {RAVI}


@on_every_store
def test_several_works_in_one_commit_each_add_their_own(kept: Databases) -> None:
    store = opened(kept, "asha", "ravi", "leena")
    store.run_all([lambda tx, who=who: tx.enlist(who) for who in (ASHA, RAVI, LEENA)])  # type: ignore[misc]
    assert listed(store) == {ASHA, RAVI, LEENA}


@on_postgres
@pytest.mark.parametrize("first", [True, False], ids=["no register yet", "a register"])
def test_two_replicas_lose_nobody(kept: Databases, first: bool) -> None:
    one, other = opened(kept, "asha", "ravi", "leena"), kept.open()
    if not first:
        one.run(lambda tx: tx.enlist(LEENA))
    begun = Barrier(2, timeout=TOGETHER)

    def enlist(store: Store, who: MemberId) -> str:
        def work(tx: Tx) -> None:
            tx.volunteers()
            begun.wait()
            tx.enlist(who)

        try:
            store.run(work)
        except Stale:  # both made the first one: the engine runs the second again
            store.run(lambda tx: tx.enlist(who))
            return "again"
        return "kept"

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(enlist, one, ASHA), pool.submit(enlist, other, RAVI)]
    again = [d.result() for d in done].count("again")
    assert again <= first, "with a register there already, whoever comes second waits and goes on"
    assert listed(one) == ({ASHA, RAVI} if first else {ASHA, RAVI, LEENA})


@on_every_database
def test_a_dump_shows_its_size_class_and_nobody(kept: Databases) -> None:
    store = opened(kept, "asha", "ravi")
    sizes = []
    for who in (ASHA, RAVI):
        store.run(lambda tx, who=who: tx.enlist(who))  # type: ignore[misc]
        assert kept.settings is not None
        database = Database(kept.settings.database_url, "a setting")
        with database.reading() as connection:
            ((sealed,),) = connection.execute(text("SELECT sealed FROM register")).all()
        database.close()
        assert who.encode() not in bytes(sealed)
        sizes.append(len(sealed))
    assert sizes[0] == sizes[1]


@on_sqlite
def test_a_register_that_was_changed_is_refused_and_left_alone(kept: Databases, tmp_path: Path) -> None:
    store = opened(kept, "asha")
    store.run(lambda tx: tx.enlist(ASHA))
    with closing(sqlite3.connect(tmp_path / "kaveri.db")) as database, database:
        database.execute("UPDATE register SET version = version + 1")
    for work in (lambda tx: tx.volunteers(), lambda tx: tx.delist(ASHA)):
        with pytest.raises(Unreadable):
            store.run(work)
    with closing(sqlite3.connect(tmp_path / "kaveri.db")) as database, database:
        database.execute("UPDATE register SET version = version - 1")
    assert listed(store) == {ASHA}


@on_every_database
def test_a_database_of_the_first_release_is_brought_here_with_everybody_in_it(kept: Databases) -> None:
    settings = kept.settings
    assert settings is not None
    opened(kept, "asha").close()
    database = Database(settings.database_url, "a setting")
    with database.writing() as connection:  # as that release left it: somebody, and no newer table
        for newer in ("register", "announced", "closing", "aside", "lane"):
            connection.execute(text(f"DROP TABLE {newer}"))
        for newer in ("outbox_by_lane", "outbox_in_hand"):
            connection.execute(text(f"DROP INDEX {newer}"))
        connection.execute(text("UPDATE alembic_version_data SET version_num = '0001'"))
    database.close()
    keys = Database(settings.keys_url, "a setting")
    with keys.writing() as connection:  # and one master key, which no other key names
        connection.execute(text("CREATE TABLE master AS SELECT 1 AS id, name, proof FROM master_key"))
        connection.execute(text("ALTER TABLE data_key DROP COLUMN master"))
        for gone in ("master_key", "holder"):
            connection.execute(text(f"DROP TABLE {gone}"))
        connection.execute(text("UPDATE alembic_version_keys SET version_num = '0001'"))
    keys.close()
    store = open_store(settings, WallClock(), next_wake)
    assert listed(store) == frozenset()
    store.run(lambda tx: tx.enlist(ASHA))
    assert store.run(lambda tx: tx.load([ASHA]))[ASHA].member == member()
    assert listed(store) == {ASHA}
    store.run(lambda tx: tx.add(member("ravi")))
    store.close()
    again = kept.open()
    assert set(again.run(lambda tx: tx.load([ASHA, RAVI]))) == {ASHA, RAVI}

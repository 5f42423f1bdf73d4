"""What one press costs the database, and what happens when the database is not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from bot.rules.people import MemberId
from bot.storage import database as databases
from bot.storage.contract import Slot, Store, Tx, Unavailable
from bot.storage.database import Database
from tests.storage.making import NOW, member, waking
from tests.stores import Databases, on_every_database

ADDRESS = member().addresses[0]


@contextmanager
def statements(bounds: bool = False) -> Iterator[list[str]]:
    """Every statement that is sent to any database; with or without the ``bounds`` of a transaction."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if bounds or not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            sent.append(" ".join(statement.split()[:3]))

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


def press(key: str, wait: timedelta = timedelta()) -> object:
    def work(tx: Tx) -> None:
        assert tx.first_time(key, NOW)
        found = tx.load_at(ADDRESS)
        assert found is not None
        tx.save(found, waking(replace(found.member, visits=found.member.visits + 1), NOW + wait))

    return work


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
def test_a_saved_check_in_is_three_statements_and_four_where_it_moves_the_timer(kept: Databases) -> None:
    store: Store = kept.open()
    store.run(lambda tx: tx.add(waking(member(), NOW)))
    store.run(press("before"))  # type: ignore[arg-type]
    for work, count in ((press("a"), 3), (press("b", timedelta(hours=1)), 4)):
        with statements() as sent:
            store.run_all([work])  # type: ignore[list-item]
        assert len(sent) == count, sent


@pytest.mark.parametrize("kept", ["postgres"], indirect=True)
def test_on_postgresql_it_is_one_look_and_one_statement_that_commits_itself(kept: Databases) -> None:
    store = kept.open()
    store.run(lambda tx: tx.add(waking(member(), NOW)))
    for work in (press("a"), press("b", timedelta(hours=1))):
        with statements(bounds=True) as sent:
            store.run(work)  # type: ignore[arg-type]
        assert [one.split()[0] for one in sent] == ["SELECT", "WITH"]
    assert not store.run(lambda tx: tx.first_time("b", NOW))


@pytest.mark.parametrize("kept", ["postgres"], indirect=True)
def test_whoever_only_looks_begins_no_transaction(kept: Databases) -> None:
    store = kept.open()
    with statements(bounds=True) as sent:
        store.run(lambda tx: tx.load_at(ADDRESS))
    assert [one.split()[0] for one in sent] == ["SELECT"]


def test_a_file_that_somebody_else_has_in_hand_is_unavailable_and_then_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = tuple(p for p in databases.PRAGMAS if "busy_timeout" not in p)
    monkeypatch.setattr(databases, "PRAGMAS", (*patient, "PRAGMA busy_timeout = 1"))
    database = Database(f"sqlite:///{tmp_path / 'a.db'}", "a setting")
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable), database.writing():
            pass
        other.execute("ROLLBACK")
    with database.writing() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
    database.close()


@pytest.mark.parametrize("kept", ["postgres"], indirect=True)
def test_a_connection_that_broke_keeps_nothing_and_the_next_one_works(kept: Databases) -> None:
    store = kept.open()
    assert kept.settings is not None
    other = Database(kept.settings.database_url, "a setting")

    def work(tx: Tx) -> None:
        tx.first_time("k", NOW)
        with other.writing() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        tx.add(member())

    with pytest.raises(Unavailable):
        store.run_all([work])
    other.close()
    assert store.run(lambda tx: tx.first_time("k", NOW))
    assert store.run(lambda tx: tx.load_at(ADDRESS)) is None


@pytest.mark.parametrize("kept", ["postgres"], indirect=True)
def test_whoever_comes_after_the_server_broke_every_connection_notices_nothing(kept: Databases) -> None:
    """Also where they were used a moment ago, so that nobody asks whether they are well."""
    store = kept.open()
    assert kept.settings is not None
    assert store.run(lambda tx: tx.first_time("before", NOW))
    other = Database(kept.settings.database_url, "a setting")
    with other.reading() as connection:
        gone = connection.scalars(
            text(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        ).all()
    other.close()
    assert gone
    assert all(gone)
    assert store.run(lambda tx: tx.first_time("after", NOW))


@on_every_database
def test_there_is_something_new_to_look_for_only_where_it_is_sooner_or_a_notice(kept: Databases) -> None:
    store, soon = kept.open(), timedelta(hours=1)
    works: list[tuple[object, bool]] = [
        (lambda tx: tx.add(waking(member(), NOW + soon)), True),
        (press("a", soon), False),
        (press("b", 2 * soon), False),
        (press("c", soon), True),
        (lambda tx: tx.post(Slot("s"), MemberId("id-asha"), "slack/T1", "visit", NOW), True),
        (lambda tx: tx.unpost(Slot("s")), False),
        (press("c", timedelta()), False),  # it was heard before, and nothing of it is kept
    ]
    for work, expected in works:
        store.stirred = False
        with suppress(AssertionError):
            store.run(work)  # type: ignore[arg-type]
        assert store.stirred is expected


@on_every_database
def test_what_a_database_says_is_not_repeated(kept: Databases) -> None:
    assert kept.settings is not None
    database = Database(kept.settings.database_url, "a setting")
    with pytest.raises(Unavailable) as failed, database.writing() as connection:
        connection.execute(text("SELECT :it FROM no_such_table"), {"it": "rough week"})
    assert "rough week" not in str(failed.value)
    assert failed.value.__suppress_context__
    database.close()


@on_every_database
def test_a_key_store_that_is_not_there_keeps_nothing_of_anybody(kept: Databases) -> None:
    """Erasing or adding without it would be half done: nobody's work is kept, and the engine tries again."""
    store = kept.open()
    other = Database(_keys_url(kept), "a setting")
    with other.writing() as connection:
        connection.execute(text("ALTER TABLE data_key RENAME TO elsewhere"))
    with pytest.raises(Unavailable):
        store.run_all([lambda tx: tx.first_time("k", NOW), lambda tx: tx.add(member()) or False])  # type: ignore[func-returns-value]
    with other.writing() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO data_key"))
    other.close()
    assert store.run(lambda tx: tx.first_time("k", NOW))


def _keys_url(kept: Databases) -> str:
    assert kept.settings is not None
    return kept.settings.keys_url

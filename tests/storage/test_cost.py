"""What one press costs the database, and what happens when the database is not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from bot.storage import database as databases
from bot.storage.contract import Store, Tx, Unavailable
from bot.storage.database import Database
from tests.storage.making import NOW, member, waking
from tests.stores import Databases, on_every_database

ADDRESS = member().addresses[0]


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that is sent to any database, but for the bounds of a transaction."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
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


@on_every_database
def test_a_saved_check_in_is_three_statements_and_four_where_it_moves_the_timer(kept: Databases) -> None:
    store: Store = kept.open()
    store.run(lambda tx: tx.add(waking(member(), NOW)))
    store.run(press("before"))  # type: ignore[arg-type]
    for work, count in ((press("a"), 3), (press("b", timedelta(hours=1)), 4)):
        with statements() as sent:
            store.run_all([work])  # type: ignore[list-item]
        assert len(sent) == count, sent


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

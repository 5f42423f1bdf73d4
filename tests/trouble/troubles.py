"""What can happen to a database while Kaveri runs on it, each as something that begins and ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.pool import Pool

from tests.proxy import Proxy

DISK_FULL = """
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON member EXECUTE FUNCTION no_room()
"""
ROOM_AGAIN = "DROP TRIGGER full_disk ON member; DROP FUNCTION no_room"


@dataclass(frozen=True)
class Place:
    """``url`` reaches the database also while the wire that Kaveri uses does not."""

    url: str
    wire: Proxy | None = None

    def does(self, *statements: str) -> None:
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def counts(self, table: str) -> int:
        engine = create_engine(self.url)
        with engine.connect() as connection:
            found = connection.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - the test's own
        engine.dispose()
        return int(found or 0)


Trouble = Callable[[Place], AbstractContextManager[None]]


@contextmanager
def cut_off(place: Place) -> Iterator[None]:
    assert place.wire is not None
    place.wire.cut()
    yield
    place.wire.resume()


@contextmanager
def hanging(place: Place) -> Iterator[None]:
    assert place.wire is not None
    place.wire.stall()
    yield
    place.wire.resume()


@contextmanager
def made_read_only(place: Place) -> Iterator[None]:
    name = make_url(place.url).database
    everybody = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    place.does(f"ALTER DATABASE {name} SET default_transaction_read_only = on", everybody)
    yield
    place.does("SET default_transaction_read_only = off", f"ALTER DATABASE {name} RESET ALL", everybody)


@contextmanager
def out_of_room(place: Place) -> Iterator[None]:
    place.does(DISK_FULL)
    yield
    place.does(ROOM_AGAIN)


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """Somebody at the database's own prompt, who went to lunch in a transaction."""
    engine = create_engine(place.url)
    with engine.connect() as connection:
        connection.execute(text("LOCK TABLE member, inbox IN ACCESS EXCLUSIVE MODE"))
        yield
    engine.dispose()


@contextmanager
def file_locked(place: Place) -> Iterator[None]:
    with closing(sqlite3.connect(make_url(place.url).database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def file_read_only(_: Place) -> AbstractContextManager[None]:
    return _set("PRAGMA query_only = ON", "PRAGMA query_only = OFF")


def file_out_of_room(_: Place) -> AbstractContextManager[None]:
    """It may not grow: a smaller number than it has pages counts as that many."""
    return _set("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000")


@contextmanager
def _set(trouble: str, well: str) -> Iterator[None]:
    now = [trouble]

    def prepare(connection: Any, *_: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute(now[0])

    event.listen(Pool, "checkout", prepare)
    yield
    now[0] = well  # for connections that were there meanwhile; who listens no more undoes nothing


ON_POSTGRES: tuple[Trouble, ...] = (cut_off, hanging, made_read_only, out_of_room, locked)
ON_SQLITE: tuple[Trouble, ...] = (file_locked, file_read_only, file_out_of_room)

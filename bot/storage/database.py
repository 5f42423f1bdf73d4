"""One database, SQLite or PostgreSQL, behind two doors: ``writing`` and ``reading``.

SQLite: WAL, synced on every commit, one writer at a time, transactions that hold the write lock from
their first statement on (so that nothing read in one can be overtaken). PostgreSQL: a pool, READ
COMMITTED; the version fence in the statements does the rest. As each statement sees what is committed then,
what is only read there needs no transaction, and a work begins its own at its first write.

Whatever the driver says is turned into ``Stale`` or ``Unavailable``. Its own text is dropped: it may
quote what was written.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from bot.storage.contract import CannotStart, Damaged, Stale, Unavailable

POSTGRES_WRITERS = 8
READERS = 4
WAITS_FOR_LOCK = 5  # seconds, for another process that has the SQLite file in hand (a backup, say)

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {WAITS_FOR_LOCK * 1000}",
    "PRAGMA secure_delete = ON",
)

_WRITES = "kaveri_writes"
_BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED"
_SETTING_UP = 7_246_919_024  # any number, the same in every replica

OVERTAKEN = frozenset({"40001", "40P01"})
"""What PostgreSQL calls a serialization failure and a deadlock. A lock that was not to be had in time
is none: whoever waits for their press is not made to wait for it again and again."""

OK = 0
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Database:
    """Connections to one database. Safe to use from any thread."""

    def __init__(self, url: str, setting: str) -> None:
        self._url = _understood(url, setting)
        self.setting = setting
        self.is_sqlite = self._url.get_backend_name() == "sqlite"
        self.writers = 1 if self.is_sqlite else POSTGRES_WRITERS
        self.engine = _sqlite(self._url) if self.is_sqlite else _postgres(self._url)
        self._writer = self.engine.execution_options(**{_WRITES: True})
        self._turn = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, committed at the end, undone by any exception."""
        turn = self._turn if self.is_sqlite else nullcontext()
        with plainly_said(), turn, self._writer.begin() as connection:
            yield connection

    @contextmanager
    def working(self) -> Iterator[tuple[Connection, Callable[[], None]]]:
        """``writing`` for a work that reads first. It calls what comes with the connection before each write;
        on PostgreSQL the transaction begins there, which saves a round trip for whoever only looks."""
        if self.is_sqlite:
            with self.writing() as connection:
                yield connection, lambda: None
            return
        with plainly_said(), self.engine.connect() as connection:
            yield connection, Beginning(connection).make
            connection.commit()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for single queries."""
        with plainly_said(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def undone(self) -> Iterator[Connection]:
        """A transaction like any other, of which nothing stays."""
        turn = self._turn if self.is_sqlite else nullcontext()
        with plainly_said(), turn, self._writer.connect() as connection:
            yield connection
            connection.rollback()

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A transaction that no other replica's ``alone`` runs beside: for setting things up."""
        with self.writing() as connection:
            if self.is_sqlite:
                yield connection
                return
            held: Any = connection.connection.driver_connection
            held.without_end = True
            try:
                connection.execute(select(func.pg_advisory_xact_lock(_SETTING_UP)))
                yield connection
            finally:
                held.without_end = False

    def scrub(self) -> None:
        """Leave no copy of what was just deleted in SQLite's log. (PostgreSQL: its vacuum and its WAL.)"""
        if self.is_sqlite:
            with self.reading() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def is_missing(self) -> bool:
        """Whether there is no such file yet. (A PostgreSQL that is not there does not answer.)"""
        return self.is_sqlite and not Path(self._url.database or "").exists()

    @property
    def conninfo(self) -> str:
        """For a library that connects by itself to the same PostgreSQL. A secret."""
        return self._url.set(drivername="postgresql").render_as_string(hide_password=False)

    def close(self) -> None:
        self.engine.dispose()


class Beginning:
    """What is said once, before the first write of a work: looking needs none."""

    how = _BEGIN

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._made = False

    def make(self) -> None:
        if not self._made:
            self._connection.exec_driver_sql(self.how)
            self._made = True


class Savepoint(Beginning):
    """What is written inside is undone alone by an exception."""

    how = "SAVEPOINT apart"  # a third of what SQLAlchemy's own costs

    def undo(self) -> None:
        if self._made:
            self._connection.exec_driver_sql("ROLLBACK TO SAVEPOINT apart")

    def close(self) -> None:
        if self._made:
            self._connection.exec_driver_sql("RELEASE SAVEPOINT apart")


@contextmanager
def apart(connection: Connection) -> Iterator[Savepoint]:
    """One work among several in a transaction, alone with its failure."""
    savepoint = Savepoint(connection)
    try:
        with plainly_said():
            yield savepoint
    except BaseException:
        savepoint.undo()
        raise
    finally:
        savepoint.close()


@contextmanager
def plainly_said() -> Iterator[None]:
    """Driver errors as ``Stale`` or ``Unavailable``, without the driver's own words."""
    try:
        yield
    except IntegrityError:
        raise Stale("a row that somebody else made or removed first") from None
    except DBAPIError as failed:
        state = getattr(failed.orig, "sqlstate", None)
        if state in OVERTAKEN:
            raise Stale("a row that somebody else had in hand") from None
        if getattr(failed.orig, "sqlite_errorcode", OK) & 0xFF in DAMAGED:
            raise Damaged("the file of a database is damaged") from None
        raise Unavailable(f"the database: {type(failed.orig).__name__} {state or ''}".rstrip()) from None
    except SQLAlchemyError as failed:
        raise Unavailable(f"the database: {type(failed).__name__}") from None


def _understood(url: str, setting: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise CannotStart(f"{setting} is not a database URL. {_examples()}") from None
    known = parsed.drivername in ("sqlite", "postgresql+psycopg")
    if not known or (parsed.drivername == "sqlite" and parsed.database in (None, "", ":memory:")):
        raise CannotStart(f"{setting} is not one of the databases that Kaveri knows. {_examples()}")
    return parsed


def _examples() -> str:
    return "Use sqlite:///kaveri.db (a file) or postgresql+psycopg://USER:PASSWORD@HOST/NAME."


def _sqlite(url: URL) -> Engine:
    engine = create_engine(
        url,
        pool_size=1 + READERS,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late and breaks savepoints
        for pragma in PRAGMAS:
            connection.execute(pragma)

    return _begins(engine, "BEGIN IMMEDIATE")


def _begins(engine: Engine, how: str) -> Engine:
    """No driver begins a transaction by itself here: only where something is written, there is one."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITES):
            connection.exec_driver_sql(how)

    return engine


def _postgres(url: URL) -> Engine:
    try:
        from bot.storage.patient import patiently

        engine = create_engine(
            url,
            pool_size=POSTGRES_WRITERS + READERS,
            max_overflow=0,
            pool_timeout=WAITS_FOR_LOCK,
            pool_use_lifo=True,  # who was used last knows the statements best
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": WAITS_FOR_LOCK, "options": f"-c lock_timeout={WAITS_FOR_LOCK}s"},
        )
        return _begins(patiently(engine), _BEGIN)
    except (ImportError, NoSuchModuleError):
        raise CannotStart("PostgreSQL needs one more package: pip install 'kaveri[postgres]'.") from None

"""What can be taken from a database, as whoever has it would take it: rows, raw files, commit by commit."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, text
from sqlalchemy.engine import make_url

from bot.storage.tables import DATA

Rows = tuple[dict[str, Any], ...]
TABLES = tuple(sorted(DATA.tables))
MOST_COMMITS = 40


@dataclass(frozen=True, slots=True)
class Dump:
    """Every row of every table. ``_place`` is where a row lies, ``_by`` which transaction wrote it last (as
    far as the database tells anybody who asks)."""

    at: datetime
    nightly: bool
    tables: dict[str, Rows] = field(repr=False)

    def __getitem__(self, table: str) -> Rows:
        return self.tables[table]


def dump(url: str, at: datetime, *, nightly: bool = False, tables: tuple[str, ...] = TABLES) -> Dump:
    system = ("rowid AS _place, 0 AS _by", "ctid::text AS _place, xmin::text AS _by")[not is_sqlite(url)]
    with _engine(url).connect() as connection:
        rows = {
            name: tuple(
                dict(row._mapping)
                for row in connection.execute(text(f'SELECT *, {system} FROM "{name}"'))  # noqa: S608
            )
            for name in tables
        }
    return Dump(at, nightly, rows)


@cache
def _engine(url: str) -> Engine:
    return create_engine(url, poolclass=NullPool)


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def files(url: str) -> dict[str, bytes]:
    """Everything on the disk: the file with its log and free pages; heap, indexes and WAL of the server."""
    if is_sqlite(url):
        main = Path(make_url(url).database or "")
        found = [main, *main.parent.glob(f"{main.name}-*")]
        return {path.name: path.read_bytes() for path in found}
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        home = Path(connection.scalar(text("SHOW data_directory")))
        mine = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    engine.dispose()
    wanted = [
        *home.glob(f"base/{mine}/*"),
        *home.glob("pg_wal/0*"),
        *home.glob("log*"),
        *home.glob("pg_stat*/*"),
    ]
    return {str(path.relative_to(home)): path.read_bytes() for path in wanted if path.is_file()}


def watched(url: str) -> str:
    """What PostgreSQL tells about the statements that run and ran: their text, as other sessions see it."""
    engine = create_engine(url)
    with engine.connect() as connection:
        queries = connection.scalars(text("SELECT query FROM pg_stat_activity")).all()
    engine.dispose()
    return "\n".join(query or "" for query in queries)


def commits(url: str) -> Iterator[dict[str, int]]:
    """SQLite's log played commit by commit, the last few: after each, the version of every member's row."""
    main = Path(make_url(url).database or "")
    log, image = Path(f"{main}-wal").read_bytes(), bytearray(main.read_bytes())
    played = list(_played(image, log))[-MOST_COMMITS:]
    for state in played:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(state)
            try:
                yield dict(database.execute("SELECT id, version FROM member").fetchall())
            except sqlite3.DatabaseError:  # a page that was written back since: this commit is lost to us
                continue


def _played(image: bytearray, log: bytes) -> Iterator[bytes]:
    """The file as it was after each commit in the log, of the log's own generation."""
    if len(log) < 32:
        return
    size, salt = struct.unpack_from(">I", log, 8)[0], log[16:24]
    for start in range(32, len(log) - 24 - size + 1, 24 + size):
        number, ends = struct.unpack_from(">II", log, start)
        if log[start + 8 : start + 16] != salt:
            return
        image.extend(b"\0" * (number * size - len(image)))
        image[(number - 1) * size : number * size] = log[start + 24 : start + 24 + size]
        if ends:
            state = image.copy()
            state[18:20] = b"\1\1"  # read without a log
            yield bytes(state)


def pairs(played: Iterable[dict[str, int]]) -> set[frozenset[str]]:
    """Rows that one commit wrote, where they were two. A new row does not count."""
    return {
        ids
        for before, after in pairwise(played)
        if len(ids := frozenset(id for id, version in after.items() if before.get(id, version) != version))
        == 2
    }

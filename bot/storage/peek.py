"""What somebody with the database file sees: every table, as it lies on the disk. Opens nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

ROWS = 6


@dataclass(frozen=True, slots=True)
class Dumped:
    """One table: how many rows it has, and the newest few, exactly as stored."""

    name: str
    count: int
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...] = field(repr=False)


def peek(file: Path) -> list[Dumped]:
    """Every table of an SQLite file, read-only."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'alembic_%' ORDER BY name"
        )
        return [_dumped(database, name) for (name,) in names.fetchall()]


def _dumped(database: sqlite3.Connection, table: str) -> Dumped:
    quoted = '"' + table.replace('"', '""') + '"'
    (count,) = database.execute(f"SELECT count(*) FROM {quoted}").fetchone()  # noqa: S608 - its own table
    rows = database.execute(f"SELECT * FROM {quoted} ORDER BY rowid DESC LIMIT {ROWS}")  # noqa: S608
    return Dumped(table, count, tuple(column[0] for column in rows.description), tuple(rows.fetchall()))

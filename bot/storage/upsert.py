"""INSERT … ON CONFLICT, which SQLAlchemy keeps in two places for two databases; and where a new row lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Executable, Insert, Table, text

from bot.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_or_ignore(database: Database, table: Table, *key: str) -> Insert:
    """Keep the row that is there, if there is one. ``rowcount`` tells which it was, on both databases."""
    ignoring = insert(database, table).on_conflict_do_nothing(index_elements=key)
    return ignoring.execution_options(preserve_rowcount=True)


def insert_or_replace(database: Database, table: Table, *key: str) -> Insert:
    """Replace what the row with this key holds, if there is one."""
    new = insert(database, table)
    others = {c.name: new.excluded[c.name] for c in table.columns if c.name not in key}
    return new.on_conflict_do_update(index_elements=key, set_=others)


def insert_anywhere(database: Database, table: Table, then: str = "") -> Executable:
    """SQLite lays rows in the order in which they came, so that a copy of the file would tell who came
    together: there each gets a random place. (PostgreSQL offers no such choice.) ``then``: on conflict."""
    values = {column.name: f":{column.name}" for column in table.columns}
    if database.is_sqlite:
        values["rowid"] = "random() & 4611686018427387903"
    names, given = ", ".join(values), ", ".join(values.values())
    return text(f"INSERT INTO {table.name} ({names}) VALUES ({given}) {then}")  # noqa: S608 - its own names


def insert(database: Database, table: Table) -> sqlite.Insert | postgresql.Insert:
    # Each dialect only where it is spoken: PostgreSQL's is a tenth of all that SQLAlchemy is.
    if database.is_sqlite:
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)

"""INSERT … ON CONFLICT, which both databases spell alike and SQLAlchemy keeps in two places."""

from __future__ import annotations

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.database import Database


def insert_or_ignore(database: Database, table: Table, *key: str) -> Insert:
    """Keep the row that is there, if there is one. ``rowcount`` tells which it was, on both databases."""
    ignoring = insert(database, table).on_conflict_do_nothing(index_elements=key)
    return ignoring.execution_options(preserve_rowcount=True)


def insert_or_replace(database: Database, table: Table, *key: str) -> Insert:
    """Replace what the row with this key holds, if there is one."""
    new = insert(database, table)
    others = {c.name: new.excluded[c.name] for c in table.columns if c.name not in key}
    return new.on_conflict_do_update(index_elements=key, set_=others)


def insert(database: Database, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if database.is_sqlite else postgresql.insert(table)

"""Procrastinate's own tables, in the data database: made and brought up to date by its own migrations."""

from __future__ import annotations

from pathlib import Path

from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, inspect, text

from bot.storage.contract import CannotStart
from bot.storage.database import Database

VERSION_TABLE = "alembic_version_procrastinate"
"""The last of its migrations that was run here. (It keeps no such note itself.)"""

STRANGERS = (
    "The database behind KAVERI_DATABASE_URL has tables of Procrastinate that Kaveri did not make. Nothing "
    "was changed. Give Kaveri a database of its own, or set KAVERI_WAKER=embedded."
)
NEWER = (
    "The database behind KAVERI_DATABASE_URL was made with a newer Procrastinate ({}). Nothing was changed. "
    "Install that one, or set KAVERI_WAKER=embedded, which does not need it."
)


def bring(database: Database) -> None:
    """One migration after the other, each a transaction that no other replica's runs beside.

    Raises ``CannotStart``.
    """
    while _step(database, _migrations()):
        pass


def _migrations() -> list[Path]:
    return sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))


def _step(database: Database, known: list[Path]) -> bool:
    """Whether there is more to do."""
    with database.alone() as connection:
        found = _found(connection)
        if found is None:
            _run(connection, SchemaManager.get_schema(), known[-1].name)
            return False
        if found > known[-1].name:
            raise CannotStart(NEWER.format(found))
        newer = [migration for migration in known if migration.name > found]
        if newer:
            _run(connection, newer[0].read_text(encoding="utf-8"), newer[0].name)
        return len(newer) > 1


def _found(connection: Connection) -> str | None:
    tables = inspect(connection)
    if tables.has_table(VERSION_TABLE):
        return str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))  # noqa: S608 - our name
    if tables.has_table("procrastinate_jobs"):
        raise CannotStart(STRANGERS)
    return None


def _run(connection: Connection, script: str, name: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(script)  # many statements: as they are, with no parameters
    cursor.close()
    connection.execute(text(f"CREATE TABLE IF NOT EXISTS {VERSION_TABLE} (version_num varchar NOT NULL)"))
    connection.execute(text(f"DELETE FROM {VERSION_TABLE}"))  # noqa: S608 - our name
    connection.execute(text(f"INSERT INTO {VERSION_TABLE} VALUES (:name)"), {"name": name})  # noqa: S608 - our name

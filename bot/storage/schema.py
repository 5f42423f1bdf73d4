"""Brings a database to the schema that this release knows, when it starts.

Alembic is imported only when there is something to do: a bot that is up to date starts at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.storage.contract import CannotStart
from bot.storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Schema:
    """One tree of migrations. ``releases`` are its revisions, oldest first; the last is today's."""

    name: str
    releases: tuple[str, ...]

    @property
    def today(self) -> str:
        return self.releases[-1]

    @property
    def version_table(self) -> str:
        return f"alembic_version_{self.name}"


DATA_SCHEMA = Schema("data", ("0001", "0002", "0003", "0004", "0005", "0006"))
KEYS_SCHEMA = Schema("keys", ("0001", "0002"))


def prepare(database: Database, schema: Schema) -> None:
    """Migrate what is older, leave what is current, refuse what is newer (``CannotStart``)."""
    with database.reading() as connection:
        found = version(connection, schema)
    if _needs_work(found, database, schema):
        with database.alone() as connection:
            if _needs_work(version(connection, schema), database, schema):
                _migrate(connection, schema)


def require(database: Database, schema: Schema) -> None:
    """Nothing is made or migrated: what is not there, or of another release, is refused (``CannotStart``)."""
    if not database.is_missing:
        with database.reading() as connection:
            if version(connection, schema) == schema.today:
                return
    raise CannotStart(
        f"Behind {database.setting} there is no database of this release. `kaveri run` makes it, and brings "
        "an older one up to date. Is the setting the one that Kaveri runs with?"
    )


def version(connection: Connection, schema: Schema) -> str | None:
    """The schema that a database has; ``None`` for an empty one."""
    if not inspect(connection).has_table(schema.version_table):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {schema.version_table}"))  # noqa: S608 - our name
    return None if found is None else str(found)


def _needs_work(found: str | None, database: Database, schema: Schema) -> bool:
    if found is not None and found not in schema.releases:
        raise CannotStart(
            f"The database behind {database.setting} was made by a newer Kaveri (schema {found}; this one "
            f"knows {schema.today}). Nothing was changed. Start the newer release, or restore a backup."
        )
    return found != schema.today


def _migrate(connection: Connection, schema: Schema) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS / schema.name))
    config.attributes |= {"connection": connection, "version_table": schema.version_table}
    command.upgrade(config, schema.today)

"""Brings a database to the schema that this release knows, when it starts.

Releases stand side by side while an operator replaces one replica after the other. So a migration that only
adds says ``still_runs = "0006"``: the oldest schema whose program still runs on what it leaves behind. One
that says nothing leaves room for its own program only. What that comes to stands in the database, beside
the version, so that an older program can tell whether it may start.

Alembic is imported only when there is something to do: a bot that is up to date starts at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.storage.contract import CannotStart
from bot.storage.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Schema:
    """One tree of migrations. ``releases`` are its revisions, oldest first; the last is today's."""

    name: str
    releases: tuple[str, ...]
    migrations: Path = MIGRATIONS

    @property
    def today(self) -> str:
        return self.releases[-1]

    @property
    def version_table(self) -> str:
        return f"alembic_version_{self.name}"


DATA_SCHEMA = Schema("data", ("0001", "0002", "0003", "0004", "0005", "0006"))
KEYS_SCHEMA = Schema("keys", ("0001", "0002"))


def prepare(database: Database, schema: Schema) -> None:
    """Migrate what is older; leave what is current, or newer and made for this release, too; refuse the rest
    (``CannotStart``)."""
    with database.reading() as connection:
        is_older = _is_older(connection, database, schema)
    if is_older:
        with database.alone() as connection:
            if _is_older(connection, database, schema):
                _migrate(connection, schema)


def require(database: Database, schema: Schema) -> None:
    """Makes and migrates nothing. What is not there or not for this release is refused (``CannotStart``)."""
    if not database.is_missing:
        with database.reading() as connection:
            if not _is_older(connection, database, schema):
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


def _is_older(connection: Connection, database: Database, schema: Schema) -> bool:
    """Whether there is something to migrate. Raises ``CannotStart`` where this program is too old."""
    found = version(connection, schema)
    if found is None or found in schema.releases:
        return found != schema.today
    oldest = _still_runs(connection, schema)
    if oldest is not None and oldest <= schema.today:
        return False
    raise CannotStart(
        f"The database behind {database.setting} was brought up to date by a newer Kaveri (schema {found}), "
        f"and this one is too old for it (schema {schema.today}). Nothing was changed. Start the newer "
        "release. To go back to this one, restore the backups of both databases from before the upgrade."
    )


def _still_runs(connection: Connection, schema: Schema) -> str | None:
    """The oldest schema whose program runs on this database, as the newest migration left word of it."""
    if not _leaves_word(connection, schema):
        return None
    word = connection.scalar(text(f"SELECT still_runs FROM {schema.version_table}"))  # noqa: S608 - our name
    return None if word is None else str(word)


def _leaves_word(connection: Connection, schema: Schema) -> bool:
    return any(c["name"] == "still_runs" for c in inspect(connection).get_columns(schema.version_table))


def _migrate(connection: Connection, schema: Schema) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.migrations / schema.name))
    config.attributes |= {"connection": connection, "version_table": schema.version_table}
    command.upgrade(config, schema.today)
    if not _leaves_word(connection, schema):
        connection.execute(text(f"ALTER TABLE {schema.version_table} ADD COLUMN still_runs VARCHAR"))
    row = {"oldest": oldest_that_runs(config)}
    connection.execute(text(f"UPDATE {schema.version_table} SET still_runs = :oldest"), row)  # noqa: S608 - ours


def oldest_that_runs(config: Config) -> str:
    """Each migration speaks for itself; the one that leaves least room decides."""
    from alembic.script import ScriptDirectory

    each = ScriptDirectory.from_config(config).walk_revisions()
    return max(str(getattr(one.module, "still_runs", one.revision)) for one in each)

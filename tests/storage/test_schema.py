"""Starting: on nothing, on what is current, and with what does not belong together."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pydantic import SecretStr
from sqlalchemy import MetaData

from bot.rules.agenda import next_wake
from bot.runtime.clock import WallClock
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart, Unavailable
from bot.storage.database import Database
from bot.storage.keytables import KEYS
from bot.storage.masterkey import keepers, new_master_key
from bot.storage.opening import open_store
from bot.storage.schema import DATA_SCHEMA, KEYS_SCHEMA, Schema
from bot.storage.tables import DATA
from tests.storage.making import member
from tests.stores import Databases, on_every_database


def opened(settings: Settings, **change: Any) -> None:
    open_store(settings.model_copy(update=change), WallClock(), next_wake).close()


def at(kept: Databases) -> Settings:
    assert kept.settings is not None
    return kept.settings


@on_every_database
@pytest.mark.parametrize("kind", ["data", "keys"])
def test_the_migrations_lead_to_the_tables(kept: Databases, kind: str) -> None:
    opened(at(kept))
    tables: MetaData = {"data": DATA, "keys": KEYS}[kind]
    schema: Schema = {"data": DATA_SCHEMA, "keys": KEYS_SCHEMA}[kind]
    database = Database({"data": at(kept).database_url, "keys": at(kept).keys_url}[kind], "a setting")
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.version_table})
        assert compare_metadata(context, tables) == []
    database.close()


@on_every_database
def test_a_key_store_of_somebody_else_is_refused(kept: Databases, tmp_path: Path) -> None:
    store = kept.open()
    store.run(lambda tx: tx.add(member()))
    with pytest.raises(CannotStart, match="KAVERI_KEYS_URL"):
        opened(at(kept), keys_url=f"sqlite:///{tmp_path / 'empty.db'}")


@on_every_database
def test_every_replica_seals_tokens_alike_and_another_organisation_does_not(
    kept: Databases, tmp_path: Path
) -> None:
    one, other = kept.open(), kept.open()
    assert one.token_key() == other.token_key()
    assert len(one.token_key()) == 32
    elsewhere = Settings(
        database_url=f"sqlite:///{tmp_path / 'a.db'}",
        keys_url=f"sqlite:///{tmp_path / 'b.db'}",
        master_key=at(kept).master_key,
    )
    stranger = open_store(elsewhere, WallClock(), next_wake)
    assert stranger.token_key() != one.token_key()
    stranger.close()


def test_a_start_on_a_current_schema_does_without_alembic(tmp_path: Path) -> None:
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'a.db'}",
        keys_url=f"sqlite:///{tmp_path / 'b.db'}",
        master_key=SecretStr(new_master_key()),
    )
    opened(settings)
    assert settings.master_key is not None
    code = (
        "import sys\n"
        "from bot.rules.agenda import next_wake\n"
        "from bot.runtime.clock import WallClock\n"
        "from bot.runtime.settings import Settings\n"
        "from bot.storage.opening import open_store\n"
        "open_store(Settings(), WallClock(), next_wake).close()\n"
        "sys.exit('alembic' in sys.modules)\n"
    )
    environment = {
        "KAVERI_DATABASE_URL": settings.database_url,
        "KAVERI_KEYS_URL": settings.keys_url,
        "KAVERI_MASTER_KEY": settings.master_key.get_secret_value(),
    }
    ran = subprocess.run([sys.executable, "-c", code], env=environment, timeout=60, check=False)
    assert ran.returncode == 0


@pytest.mark.parametrize("url", ["", "kaveri.db", "mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_a_database_url_that_is_none_is_named(url: str) -> None:
    settings = Settings(database_url=url, master_key=SecretStr(new_master_key()))
    with pytest.raises(CannotStart, match="KAVERI_DATABASE_URL"):
        opened(settings)


def test_one_database_for_both_is_refused() -> None:
    with pytest.raises(CannotStart, match="use two"):
        opened(
            Settings(
                database_url="sqlite:///a", keys_url="sqlite:///a", master_key=SecretStr(new_master_key())
            )
        )


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/kaveri.db", "postgresql+psycopg://127.0.0.1:1/x"])
def test_a_database_that_does_not_answer_is_unavailable(url: str, tmp_path: Path) -> None:
    settings = Settings(
        database_url=url, keys_url=f"sqlite:///{tmp_path / 'b.db'}", master_key=SecretStr(new_master_key())
    )
    with pytest.raises(Unavailable):
        opened(settings)


@pytest.mark.parametrize(
    ("write", "named"),
    [
        (lambda file: None, "KAVERI_MASTER_KEY_FILE cannot be read"),
        (lambda file: file.write_text("nonsense"), "KAVERI_MASTER_KEY_FILE does not hold"),
        (lambda file: file.write_bytes(b"\xff\xfe\x00"), "KAVERI_MASTER_KEY_FILE does not hold"),
    ],
    ids=["absent", "nonsense", "bytes"],
)
def test_a_key_file_that_holds_none_is_named(
    tmp_path: Path, write: Callable[[Path], Any], named: str
) -> None:
    write(tmp_path / "key")
    with pytest.raises(CannotStart, match=named):
        keepers(Settings(master_key_file=tmp_path / "key"))


def test_a_key_file_is_as_good_as_the_key(tmp_path: Path) -> None:
    key = new_master_key()
    (tmp_path / "key").write_text(key + "\n")
    (from_file,) = keepers(Settings(master_key_file=tmp_path / "key")).values()
    (told,) = keepers(Settings(master_key=SecretStr(key))).values()
    assert from_file.newest().key.name == told.newest().key.name
    assert key not in repr((from_file, from_file.newest(), told, told.newest()))


def test_without_a_key_kaveri_says_how_to_get_one() -> None:
    with pytest.raises(CannotStart, match="kaveri new-key"):
        keepers(Settings())

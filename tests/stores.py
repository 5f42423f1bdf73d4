"""Every kind of store, as fixtures: in memory, on SQLite, on PostgreSQL. One suite for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.rules.agenda import next_wake
from bot.runtime.clock import Clock, WallClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.masterkey import new_master_key
from bot.storage.memory import MemoryStore
from bot.storage.opening import open_store
from tests import upgrade
from tests.pg import Postgres, a_server

KINDS = ("memory", "sqlite", "postgres")
DATABASES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with a_server() as server:
        yield server


@dataclass
class Databases:
    """Two databases and a master key. ``open`` may be called again: another replica, or a restart."""

    settings: Settings | None
    _drop: Callable[[], None] = lambda: None
    _memory: MemoryStore = field(default_factory=lambda: MemoryStore(next_wake))
    _opened: list[Store] = field(default_factory=list)

    def open(self, clock: Clock | None = None) -> Store:
        if self.settings is None:
            return self._memory
        store = open_store(self.settings, clock or WallClock(), next_wake)
        self._opened.append(store)
        return store

    def close(self) -> None:
        for store in self._opened:
            store.close()
        self._drop()


def databases(kind: str, folder: Path, postgres: Callable[[], Postgres]) -> Databases:
    match kind:
        case "memory":
            return Databases(None)
        case "sqlite":
            upgrade.made_by_a_newer_one(folder)
            return Databases(
                settings_for(f"sqlite:///{folder / 'kaveri.db'}", f"sqlite:///{folder / 'keys.db'}")
            )
        case _:
            server = postgres()
            urls = server.fresh()
            return Databases(settings_for(*urls), partial(server.drop, *urls))


def settings_for(data: str, keys: str) -> Settings:
    """These databases, and a new master key."""
    return Settings(database_url=data, keys_url=keys, master_key=SecretStr(new_master_key()))


@pytest.fixture
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Databases]:
    """Where a store keeps things; the kind comes from the test's parameter, memory where there is none."""
    kind = getattr(request, "param", "memory")
    kept = databases(kind, tmp_path, lambda: request.getfixturevalue("postgres"))
    yield kept
    kept.close()


on_every_store = pytest.mark.parametrize("kept", KINDS, indirect=True)
on_every_database = pytest.mark.parametrize("kept", DATABASES, indirect=True)

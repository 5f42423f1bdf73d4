"""Databases whose master keys stand in a file, as an operator keeps and replaces them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.rules.agenda import next_wake
from bot.runtime.clock import Clock, WallClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.database import Database
from bot.storage.masterkey import KeyService, MasterKey, new_master_key
from bot.storage.opening import key_store, open_store
from bot.storage.rotation import Rotation
from tests.stores import Databases

CLOCK = WallClock()


@dataclass
class Ring:
    """``open`` may be called again: another replica, or a restart."""

    settings: Settings
    file: Path
    service: KeyService | None = None
    _opened: list[Store] = field(default_factory=list)

    def open(self, clock: Clock = CLOCK) -> Store:
        self._opened.append(open_store(self.settings, clock, next_wake, self.service))
        return self._opened[-1]

    def close(self) -> None:
        for store in self._opened:
            store.close()

    @contextmanager
    def rotation(self) -> Iterator[Rotation]:
        """What `kaveri keys` works with, in a process of its own as far as the keys are concerned."""
        with key_store(self.settings, CLOCK, self.service) as (database, store):
            yield Rotation(database, store.masters, CLOCK.now)

    def names(self) -> list[str]:
        return [MasterKey.from_text(word, "the file").name for word in self.file.read_text().split()]

    def adds_a_key(self) -> str:
        """`kaveri new-key >> master-key`, and the name of the new one."""
        with self.file.open("a") as file:
            file.write(new_master_key() + "\n")
        return self.names()[-1]

    def keeps_only(self, name: str) -> None:
        words = self.file.read_text().split()
        self.file.write_text(
            "\n".join(word for word, n in zip(words, self.names(), strict=True) if n == name)
        )

    def keys(self, query: str, **bound: Any) -> list[Any]:
        return list(self._said(self.settings.keys_url, query, bound))

    def data(self, query: str, **bound: Any) -> list[Any]:
        return list(self._said(self.settings.database_url, query, bound))

    def _said(self, url: str, query: str, bound: dict[str, Any]) -> list[Any]:
        database = Database(url, "the test's")
        try:
            with database.writing() as connection:
                said = connection.execute(text(query), bound)
                return [tuple(row) for row in said] if said.returns_rows else []
        finally:
            database.close()


def a_ring(kept: Databases, folder: Path, service: KeyService | None = None) -> Ring:
    assert kept.settings is not None
    file = folder / "master-key"
    file.write_text(new_master_key() + "\n")
    changes = {"master_key": None, "master_key_file": file}
    return Ring(kept.settings.model_copy(update=changes), file, service)


def rotated(ring: Ring, to: str | None = None) -> list[str]:
    """All of it, in one go; the master keys that are not needed any more."""
    with ring.rotation() as rotation:
        new = rotation.begin(to)
        rotation.turn(new)
        for _ in rotation.walk(new):
            pass
        return rotation.finish(new)

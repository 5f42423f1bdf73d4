"""What a store holds, down to the last row: whether a request changed it, and putting it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from pydantic import SecretStr

from bot.rules.agenda import next_wake
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.masterkey import new_master_key
from bot.storage.memory import MemoryStore
from bot.storage.memory_tx import Rows
from bot.storage.opening import open_store
from tests.world import MONDAY

MANY = 10_000


class Watch(Protocol):
    """Marks lie on each other: the last is what ``changed`` compares with, and ``restore`` goes back to."""

    store: Store

    def mark(self, *, forgets: bool = False) -> None:
        """``forgets``: nothing was ever pressed, as far as the store knows."""

    def changed(self, *, beside_seen: bool = False) -> bool:
        """``beside_seen``: in more than which presses were seen."""

    def restore(self) -> None: ...

    def drop(self) -> None:
        """Back to the mark before the last."""


class InMemory:
    def __init__(self) -> None:
        self._store = MemoryStore(next_wake)
        self.store: Store = self._store
        self._marks: list[Rows] = []

    def mark(self, *, forgets: bool = False) -> None:
        if forgets:
            self._store._rows.seen = {}
        self._marks.append(_copied(self._store._rows))

    def changed(self, *, beside_seen: bool = False) -> bool:
        rows, marked = self._store._rows, self._marks[-1]
        return replace(rows, seen=marked.seen) != marked if beside_seen else rows != marked

    def restore(self) -> None:
        self._store._rows = _copied(self._marks[-1])

    def drop(self) -> None:
        self._marks.pop()
        self.restore()


def _copied(rows: Rows) -> Rows:
    """Members and records are values; notices change where they are."""
    copied = Rows(**{f.name: copy(getattr(rows, f.name)) for f in fields(rows)})
    copied.outbox = {slot: replace(notice) for slot, notice in rows.outbox.items()}
    return copied


class OnSqlite:
    """Rows are compared as they lie on the disk; both databases, the keys' too."""

    def __init__(self, folder: Path) -> None:
        paths = [folder / "kaveri.db", folder / "keys.db"]
        data, keys = (f"sqlite:///{path}" for path in paths)
        told = Settings(database_url=data, keys_url=keys, master_key=SecretStr(new_master_key()))
        self.store = open_store(told, PushedClock(MONDAY), next_wake)
        self._files = [sqlite3.connect(path, isolation_level=None) for path in paths]
        self._marks: list[tuple[list[sqlite3.Connection], list[Any]]] = []
        self._versions: list[int] = []

    def mark(self, *, forgets: bool = False) -> None:
        if forgets:
            self._files[0].execute("DELETE FROM inbox")
        copies = [sqlite3.connect(":memory:") for _ in self._files]
        for file, kept in zip(self._files, copies, strict=True):
            file.backup(kept)
        self._marks.append((copies, self._all()))
        self._versions = self._now()

    def changed(self, *, beside_seen: bool = False) -> bool:
        """Whether anything was committed, and if so, whether the rows differ."""
        if self._now() == self._versions:
            return False
        rows, marked = self._all(), self._marks[-1][1]
        return any(a != b for a, b in zip(rows, marked, strict=True) if not (beside_seen and a[0] == "inbox"))

    def restore(self) -> None:
        for file, kept in zip(self._files, self._marks[-1][0], strict=True):
            kept.backup(file)
        self._versions = self._now()

    def drop(self) -> None:
        for kept in self._marks.pop()[0]:
            kept.close()
        self.restore()

    def close(self) -> None:
        for connection in (*self._files, *(kept for copies, _ in self._marks for kept in copies)):
            connection.close()

    def _now(self) -> list[int]:
        return [file.execute("PRAGMA data_version").fetchone()[0] for file in self._files]

    def _all(self) -> list[Any]:
        return [table for file in self._files for table in _rows(file)]


def _rows(file: sqlite3.Connection) -> list[Any]:
    names = [
        name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    ]
    return [(name, sorted(file.execute(f'SELECT * FROM "{name}"'), key=repr)) for name in names]  # noqa: S608


def people(store: Store) -> dict[MemberId, Member]:
    """Everybody, as they are."""
    ids = store.members(None, MANY)
    return {id: found.member for id, found in store.run(lambda tx: tx.load(ids)).items()}


@contextmanager
def a_watch(kind: str) -> Iterator[InMemory | OnSqlite]:
    if kind == "memory":
        yield InMemory()
        return
    with TemporaryDirectory(prefix="kaveri-fuzz-") as folder:
        watch = OnSqlite(Path(folder))
        try:
            yield watch
        finally:
            watch.close()

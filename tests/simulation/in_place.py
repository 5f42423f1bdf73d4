"""A writer for a store in memory: there is nothing to wait for, and no thread to wait in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.runtime.writer import Writer
from bot.storage.contract import Store, Tx

T = TypeVar("T")


class InPlace(Writer):
    """Writes where it is asked to, without threads: in memory nothing is waited for."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._at_once = store

    async def run(self, work: Callable[[Tx], T], patience: float | None = None) -> T:
        return self._at_once.run(work)

    async def call(self, read: Callable[[], T]) -> T:
        return read()

"""A store that fails once, at the n-th thing that is asked of it: before it was kept, or just after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.rules.people import MemberId
from bot.storage.contract import Letter, Store, Tx, Unavailable
from bot.storage.seam import Pace

T = TypeVar("T")


class Crashing:
    """Wraps a real store. ``kept`` decides on which side of the commit it fails."""

    def __init__(self, store: Store, at: int, kept: bool) -> None:
        self._store = store
        self._left = at
        self._kept = kept
        self.crashed = False

    def fails_at(self, at: int) -> None:
        """Count from here on."""
        self._left = at

    @property
    def whole(self) -> Store:
        """The store underneath, which never fails."""
        return self._store

    @property
    def writers(self) -> int:
        return self._store.writers

    def run(self, work: Callable[[Tx], T]) -> T:
        return self._once(lambda: self._store.run(work))

    def run_all(self, works: list[Callable[[Tx], T]]) -> list[T | Exception]:
        return self._once(lambda: self._store.run_all(works))

    def claim(
        self, now: datetime, lease: timedelta, limit: int, full: frozenset[str], pace: Pace
    ) -> list[Letter]:
        return self._once(lambda: self._store.claim(now, lease, limit, full, pace))

    def delivered(self, letter: Letter) -> None:
        return self._once(lambda: self._store.delivered(letter))

    def due(self, now: datetime, limit: int) -> list[MemberId]:
        return self._store.due(now, limit)

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._store, name)

    def _once(self, what: Callable[[], T]) -> T:
        self._left -= 1
        if self._left != 0:
            return what()
        self.crashed = True
        if self._kept:
            what()
        raise Unavailable("crashed on purpose")

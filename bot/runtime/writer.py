"""Runs transactions off the event loop: one writer on SQLite, sharing commits; a few on PostgreSQL.

Waiting works share one commit, each alone in a savepoint: the disk is asked once for all of them, and
a press that fails does not take its neighbours with it. A lost race reruns the whole work.

A press waits for its turn only as long as its person can: what comes when too many wait, or has not begun
in time, is turned away untried, so that it is certain that nothing of it was kept.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from bot.storage.contract import Stale, Store, Tx, Unavailable

T = TypeVar("T")

TOGETHER = 32
"""At most this many works share a commit, so that the first of them does not wait long."""

RUNS = 20
"""How often a work that lost its race is run before the person is told that it was not saved."""

MOST_WAITING = 500
"""So many works may wait before a press is turned away."""

PATIENCE = 1.5
"""Seconds that a press may wait for its turn: then its person is told within Slack's three."""


@dataclass(eq=False, slots=True)
class _Waiting:
    work: Callable[[Tx], Any] = field(repr=False)
    done: asyncio.Future[Any] = field(repr=False)


class Writer:
    """``run`` returns once the work is committed, or raises and nothing of it was kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(store.writers, thread_name_prefix="kaveri-writer")
        self._waiting: deque[_Waiting] = deque()
        self._hand = threading.Lock()
        self._busy = 0
        self.refused = False
        """Whether the database took nothing the last time that something was to be kept."""

    async def press(self, work: Callable[[Tx], T]) -> T:
        """``run`` for somebody who waits in front of a window: its turn comes soon, or it raises."""
        return await self.run(work, PATIENCE)

    async def run(self, work: Callable[[Tx], T], patience: float | None = None) -> T:
        """``patience``: the seconds until its turn must have come; without, it waits as long as it takes."""
        for _ in range(RUNS):
            try:
                return await self._once(work, patience)
            except Stale:
                continue  # somebody else moved the row first: read it again and decide again
        raise Unavailable("a row kept moving on")

    async def call(self, read: Callable[[], T]) -> T:
        """A blocking call of the store that is a transaction of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, read)

    async def keep(self, write: Callable[[], T]) -> T:
        """``call`` for one that writes: what became of it is noted like that of a work."""
        return await self.call(partial(self._noted, write))

    def close(self) -> None:
        self._pool.shutdown(wait=True)

    async def _once(self, work: Callable[[Tx], T], patience: float | None) -> T:
        loop = asyncio.get_running_loop()
        if patience is not None and len(self._waiting) >= MOST_WAITING:
            raise Unavailable("too much waits to be kept")
        done: asyncio.Future[T] = loop.create_future()
        waiting = _Waiting(work, done)
        self._waiting.append(waiting)
        if self._busy < self._store.writers:
            self._busy += 1
            self._pool.submit(self._drain, loop)
        late = loop.call_later(patience, self._turn_away, waiting) if patience is not None else None
        try:
            return await done
        finally:
            if late is not None:
                late.cancel()

    def _turn_away(self, late: _Waiting) -> None:
        """Its turn did not come. What has begun goes on, and says itself what became of it."""
        with self._hand:
            if late not in self._waiting:
                return
            self._waiting.remove(late)
        if not late.done.done():
            late.done.set_exception(Unavailable("its turn did not come in time"))

    def _drain(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a writer's thread: take what waits, commit it together, until nothing waits."""
        while taken := self._take():
            results = self._commit([one.work for one in taken])
            loop.call_soon_threadsafe(_settle, taken, results)
        loop.call_soon_threadsafe(self._rest, loop)

    def _take(self) -> list[_Waiting]:
        # Where several writers share a database, a shared commit would hold one member's row for
        # another member's sake; there each work commits alone.
        most = TOGETHER if self._store.writers == 1 else 1
        taken: list[_Waiting] = []
        with self._hand:
            while self._waiting and len(taken) < most:
                taken.append(self._waiting.popleft())
        return taken

    def _commit(self, works: list[Callable[[Tx], Any]]) -> list[Any]:
        try:
            if len(works) == 1:
                return [self._noted(partial(self._store.run, works[0]))]
            return self._noted(partial(self._store.run_all, works))
        except Exception as problem:  # noqa: BLE001 - handed to whoever waits, in their own task
            return [problem] * len(works)

    def _noted(self, write: Callable[[], T]) -> T:
        try:
            result = write()
        except Unavailable:
            self.refused = True
            raise
        self.refused = False
        return result

    def _rest(self, loop: asyncio.AbstractEventLoop) -> None:
        """Back on the loop: a work may have come between the last look and now."""
        self._busy -= 1
        if self._waiting and self._busy < self._store.writers:
            self._busy += 1
            self._pool.submit(self._drain, loop)


def _settle(taken: list[_Waiting], results: list[Any]) -> None:
    for one, result in zip(taken, results, strict=True):
        if one.done.cancelled():
            continue
        if isinstance(result, Exception):
            one.done.set_exception(result)
        else:
            one.done.set_result(result)

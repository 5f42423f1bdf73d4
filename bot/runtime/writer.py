"""Runs transactions off the event loop: one writer on SQLite, sharing commits; a few on PostgreSQL.

Waiting works share one commit, each alone in a savepoint: the disk is asked once for all of them, and
a press that fails does not take its neighbours with it. A lost race reruns the whole work.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from bot.storage.contract import Stale, Store, Tx, Unavailable

T = TypeVar("T")

TOGETHER = 32
"""At most this many works share a commit, so that the first of them does not wait long."""

RUNS = 20
"""How often a work that lost its race is run before the person is told that it was not saved."""

_Waiting = tuple[Callable[[Tx], Any], "asyncio.Future[Any]"]


class Writer:
    """``run`` returns once the work is committed, or raises and nothing of it was kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(store.writers, thread_name_prefix="kaveri-writer")
        self._waiting: deque[_Waiting] = deque()
        self._busy = 0

    async def run(self, work: Callable[[Tx], T]) -> T:
        for _ in range(RUNS):
            try:
                return await self._once(work)
            except Stale:
                continue  # somebody else moved the row first: read it again and decide again
        raise Unavailable("a row kept moving on")

    async def call(self, read: Callable[[], T]) -> T:
        """A blocking call of the store that is a transaction of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, read)

    def close(self) -> None:
        self._pool.shutdown(wait=True)

    async def _once(self, work: Callable[[Tx], T]) -> T:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._waiting.append((work, done))
        if self._busy < self._store.writers:
            self._busy += 1
            self._pool.submit(self._drain, loop)
        return await done

    def _drain(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a writer's thread: take what waits, commit it together, until nothing waits."""
        while taken := self._take():
            results = self._commit([work for work, _ in taken])
            loop.call_soon_threadsafe(_settle, taken, results)
        loop.call_soon_threadsafe(self._rest, loop)

    def _take(self) -> list[_Waiting]:
        # Where several writers share a database, a shared commit would hold one member's row for
        # another member's sake; there each work commits alone.
        most = TOGETHER if self._store.writers == 1 else 1
        taken: list[_Waiting] = []
        while len(taken) < most:
            try:
                taken.append(self._waiting.popleft())
            except IndexError:
                break
        return taken

    def _commit(self, works: list[Callable[[Tx], Any]]) -> list[Any]:
        try:
            if len(works) == 1:
                return [self._store.run(works[0])]
            return self._store.run_all(works)
        except Exception as problem:  # noqa: BLE001 - handed to whoever waits, in their own task
            return [problem] * len(works)

    def _rest(self, loop: asyncio.AbstractEventLoop) -> None:
        """Back on the loop: a work may have come between the last look and now."""
        self._busy -= 1
        if self._waiting and self._busy < self._store.writers:
            self._busy += 1
            self._pool.submit(self._drain, loop)


def _settle(taken: list[_Waiting], results: list[Any]) -> None:
    for (_, done), result in zip(taken, results, strict=True):
        if done.cancelled():
            continue
        if isinstance(result, Exception):
            done.set_exception(result)
        else:
            done.set_result(result)

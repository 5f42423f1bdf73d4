"""Runs transactions off the event loop: one writer on SQLite, sharing commits; a few on PostgreSQL.

Waiting works share one commit, each alone in a savepoint: the disk is asked once for all of them, and
a press that fails does not take its neighbours with it. A lost race reruns the whole work.

A press waits for its turn only as long as its person can: what comes when too many wait, or has not begun
in time, is turned away untried, so that it is certain that nothing of it was kept. Its turn comes before
that of whatever nobody waits for; but every fourth turn is of what has waited behind presses.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from typing import Any, TypeVar

from bot.storage.contract import Stale, Store, Tx, Unavailable

T = TypeVar("T")

TOGETHER = 32
"""At most this many works share a commit, so that the first of them does not wait long."""

RUNS = 20
"""How often a work that lost its race is run before the person is told that it was not saved."""

MOST_WAITING = 500
"""So many presses may wait before the next is turned away."""

PATIENCE = 1.5
"""Seconds that a press may wait for its turn: then its person is told within Slack's three."""

STARVED = 0.05
ROUND = 0.1
"""Seconds. Where the loop takes longer than the first until it hears of a commit, the next one waits until
the loop has seen to whoever came meanwhile, the second at most. Else the two fight for the interpreter, and
the one that needs it all the time keeps it from the one that has to ask for it again at every request:
whoever is only to read that there is no room would wait longest."""

OTHERS_EVERY = 4
"""Of so many turns, one begins with what gives way: it is late under load, and never left undone."""


class Turn(IntEnum):
    """Whose comes first."""

    PRESS = 0  # somebody waits in front of a window
    SOON = 1  # what goes out, and what keeps the program going
    LATER = 2  # wake-ups: thousands may be due at the same moment


@dataclass(eq=False, slots=True)
class _Waiting:
    """A work, or a call of the store that is a transaction of its own."""

    work: Callable[[Tx], Any] | None = field(repr=False)
    call: Callable[[], Any] = field(repr=False)
    done: asyncio.Future[Any] = field(repr=False)


class Writer:
    """``run`` returns once the work is committed, or raises and nothing of it was kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(store.writers, thread_name_prefix="kaveri-writer")
        self._waiting: dict[Turn, deque[_Waiting]] = {turn: deque() for turn in Turn}
        self._hand = threading.Lock()
        self._busy = self._turns = 0
        self._behind = 0.0
        self.refused = False
        """Whether the database took nothing the last time that something was to be kept."""

    async def press(self, work: Callable[[Tx], T]) -> T:
        """``run`` for somebody who waits in front of a window: its turn comes soon, or it raises."""
        return await self._again_and_again(work, Turn.PRESS)

    async def run(self, work: Callable[[Tx], T]) -> T:
        """It waits for its turn as long as that takes."""
        return await self._again_and_again(work, Turn.SOON)

    async def later(self, work: Callable[[Tx], T]) -> T:
        """``run`` for what may be one of thousands, and gives way."""
        return await self._again_and_again(work, Turn.LATER)

    async def call(self, read: Callable[[], T]) -> T:
        """A blocking call of the store that is a transaction of its own."""
        return await self._turn(None, read, Turn.SOON)

    async def keep(self, write: Callable[[], T]) -> T:
        """``call`` for one that writes: what became of it is noted like that of a work."""
        return await self.call(partial(self._noted, write))

    def close(self) -> None:
        self._pool.shutdown(wait=True)

    async def _again_and_again(self, work: Callable[[Tx], T], turn: Turn) -> T:
        for _ in range(RUNS):
            try:
                return await self._turn(work, partial(self._alone, work), turn)
            except Stale:
                continue  # somebody else moved the row first: read it again and decide again
        raise Unavailable("a row kept moving on")

    async def _turn(self, work: Callable[[Tx], T] | None, call: Callable[[], T], turn: Turn) -> T:
        loop = asyncio.get_running_loop()
        queue, is_press = self._waiting[turn], turn is Turn.PRESS
        if is_press and len(queue) >= MOST_WAITING:
            raise Unavailable("too much waits to be kept")
        done: asyncio.Future[T] = loop.create_future()
        waiting = _Waiting(work, call, done)
        queue.append(waiting)
        self._begin(loop)
        late = loop.call_later(PATIENCE, self._turn_away, waiting) if is_press else None
        try:
            return await done
        finally:
            if late is not None:
                late.cancel()

    def _turn_away(self, late: _Waiting) -> None:
        """Its turn did not come. What has begun goes on, and says itself what became of it."""
        queue = self._waiting[Turn.PRESS]
        with self._hand:
            if late not in queue:
                return
            queue.remove(late)
        if not late.done.done():
            late.done.set_exception(Unavailable("its turn did not come in time"))

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._busy < self._store.writers:
            self._busy += 1
            self._pool.submit(self._drain, loop)

    def _drain(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a writer's thread: take what waits, commit it together, until nothing waits."""
        while taken := self._take():
            results = self._commit(taken)
            round_over = threading.Event()
            then = partial(self._settled, loop, time.monotonic(), round_over)
            loop.call_soon_threadsafe(_settle, taken, results, then)
            if self._behind > STARVED:
                round_over.wait(ROUND)
        loop.call_soon_threadsafe(self._rest, loop)

    def _settled(self, loop: asyncio.AbstractEventLoop, since: float, round_over: threading.Event) -> None:
        self._behind = time.monotonic() - since
        loop.call_soon(round_over.set)

    def _take(self) -> list[_Waiting]:
        """Of one queue only: who presses does not wait for the wake-ups of a shared commit."""
        with self._hand:
            self._turns += 1
            turns = reversed(Turn) if self._turns % OTHERS_EVERY == 0 else iter(Turn)
            queue = next((queue for turn in turns if (queue := self._waiting[turn])), None)
            return self._together(queue) if queue else []

    def _together(self, queue: deque[_Waiting]) -> list[_Waiting]:
        # Where several writers share a database, a shared commit would hold one member's row for
        # another member's sake; there each work commits alone.
        most = TOGETHER if self._store.writers == 1 else 1
        taken = [queue.popleft()]
        while taken[0].work and queue and queue[0].work and len(taken) < most:
            taken.append(queue.popleft())
        return taken

    def _commit(self, taken: list[_Waiting]) -> list[Any]:
        if taken[0].work is None and taken[0].done.cancelled():
            return [None]  # nobody is there any more to do something with what it would take in hand
        works = [one.work for one in taken if one.work]
        try:
            if len(works) > 1:
                return self._noted(partial(self._store.run_all, works))
            return [one.call() for one in taken]
        except Exception as problem:  # noqa: BLE001 - handed to whoever waits, in their own task
            return [problem] * len(taken)

    def _alone(self, work: Callable[[Tx], T]) -> T:
        return self._noted(partial(self._store.run, work))

    def _noted(self, write: Callable[[], T]) -> T:
        try:
            result = write()
        except Unavailable:
            self.refused = True
            raise
        self.refused = False
        return result

    def _rest(self, loop: asyncio.AbstractEventLoop) -> None:
        """Back on the loop: something may have come between the last look and now."""
        self._busy -= 1
        if any(self._waiting.values()):
            self._begin(loop)


def _settle(taken: list[_Waiting], results: list[Any], then: Callable[[], object]) -> None:
    for one, result in zip(taken, results, strict=True):
        if one.done.cancelled():
            continue
        if isinstance(result, Exception):
            one.done.set_exception(result)
        else:
            one.done.set_result(result)
    then()

"""What a platform said, remembered for a while: never more than so much, and asked for once at a time."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.rules.people import Address
from bot.runtime.clock import Clock

K = TypeVar("K")
V = TypeVar("V")

FRESH = timedelta(minutes=5)
MOST = 5_000
BUDGET_SECONDS = 1.0


def remember(into: OrderedDict[K, V], key: K, what: V, most: int) -> None:
    """The newest, at most so many: whatever was remembered longest ago goes first."""
    into[key] = what
    into.move_to_end(key)
    while len(into) > most:
        into.popitem(last=False)


class Answers(Generic[V]):
    """What ``ask`` found about people. Whatever it raises is raised here as well, and not remembered."""

    def __init__(
        self, clock: Clock, ask: Callable[[Address], Awaitable[V]], seconds: float = BUDGET_SECONDS
    ) -> None:
        """``seconds``: how long an answer is waited for."""
        self._clock = clock
        self._seconds = seconds
        self._ask = ask
        self._known: OrderedDict[Address, tuple[datetime, V]] = OrderedDict()
        self._asked: dict[Address, asyncio.Task[V]] = {}

    async def get(self, of: Address) -> V:
        """Raises ``TimeoutError`` when there is no answer in time; whoever asks later gets that answer."""
        if (known := self._known.get(of)) is not None and known[0] > self._clock.now():
            return known[1]
        if (task := self._asked.get(of)) is None:
            task = self._asked[of] = asyncio.create_task(self._find(of))
            task.add_done_callback(lambda done: self._forget(of, done))
        return await asyncio.wait_for(asyncio.shield(task), self._seconds)

    def last(self, of: Address) -> V | None:
        """As it was heard last, however long ago."""
        known = self._known.get(of)
        return known[1] if known is not None else None

    def drop(self, of: Address) -> None:
        self._known.pop(of, None)

    async def _find(self, of: Address) -> V:
        found = await self._ask(of)
        remember(self._known, of, (self._clock.now() + FRESH, found), MOST)
        return found

    def _forget(self, of: Address, done: asyncio.Task[V]) -> None:
        self._asked.pop(of, None)
        _ = done.cancelled() or done.exception()  # an answer that came too late was no surprise

"""Wakes whoever is due, by the laws of the seam; and the waker that needs nothing but the store."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from functools import partial

from bot.rules.people import MemberId
from bot.runtime.clock import Clock
from bot.runtime.writer import Writer
from bot.storage.contract import Newer, Store, Unavailable
from bot.storage.seam import BackOff

log = logging.getLogger(__name__)

OnWake = Callable[[MemberId], Awaitable[bool]]
"""What a wake-up does, in one transaction: ``Engine.wake``. False where it was not ours to do."""

AT_ONCE = 50
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=30)
HANDED_BACK = timedelta(minutes=5)
MOST_TRIES = 150
"""About three days: what breaks on a Friday night is mended on Monday, and nobody has to offer it again."""


def back_off(tries: int) -> timedelta | None:
    """How long to leave alone what failed so often in a row; ``None``: until the operator says so."""
    if tries >= MOST_TRIES:
        return None
    return min(FIRST_WAIT * (1 << min(tries - 1, 20)), LONGEST_WAIT)


def handed_back(tries: int) -> timedelta:
    """How long to leave alone what only a newer release can do. Its replicas do it, so it is never parked."""
    return min(back_off(tries) or LONGEST_WAIT, HANDED_BACK)


class Waking:
    """One wake-up after the other, each alone with its failure. Every waker ends here."""

    def __init__(self, store: Store, writer: Writer, clock: Clock, on_wake: OnWake) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._on_wake = on_wake

    async def wake(self, members: Iterable[MemberId]) -> int:
        """Side by side, so that they share commits on SQLite and writers on PostgreSQL.

        Returns how many were ours. Raises ``Unavailable`` once all of them are through.
        """
        outcomes = await asyncio.gather(*(self._one(member) for member in members), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        return sum(outcome is True for outcome in outcomes)

    async def _one(self, member: MemberId) -> bool:
        """One member's trouble must not keep the others from being woken."""
        try:
            return await self._on_wake(member)
        except Unavailable:
            raise
        except Newer:
            await self._aside(member, handed_back)
            log.warning("a wake-up was handed back to a newer release")
            return False
        except Exception as problem:  # noqa: BLE001 - what a fault says could hold words; its kind does not
            tries = await self._aside(member, back_off)
            fate = "is parked" if back_off(tries) is None else "will be tried again"
            log.error("a wake-up failed and %s: %s", fate, type(problem).__name__)
            return tries > 0

    async def _aside(self, member: MemberId, wait: BackOff) -> int:
        return await self._writer.call(partial(self._store.set_aside, member, self._clock.now(), wait))


class EmbeddedWaker:
    """Asks the timers themselves, on either database. Of replicas, each leaves what another is at."""

    def __init__(self, store: Store, writer: Writer, clock: Clock, on_wake: OnWake) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._waking = Waking(store, writer, clock, on_wake)

    async def run_due(self) -> int:
        due = await self._writer.call(partial(self._store.due, self._clock.now(), AT_ONCE))
        return await self._waking.wake(due) if due else 0

    async def work(self, woken: Callable[[], None]) -> None:
        """``run_due`` does it all."""
        await asyncio.Event().wait()

    def close(self) -> None:
        """It holds nothing."""

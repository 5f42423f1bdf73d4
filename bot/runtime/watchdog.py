"""Independent of the engine: is everything that was due taken care of? Shouts when it is not.

Every member always has exactly one armed timer, and what is to be sent stands in the outbox. So an open ask
that nobody looks after shows as a timer or a notice long overdue. The watchdog counts those, never asks: its
alarm is the same line whatever waits.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.runtime.clock import Clock
from bot.storage.contract import Stale, Store, Unavailable, Unreadable

log = logging.getLogger(__name__)

LATE = timedelta(minutes=5)
LOOKS_FOR = 3.0
"""Seconds that a database has to answer: whoever asks for health must not hang with it."""
AWAY = "the database does not answer"
TAKES_NOTHING = "the database can be read and takes nothing: is it read-only, locked, or its disk full?"


@dataclass(frozen=True, slots=True)
class Health:
    """``ok`` is all there is to know from outside; ``why`` is the operator's sentence."""

    ok: bool
    why: str


class Watchdog:
    def __init__(self, store: Store, clock: Clock, refused: Callable[[], bool] = lambda: False) -> None:
        """``refused``: whether what was last to be kept was not taken."""
        self._store = store
        self._clock = clock
        self._refused = refused
        self._heard = Health(True, "ok")
        self._looking: asyncio.Task[Health] | None = None

    def hear(self, health: Health) -> None:
        """What the last selftest found: alarmed in the same kind of line as the rest, until the next one."""
        self._heard = health

    async def look(self) -> Health:
        """One look, in a thread of its own: a stuck writer cannot keep the watchdog from looking. However
        many ask, one looks."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(asyncio.to_thread(self._look))
        try:
            async with asyncio.timeout(LOOKS_FOR):
                health = await asyncio.shield(self._looking)
        except TimeoutError:
            health = Health(False, AWAY)
        if not health.ok:
            log.error("watchdog: %s", health.why)
        return health

    def _look(self) -> Health:
        try:
            if trouble := self._store.trouble():
                return Health(False, trouble)
            if self._store.overdue(self._clock.now() - LATE):
                return Health(False, "something has been due for more than five minutes")
            if self._store.parked():
                return Health(False, "something was tried again and again and is parked: see `kaveri parked`")
        except Unavailable:
            return Health(False, AWAY)
        return self._heard if self._takes() else Health(False, TAKES_NOTHING)

    def _takes(self) -> bool:
        """Whether something could be kept. A disk may be full for what is large only: the writer knows."""
        try:
            self._store.rehearse()
        except Stale:
            return not self._refused()  # somebody has it in hand, so something is kept
        except (Unavailable, Unreadable):
            return False
        return not self._refused()

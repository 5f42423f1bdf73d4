"""Independent of the engine: is everything that was due taken care of? Shouts when it is not.

Every member always has exactly one armed timer, and what is to be sent stands in the outbox. So an open ask
that nobody looks after shows as a timer or a notice long overdue. The watchdog counts those, never asks: its
alarm is the same line whatever waits.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta

from bot.runtime.clock import Clock
from bot.storage.contract import Store, Unavailable

log = logging.getLogger(__name__)

LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Health:
    """``ok`` is all there is to know from outside; ``why`` is the operator's sentence."""

    ok: bool
    why: str


class Watchdog:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._heard = Health(True, "ok")

    def hear(self, health: Health) -> None:
        """What the last selftest found: alarmed in the same kind of line as the rest, until the next one."""
        self._heard = health

    async def look(self) -> Health:
        """One look, in a thread of its own: a stuck writer cannot keep the watchdog from looking."""
        health = await asyncio.to_thread(self._look)
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
            return Health(False, "the database does not answer")
        return self._heard

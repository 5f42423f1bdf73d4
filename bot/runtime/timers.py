"""Turns due timers into events. Never early; late, doubled and stale wake-ups change nothing."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial

from bot.rules.people import MemberId
from bot.runtime.clock import Clock
from bot.runtime.engine import Engine
from bot.runtime.writer import Writer
from bot.storage.contract import Store, Unavailable

log = logging.getLogger(__name__)

AT_ONCE = 50
AGAIN_AFTER = timedelta(minutes=5)


class Timers:
    def __init__(self, store: Store, writer: Writer, clock: Clock, engine: Engine) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._engine = engine
        self._set_aside: dict[MemberId, datetime] = {}

    async def run_once(self) -> int:
        """Wake everybody who is due now, up to a batch. Returns how many were woken."""
        now = self._clock.now()
        self._set_aside = {id: until for id, until in self._set_aside.items() if until > now}
        batch = AT_ONCE + len(self._set_aside)
        due = await self._writer.call(partial(self._store.due, now, batch))
        woken = 0
        for member in due:
            if member not in self._set_aside:
                woken += await self._wake(member)
        return woken

    async def _wake(self, member: MemberId) -> bool:
        """One member's trouble must not keep the others from being woken."""
        try:
            await self._engine.wake(member)
        except Unavailable:
            raise
        except Exception as problem:  # noqa: BLE001 - what a fault says could hold words; its kind does not
            log.error("a wake-up failed and will be tried again: %s", type(problem).__name__)
            self._set_aside[member] = self._clock.now() + AGAIN_AFTER
            return False
        return True

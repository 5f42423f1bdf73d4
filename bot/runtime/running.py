"""Keeps things going: timers, courier and watchdog, on the wall clock or on one that is pushed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.runtime.clock import Clock, PushedClock
from bot.runtime.courier import Courier
from bot.runtime.quarters import Quarters
from bot.runtime.timers import AGAIN_AFTER, Timers
from bot.runtime.watchdog import Watchdog
from bot.runtime.writer import Writer
from bot.storage.contract import Store, Unavailable

log = logging.getLogger(__name__)

LOOK_AT_LEAST_EVERY = 1.0  # seconds; another replica may have armed something
AFTER_TROUBLE = 2.0
WATCH_EVERY = 60.0
KEYS_EVERY = 5.0
SOON = timedelta(seconds=10)
SEEN_LASTS = timedelta(days=8)


class Running:
    """``nudge`` says that something may be due now; nothing is lost when it is not called."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        clock: Clock,
        timers: Timers,
        courier: Courier,
        watchdog: Watchdog,
        quarters: Quarters | None = None,
    ) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._timers = timers
        self._courier = courier
        self._watchdog = watchdog
        self._quarters = quarters
        self._something = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def nudge(self) -> None:
        self._something.set()

    async def start(self) -> None:
        """On the wall clock: work in the background until ``stop``."""
        self._tasks = [
            asyncio.create_task(self._forever(self._work)),
            asyncio.create_task(self._forever(self._watch)),
            asyncio.create_task(self._forever(self._keys)),
        ]

    def every(self, pause: timedelta, turn: Callable[[], Awaitable[None]], first: timedelta = SOON) -> None:
        """Once started: do this as well, soon for the first time, then at a rhythm that nothing changes."""

        async def turns() -> None:
            await asyncio.sleep(first.total_seconds())
            while True:
                await asyncio.gather(turn(), asyncio.sleep(pause.total_seconds()))

        self._tasks.append(asyncio.create_task(self._forever(turns)))

    async def stop(self) -> None:
        """Finish what was begun and begin nothing more. Whatever is left is still written down."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def settle(self) -> None:
        """Do everything that is due at this moment of the clock, until nothing is."""
        while await self._turn():
            pass

    async def push(self, clock: PushedClock, to: datetime) -> None:
        """Move a pushed clock through every moment on the way, doing what is due at each."""
        await self.settle()
        while (due := await self._writer.call(self._store.next_due)) is not None and due <= to:
            if due <= clock.now():  # it could not be done: time goes on, and it is tried again on the way
                if clock.now() == to:
                    return
                due = min(clock.now() + AGAIN_AFTER, to)
            clock.push_to(due)
            await self.settle()
        clock.push_to(to)
        await self.settle()

    async def _turn(self) -> int:
        """A batch of whatever is due. Returns how much was done."""
        closed = await self._quarters.run_once() if self._quarters else 0
        return closed + await self._timers.run_once() + await self._courier.run_once()

    async def _work(self) -> None:
        self._something.clear()
        if await self._turn():
            return
        try:
            async with asyncio.timeout(await self._until_due()):
                await self._something.wait()
        except TimeoutError:
            pass

    async def _until_due(self) -> float:
        due = await self._writer.call(self._store.next_due)
        if due is None:
            return LOOK_AT_LEAST_EVERY
        left = (due - self._clock.now()).total_seconds()
        return min(max(left, 0.01), LOOK_AT_LEAST_EVERY)

    async def _watch(self) -> None:
        await self._watchdog.look()
        await self._writer.call(partial(self._store.forget_seen, self._clock.now() - SEEN_LASTS))
        await asyncio.sleep(WATCH_EVERY)

    async def _keys(self) -> None:
        """In a thread of its own: while a key service takes its time, everything else goes on."""
        await asyncio.to_thread(self._store.renew_keys)
        await asyncio.sleep(KEYS_EVERY)

    async def _forever(self, turn: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await turn()
            except Unavailable:
                log.error("the database does not answer; trying again")
                await asyncio.sleep(AFTER_TROUBLE)
            except Exception as problem:  # noqa: BLE001 - one bad turn must not end the work
                log.error("something went wrong and will be tried again: %s", type(problem).__name__)
                await asyncio.sleep(AFTER_TROUBLE)

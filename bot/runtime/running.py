"""Keeps things going: waker, courier and watchdog, on the wall clock or on one that is pushed."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.runtime.clock import Clock, PushedClock
from bot.runtime.courier import Courier
from bot.runtime.looking import LOOK_AT_LEAST_EVERY, SHORTEST_LOOK, Looks
from bot.runtime.quarters import Quarters
from bot.runtime.watchdog import Watchdog
from bot.runtime.writer import Writer
from bot.storage.contract import Store, Unavailable
from bot.storage.seam import Waker

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=5)
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
        waker: Waker,
        courier: Courier,
        watchdog: Watchdog,
        quarters: Quarters | None = None,
        random: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._waker = waker
        self._courier = courier
        self._watchdog = watchdog
        self._quarters = quarters
        self._to_wake, self._to_send = asyncio.Event(), asyncio.Event()
        self._wakes, self._letters = Looks(random), Looks(random)
        self._tasks: list[asyncio.Task[None]] = []

    def nudge(self) -> None:
        self._to_wake.set()
        self._to_send.set()

    def pressed(self) -> None:
        """``nudge`` after a press, of which most leave nothing to look for."""
        if self._store.stirred:
            self._store.stirred = False
            self.nudge()

    async def start(self) -> None:
        """On the wall clock: work in the background until ``stop``."""
        await self._writer.call(self._store.offer_wakes)  # a start may well be what mended them
        self._tasks = [
            asyncio.create_task(self._forever(partial(self._waker.work, self.nudge))),
            asyncio.create_task(self._forever(self._wake)),
            asyncio.create_task(self._forever(self._send)),
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
        await self._courier.finish()
        self._waker.close()

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
        return await self._woken() + await self._courier.run_once()

    async def _woken(self) -> int:
        closed = await self._quarters.run_once() if self._quarters else 0
        return closed + await self._waker.run_due()

    async def _wake(self) -> None:
        """Apart from the courier: while a platform takes its time, everybody is woken at theirs."""
        self._to_wake.clear()
        if await self._woken():
            self._to_send.set()
        else:
            await self._until(await self._until_wake(), self._to_wake)

    async def _send(self) -> None:
        self._to_send.clear()
        if await self._courier.begin(self.nudge):
            return
        if self._courier.busy:  # what is due may wait for room in its lane: the next arrival makes some
            await self._until(LOOK_AT_LEAST_EVERY, self._to_send)
        else:
            due = await self._writer.call(self._store.next_letter)
            await self._until(self._left(due, self._letters), self._to_send)

    async def _until_wake(self) -> float:
        due = await self._writer.call(self._store.next_wake)
        left = self._left(due, self._wakes)
        if due is None or self._clock.until(due):
            return left
        # That one is in another replica's hands. Whoever is due next is woken in time all the same.
        next = await self._writer.call(partial(self._store.next_wake, self._clock.now()))
        return min(left, self._left(next))

    def _left(self, due: datetime | None, looks: Looks | None = None) -> float:
        """Seconds: to the moment, for what this process knows of; and now and then for what others armed."""
        left = LOOK_AT_LEAST_EVERY if due is None else self._clock.until(due)
        if looks is not None and not left:
            return looks.in_vain()
        if looks is not None:
            looks.begin()
        return min(max(left, SHORTEST_LOOK), LOOK_AT_LEAST_EVERY)

    async def _until(self, seconds: float, nudged: asyncio.Event) -> None:
        try:
            async with asyncio.timeout(seconds):
                await nudged.wait()
        except TimeoutError:
            pass

    async def _watch(self) -> None:
        await self._watchdog.look()
        await self.tidy()
        await asyncio.sleep(WATCH_EVERY)

    async def tidy(self) -> None:
        """Forget what is over, and let go of what a clock that has gone back would hold for too long."""
        now = self._clock.now()
        await self._writer.keep(partial(self._store.forget_seen, now - SEEN_LASTS))
        await self._writer.keep(partial(self._store.forget_lanes, now))
        await self._writer.keep(partial(self._store.set_right, now))

    async def _keys(self) -> None:
        """In a thread of its own: while a key service takes its time, everything else goes on."""
        await asyncio.to_thread(self._store.renew_keys)
        await asyncio.sleep(KEYS_EVERY)

    async def _forever(self, turn: Callable[[], Awaitable[None]]) -> None:
        """Until it is cancelled, also where a turn that was ends in trouble instead of saying so."""
        task = asyncio.current_task()
        while task is not None and not task.cancelling():
            try:
                await turn()
            except Unavailable:
                log.error("the database does not answer; trying again")
                await asyncio.sleep(AFTER_TROUBLE)
            except Exception as problem:  # noqa: BLE001 - one bad turn must not end the work
                log.error("something went wrong and will be tried again: %s", type(problem).__name__)
                await asyncio.sleep(AFTER_TROUBLE)

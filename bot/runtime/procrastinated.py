"""The waker on Procrastinate: what is due is offered as jobs, and the workers of all replicas take them.

An optional extra (``kaveri[procrastinate]``), PostgreSQL only. The timers stay where they are, see
``bot.storage.offers``; the laws are those of the seam.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from procrastinate import App
from procrastinate.jobs import Status

from bot.runtime.clock import Clock
from bot.runtime.waking import OnWake, Waking
from bot.runtime.writer import Writer
from bot.storage.borrowed_connections import reached
from bot.storage.contract import Store, Unavailable
from bot.storage.offers import QUEUE, TASK, Offers

log = logging.getLogger(__name__)

HEALS = timedelta(seconds=20)
"""What a job that died had in hand is offered again after this: far below anything that people wait for."""
AT_ONCE = 1000
JOBS_AT_ONCE = 2
TIDIES_EVERY = timedelta(minutes=1)
STALLED_SECONDS = 30.0


class ProcrastinateWaker:
    """Offers by itself; wakes in its worker, which is part of this process like the rest."""

    def __init__(self, offers: Offers, store: Store, writer: Writer, clock: Clock, on_wake: OnWake) -> None:
        self._offers = offers
        self._writer = writer
        self._clock = clock
        self._waking = Waking(store, writer, clock, on_wake)
        self._woken: Callable[[], None] = lambda: None
        self._in_background, self._is_open = False, False
        self._tidied: datetime | None = None
        self._app = App(
            connector=offers.connector(JOBS_AT_ONCE + 3),
            worker_defaults={
                "queues": [QUEUE],
                "name": QUEUE,
                "concurrency": JOBS_AT_ONCE,
                "delete_jobs": "always",
                "install_signal_handlers": False,
            },
        )
        self._app.task(name=TASK, queue=QUEUE)(self._job)

    async def run_due(self) -> int:
        offered = await self.offer()
        if self._is_open:
            await self._tidy()
        elif offered and not self._in_background:
            await self.drain()
        return offered

    async def offer(self) -> int:
        """Hand what is due to whichever worker takes it. Returns how many."""
        return await self._writer.call(partial(self._offers.offer, self._clock.now(), HEALS, AT_ONCE))

    async def drain(self) -> None:
        """Take what was offered, by whomever, until nothing is left."""
        async with self._app.open_async():
            await self._app.run_worker_async(wait=False, listen_notify=False)

    async def work(self, woken: Callable[[], None]) -> None:
        self._woken, self._in_background = woken, True
        try:
            with reached():
                async with self._app.open_async():
                    self._is_open = True
                    await self._app.run_worker_async(stalled_worker_timeout=STALLED_SECONDS)
        finally:
            self._is_open = False
            await self._app.close_async()  # also what could not be opened
        raise Unavailable("the worker stopped")  # it does when its connection breaks

    def close(self) -> None:
        self._offers.close()

    async def _job(self, keys: list[str]) -> None:
        """Never raises: what went wrong is noted with the timer, or is offered again."""
        try:
            members = await self._writer.call(partial(self._offers.whose, keys, self._clock.now()))
            await self._waking.wake(members)
        except Unavailable:
            log.error("the database does not answer; what was due is offered again")
        self._woken()

    async def _tidy(self) -> None:
        """Jobs whose replica died stay as they were; their timers have been offered again long since."""
        now = self._clock.now()
        if self._tidied is not None and self._tidied <= now < self._tidied + TIDIES_EVERY:
            return  # not so where the clock has gone back since
        self._tidied = now
        jobs = self._app.job_manager
        with reached():
            for job in await jobs.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=STALLED_SECONDS):
                await jobs.finish_job(job, Status.FAILED, delete_job=True)
            await jobs.prune_stalled_workers(STALLED_SECONDS)

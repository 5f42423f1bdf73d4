"""An open loop: requests go out when they are due, whether or not those before were answered.

Each is timed from the moment it is written to its connection until the last byte of its answer is read.
While this process is busy it reads later than the answer came, so what is told is never too short.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.bench.load import Connection

Step = Callable[[], Coroutine[None, None, None]]
HEARTBEAT = 0.01
TOGETHER = 16
ANSWERED_WITHIN = 60.0
"""Seconds after which somebody who was not answered never will be."""


@dataclass
class Answer:
    """``body`` is ``None`` where there was none: another status than 200, or no answer at all."""

    body: bytes | None
    took: float
    broken: str = ""


@dataclass
class Lines:
    """Keep-alive connections to the bot: each request takes an idle one, or opens one more."""

    port: int
    most: int = 0
    _idle: list[Connection] = field(default_factory=list)
    _open: int = 0

    async def ask(self, request: bytes) -> Answer:
        line, wrote = None, time.perf_counter()
        try:
            line = self._idle.pop() if self._idle else await self._another()
            wrote = time.perf_counter()
            async with asyncio.timeout(ANSWERED_WITHIN):
                body = await line.ask(request)
        except (RuntimeError, OSError, TimeoutError) as problem:
            if line is not None:
                self._drop(line)
            return Answer(None, time.perf_counter() - wrote, str(problem) or type(problem).__name__)
        self._idle.append(line)
        return Answer(body, line.arrived - wrote)

    async def warm(self, count: int) -> None:
        self._idle += [await self._another() for _ in range(count)]

    def close(self) -> None:
        while self._idle:
            self._drop(self._idle.pop())

    async def _another(self) -> Connection:
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(Connection, "127.0.0.1", self.port)
        self._open += 1
        self.most = max(self.most, self._open)
        return line

    def _drop(self, line: Connection) -> None:
        self._open -= 1
        line.close()


@dataclass
class Pulse:
    """How far behind this process ever was, in seconds: its own share in what it measures."""

    worst: float = 0.0


@asynccontextmanager
async def pulse() -> AsyncIterator[Pulse]:
    felt = Pulse()

    async def beats() -> None:
        while True:
            due = time.perf_counter() + HEARTBEAT
            await asyncio.sleep(HEARTBEAT)
            felt.worst = max(felt.worst, time.perf_counter() - due)

    beating = asyncio.create_task(beats())
    try:
        yield felt
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)


async def wave(steps: list[tuple[float, Step]], seconds: float) -> float:
    """Each kind so many times a second, all side by side. Returns how many seconds it took until all were
    sent; the answers may still be on their way when the last is sent, and are waited for."""
    due = sorted((n / rate, kind) for kind, (rate, _) in enumerate(steps) for n in range(int(rate * seconds)))
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number, (at, kind) in enumerate(due):
            left = began + at - time.perf_counter()
            if left > 0 or number % TOGETHER == 0:  # else what is due already goes out together
                await asyncio.sleep(max(0.0, left))
            group.create_task(steps[kind][1]())
        return time.perf_counter() - began

"""The load: keep-alive connections that ask again as soon as they are answered, or at a steady pace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

Step = Callable[[int], Awaitable[None]]
"""One whole exchange on the connection with this number."""


class Connection(asyncio.Protocol):
    """One keep-alive HTTP/1.1 connection, one request at a time."""

    def __init__(self) -> None:
        self._received = b""
        self._answer: asyncio.Future[bytes] | None = None
        self._transport: asyncio.Transport
        self.arrived = 0.0
        """When the last answer was whole."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, rest = self._received.partition(b"\r\n\r\n")
        if not found or len(rest) < _length(head) or self._answer is None:
            return
        self._received, self.arrived = b"", time.perf_counter()
        answer, self._answer = self._answer, None
        if answer.done():  # whoever asked has given up
            return
        if head.startswith(b"HTTP/1.1 200"):
            answer.set_result(rest)
        else:
            answer.set_exception(RuntimeError(f"answered {head[:40].decode(errors='replace')!r}"))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("the bot closed the connection"))

    async def ask(self, request: bytes) -> bytes:
        """The body of the answer. Raises where it is not 200."""
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        self._transport.close()


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    return 0


async def connected(ports: Sequence[int], count: int) -> list[Connection]:
    """To each of these in turn."""
    loop = asyncio.get_running_loop()
    each = islice(cycle(ports), count)
    return [(await loop.create_connection(Connection, "127.0.0.1", port))[1] for port in each]


@dataclass(frozen=True)
class Measured:
    """Exchanges a second, and how long they took."""

    per_s: float
    p50_ms: float
    p99_ms: float


async def rush(step: Step, connections: int, seconds: float, warm: float) -> Measured:
    """Every connection asks again as soon as it is answered. The first moments are not counted."""
    began = time.perf_counter() + warm
    until = began + seconds
    took: list[float] = []

    async def work(number: int) -> None:
        while (asked := time.perf_counter()) < until:
            await step(number)
            if asked >= began:
                took.append(time.perf_counter() - asked)

    async with asyncio.timeout(warm + seconds + 30), asyncio.TaskGroup() as group:
        for number in range(connections):
            group.create_task(work(number))
    return measured(took, time.perf_counter() - began)


async def paced(step: Step, connections: int, rate: float, seconds: float) -> Measured:
    """So many exchanges a second, answered or not. Each is timed from the moment it was due."""
    idle: asyncio.Queue[int] = asyncio.Queue()
    for number in range(connections):
        idle.put_nowait(number)
    took: list[float] = []
    began = time.perf_counter()

    async def one(due: float) -> None:
        number = await idle.get()
        await step(number)
        took.append(time.perf_counter() - due)
        idle.put_nowait(number)

    async with asyncio.timeout(seconds + 60), asyncio.TaskGroup() as group:
        for place in range(int(rate * seconds)):
            due = began + place / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(one(due))
    return measured(took, time.perf_counter() - began)


def measured(took: Sequence[float], seconds: float) -> Measured:
    ordered = sorted(took)
    return Measured(len(ordered) / seconds, at(ordered, 0.50) * 1000, at(ordered, 0.99) * 1000)


def at(ordered: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]

"""One bot under load: what is done to it, and what it cost."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass
from typing import Any, Protocol

from tests.bench.bots import Bot, Replicas
from tests.bench.colleagues import Colleague
from tests.bench.load import Connection, Measured, Step, connected, paced, rush
from tests.bench.microsoft import Microsoft
from tests.bench.people import Person
from tests.bench.slack import Slack

CONNECTIONS = 32
TRIED = 3
"""After so many check-ins a member is asked whether to keep them."""
QUARTER = 26
"""As many as are kept: 90 days, twice a week."""


@dataclass(frozen=True)
class Busy:
    """Shares of one core. Where the load is busier than the bot, the bot could have done more."""

    bot: float
    load: float
    server: float
    """The PostgreSQL beneath the bot."""


class Platform(Protocol):
    """Where members are, and how one of them opens Kaveri's first page there."""

    def person(self, number: int) -> Any: ...

    async def opened(self, line: Connection, person: Any) -> dict[str, Any]:
        """The window that came."""
        ...


@dataclass(frozen=True)
class OnSlack:
    slack: Slack

    def person(self, number: int) -> Person:
        return Person(number)

    async def opened(self, line: Connection, person: Person) -> dict[str, Any]:
        trigger, request = person.slash()
        view = self.slack.expect(trigger)
        await line.ask(request)
        return await view


@dataclass(frozen=True)
class OnTeams:
    microsoft: Microsoft

    def person(self, number: int) -> Colleague:
        return Colleague(number, self.microsoft)

    async def opened(self, line: Connection, person: Colleague) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(await line.ask(person.opens()))
        window: dict[str, Any] = answer["task"]["value"]["card"]["content"]
        return window


class Bench:
    """A bot with 32 connections to it, and a member at each."""

    def __init__(self, bot: Bot | Replicas, platform: Platform) -> None:
        self.bot = bot
        self._platform = platform
        self._people: list[Any] = []
        self._lines: list[Connection] = []

    async def open(self, like: Bench | None = None) -> None:
        """Connect, and let everybody open a window. ``like``: send just what is sent to that other bot."""
        self._lines = await connected(self.bot.ports, CONNECTIONS)
        self._people = [self._platform.person(number) for number in range(CONNECTIONS)]
        for number, person in enumerate(self._people):
            person.sees(await self._opened(number, person))
            if like is not None:
                person.copies(like._people[number])

    async def slash(self, number: int) -> None:
        await self._opened(number, self._people[number])

    async def save(self, number: int) -> None:
        await self._lines[number].ask(self._people[number].save())

    async def prepare(self, saves: int) -> None:
        """Whatever has to be done before so many saves can be counted. For a bare bot, nothing."""

    async def _opened(self, number: int, person: Any) -> dict[str, Any]:
        return await self._platform.opened(self._lines[number], person)

    async def rushed(self, step: Step, seconds: float, warm: float) -> tuple[Measured, Busy]:
        began, before = time.perf_counter(), self._used()
        result = await rush(step, CONNECTIONS, seconds, warm)
        took = time.perf_counter() - began
        return result, Busy(*((now - then) / took for now, then in zip(self._used(), before, strict=True)))

    def _used(self) -> tuple[float, float, float]:
        """Processor seconds so far."""
        return self.bot.cpu_seconds(), time.process_time(), self.bot.server_cpu_seconds()

    async def paced(self, rate: float, seconds: float) -> Measured:
        await self.prepare(int(rate * seconds))
        return await paced(self.save, CONNECTIONS, rate, seconds)

    def close(self) -> None:
        for line in self._lines:
            line.close()


class KaveriBench(Bench):
    """The real program. Its members keep their answers, a quarter of a year of them at most.

    Each save carries the one-time token of the answer before. When somebody's quarter is full, the next
    member takes their place: all that joined, opened, tried and decided to keep, before the clock runs.
    """

    def __init__(self, bot: Bot | Replicas, platform: Platform) -> None:
        super().__init__(bot, platform)
        self._next: deque[Any] = deque()
        self._joined = CONNECTIONS

    async def open(self, like: Bench | None = None) -> None:
        await super().open(like)
        for number, person in enumerate(self._people):
            await self._settle(number, person)

    async def save(self, number: int) -> None:
        if self._people[number].saved >= QUARTER and self._next:
            self._people[number] = self._next.popleft()
        await self._send(number, self._people[number])

    async def prepare(self, saves: int) -> None:
        wanted = CONNECTIONS + saves // (QUARTER - TRIED)

        async def bring(number: int) -> None:
            while len(self._next) < wanted:
                self._joined += 1
                person = self._platform.person(self._joined)
                person.sees(await self._opened(number, person))
                await self._settle(number, person)
                self._next.append(person)

        async with asyncio.TaskGroup() as group:
            for number in range(CONNECTIONS):
                group.create_task(bring(number))

    async def _settle(self, number: int, person: Any) -> None:
        for _ in range(TRIED):
            await self._send(number, person)
        await self._lines[number].ask(person.keeps())

    async def _send(self, number: int, person: Any) -> None:
        person.saw(await self._lines[number].ask(person.save()))

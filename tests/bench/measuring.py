"""One bot under load: what is done to it, and what it cost."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.bench.bots import Bot
from tests.bench.load import Connection, Measured, Step, connected, paced, rush
from tests.bench.people import Person
from tests.bench.slack import Slack

CONNECTIONS = 32


@dataclass(frozen=True)
class Busy:
    """Shares of one core. Where the load is busier than the bot, the bot could have done more."""

    bot: float
    load: float


class Bench:
    """A bot with 32 connections to it, a member on each."""

    def __init__(self, bot: Bot, slack: Slack, *, keeps: bool) -> None:
        self.bot = bot
        self._slack = slack
        self._keeps = keeps  # the real program: each save needs the token of the answer before
        self._people = [Person(number) for number in range(CONNECTIONS)]
        self._lines: list[Connection] = []

    async def open(self, look_like: Bench | None = None) -> None:
        """Connect, and let everybody open their first page. ``look_like``: send what is sent to that one."""
        self._lines = await connected(self.bot.port, CONNECTIONS)
        for number, person in enumerate(self._people):
            if look_like is not None:
                person.copies(look_like._people[number])
            else:
                person.sees(await self._opened(number))

    async def _opened(self, number: int) -> dict[str, object]:
        trigger, request = self._people[number].slash()
        view = self._slack.expect(trigger)
        await self._lines[number].ask(request)
        return await view

    async def slash(self, number: int) -> None:
        await self._opened(number)

    async def save(self, number: int) -> None:
        answer = await self._lines[number].ask(self._people[number].save())
        if self._keeps:
            self._people[number].saw(answer)

    async def rushed(self, step: Step, seconds: float, warm: float) -> tuple[Measured, Busy]:
        began, bot, load = time.perf_counter(), self.bot.cpu_seconds(), time.process_time()
        result = await rush(step, CONNECTIONS, seconds, warm)
        took = time.perf_counter() - began
        return result, Busy((self.bot.cpu_seconds() - bot) / took, (time.process_time() - load) / took)

    async def paced(self, rate: float, seconds: float) -> Measured:
        return await paced(self.save, CONNECTIONS, rate, seconds)

    def close(self) -> None:
        for line in self._lines:
            line.close()

"""Everybody who presses, on Slack or on Teams: each press has a number of its own, and is told something."""

from __future__ import annotations

import asyncio
import itertools
import json
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tests.bench.colleagues import Colleague
from tests.bench.microsoft import Microsoft
from tests.bench.people import Person, signed
from tests.bench.slack import TEAM
from tests.flood.house import House
from tests.flood.wave import Answer, Lines
from tests.flood.witness import EXTERNAL, Told, Witness, said

SLACK_WAITS = 3.0
TEAMS_WAITS = 15.0
PRESSES_AGAIN_AFTER = 1.0
"""Seconds until somebody on Teams presses the button of a window that says "a moment"."""
FIRST = 10**9
"""The bench counts its own requests from 1, and no two may be the same one."""
LOOK_EVERY = 0.1
QUIET = 30.0
"""Seconds within which a window that says "a moment" is changed, once all was answered."""


class What(StrEnum):
    CHECK_IN = "check-in"
    COMMAND = "command"
    HOME = "home"


@dataclass(eq=False)
class Press:
    """``took``: the seconds that its slowest answer took. ``window``: where on Slack it is told the rest."""

    what: What
    number: int
    told: Told = Told.NOTHING
    took: float = 0.0
    broken: str = ""
    window: str = ""


@dataclass
class Written:
    """A check-in, ready to be sent. ``at``: whose it is."""

    at: int
    number: int
    request: bytes


class Crowd(ABC):
    """``check_in`` and ``command`` are steps of a wave; ``presses`` is what came of each."""

    waits: float

    def __init__(self, house: House, lines: Lines) -> None:
        self.house = house
        self.lines = lines
        self.presses: list[Press] = []
        self._numbers = itertools.count(FIRST)
        self._turns = itertools.cycle(range(len(house.members)))
        self._people: Sequence[Person | Colleague] = ()
        self._written: deque[Written] = deque()
        self._like = ""

    @abstractmethod
    async def opens(self) -> None:
        """Somebody opens the first page: everybody's check-in looks the same."""

    @abstractmethod
    async def check_in(self) -> None: ...

    @abstractmethod
    async def command(self) -> None: ...

    @abstractmethod
    async def settled(self) -> None:
        """Once everybody was answered: what the windows say that were to be changed."""

    def writes(self, count: int) -> None:
        """Have so many check-ins at hand, written and signed: the load must cost little while it is sent."""
        self._written.extend(self._next() for _ in range(count))

    def _next(self) -> Written:
        at, number = next(self._turns), next(self._numbers)
        token = self.house.window(self._like, self.house.members[at])
        return Written(at, number, self._people[at].sends(token, number))

    def _check_in(self) -> tuple[Press, Written]:
        written = self._written.popleft() if self._written else self._next()
        press = Press(What.CHECK_IN, written.number)
        self.presses.append(press)
        return press, written

    def _new(self, what: What) -> Press:
        press = Press(what, next(self._numbers))
        self.presses.append(press)
        return press

    def _noted(self, press: Press, answer: Answer) -> None:
        press.took = max(press.took, answer.took)
        press.broken = answer.broken


class OnSlack(Crowd):
    waits = SLACK_WAITS

    def __init__(self, house: House, lines: Lines, slack: Witness) -> None:
        super().__init__(house, lines)
        self._slack = slack
        self._people: Sequence[Person] = [Person(number) for number in range(len(house.members))]

    async def opens(self) -> None:
        trigger, request = self._people[0].slash()
        came = self._slack.expect(trigger)
        await self.lines.ask(request)
        view = await came
        for person in self._people:
            person.sees(view)
        self._like = view["private_metadata"].partition(" ")[2]

    async def check_in(self) -> None:
        press, written = self._check_in()
        answer = await self.lines.ask(written.request)
        self._noted(press, answer)
        if answer.body is not None:
            press.told = said(answer.body)
            if press.told is Told.WAIT and (window := EXTERNAL.search(answer.body)):
                press.window = window[1].decode()

    async def command(self) -> None:
        at, press = next(self._turns), self._new(What.COMMAND)
        trigger, request = self._people[at].slash()
        answer = await self.lines.ask(request)
        self._noted(press, answer)
        if answer.body:
            press.told = said(answer.body)
        elif answer.body is not None:
            press.window = trigger

    async def home(self) -> None:
        at, press = next(self._turns), self._new(What.HOME)
        event = {"type": "app_home_opened", "user": self._people[at].user, "tab": "home"}
        sent = {"type": "event_callback", "event_id": f"Ev{press.number}", "team_id": TEAM, "event": event}
        answer = await self.lines.ask(signed(json.dumps(sent).encode(), "application/json"))
        self._noted(press, answer)
        press.told = Told.SAVED if answer.body is not None else Told.NOTHING

    async def settled(self) -> None:
        for _ in range(int(QUIET / LOOK_EVERY)):
            if any(map(self._waits, self.presses)):
                await asyncio.sleep(LOOK_EVERY)
        for press in self.presses:
            if (news := self._slack.windows.get(press.window)) is not None:
                press.told = news

    def _waits(self, press: Press) -> bool:
        return bool(press.window) and self._slack.windows.get(press.window, Told.WAIT) is Told.WAIT


class OnTeams(Crowd):
    waits = TEAMS_WAITS

    def __init__(self, house: House, lines: Lines, microsoft: Microsoft) -> None:
        super().__init__(house, lines)
        self._people: Sequence[Colleague] = [Colleague(n, microsoft) for n in range(len(house.members))]

    async def opens(self) -> None:
        answer = await self.lines.ask(self._people[0].opens())
        assert answer.body is not None, answer.broken
        window = json.loads(answer.body)["task"]["value"]["card"]["content"]
        for person in self._people:
            person.sees(window)
        self._like = self._people[0].token

    async def check_in(self) -> None:
        press, written = self._check_in()
        await self._asked(press, written.at, written.request)

    async def command(self) -> None:
        at, press = next(self._turns), self._new(What.COMMAND)
        await self._asked(press, at, self._people[at].opens())

    async def settled(self) -> None:
        """What came of it stood in each answer."""

    async def _asked(self, press: Press, at: int, request: bytes) -> None:
        """Whoever reads "a moment" presses its button, until it says more."""
        while True:
            answer = await self.lines.ask(request)
            self._noted(press, answer)
            if answer.body is None:
                return
            press.told = said(answer.body)
            if press.told is not Told.WAIT:
                return
            await asyncio.sleep(PRESSES_AGAIN_AFTER)
            request = self._people[at].repeats(answer.body)

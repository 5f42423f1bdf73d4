"""Colleagues who press whatever they see, ask, answer, vanish and leave, in front of the real program.

Everything random comes from one seeded source, so that a seed is a story that can be told again.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.playground.people import Directory, Person
from adapters.playground.platform import PlaygroundPlatform
from adapters.program import Program, build
from bot.messages.actions import Action
from bot.messages.cards import Choice, Dialog, Entry, Notice, PersonPicker, Row, Toggle
from bot.port import Gone, Later, Outcome, Unknown, Value
from bot.rules.people import Address
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from tests.stores import Databases
from tests.world import seeded

BEGINS = datetime(2026, 3, 9, 7, 0, tzinfo=ZoneInfo("UTC"))  # three weeks before Europe's clocks change
ZONES = ("Europe/Helsinki", "Europe/London", "America/New_York", "Asia/Kolkata", "Europe/Berlin", "UTC")
HASTE = (
    *(Action.PERSON, Action.ASK, Action.PICK_ONE, Action.ACCEPT, Action.AGREE, Action.SAVE_CIRCLE),
    *(Action.CIRCLE, Action.CANNOT, Action.GO_ON, Action.APPROVE),
    *(Action.CHANGE_WRITE, Action.CHANGE_ASK, Action.CHANGE_ANSWER),
)
"""What people press more often than the rest: else hardly anything would ever come about."""


class Weather(PlaygroundPlatform):
    """A platform that is sometimes late, sometimes unsure, and that people leave."""

    def __init__(self, clock: PushedClock, directory: Directory, chance: random.Random) -> None:
        super().__init__(clock, directory)
        self._chance = chance
        self.left: set[str] = set()

    async def send(self, to: Address, notice: Notice) -> Outcome:
        if to.user in self.left:
            return Gone()
        luck = self._chance.random()
        if luck < 0.05:
            return Later(self.clock.now() + timedelta(seconds=self._chance.randint(1, 600)))
        sent = await super().send(to, notice)
        return Unknown() if luck > 0.98 else sent


@dataclass
class Company:
    """``story`` is what happened last, for whoever has to find out why a promise was broken."""

    chance: random.Random
    clock: PushedClock
    store: Store
    platform: Weather
    program: Program
    story: list[str] = field(default_factory=list)
    deaths: int = 0

    @property
    def people(self) -> tuple[Person, ...]:
        return self.platform.directory.people

    async def lives(self, by: timedelta) -> None:
        await self.program.push(by)

    async def somebody_does_something(self) -> str:
        """One press of one person. Returns who it was."""
        who = self.chance.choice([p.id for p in self.people if p.id not in self.platform.left])
        desk = self.platform.desk(who)
        if desk.notices and self.chance.random() < 0.4:
            await self.platform.opens(who, self.chance.choice(desk.notices[-3:]))
            self.story.append(f"{self.clock.now():%d %b %H:%M} {who} opens a notice")
        elif desk.dialog is None or self.chance.random() < 0.15:
            await self.platform.runs(who, "/kaveri")
        else:
            await self._presses(who, desk.dialog)
        return who

    async def somebody_leaves(self) -> None:
        self.platform.left.add(self.chance.choice(self.people).id)

    async def dies_and_starts_again(self) -> None:
        """Another process on the same database: nothing of the old one is asked to tidy up."""
        self.deaths += 1
        self.program = _program(self.clock, self.platform, self.store, self.chance.randint(0, 10**9))
        await self.program.start(background=False)

    async def _presses(self, who: str, dialog: Dialog) -> None:
        actions = [b.action for e in dialog.body if isinstance(e, Row) for b in e.buttons]
        actions += [e.action for e in dialog.body if isinstance(e, Choice) and e.action]
        actions += [dialog.submit.action] if dialog.submit else []
        wanted = [a for a in actions if a in HASTE]
        action = self.chance.choice(wanted if wanted and self.chance.random() < 0.6 else actions)
        await self.platform.presses(who, action, dialog.token, self._written(who, dialog))
        self.story.append(f"{self.clock.now():%d %b %H:%M} {who} presses {action}")

    def _written(self, who: str, dialog: Dialog) -> dict[str, Value]:
        values: dict[str, Value] = {}
        others = [person for person in self.people if person.id != who]
        self.chance.shuffle(others)
        for element in dialog.body:
            if self.chance.random() < 0.3:
                continue
            match element:
                case Choice(id=id, options=options):
                    values[id] = Words(self.chance.choice(options).value)
                case Toggle(id=id):
                    values[id] = Words("yes")
                case Entry(id=id):
                    values[id] = Words("a line " * self.chance.randint(0, 9))
                case PersonPicker(id=id):
                    values[id] = others.pop().profile
                case _:
                    pass
        return values


@asynccontextmanager
async def a_company(seed: int, members: int, kept: Databases) -> AsyncIterator[Company]:
    chance = random.Random(seed)
    clock = PushedClock(BEGINS)
    everybody = tuple(
        Person(f"p{n:03}", f"Zq{n:03}x", chance.choice(("en", "fi")), chance.choice(ZONES), "somewhere")
        for n in range(members)
    )
    platform = Weather(clock, Directory(everybody, ()), chance)
    store = kept.open(clock)
    program = _program(clock, platform, store, seed)
    await program.start(background=False)
    company = Company(chance, clock, store, platform, program)
    try:
        yield company
    finally:
        await company.program.stop()


def _program(clock: PushedClock, platform: PlaygroundPlatform, store: Store, seed: int) -> Program:
    return build(Settings(), clock, [platform], store=store, chance=seeded(seed))

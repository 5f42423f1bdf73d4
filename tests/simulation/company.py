"""Colleagues who press whatever they see, ask, answer, vanish and leave, in front of the real program.

Everything random is derived from one seed, so that a seed is a story that can be told again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator, Mapping
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
from tests.simulation.setting import Fault, Setting
from tests.stores import Databases
from tests.world import seeded

BEGINS = datetime(2026, 3, 2, 7, 0, tzinfo=ZoneInfo("UTC"))
"""A week before the clocks change in America, four before they do in Europe."""
ZONES = ("Europe/Helsinki", "Europe/London", "America/New_York", "Asia/Kolkata", "Europe/Berlin", "UTC")
HASTE = (
    *(Action.PERSON, Action.ASK, Action.PICK_ONE, Action.ACCEPT, Action.AGREE, Action.SAVE_CIRCLE),
    *(Action.CIRCLE, Action.CANNOT, Action.GO_ON, Action.APPROVE),
    *(Action.CHANGE_WRITE, Action.CHANGE_ASK, Action.CHANGE_ANSWER),
    *(Action.SUGGEST, Action.SAVE_SUGGESTION, Action.ASK_SUGGESTED, Action.IN_TOUCH),
)
"""What people press more often than the rest: else hardly anything would ever come about."""

ACTS, LEAVES, DIES = 0.95, 0.00025, 0.02
"""How likely each is in one moment: of a person, of a person, of the process."""


class Weather(PlaygroundPlatform):
    """A platform that is sometimes late, sometimes unsure, and that people leave."""

    def __init__(self, clock: PushedClock, directory: Directory, setting: Setting) -> None:
        super().__init__(clock, directory)
        self._setting = setting
        self.left: set[str] = set()
        self.happened: dict[Fault, int] = dict.fromkeys(Fault, 0)

    async def send(self, to: Address, notice: Notice) -> Outcome:
        if to.user in self.left:
            return Gone()
        luck = self._setting.luck("weather", to.user, self.clock.now())
        drawn = luck.random()
        if drawn < 0.05 and self.strikes(Fault.LATE):
            return Later(self.clock.now() + timedelta(seconds=luck.randint(1, 600)))
        if 0.05 <= drawn < 0.06 and self.strikes(Fault.LOST):
            return Unknown()
        sent = await super().send(to, notice)
        return Unknown() if drawn > 0.98 and self.strikes(Fault.UNSURE) else sent

    def strikes(self, fault: Fault) -> bool:
        if fault not in self._setting.faults:
            return False
        self.happened[fault] += 1
        return True


@dataclass
class Company:
    """``story`` is what happened last, for whoever has to find out why a promise was broken."""

    setting: Setting
    clock: PushedClock
    store: Store
    platform: Weather
    program: Program
    story: list[str] = field(default_factory=list)
    pressed: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def people(self) -> tuple[Person, ...]:
        return self.platform.directory.people

    async def lives(self, by: timedelta) -> None:
        await self.program.push(by)

    async def weathers(self, moment: int) -> None:
        """Whether the process dies now, and who leaves."""
        if self.setting.luck("dies", moment).random() < DIES and self.platform.strikes(Fault.DEATHS):
            await self.dies_and_starts_again(moment)
        for person in self.people:
            leaves = self.setting.luck("leaves", person.id, moment).random() < LEAVES
            if leaves and person.id not in self.platform.left and self.platform.strikes(Fault.LEAVING):
                self.platform.left.add(person.id)

    def at_their_desks(self, moment: int) -> list[str]:
        """Who does something now, in the order in which they do."""
        drawn = {
            person.id: self.setting.luck("acts", person.id, moment).random()
            for person in self.people
            if person.id not in self.platform.left
        }
        return sorted((who for who, luck in drawn.items() if luck < ACTS), key=drawn.__getitem__)

    async def does_something(self, who: str, moment: int) -> None:
        """One press of one person."""
        luck = self.setting.luck("presses", who, moment)
        desk = self.platform.desk(who)
        if desk.notices and luck.random() < 0.4:
            await self.platform.opens(who, luck.choice(desk.notices[-3:]))
            self._tell(f"{who} opens a notice")
        elif desk.dialog is None or luck.random() < 0.15:
            await self.platform.runs(who, "/kaveri")
        else:
            await self._presses(who, desk.dialog, luck)

    async def dies_and_starts_again(self, moment: int) -> None:
        """Another process on the same database: nothing of the old one is asked to tidy up."""
        self._tell("the process dies, and another one starts")
        seed = self.setting.luck("born", moment).randint(0, 10**9)
        self.program = _program(self.clock, self.platform, self.store, seed)
        await self.program.start(background=False)

    async def _presses(self, who: str, dialog: Dialog, luck: random.Random) -> None:
        actions = [b.action for e in dialog.body if isinstance(e, Row) for b in e.buttons]
        actions += [e.action for e in dialog.body if isinstance(e, Choice) and e.action]
        actions += [dialog.submit.action] if dialog.submit else []
        action = self._action(who, actions, luck)
        written = self._written(who, dialog, luck)
        self.pressed[who, action] += 1
        self._tell(f"{who} presses {action}")
        await self.platform.presses(who, action, dialog.token, written)
        if luck.random() < 0.03 and self.platform.strikes(Fault.DOUBLED):
            await self.platform.presses(who, action, dialog.token, written)

    def _action(self, who: str, actions: list[str], luck: random.Random) -> str:
        """Somebody in haste, somebody curious about what they have pressed least so far, or just somebody."""
        drawn = luck.random()
        wanted = [action for action in actions if action in HASTE]
        if wanted and drawn < 0.45:
            return luck.choice(wanted)
        if drawn < 0.8:
            return min(actions, key=lambda action: (self.pressed[who, action], luck.random()))
        return luck.choice(actions)

    def _written(self, who: str, dialog: Dialog, luck: random.Random) -> Mapping[str, Value]:
        values: dict[str, Value] = {}
        here = {person.id: person for person in self.people}
        others = [_id(n) for n in range(self.setting.members) if _id(n) != who]
        luck.shuffle(others)
        for element in dialog.body:
            if luck.random() < 0.3:
                continue
            match element:
                case Choice(id=id, options=options):
                    values[id] = Words(luck.choice(options).value)
                case Toggle(id=id):
                    values[id] = Words("yes")
                case Entry(id=id):
                    values[id] = Words("a line " * luck.randint(0, 9))
                case PersonPicker(id=id) if others and (picked := here.get(others.pop())):
                    values[id] = picked.profile
                case _:
                    pass
        return values

    def _tell(self, what: str) -> None:
        self.story.append(f"{self.clock.now():%d %b %H:%M} {what}")


@asynccontextmanager
async def a_company(setting: Setting, kept: Databases) -> AsyncIterator[Company]:
    clock = PushedClock(BEGINS)
    platform = Weather(clock, Directory(tuple(_person(setting, n) for n in setting.present), ()), setting)
    store = kept.open(clock)
    program = _program(clock, platform, store, setting.seed)
    await program.start(background=False)
    company = Company(setting, clock, store, platform, program)
    try:
        yield company
    finally:
        await company.program.stop()


def _person(setting: Setting, n: int) -> Person:
    luck = setting.luck("person", n)
    return Person(_id(n), f"Zq{n:03}x", luck.choice(("en", "fi")), luck.choice(ZONES), "somewhere")


def _id(n: int) -> str:
    return f"p{n:03}"


def _program(clock: PushedClock, platform: PlaygroundPlatform, store: Store, seed: int) -> Program:
    return build(Settings(), clock, [platform], store=store, chance=seeded(seed))

"""A small company in front of a real program: people who press, a clock that is pushed, any store.

The people sit at the playground, because it is an adapter like any other; whatever stands behind it
(engine, courier, timers, store) is the program itself.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from adapters.playground.people import Directory
from adapters.playground.platform import PlaygroundPlatform
from adapters.program import Chance, Program, build
from bot.messages.actions import Action
from bot.messages.cards import Choice, Copy, Dialog, Dots, Entry, Notice, Row, Text
from bot.messages.taking import Contacts
from bot.port import Value
from bot.rules.agenda import next_wake
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.memory import MemoryStore

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))


def seeded(seed: int) -> Chance:
    """Chance that is the same in every run."""
    source = random.Random(seed)
    numbers = count(1)
    return Chance(opaque=lambda: f"{next(numbers):08x}{source.getrandbits(96):024x}", random=source.randbytes)


@dataclass
class World:
    program: Program
    platform: PlaygroundPlatform
    clock: PushedClock

    def __getattr__(self, name: str) -> Somebody:
        return Somebody(self, name)

    async def later(self, **by: float) -> None:
        """Push the clock through everything that becomes due: ``later(hours=2)``."""
        await self.program.push(timedelta(**by))

    async def settle(self) -> None:
        await self.program.running.settle()


@dataclass(frozen=True)
class Somebody:
    world: World
    id: str

    @property
    def dialog(self) -> Dialog:
        dialog = self.world.platform.desk(self.id).dialog
        assert dialog is not None, f"{self.id} has no open window"
        return dialog

    @property
    def notices(self) -> list[Notice]:
        return self.world.platform.desk(self.id).notices

    @property
    def window(self) -> str:
        """Every word in the open window."""
        return "\n".join(words(self.dialog))

    @property
    def errors(self) -> dict[str, str]:
        window = self.world.platform.desk(self.id).window
        return dict(window.errors) if window else {}

    @property
    def aside(self) -> str:
        return self.world.platform.desk(self.id).aside

    async def runs(self, line: str = "/kaveri") -> Somebody:
        await self.world.platform.runs(self.id, line)
        return self

    async def types(self, line: str) -> Somebody:
        await self.world.platform.types(self.id, line)
        await self.world.settle()
        return self

    async def opens(self, notice: Notice | None = None) -> Somebody:
        await self.world.platform.opens(self.id, notice)
        return self

    async def presses(self, action: Action, token: str | None = None, **fields: str) -> Somebody:
        """A button of the open window, with what its fields hold. People are named by their id."""
        values: dict[str, Value] = {
            name.replace("_", "-"): self._value(text) for name, text in fields.items()
        }
        if "per-week" in values:
            values["per_week"] = values.pop("per-week")
        await self.world.platform.presses(self.id, action.value, token or self.dialog.token, values)
        return self

    def sees(self, *words: str) -> None:
        for word in words:
            assert word in self.window, f"{word!r} is not in:\n{self.window}"

    def sees_nothing_of(self, *words: str) -> None:
        for word in words:
            assert word not in self.window, f"{word!r} is in:\n{self.window}"

    def _value(self, text: str) -> Value:
        person = self.world.platform.directory.find(text)
        return person.profile if person else Words(text)


@asynccontextmanager
async def a_world(
    store: Store | None = None,
    at: datetime = MONDAY,
    seed: int = 1,
    clock: PushedClock | None = None,
    directory: Directory | None = None,
    settings: Settings | None = None,
) -> AsyncIterator[World]:
    """``clock`` is shared where several replicas stand side by side. ``directory``: other people than the
    demo's."""
    clock = clock or PushedClock(at)
    platform = PlaygroundPlatform(clock, directory)
    kept = store if store is not None else MemoryStore(next_wake)
    program = build(settings or Settings(), clock, [platform], store=kept, chance=seeded(seed))
    await program.start(background=False)
    try:
        yield World(program, platform, clock)
    finally:
        await program.stop()


async def with_circle(
    world: World, owner: str = "laura", people: tuple[str, ...] = ("mikko", "ravi")
) -> None:
    """``owner`` has picked these people and they have agreed; it is the next Monday, nine o'clock."""
    me = await getattr(world, owner).runs()
    await me.presses(Action.CIRCLE)
    await me.presses(Action.SAVE_CIRCLE, **{f"person_{n}": who for n, who in enumerate(people, 1)})
    await world.later(days=1)
    for who in people:
        friend = await getattr(world, who).opens()
        await friend.presses(Action.AGREE)
    await world.later(days=6)


def words(dialog: Dialog) -> list[str]:
    """Also what its fields hold already, and what can be chosen."""
    words: list[str] = []
    for element in dialog.body:
        match element:
            case Text(text=text):
                words.append(text)
            case Row(buttons=buttons):
                words += [button.label for button in buttons]
            case Entry(label=label, text=text) | Copy(label=label, text=text):
                words += [label, text]
            case Contacts(label=label, known=text):
                words += [label, text]
            case Choice(label=label, options=options, hint=hint):
                words += [label, hint, *(option.label for option in options)]
            case Dots(label=label, alt=alt):
                words += [label, alt]
            case _:
                words.append(getattr(element, "label", ""))
    return [*words, dialog.submit.label] if dialog.submit else words

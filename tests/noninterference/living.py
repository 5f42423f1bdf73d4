"""A story is lived: the real program, a pushed clock, people at the playground; and all of it is observed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import assert_never

from adapters.playground.platform import PlaygroundPlatform
from adapters.program import Program, build
from bot.messages.cards import Choice, Dialog, Row
from bot.port import Value
from bot.rules.agenda import next_wake
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.memory import MemoryStore
from tests.noninterference import dumps
from tests.noninterference.doing import Doing, Opens, Press, Runs, Step, Story, Types
from tests.noninterference.observing import HEALTH, Observed, every_log_line
from tests.noninterference.people import Cast, Role
from tests.simulation.process import InPlace
from tests.stores import databases
from tests.world import seeded

MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
"""Towards the end of every story the clocks go forward in Europe, and not in India."""


def in_one_world(story: Story, cast: Cast, folder: Path | None = None) -> Observed:
    return _lived(story, cast, (*story.both, *story.ones), folder)


def in_the_other(story: Story, cast: Cast, folder: Path | None = None) -> Observed:
    return _lived(story, cast, (*story.both, *story.others), folder)


def _lived(story: Story, cast: Cast, doings: tuple[Doing, ...], folder: Path | None) -> Observed:
    """``folder``: where the databases are, unless this world is lived in memory."""
    clock = PushedClock(MONDAY)
    if folder is None:
        return asyncio.run(World(cast, clock, MemoryStore(next_wake), None).live(story, doings))
    kept = databases("sqlite", folder, lambda: NotImplemented)
    try:
        return asyncio.run(World(cast, clock, kept.open(clock), folder).live(story, doings))
    finally:
        kept.close()


class World:
    def __init__(self, cast: Cast, clock: PushedClock, store: Store, folder: Path | None) -> None:
        self._cast, self._clock, self._store, self._folder = cast, clock, store, folder
        self._platform = PlaygroundPlatform(self._clock, cast.directory)
        self._observed = Observed()
        self._names: dict[MemberId, str] = {}
        self._sizes = dumps.Sizes()

    async def live(self, story: Story, doings: tuple[Doing, ...]) -> Observed:
        writer = InPlace(self._store) if isinstance(self._store, MemoryStore) else None
        settings = Settings(public_url="https://kaveri.example.com")
        program = build(settings, self._clock, [self._platform], self._store, seeded(1), writer)
        self._platform.watch(lambda who, what: self._observed.person(self._cast, self._clock, who, what))
        by_moment = {
            at: list(done) for at, done in groupby(sorted(doings, key=lambda d: d.at), key=lambda d: d.at)
        }
        with every_log_line(self._observed, self._clock):
            await program.start(background=False)
            try:
                for moment in story.moments:
                    await program.push(MONDAY + moment - self._clock.now())
                    for doing in by_moment.get(moment, ()):
                        await self._does(doing)
                    await program.running.settle()
                    await self._looks(program)
            finally:
                await program.stop()
        return self._observed

    async def _does(self, doing: Doing) -> None:
        who = self._cast[doing.who].id
        for step in doing.steps:
            self._observed.pressed[doing.who] += await self._step(who, step)

    async def _step(self, who: str, step: Step) -> bool:
        """Whether there was a button for it."""
        desk = self._platform.desk(who)
        match step:
            case Runs(line):
                await self._platform.runs(who, line)
            case Types(line):
                await self._platform.types(who, line)
            case Opens(before):
                if len(desk.notices) > before:
                    await self._platform.opens(who, desk.notices[-1 - before])
            case Press(action, fields):
                if desk.dialog is None or action not in _actions(desk.dialog):
                    return False
                values = {_named(name, desk.dialog): self._value(text) for name, text in fields.items()}
                await self._platform.presses(who, action, desk.dialog.token, values)
                return True
            case _:
                assert_never(step)
        return False

    def _value(self, text: str | Role) -> Value:
        return self._cast[text].profile if isinstance(text, Role) else Words(text)

    async def _looks(self, program: Program) -> None:
        at = f"{self._clock.now():%a %d %b %H:%M:%S}"
        health = await asyncio.to_thread(program.watchdog._look) if self._folder else program.watchdog._look()
        self._observed.sees(HEALTH, f"{at} {health}")
        if isinstance(self._store, MemoryStore):
            rows = dumps.of_memory(self._store, self._sizes)
        else:
            assert self._folder is not None
            rows = dumps.of_databases(self._folder / "kaveri.db", self._folder / "keys.db")
        self._knows_everybody()
        self._observed.dump(at, dumps.of_members(rows, self._names))

    def _knows_everybody(self) -> None:
        """Whose rows are whose. A dump does not say that; whoever dumps twice a day can guess it."""
        addresses = [(role, self._cast[role].address) for role in Role]
        found = self._store.run(lambda tx: [(tx.find(address), role) for role, address in addresses])
        self._names |= {id: role for id, role in found if id is not None}


def _actions(dialog: Dialog) -> set[str]:
    actions = {b.action for e in dialog.body if isinstance(e, Row) for b in e.buttons}
    actions |= {e.action for e in dialog.body if isinstance(e, Choice) and e.action}
    return actions | ({dialog.submit.action} if dialog.submit else set())


def _named(field: str, dialog: Dialog) -> str:
    """A field by its id; a habit's, which is random, by its place: ``kept-2``."""
    habits = sorted(id for id in dialog.fields if id.startswith("kept-"))
    return dict(enumerate(habits, 1)).get(int(field[-1]), field) if field.startswith("kept-") else field

"""A story is lived: the real program, a pushed clock, people at the playground; and all of it is observed."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import assert_never

from adapters.playground.desk import Desk
from adapters.playground.platform import PlaygroundPlatform
from adapters.program import Program, build
from bot.messages.actions import Action
from bot.messages.cards import Choice, Copy, Dialog, PageLink, Row
from bot.port import Value
from bot.rules.agenda import next_wake
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.memory import MemoryStore
from tests.noninterference import dumps
from tests.noninterference.doing import (
    Doing,
    Kaveri,
    Opens,
    Press,
    Quietens,
    Runs,
    Step,
    Story,
    TakesCopy,
    Types,
    TypesCode,
)
from tests.noninterference.observing import HEALTH, Observed, every_log_line, windows
from tests.noninterference.people import ELSEWHERE, Cast, Role
from tests.noninterference.spelling import spelled
from tests.packs.making import FILE
from tests.simulation.in_place import InPlace
from tests.stores import databases
from tests.world import seeded

MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
"""Towards the end of every story the clocks go forward in Europe, and not in India."""

SETTINGS = Settings(public_url="https://kaveri.example.com")
SWITCHED_ON = {
    Kaveri.TEAM_NUMBERS: SETTINGS.model_copy(update={"aggregates": True}),
    Kaveri.QUESTIONNAIRES: SETTINGS.model_copy(update={"packs": FILE.parent}),
}


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
        self._elsewhere = PlaygroundPlatform(self._clock, cast.other_place)
        self._elsewhere.name = ELSEWHERE
        self._observed = Observed()
        self._names: dict[MemberId, str] = {}
        self._sizes = dumps.Sizes()

    async def live(self, story: Story, doings: tuple[Doing, ...]) -> Observed:
        writer = InPlace(self._store) if isinstance(self._store, MemoryStore) else None
        settings = SWITCHED_ON.get(story.kaveri, SETTINGS)
        both = story.kaveri is Kaveri.TWO_PLACES
        platforms = [self._platform, self._elsewhere] if both else [self._platform]
        program = build(settings, self._clock, platforms, self._store, seeded(1), writer)
        for platform in platforms:
            platform.watch(lambda who, what: self._observed.person(self._cast, self._clock, who, what))
        by_moment = {
            at: list(done) for at, done in groupby(sorted(doings, key=lambda d: d.at), key=lambda d: d.at)
        }
        with every_log_line(self._observed, self._clock):
            await program.start(background=False)
            try:
                for moment in story.moments:
                    await program.push(MONDAY + moment - self._clock.now())
                    for doing in by_moment.get(moment, ()):
                        await self._does(doing, program)
                    await program.running.settle()
                    await self._looks(program)
            finally:
                await program.stop()
        return self._observed

    async def _does(self, doing: Doing, program: Program) -> None:
        for step in doing.steps:
            self._observed.pressed[doing.who, doing.at] += await self._step(doing.who, step, program)

    async def _step(self, role: Role, step: Step, program: Program) -> bool:
        """Whether there was a button for it."""
        platform, who, desk = self._at(role), self._cast[role].id, self._desk(role)
        match step:
            case Runs(line):
                await platform.runs(who, line)
            case Types(line):
                await platform.types(who, line)
            case Opens(before):
                if len(desk.notices) > before:
                    await platform.opens(who, desk.notices[-1 - before])
            case Press(action, fields):
                return await self._presses(role, action, {n: self._value(text) for n, text in fields.items()})
            case TypesCode(of):
                return await self._presses(role, Action.LINK_TYPED, {"code": Words(self._code(of))})
            case TakesCopy(takes):
                await self._takes(role, takes, program)
            case Quietens(hours):
                platform.quietens(who, timedelta(hours=hours))
            case _:
                assert_never(step)
        return False

    async def _presses(self, role: Role, action: Action, fields: dict[str, Value]) -> bool:
        dialog = self._desk(role).dialog
        if dialog is None or action not in _actions(dialog):
            return False
        values = {_named(name, dialog): value for name, value in fields.items()}
        await self._at(role).presses(self._cast[role].id, action, dialog.token, values)
        return True

    def _code(self, of: Role) -> str:
        """The digits in front of them, if there are any."""
        dialog = self._desk(of).dialog
        copied = (e.text for e in dialog.body if isinstance(e, Copy)) if dialog else iter(())
        return next((text for text in copied if re.fullmatch(r"[\d ]+", text)), "")

    async def _takes(self, role: Role, takes: bool, program: Program) -> None:
        """As their browser does, behind its cookie."""
        page, dialog = program.page, self._desk(role).dialog
        links = [e.url for e in dialog.body if isinstance(e, PageLink)] if dialog else []
        if page is None or not links:
            return
        visit = await page._visits.begin(links[0].partition("#")[2], None)
        if takes and visit is not None:
            taken = await page._exports.take(visit, None)
            self._observed.sees(windows(role), f"{self._clock.now()} {spelled(taken.parts if taken else ())}")

    def _at(self, role: Role) -> PlaygroundPlatform:
        return self._elsewhere if role is Role.THERE else self._platform

    def _desk(self, role: Role) -> Desk:
        return self._at(role).desk(self._cast[role].id)

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
        self._names |= {id: role for id, role in reversed(found) if id is not None}


def _actions(dialog: Dialog) -> set[str]:
    actions = {b.action for e in dialog.body if isinstance(e, Row) for b in e.buttons}
    actions |= {e.action for e in dialog.body if isinstance(e, Choice) and e.action}
    return actions | ({dialog.submit.action} if dialog.submit else set())


def _named(field: str, dialog: Dialog) -> str:
    """A field by its id; a habit's, which is random, by its place: ``kept-2``."""
    habits = sorted(id for id in dialog.fields if id.startswith("kept-"))
    return dict(enumerate(habits, 1)).get(int(field[-1]), field) if field.startswith("kept-") else field

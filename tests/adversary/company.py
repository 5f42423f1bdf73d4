"""A small company that lives some weeks on the real program, behind the real Slack or Teams adapter.

What is true of it is written down while it lives (``Truth``), and so is everything that anybody with one
thing would have: a dump every working hour and every night, the files, every log line, every message.
"""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from adapters.program import Program, build
from adapters.slack.platform import SlackPlatform
from adapters.teams.platform import TeamsPlatform
from bot.rules import subjects
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.runtime.clock import PushedClock
from bot.runtime.logs import FORMAT, hush
from bot.runtime.settings import Settings
from bot.runtime.tokens import Tokens
from tests.adversary import desks, taking
from tests.adversary.desks import AtSlack, AtTeams, Desk, Line
from tests.adversary.people import MANAGER, Staff, slack_id
from tests.fakes.slack import FakeSlack
from tests.fakes.slack import Person as SlackPerson
from tests.fakes.teams import FakeTeams
from tests.fakes.teams.world import Person as TeamsPerson
from tests.slack import rigging as slack_rigging
from tests.stores import Databases
from tests.teams import rigging as teams_rigging
from tests.world import seeded

MONDAY = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)  # eight in Helsinki
TOKEN = re.compile(r"[A-Za-z0-9_-]{120,}={0,2}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One press of "ask them", and what came of it."""

    at: datetime
    by: str
    circle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    at: datetime
    by: str
    asker: str
    yes: bool


@dataclass
class Truth:
    """What the curious would like to know."""

    asks: list[Asked] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)
    circles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    read: list[tuple[str, str]] = field(default_factory=list)
    """Asks that were opened: by whom, and the page as it was before they answered."""
    written: list[tuple[str, str]] = field(default_factory=list)
    """What somebody outside a team read, who said that they would write."""
    left: str = ""
    wish: str = ""
    """What the manager read when they were asked for one concrete change."""


@dataclass(frozen=True, slots=True)
class Known:
    """One notice with what its button opens, which only the sealed token in it knows."""

    line: Line
    subject: str


@dataclass
class Company:
    kind: str
    database: str
    staff: Staff
    settings: Settings
    program: Program
    clock: PushedClock
    fake: FakeSlack | FakeTeams
    truth: Truth
    logs: list[str]
    desks: dict[str, Desk] = field(default_factory=dict)
    dumps: list[taking.Dump] = field(default_factory=list)
    health: list[tuple[datetime, str]] = field(default_factory=list)
    written_together: set[frozenset[str]] = field(default_factory=set)
    """Pairs of rows that one commit wrote, and no third with them: what SQLite's log says, every night."""
    planted: list[Line] = field(default_factory=list)
    """Messages that were never sent, where a test plants a leak."""
    ids: dict[str, MemberId] = field(default_factory=dict)
    """Whose row is whose: nobody who is curious has this."""

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset({self.kind, self.database})

    @property
    def url(self) -> str:
        return self.settings.database_url

    def desk(self, name: str) -> Desk:
        return self.desks[name]

    def address(self, name: str) -> Address:
        if isinstance(self.fake, FakeSlack):
            return Address("slack", self.fake.world.team, slack_id(name))
        return Address("teams", self.fake.world.tenant, self.fake.world.named(name.lower()).id)

    def member(self, name: str) -> Member | None:
        loaded = self.program.store.run(lambda tx: tx.load_at(self.address(name)))
        if loaded is None:
            return None
        self.ids[name] = loaded.member.id
        return loaded.member

    def name_of(self, id: MemberId) -> str:
        return next((name for name, known in self.ids.items() if known == id), "")

    def export(self) -> list[Line]:
        """What an administrator of the platform has."""
        return [*self._sent(), *self.planted]

    def _sent(self) -> list[Line]:
        if isinstance(self.fake, FakeSlack):
            slack, names = self.fake.world, {slack_id(name): name for name in self.staff.everybody}
            return [
                desks.slack_line(message, names.get(slack.rooms[message.channel], ""), slack.bot_user)
                for message in self.fake.export()
            ]
        teams = self.fake.world
        return [
            desks.teams_line(message, teams.people[teams.chats[message.chat]].name)
            for message in self.fake.export()
        ]

    def known(self) -> list[Known]:
        """The notices in the export, opened with the key that only Kaveri has."""
        tokens = Tokens(self.program.store.token_key(), lambda n: b"\0" * n)
        found = []
        for line in self.export():
            opened = [o for token in TOKEN.findall(line.raw) if (o := tokens.open(token))]
            if line.from_kaveri and opened:
                found.append(Known(line, opened[0].subject))
        return found

    def asks_sent(self) -> list[Known]:
        return [known for known in self.known() if subjects.ask_in(known.subject)]

    async def later(self, **by: float) -> None:
        await self.program.push(timedelta(**by))

    async def looks(self, *, nightly: bool = False) -> None:
        """Somebody takes a dump, and asks for the program's health."""
        self.dumps.append(taking.dump(self.url, self.clock.now(), nightly=nightly))
        if nightly and taking.is_sqlite(self.url):
            self.written_together |= taking.pairs(taking.commits(self.url))
        health = await self.program.watchdog.look()
        self.health.append((self.clock.now(), f"{health.ok} {health.why}"))


class Written(logging.Handler):
    """Every line of every logger, at every level that can be had."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter(FORMAT))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@asynccontextmanager
async def a_company(
    kind: str, database: str, staff: Staff, kept: Databases, folder: Path
) -> AsyncIterator[Company]:
    opening = _on_slack if kind == "slack" else _on_teams
    written, root = Written(), logging.getLogger()
    level = root.level
    root.addHandler(written)
    root.setLevel(logging.DEBUG)
    hush()
    try:
        async with opening(staff, kept, folder) as company:
            company.logs = written.lines
            company.database = database
            yield company
    finally:
        root.removeHandler(written)
        root.setLevel(level)


@asynccontextmanager
async def _on_slack(staff: Staff, kept: Databases, folder: Path) -> AsyncIterator[Company]:
    clock = PushedClock(MONDAY)
    async with FakeSlack(clock) as slack:
        ids = {name: slack_id(name) for name in staff.everybody}
        slack.world.people |= {id: SlackPerson(id, name) for name, id in ids.items()}
        told = _settings(slack_rigging.settings(slack), kept, staff, "slack", slack.world.team, ids, folder)
        platform = SlackPlatform(told, clock)
        program = build(told, clock, [platform], kept.open(clock), seeded(1))
        runner = web.AppRunner(program.application(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await program.start(background=False)
        slack.listens_at(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
        company = Company("slack", "", staff, told, program, clock, slack, Truth(), [])
        company.desks = {name: AtSlack(slack.user(id), ids) for name, id in ids.items()}
        try:
            yield company
        finally:
            await program.stop()
            await runner.cleanup()


@asynccontextmanager
async def _on_teams(staff: Staff, kept: Databases, folder: Path) -> AsyncIterator[Company]:
    clock = PushedClock(MONDAY)
    async with FakeTeams(clock) as teams:
        people = [TeamsPerson(name.lower(), 100 + n, name) for n, name in enumerate(staff.everybody)]
        teams.world.people |= {person.id: person for person in people}
        ids = {person.name: person.id for person in people}
        told = _settings(teams_rigging.settings(teams), kept, staff, "teams", teams.world.tenant, ids, folder)
        program = build(told, clock, [TeamsPlatform(told, clock)], kept.open(clock), seeded(1))
        async with teams_rigging.listening(teams, program.application()):
            await program.start(background=False)
            company = Company("teams", "", staff, told, program, clock, teams, Truth(), [])
            company.desks = {person.name: AtTeams(teams.user(person.handle)) for person in people}
            try:
                yield company
            finally:
                await program.stop()


def _settings(
    platform: Settings,
    kept: Databases,
    staff: Staff,
    name: str,
    tenant: str,
    ids: Mapping[str, str],
    folder: Path,
) -> Settings:
    """The platform's settings, with the databases and the operator's list of who works under whom."""
    assert kept.settings is not None
    listed = folder / "directory.csv"
    lines = [
        f"{name},{tenant},{ids[who]},{ids[MANAGER] if who in staff.under_the_manager else ''},"
        f"{'a' if who in (MANAGER, *staff.under_the_manager) else 'b'}"
        for who in staff.everybody
    ]
    listed.write_text("\n".join(("platform,tenant,user,manager,unit", *lines)))
    databases = kept.settings
    return platform.model_copy(
        update={
            "database_url": databases.database_url,
            "keys_url": databases.keys_url,
            "master_key": databases.master_key,
            "directory_file": listed,
        }
    )


def without_what_is_random(staff: Staff, text: str) -> str:
    """A window with every name replaced, so that two people's can be compared."""
    for name in staff.everybody:
        text = text.replace(name, "NAME")
    return text

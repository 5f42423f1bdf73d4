"""A running Kaveri with its databases, our own Slack or Teams around it, and the command line beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from click.testing import CliRunner
from pydantic import SecretStr
from sqlalchemy import MetaData

from adapters.__main__ import main
from adapters.program import Program, build
from adapters.slack.platform import SlackPlatform
from adapters.teams.platform import TeamsPlatform
from bot.port import Platform
from bot.rules import acts
from bot.rules.acts import Act
from bot.rules.member import Member
from bot.runtime.clock import WallClock
from bot.runtime.settings import Settings
from bot.storage.database import Database
from bot.storage.keytables import KEYS
from bot.storage.tables import DATA
from tests.fakes.slack import FakeSlack
from tests.fakes.teams import FakeTeams
from tests.slack import rigging as on_slack
from tests.stores import Databases
from tests.teams import rigging as on_teams

CLOCK = WallClock()


@dataclass(frozen=True)
class Said:
    """What the command wrote, and how it ended."""

    text: str
    code: int

    def marks(self) -> str:
        return "".join(line[0] for line in self.text.splitlines() if line[:1] in "✓✗–")

    def failing(self) -> list[str]:
        """Each line with a cross, and the sentence beneath it."""
        lines = self.text.splitlines()
        return [" ".join(lines[at : at + 2]) for at, line in enumerate(lines) if line.startswith("✗")]


@dataclass
class Office:
    settings: Settings
    program: Program
    to: str

    async def selftest(self, to: str | None = None, **changes: str) -> Said:
        """The command as it is typed, in a thread of its own; ``changes`` are settings."""
        told = environment(self.settings) | {f"KAVERI_{name.upper()}": v for name, v in changes.items()}
        line = ["selftest", "--to", to or self.to]
        result = await asyncio.to_thread(CliRunner().invoke, main, line, env=told)
        return Said(result.output, result.exit_code)

    def rows(self) -> dict[str, list[Any]]:
        """Every row of both databases, as it stands; but for what everybody is told: a selftest is."""
        urls = ((self.settings.database_url, DATA), (self.settings.keys_url, KEYS))
        every = {name: rows for url, tables in urls for name, rows in _rows(url, tables).items()}
        return {name: rows for name, rows in every.items() if name != "announced"}

    def told(self) -> list[Act]:
        """What everybody can read of what the operator did."""
        announced = self.program.store.run(lambda tx: tx.announced())
        return [one.act for one in acts.told(announced or (), CLOCK.now())]

    def add(self, member: Member) -> None:
        self.program.store.run(lambda tx: tx.add(member))


@asynccontextmanager
async def a_slack_office(kept: Databases, *, socket: bool = False) -> AsyncIterator[tuple[FakeSlack, Office]]:
    async with FakeSlack(CLOCK) as slack:
        told = kept_in(on_slack.settings(slack, socket=socket), kept.settings)
        async with _running(told, SlackPlatform(told, CLOCK), kept, "slack:T1:U1") as office:
            yield slack, office


@asynccontextmanager
async def a_teams_office(kept: Databases) -> AsyncIterator[tuple[FakeTeams, Office]]:
    async with FakeTeams(CLOCK) as teams:
        told = kept_in(on_teams.settings(teams), kept.settings)
        to = f"teams:{teams.world.tenant}:{teams.world.named('asha').id}"
        async with _running(told, TeamsPlatform(told, CLOCK), kept, to) as office:
            yield teams, office


@asynccontextmanager
async def _running(told: Settings, platform: Platform, kept: Databases, to: str) -> AsyncIterator[Office]:
    program = build(told, CLOCK, [platform], kept.open())
    runner = web.AppRunner(program.application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        yield Office(told.model_copy(update={"port": port}), program, to)
    finally:
        await program.stop()
        await runner.cleanup()


def kept_in(told: Settings, where: Settings | None) -> Settings:
    """The same, with the databases and the master key of others."""
    assert where is not None
    names = ("database_url", "keys_url", "master_key")
    return told.model_copy(update={name: getattr(where, name) for name in names})


def environment(told: Settings) -> dict[str, str]:
    """What differs from the defaults, as the environment says it."""
    fields: Mapping[str, Any] = Settings.model_fields
    return {
        f"KAVERI_{name.upper()}": _plain(value)
        for name, value in told
        if value != fields[name].get_default(call_default_factory=True, validated_data={})
    }


def _plain(value: object) -> str:
    match value:
        case SecretStr():
            return value.get_secret_value()
        case tuple():
            return ",".join(map(_plain, value))
        case _:
            return str(value)


def _rows(url: str, tables: MetaData) -> dict[str, list[Any]]:
    database = Database(url, "the test's")
    try:
        with database.reading() as connection:
            return {t.name: sorted(connection.execute(t.select()).all()) for t in tables.sorted_tables}
    finally:
        database.close()

"""A company on Slack and on Teams at once: one program, both adapters, both fakes, any store."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from aiohttp import web

from adapters.program import Program, build
from adapters.slack.platform import SlackPlatform
from adapters.teams.platform import TeamsPlatform
from bot.rules.agenda import next_wake
from bot.rules.member import Member
from bot.rules.people import Address
from bot.runtime.clock import PushedClock
from bot.storage.contract import Store
from bot.storage.memory import MemoryStore
from tests.fakes.slack import Driver as OnSlack
from tests.fakes.slack import FakeSlack
from tests.fakes.teams import Driver as OnTeams
from tests.fakes.teams import FakeTeams
from tests.slack import rigging as slack_rigging
from tests.teams import rigging as teams_rigging
from tests.teams.rigging import opens_home
from tests.world import seeded

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # ten in Helsinki, nine in Berlin


@dataclass
class Company:
    """Sam has an account on both, and both know it as Sam; Leena reads Finnish."""

    slack: FakeSlack
    teams: FakeTeams
    program: Program
    store: Store

    def on_slack(self, id: str) -> OnSlack:
        return self.slack.user(id)

    def on_teams(self, handle: str) -> OnTeams:
        return self.teams.user(handle)

    @property
    def sam(self) -> tuple[OnSlack, OnTeams]:
        return self.on_slack("U4"), self.on_teams("sam")

    async def later(self, **by: float) -> None:
        await self.program.push(timedelta(**by))

    def at_slack(self, id: str) -> Member | None:
        return self.at(Address("slack", self.slack.world.team, id))

    def at_teams(self, handle: str) -> Member | None:
        return self.at(Address("teams", self.teams.world.tenant, self.teams.world.named(handle).id))

    def at(self, address: Address) -> Member | None:
        found = self.store.run(lambda tx: tx.load_at(address))
        return found.member if found else None


@asynccontextmanager
async def a_company(store: Store | None = None) -> AsyncIterator[Company]:
    clock = PushedClock(MONDAY)
    kept = store if store is not None else MemoryStore(next_wake)
    async with FakeSlack(clock) as slack, FakeTeams(clock) as teams:
        of_slack, of_teams = slack_rigging.settings(slack), teams_rigging.settings(teams)
        told = of_slack.model_copy(
            update={name: getattr(of_teams, name) for name in of_teams.model_fields_set}
        )
        platforms = [SlackPlatform(told, clock), TeamsPlatform(told, clock)]
        program = build(told, clock, platforms, kept, seeded(1))
        runner = web.AppRunner(program.application(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        here = f"http://127.0.0.1:{runner.addresses[0][1]}"
        slack.listens_at(f"{here}/slack/events")
        teams.listens_at(f"{here}{teams_rigging.PATH}")
        await program.start(background=False)
        try:
            yield Company(slack, teams, program, kept)
        finally:
            await program.stop()
            await runner.cleanup()


async def comes(person: OnSlack | OnTeams) -> None:
    """To the first page, whatever they were looking at."""
    if isinstance(person, OnTeams):
        await opens_home(person)
    else:
        await close(person)
        await person.runs("/kaveri")


async def to_places(person: OnSlack | OnTeams) -> None:
    await comes(person)
    await presses(person, "When I ask", "I’m in two places")


async def presses(person: OnSlack | OnTeams, *labels: str) -> None:
    for label in labels:
        await person.presses(label)


def code_in(person: OnSlack | OnTeams) -> str:
    """The nine digits in front of them."""
    found = re.search(r"\b\d{3} \d{3} \d{3}\b", person.reads)
    assert found is not None, person.reads
    return found.group()


async def types_code(person: OnSlack | OnTeams, code: str) -> None:
    person.fills("code", code)
    await person.presses("Go on")


async def link(one: OnSlack | OnTeams, other: OnSlack | OnTeams) -> None:
    """``one`` shows the code, ``other`` types it, both say that it is them."""
    await to_places(one)
    await presses(one, "Show me a code")
    await one.sees("It works once.")
    code = code_in(one)
    await to_places(other)
    await types_code(other, code)
    await other.sees("This code is shown to")
    await presses(other, "Yes, that’s me")
    await other.sees("Now go back to")
    await presses(one, "I have typed it")
    await one.sees("Your code was typed by")
    await presses(one, "Yes, both are me")
    await one.sees("You are in these places")


async def has_a_habit(person: OnSlack | OnTeams) -> None:
    await comes(person)
    await presses(person, "My page", "My habits")
    person.fills("habit-1", "yoga")
    await presses(person, "Save")


async def close(person: OnSlack) -> None:
    while person.window is not None:
        person.closes()

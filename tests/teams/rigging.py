"""Kaveri's Teams adapter running against the fake Teams: one platform, or the whole program."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from aiohttp import web
from pydantic import SecretStr

from adapters.program import Program, build
from adapters.teams import render
from adapters.teams.platform import TeamsPlatform
from adapters.teams.reception import Patience
from bot.messages.cards import Dialog
from bot.port import Inbox
from bot.rules.people import Address
from bot.runtime.clock import Clock, PushedClock
from bot.runtime.settings import Settings
from tests.contract.recording import RecordingInbox
from tests.fakes.teams import Driver, FakeTeams, activities, seen
from tests.fakes.teams.tokens import channel_claims, expired
from tests.fakes.teams.world import ELSEWHERE
from tests.stores import Databases
from tests.world import seeded

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # ten in Helsinki, nine in Berlin
PATH = "/api/messages"
WAITING = "One moment …"
BRISK = Patience(dialog=0.4, typing=0.2, message=1.0)
"""Seconds of the real clock, so that a slow core is tested in a moment."""


def settings(teams: FakeTeams, *, managed: bool = False) -> Settings:
    """As the operator would set them, pointed at the fake."""
    return Settings(
        teams_app_id=teams.world.app_id,
        teams_app_secret=None if managed else SecretStr(teams.world.secret),
        teams_managed_identity=managed,
        teams_tenants=(teams.world.tenant,),
        teams_service_hosts=(f"127.0.0.1:{teams.port}",),
        teams_service_url=teams.service_url,
        teams_openid_url=teams.metadata_url,
        teams_login_url=teams.login_url,
    )


@asynccontextmanager
async def listening(teams: FakeTeams, app: web.Application) -> AsyncIterator[None]:
    """Serve the bot on loopback, and tell Teams where it is."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        teams.listens_at(f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}")
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def teams_bot(inbox: Inbox, clock: Clock) -> AsyncIterator[tuple[FakeTeams, TeamsPlatform]]:
    """A fake Teams and a connected platform, on loopback."""
    async with FakeTeams(clock) as teams:
        platform = TeamsPlatform(settings(teams), clock, BRISK)
        app = web.Application()
        app.add_routes(platform.routes())
        async with listening(teams, app):
            await platform.start(inbox)
            try:
                yield teams, platform
            finally:
                await platform.stop()


@dataclass
class Company:
    """A tenant with Kaveri in it. Leena sits in Helsinki and reads Finnish, Sam in Berlin."""

    teams: FakeTeams
    program: Program

    @property
    def leena(self) -> Driver:
        return self.teams.user("leena")

    @property
    def sam(self) -> Driver:
        return self.teams.user("sam")

    @property
    def asha(self) -> Driver:
        return self.teams.user("asha")

    async def later(self, **by: float) -> None:
        await self.program.push(timedelta(**by))

    async def comes(self, person: Driver) -> None:
        """Have the app installed, and open the first page."""
        await opens_home(person)


@asynccontextmanager
async def a_company(kept: Databases) -> AsyncIterator[Company]:
    """The whole program on any store, with a clock that is pushed."""
    clock = PushedClock(MONDAY)
    async with FakeTeams(clock) as teams:
        told = settings(teams)
        program = build(told, clock, [TeamsPlatform(told, clock)], kept.open(clock), seeded(1))
        async with listening(teams, program.application()):
            await program.start(background=False)
            try:
                yield Company(teams, program)
            finally:
                await program.stop()


async def opens_home(person: Driver) -> None:
    """Press "home" on the card that greeted them; the app is installed first if nothing greeted them yet."""
    person.closes()
    if not any(message.card and seen.find_button(message.card, "home") for message in person.notices):
        await person.installs()
    await person.presses("home")


class TeamsRig:
    """Teams as the contract suite sees it."""

    def __init__(
        self, teams: FakeTeams, platform: TeamsPlatform, inbox: RecordingInbox, clock: PushedClock
    ) -> None:
        self.teams = teams
        self.waits = True
        self.tells_quiet = False
        self.platform = platform
        self.inbox = inbox
        self.clock = clock
        people = [teams.world.named(user) for user in ("asha", "ravi", "leena")]
        private = [word for p in people for word in (p.name, p.id, p.mri, p.upn)]
        self.secrets = (*private, teams.world.secret, teams.world.tenant)

    def address(self, user: str) -> Address:
        return Address("teams", self.teams.world.tenant, self.teams.world.named(user).id)

    def person(self, user: str) -> Driver:
        return self.teams.user(user)

    async def opens(self, user: str) -> None:
        await opens_home(self.person(user))

    async def opens_notice(self, user: str) -> None:
        await self.person(user).opens()

    async def presses(self, user: str, label: str) -> None:
        await self.person(user).presses(label)

    async def fills(self, user: str, field: str, text: str) -> None:
        self.person(user).fills(field, text)

    async def chooses(self, user: str, field: str, value: str) -> None:
        await self.person(user).chooses(field, value)

    async def ticks(self, user: str, field: str) -> None:
        await self.person(user).ticks(field)

    async def picks(self, user: str, field: str, whom: str) -> None:
        self.person(user).picks(field, whom)

    async def submits(self, user: str) -> None:
        await self.person(user).submits()

    async def types(self, user: str, text: str) -> None:
        await self.person(user).types(text)

    async def edits(self, user: str, text: str) -> None:
        await self.person(user).edits(text)

    async def deletes(self, user: str) -> None:
        await self.person(user).deletes()

    async def answers(self, user: str, label: str) -> None:
        await self.person(user).presses(label)

    async def sees(self, user: str, text: str) -> None:
        """Teams changes a dialog only as the answer to a press: where it says "a moment", press on."""
        person = self.person(user)
        if text not in person.reads and WAITING in person.reads and person.window is not None:
            await person.presses_button(person.window.buttons[0])
        await person.sees(text)

    async def shows(self, user: str, dialog: Dialog) -> None:
        person, card = self.person(user), render.task(dialog)["task"]["value"]["card"]["content"]

        def shown() -> bool:
            window = person.window
            return window is not None and _pressable(window.card) == _pressable(card)

        assert await self.teams.world.until(shown, 2.0), self.teams.connector.complaints
        assert person.window is not None
        assert person.window.title == dialog.title

    def window(self, user: str) -> str:
        person = self.person(user)
        return person.reads if person.window else ""

    def held(self, user: str, field: str) -> str | None:
        return self.person(user).holds(field)

    def room(self, user: str) -> list[str]:
        return [message.summary or message.text for message in self.person(user).notices]

    async def again(self) -> None:
        await self.teams.out.again()

    async def forged(self) -> list[int]:
        """Unsigned, forged, expired, misaddressed, foreign; the signed ones are of something that happens."""
        world, out = self.teams.world, self.teams.out
        removed = activities.installed(world, world.named("asha"), "remove")
        foreign = activities.from_elsewhere(removed, ELSEWHERE)
        raw, claims = (
            json.dumps(removed).encode(),
            channel_claims(self.clock, world.app_id, world.service_url),
        )
        sign = self.teams.login.keys.sign
        bare = {"Content-Type": "application/json"}
        tokens = [
            sign(claims, number=9),  # under the right name, by another key
            sign(claims, kid="key-unknown"),
            sign(expired(claims)),
            sign(claims | {"aud": "11111111-2222-4333-8444-555555555555"}),
            sign(claims | {"iss": "https://issuer.example"}),
            sign(claims | {"serviceurl": "https://elsewhere.example/"}),
            "not-a-token",
        ]
        answers = [await out.send_as(raw, bare)]
        answers += [await out.send_as(raw, out.bearing(token)) for token in tokens]
        answers += [await out.send_as(b"{no json", out.bearing(sign(claims))), await out.send(foreign)]
        return [answer.status for answer in answers]

    def is_quiet(self, user: str, until: datetime) -> None:
        """Nothing that Kaveri may see of it."""

    def limits(self, seconds: int) -> None:
        self.teams.limits("post", retry_after=seconds)

    def leaves(self, user: str) -> None:
        self.teams.world.becomes(user, deleted=True)

    async def removes_app(self) -> None:
        self.teams.disables_app()


def _pressable(card: dict[str, object]) -> list[object]:
    """The buttons of a card and what they carry, which names the dialog by its token; and its fields."""
    return [(b["title"], b.get("data")) for b in seen.buttons(card)] + [f["id"] for f in seen.fields(card)]


@asynccontextmanager
async def teams_rig() -> AsyncIterator[TeamsRig]:
    inbox, clock = RecordingInbox(), PushedClock(MONDAY)
    async with teams_bot(inbox, clock) as (teams, platform):
        yield TeamsRig(teams, platform, inbox, clock)

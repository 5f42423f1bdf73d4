"""One program with every door open: Slack, Teams, the playground and the pages of one's own."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiohttp import web
from aiohttp.test_utils import unused_port

from adapters.playground.platform import PlaygroundPlatform
from adapters.playground.server import Playground
from adapters.playground.view import Stage
from adapters.program import Program, build
from adapters.slack.platform import SlackPlatform
from adapters.teams.platform import TeamsPlatform
from bot.port import Press, Reply
from bot.runtime.clock import PushedClock
from bot.storage.contract import Store
from tests.fakes.slack import FakeSlack
from tests.fakes.teams import FakeTeams
from tests.fakes.teams.tokens import channel_claims, expired
from tests.fuzz.draft import Draft
from tests.slack import rigging as slack_rigging
from tests.teams import rigging as teams_rigging
from tests.world import MONDAY, seeded


@dataclass
class Spy:
    """Every press that reached the core, and every fault that was logged."""

    presses: list[Press] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def listens(self, program: Program) -> None:
        receive = program.engine.receive

        async def spied(press: Press) -> Reply:
            self.presses.append(press)
            return await receive(press)

        program.engine.receive = spied  # type: ignore[method-assign]

    def forget(self) -> None:
        self.presses.clear()
        self.faults.clear()


class Faults(logging.Handler):
    """Errors are logged where an answer may still be 200. The HTTP library logs what is no HTTP; where it
    logs more than that, its answer is a 500."""

    def __init__(self, spy: Spy) -> None:
        super().__init__(logging.ERROR)
        self._spy = spy

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != "aiohttp.server":
            self._spy.faults.append(f"{record.name}: {record.getMessage()}")


@dataclass
class Company:
    slack: FakeSlack
    teams: FakeTeams
    desks: PlaygroundPlatform
    program: Program
    store: Store
    clock: PushedClock
    spy: Spy
    ports: dict[str, int]

    async def later(self, **by: float) -> None:
        await self.program.push(timedelta(**by))

    async def settled(self) -> None:
        """Until everything that goes on after an answer is done."""
        for platform in self.program.platforms:
            errands = getattr(platform, "_errands", None)
            while errands and errands._tasks:
                await asyncio.wait(set(errands._tasks))
        while self.slack._echoes:
            await asyncio.wait(set(self.slack._echoes))

    def tidy(self) -> None:
        """The fakes forget what they were told, so that what grows is Kaveri's."""
        slack, teams = self.slack, self.teams
        for kept in (
            slack.world.messages,
            teams.world.messages,
            slack.api.complaints,
            teams.connector.complaints,
        ):
            del kept[:]
        for windows in (slack.world.windows, slack.world.ephemeral, teams.world.windows):
            windows.clear()
        for desk in self.desks.desks.values():
            del desk.lines[:]

    # Who says so.

    def signed(self, draft: Draft) -> None:
        """As the platform would sign it, unless the draft says otherwise."""
        match draft.request.door:
            case "slack":
                self._as_slack(draft)
            case "teams":
                self._as_teams(draft)
            case _ if draft.signature != "true":
                evil = [("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site")]
                ours = ("origin", "sec-fetch-site")
                draft.request.headers = [h for h in draft.request.headers if h[0].lower() not in ours] + evil

    def _as_slack(self, draft: Draft) -> None:
        how, raw = draft.signature, draft.request.body
        stamp = str(int(self.clock.now().timestamp()) + {"stale": -301, "early": 301}.get(how, 0))
        secret = "somebody-else's" if how == "other" else self.slack.world.secret
        base = b"v0:" + stamp.encode() + b":" + (raw + b" " if how == "body" else raw)
        signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
        if how != "none":
            sent = signature[:-1] if how == "short" else signature
            draft.request.headers += [("X-Slack-Request-Timestamp", stamp), ("X-Slack-Signature", sent)]

    def _as_teams(self, draft: Draft) -> None:
        world, sign = self.teams.world, self.teams.login.keys.sign
        claims = channel_claims(self.clock, world.app_id, world.service_url)
        tokens = {
            "true": lambda: sign(claims),
            "other": lambda: sign(claims, number=9),
            "stale": lambda: sign(expired(claims)),
            "early": lambda: sign(claims | {"nbf": claims["nbf"] + 9_000}),
            "body": lambda: sign(claims | {"aud": "11111111-2222-4333-8444-555555555555"}),
            "short": lambda: sign(claims)[:-3],
        }
        if draft.signature in tokens:
            draft.request.headers.append(("Authorization", f"Bearer {tokens[draft.signature]()}"))


@asynccontextmanager
async def a_company(store: Store) -> AsyncIterator[Company]:
    clock, spy = PushedClock(MONDAY), Spy()
    ports = {"page": unused_port(), "playground": unused_port()}
    ports |= {"slack": ports["page"], "teams": ports["page"]}
    async with FakeSlack(clock) as slack, FakeTeams(clock) as teams:
        of_slack, of_teams = slack_rigging.settings(slack), teams_rigging.settings(teams)
        told: dict[str, Any] = {name: getattr(of_teams, name) for name in of_teams.model_fields_set}
        told["public_url"] = f"http://127.0.0.1:{ports['page']}"
        settings = of_slack.model_copy(update=told)
        desks = PlaygroundPlatform(clock)
        program = build(
            settings,
            clock,
            [SlackPlatform(settings, clock), TeamsPlatform(settings, clock), desks],
            store,
            seeded(1),
        )
        spy.listens(program)

        async def stage() -> Stage:
            return Stage(desks, program.push, _no_hours, lambda: [])

        slack.listens_at(f"http://127.0.0.1:{ports['page']}/slack/events")
        teams.listens_at(f"http://127.0.0.1:{ports['page']}{teams_rigging.PATH}")
        faults = Faults(spy)
        logging.getLogger().addHandler(faults)
        playground = Playground(await stage(), stage).app()
        async with _served(program.application(), ports["page"]), _served(playground, ports["playground"]):
            await program.start(background=False)
            try:
                yield Company(slack, teams, desks, program, store, clock, spy, ports)
            finally:
                logging.getLogger().removeHandler(faults)
                await program.stop()


async def _no_hours(_: int) -> None:
    """Nobody pushes working hours here."""


@asynccontextmanager
async def _served(app: web.Application, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()

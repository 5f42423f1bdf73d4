"""Kaveri's Slack adapter running against the fake Slack, over HTTP or Socket Mode."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from aiohttp import web

from adapters.slack import render
from adapters.slack.platform import SlackPlatform
from bot.messages.cards import Dialog
from bot.port import Inbox
from bot.rules.people import Address
from bot.runtime.clock import Clock, Pause, PushedClock
from bot.runtime.settings import Settings
from tests.contract.recording import RecordingInbox
from tests.fakes.slack import Driver, FakeSlack, payloads
from tests.fakes.slack.outbound import OverHttp

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
USERS = {"asha": "U1", "ravi": "U2", "leena": "U3"}


def settings(slack: FakeSlack, *, socket: bool = False) -> Settings:
    """As the operator would set them, pointed at the fake."""
    return Settings(
        slack_bot_tokens=(slack.world.bot_token,),  # type: ignore[arg-type]  # pydantic masks them
        slack_signing_secret=slack.world.secret,  # type: ignore[arg-type]
        slack_app_token=slack.world.app_token if socket else None,  # type: ignore[arg-type]
        slack_api_url=slack.api_url,
    )


@asynccontextmanager
async def slack_bot(
    inbox: Inbox, clock: Clock, *, socket: bool = False, pause: Pause = asyncio.sleep
) -> AsyncIterator[tuple[FakeSlack, SlackPlatform]]:
    """A fake Slack and a connected platform, on loopback."""
    async with FakeSlack(clock) as slack:
        platform = SlackPlatform(settings(slack, socket=socket), clock, pause=pause)
        app = web.Application()
        app.add_routes(platform.routes())
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await platform.start(inbox)
        slack.listens_at(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
        if socket:
            slack.uses_socket()
        try:
            yield slack, platform
        finally:
            await platform.stop()
            await runner.cleanup()


class SlackRig:
    """Slack as the contract suite sees it."""

    def __init__(
        self, slack: FakeSlack, platform: SlackPlatform, inbox: RecordingInbox, clock: PushedClock
    ) -> None:
        self.slack = slack
        self.waits = self.tells_quiet = True
        self.platform = platform
        self.inbox = inbox
        self.clock = clock
        world = slack.world
        self.secrets = ("Asha", "Ravi", "Leena", world.bot_token, world.app_token, world.secret)

    def address(self, user: str) -> Address:
        return Address("slack", self.slack.world.team, USERS[user])

    def person(self, user: str) -> Driver:
        return self.slack.user(USERS[user])

    async def opens(self, user: str) -> None:
        await self.person(user).runs("/kaveri")

    async def opens_notice(self, user: str) -> None:
        await self.person(user).presses("open")

    async def presses(self, user: str, label: str) -> None:
        await self.person(user).presses(label)

    async def fills(self, user: str, field: str, text: str) -> None:
        self.person(user).fills(field, text)

    async def chooses(self, user: str, field: str, value: str) -> None:
        await self.person(user).chooses(field, value)

    async def ticks(self, user: str, field: str) -> None:
        await self.person(user).ticks(field)

    async def picks(self, user: str, field: str, whom: str) -> None:
        self.person(user).picks(field, USERS[whom])

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
        await self.person(user).sees(text)

    async def shows(self, user: str, dialog: Dialog) -> None:
        person, metadata = self.person(user), render.modal(dialog)["private_metadata"]

        def shown() -> bool:
            return person.window is not None and person.window.body["private_metadata"] == metadata

        assert await self.slack.world.until(shown), self.slack.api.complaints
        assert person.window is not None
        assert person.window.body["title"]["text"] == dialog.title

    def window(self, user: str) -> str:
        person = self.person(user)
        return person.reads if person.window else ""

    def held(self, user: str, field: str) -> str | None:
        window = self.person(user).window
        for fields in (window.values if window else {}).values():
            if field in fields:
                held = fields[field]
                option = held.get("selected_option") or next(iter(held.get("selected_options", [])), None)
                return option["value"] if option else held.get("value") or held.get("selected_user")
        return None

    def room(self, user: str) -> list[str]:
        return [message.text for message in self.person(user).notices]

    async def again(self) -> None:
        await self.slack.out.again()

    async def forged(self) -> list[int]:
        """Unsigned, wrongly signed, stale and foreign; over Socket Mode only a foreign one can arrive."""
        world, http = self.slack.world, self.slack.http
        foreign = {**payloads.command(world, "U1", "/kaveri", ""), "team_id": "T9"}
        if not isinstance(self.slack.out, OverHttp) or http is None:
            assert (await self.slack.out.command(foreign)).body == {}
            return []
        raw = json.dumps(payloads.event(world, {"type": "app_uninstalled"})).encode()
        kind = {"Content-Type": "application/json"}
        old = str(int(self.clock.now().timestamp()) - 301)
        sent = [
            await http.send_as(raw, kind),
            await http.send_as(raw, kind | http.signed(raw, secret="somebody-else's")),
            await http.send_as(raw, kind | http.signed(raw, stamp=old)),
            await http.send_as(raw + b" ", kind | http.signed(raw)),
            await http.command(foreign),
        ]
        return [answer.status for answer in sent]

    def is_quiet(self, user: str, until: datetime) -> None:
        self.slack.world.quiet[USERS[user]] = (self.clock.now(), until)

    def limits(self, seconds: int) -> None:
        self.slack.limits("chat.postMessage", retry_after=seconds)

    def leaves(self, user: str) -> None:
        people = self.slack.world.people
        people[USERS[user]] = replace(people[USERS[user]], deleted=True)

    async def removes_app(self) -> None:
        await self.slack.uninstalls()


@asynccontextmanager
async def slack_rig(*, socket: bool = False) -> AsyncIterator[SlackRig]:
    inbox, clock = RecordingInbox(), PushedClock(MONDAY)
    async with slack_bot(inbox, clock, socket=socket) as (slack, platform):
        yield SlackRig(slack, platform, inbox, clock)

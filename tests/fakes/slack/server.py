"""The fake Slack as a server on loopback, and the handle tests hold it by."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from bot.runtime.clock import Clock
from tests.fakes.slack import payloads
from tests.fakes.slack.outbound import Answered, OverHttp, OverSocket
from tests.fakes.slack.people import Driver
from tests.fakes.slack.web_api import Delay, Fault, WebApi
from tests.fakes.slack.world import SCOPES, Json, Message, World

RETRIES = 3


class FakeSlack:
    """``async with FakeSlack(clock) as slack``; the bot gets ``api_url``, and ``listens_at`` the bot's."""

    def __init__(
        self, clock: Clock, *, team: str = "T1", port: int = 0, scopes: frozenset[str] = SCOPES
    ) -> None:
        self.world = World(clock, team, scopes)
        self.socket = OverSocket(self.world)
        self.api = WebApi(self.world, self._posted, lambda: f"ws://127.0.0.1:{self.port}/link")
        self.errors: dict[str, dict[str, str]] = {}
        self.settle = 2.0
        self.port = port
        self.http: OverHttp | None = None
        self._drivers: dict[str, Driver] = {}
        self._undelivered: list[tuple[Json, int]] = []
        self._echoes: set[asyncio.Task[Answered]] = set()
        self._listening: OverHttp | OverSocket | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.add_routes(
            [
                web.post("/api/{method}", self.api.handle),
                web.get("/api/{method}", self.api.handle),
                web.post("/{whose}/api/{method}", self.api.handle),
                web.get("/{whose}/api/{method}", self.api.handle),
                web.get("/link", self.socket.handle),
                web.get("/counts", self._counts),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for echo in self._echoes:
            echo.cancel()
        await self._session.close()
        await self.socket.close()
        await self._runner.cleanup()

    # How the two find each other.

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def listens_at(self, *urls: str) -> None:
        """Requests go to this address, signed; to several in turn."""
        self.http = self._listening = OverHttp(self.world, self._session, *urls)

    def uses_socket(self) -> None:
        """Requests go over Socket Mode."""
        self._listening = self.socket

    @property
    def out(self) -> OverHttp | OverSocket:
        assert self._listening is not None, "say listens_at(url) or uses_socket() first"
        return self._listening

    # Who is there, and what an administrator would find.

    def user(self, id: str) -> Driver:
        return self._drivers.setdefault(id, Driver(self, id))

    def export(self) -> list[Message]:
        """Every direct message with its time, as a workspace's export shows them."""
        return sorted(self.world.messages, key=lambda message: (message.at, message.ts))

    # Events, and what may go wrong.

    async def event(self, body: Json) -> Answered:
        """Deliver an event; once more at once when it was not taken. Later tries wait for ``redelivers``."""
        answer = await self.out.event(body)
        if not answer.ok:
            answer = await self.out.event(body, retry=1)
        if not answer.ok:
            self._undelivered.append((body, 1))
        return answer

    async def redelivers(self) -> list[Answered]:
        """Try again what was not taken, as Slack does after one and five minutes."""
        due, self._undelivered = self._undelivered, []
        answers = []
        for body, retries in due:
            answers.append(await self.out.event(body, retry=retries + 1))
            if not answers[-1].ok and retries + 1 < RETRIES:
                self._undelivered.append((body, retries + 1))
        return answers

    async def uninstalls(self) -> Answered:
        """An administrator removes the app: its token is revoked, and the app is told."""
        self.fails("*", error="account_inactive", times=1_000_000)
        await self.event(
            payloads.event(self.world, {"type": "tokens_revoked", "tokens": {"bot": [self.world.bot_user]}})
        )
        return await self.event(payloads.event(self.world, {"type": "app_uninstalled"}))

    def limits(self, method: str, *, retry_after: int, times: int = 1) -> None:
        """The next calls are answered 429."""
        self.api.faults[method] = Fault(retry_after=retry_after, times=times)

    def fails(self, method: str, *, error: str = "", status: int = 200, times: int = 1) -> None:
        """The next calls fail with an error of Slack's, or a bare status."""
        self.api.faults[method] = Fault(error=error, status=status, times=times)

    def breaks(self, method: str, *, times: int = 1) -> None:
        """The next calls act, and then the connection drops before the answer."""
        self.api.faults[method] = Fault(broken=True, times=times)

    def delays(self, method: str) -> Delay:
        """The next call acts when the delay is over; those after it at once."""
        delay = Delay()
        self.api.faults[method] = Fault(delay=delay)
        return delay

    def _posted(self, message: Message) -> None:
        """The app is told of its own messages, too; it must not answer them."""
        if self._listening is not None and "im:history" in self.world.scopes:
            echo = asyncio.create_task(self.out.event(payloads.typed(self.world, message)))
            self._echoes.add(echo)
            echo.add_done_callback(self._echoes.discard)

    async def stops(self) -> None:
        """From now on nothing answers here."""
        await self._runner.cleanup()

    async def _counts(self, _: web.Request) -> web.Response:
        return web.json_response(dict(self.world.calls))

"""The fake Teams as a server on loopback, and the handle tests hold it by."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from bot.runtime.clock import Clock
from tests.fakes.teams.connector import Connector, Fault
from tests.fakes.teams.login import METADATA, Login
from tests.fakes.teams.outbound import Answered, Outbound
from tests.fakes.teams.people import Driver
from tests.fakes.teams.tokens import channel_claims
from tests.fakes.teams.world import TENANT, Json, Message, World

TRIES = 3


class FakeTeams:
    """``async with FakeTeams(clock) as teams``; the bot gets the urls, and ``listens_at`` the bot's."""

    def __init__(self, clock: Clock, *, tenant: str = TENANT, port: int = 0) -> None:
        self.world = World(clock, tenant)
        self.login = Login(self.world)
        self.connector = Connector(self.world, self.login)
        people = self.world.people.values()
        self.connector.private = {word for p in people for word in (p.name, p.id, p.mri, p.upn)}
        self.port = port
        self._drivers: dict[str, Driver] = {}
        self._undelivered: list[tuple[Json, int]] = []
        self._out: Outbound | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.add_routes([*self.login.routes(), *self.connector.routes(), *self._for_load()])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        self.world.origin = f"http://127.0.0.1:{self.port}"
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        await self._runner.cleanup()

    # How the two find each other.

    @property
    def service_url(self) -> str:
        return self.world.service_url

    @property
    def login_url(self) -> str:
        """Without the tenant, as ``https://login.microsoftonline.com`` is."""
        return self.world.origin

    @property
    def metadata_url(self) -> str:
        return self.world.origin + METADATA

    @property
    def identity_endpoint(self) -> str:
        """For ``IDENTITY_ENDPOINT``; the header's value is ``login.IDENTITY_HEADER``."""
        return f"{self.world.origin}/msi/token"

    def listens_at(self, *urls: str) -> None:
        """Activities go to these addresses in turn, signed."""
        self._out = Outbound(self.world, self.login, self._session, *urls)

    @property
    def out(self) -> Outbound:
        assert self._out is not None, "say listens_at(url) first"
        return self._out

    # Who is there, and what an administrator would find.

    def user(self, name: str) -> Driver:
        """By handle ("asha") or Entra id."""
        id = self.world.named(name).id
        return self._drivers.setdefault(id, Driver(self, id))

    def export(self) -> list[Message]:
        """Every chat message with its time, as a company's export shows them."""
        return sorted(self.world.messages, key=lambda message: (message.at, message.id))

    # What arrives, and in which order.

    async def event(self, activity: Json) -> Answered:
        """Deliver something that is no invoke; what was not taken waits for ``redelivers``."""
        answer = await self.out.send(activity)
        if not answer.ok:
            self._undelivered.append((activity, 1))
        return answer

    @property
    def waits(self) -> bool:
        """Whether something that was not taken is still to be tried again."""
        return bool(self._undelivered)

    async def redelivers(self) -> list[Answered]:
        """Try again what was not taken."""
        due, self._undelivered = self._undelivered, []
        answers = []
        for activity, tries in due:
            answers.append(await self.out.send(activity))
            if not answers[-1].ok and tries + 1 < TRIES:
                self._undelivered.append((activity, tries + 1))
        return answers

    async def at_once(self, *sent: Json) -> list[Answered]:
        """Several activities, or one of them several times, at the same moment and in any order."""
        return list(await asyncio.gather(*(self.out.send(activity) for activity in sent)))

    # What may go wrong. Operations: create, post, member, members, or "*".

    def limits(self, operation: str, *, retry_after: int | None, times: int = 1) -> None:
        """The next calls are answered 429."""
        self.connector.faults[operation] = Fault(429, "Throttled", retry_after, times=times)

    def fails(self, operation: str, *, status: int, code: str = "ServiceError", times: int = 1) -> None:
        """The next calls fail: 412 PreconditionFailed, 413 MessageSizeTooBig, 500, 502 and so on."""
        self.connector.faults[operation] = Fault(status, code, times=times)

    def breaks(self, operation: str, *, times: int = 1) -> None:
        """The next calls act, and then the connection drops before the answer."""
        self.connector.faults[operation] = Fault(broken=True, times=times)

    def disables_app(self) -> None:
        """An administrator disables the app for the whole tenant. The bot is not told."""
        self.fails("*", status=403, code="BotDisabledByAdmin", times=1_000_000)

    async def stops(self) -> None:
        """From now on nothing answers here."""
        await self._runner.cleanup()

    def _for_load(self) -> list[web.RouteDef]:
        """For a load generator in another process: how often what was called, and a token to send with."""
        return [web.get("/counts", self._counts), web.get("/bearer", self._bearer)]

    async def _bearer(self, _: web.Request) -> web.Response:
        claims = channel_claims(self.world.clock, self.world.app_id, self.world.service_url)
        return web.Response(text=self.login.keys.sign(claims))

    async def _counts(self, _: web.Request) -> web.Response:
        return web.json_response(dict(self.world.calls))

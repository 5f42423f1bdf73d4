"""Stands between Kaveri, Agents Playground and our fake Teams, as one Teams to Kaveri.

The Playground signs nothing, and Kaveri takes nothing unsigned: what the Playground sends is signed here,
with the keys of the fake's authority. What Kaveri sends about the one person who sits at the Playground goes
to the Playground, whose answer counts; what is written to them goes to the fake too, which is stricter.
Everything else (other people, tokens, keys) is the fake's.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from tests.fakes.teams import FakeTeams
from tests.fakes.teams.tokens import channel_claims
from tests.fakes.teams.world import Json, Person

CONNECTOR = "/teams"
PLAYGROUND = "/_connector"
PATIENCE = 5.0
PASSED_ON = ("Authorization", "Content-Type")


@dataclass
class Between:
    teams: FakeTeams
    guest: Person
    """Who sits at the Playground."""
    bot: str
    playground: str
    session: aiohttp.ClientSession
    seen: Counter[str] = field(default_factory=Counter)
    """What the Playground sent, by type and name, and what Kaveri answered."""
    asked: Counter[str] = field(default_factory=Counter)
    """What the Playground was asked, and what it answered."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/api/messages", self._inward), web.route("*", "/{rest:.*}", self._outward)]

    async def passed(self, what: str) -> None:
        """Wait until the Playground has sent this and Kaveri has answered it."""
        async with asyncio.timeout(PATIENCE):
            while not self.seen[what]:
                await self.news.wait()

    async def _inward(self, request: web.Request) -> web.Response:
        """From the Playground to Kaveri, signed on the way."""
        activity: Json = json.loads(await request.read())
        activity["serviceUrl"] = self.teams.service_url
        world = self.teams.world
        claims = channel_claims(world.clock, world.app_id, self.teams.service_url)
        headers = {
            "Authorization": f"Bearer {self.teams.login.keys.sign(claims)}",
            "Content-Type": "application/json",
        }
        raw = json.dumps(activity).encode()
        async with self.session.post(self.bot, data=raw, headers=headers) as answer:
            name = activity.get("name") or activity.get("action") or ""
            self.seen[f"{activity['type']} {name}".strip() + f" {answer.status}"] += 1
            self.news.set()
            self.news = asyncio.Event()
            return await _same(answer)

    async def _outward(self, request: web.Request) -> web.Response:
        """From Kaveri to whoever it concerns."""
        raw = await request.read()
        at_fake = f"http://127.0.0.1:{self.teams.port}{request.path_qs}"
        if not self._about_guest(request, raw):
            return await self._ask(request, at_fake, raw)
        if request.path.endswith("/activities"):
            strict = await self._ask(request, at_fake, raw)
            if strict.status >= 400:
                return strict
        rest = request.path_qs.removeprefix(CONNECTOR)
        answer = await self._ask(request, f"{self.playground}{PLAYGROUND}{rest}", raw)
        kind = request.path.rsplit("/v3/conversations", 1)[-1].strip("/").split("/")
        self.asked[f"{request.method} {kind[1] if len(kind) > 1 else 'create'} {answer.status}"] += 1
        return answer

    def _about_guest(self, request: web.Request, raw: bytes) -> bool:
        if not request.path.startswith(f"{CONNECTOR}/v3/conversations"):
            return False
        chat = self.teams.world.chat(self.guest)
        if f"/{chat}/" in request.path:
            return True
        opening = json.loads(raw) if raw else {}
        return any(member["id"] == self.guest.id for member in opening.get("members", ()))

    async def _ask(self, request: web.Request, url: str, raw: bytes) -> web.Response:
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        async with self.session.request(
            request.method, url, data=raw, headers=headers, allow_redirects=False
        ) as answer:
            return await _same(answer)


async def _same(answer: aiohttp.ClientResponse) -> web.Response:
    return web.Response(status=answer.status, body=await answer.read(), content_type=answer.content_type)

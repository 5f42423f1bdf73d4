"""How activities reach the bot: posted as JSON with a bearer token that the channel signed."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import aiohttp

from tests.fakes.teams.login import Login
from tests.fakes.teams.tokens import channel_claims
from tests.fakes.teams.world import Json, World

PATIENCE = 15.0
KIND = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Answered:
    """What the bot answered; status 0 when it did not in time. ``body`` is ``None`` when it was empty."""

    status: int
    body: Any = None
    text: str = ""
    by: str = ""  # the address it came from
    asked: int = 0  # the moment at which it was sent
    seconds: float = 0.0  # until it was answered, or given up

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class Outbound:
    """Of several addresses each has its turn, as behind a proxy in front of replicas: where nobody listens,
    the next one gets it."""

    def __init__(self, world: World, login: Login, session: aiohttp.ClientSession, *urls: str) -> None:
        self._world = world
        self._login = login
        self._session = session
        self._urls = urls
        self._turn = itertools.count()
        self.patience = PATIENCE
        self.last: Json = {}

    @property
    def url(self) -> str:
        return self._urls[0]

    async def send(self, activity: Json, **claims: object) -> Answered:
        """One activity, properly signed except for the claims that are given."""
        self.last = activity
        return await self.send_as(json.dumps(activity).encode(), self.signed(activity, **claims))

    def signed(self, activity: Json, **claims: object) -> dict[str, str]:
        about = channel_claims(self._world.clock, self._world.app_id, activity["serviceUrl"])
        return self.bearing(self._login.keys.sign(about | claims))

    def bearing(self, token: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {token}", "Content-Type": KIND}

    async def send_as(self, raw: bytes, headers: dict[str, str]) -> Answered:
        """Exactly these bytes under exactly these headers."""
        asked, began, answer = self._world.moment(), time.monotonic(), Answered(0)
        with suppress(TimeoutError, aiohttp.ClientError):
            async with asyncio.timeout(self.patience):
                answer = await self._passed_on(raw, headers)
        return replace(answer, asked=asked, seconds=time.monotonic() - began)

    async def _passed_on(self, raw: bytes, headers: dict[str, str]) -> Answered:
        at = next(self._turn) % len(self._urls)
        for url in self._urls[at:] + self._urls[:at]:
            try:
                async with self._session.post(url, data=raw, headers=headers) as answer:
                    text = await answer.text()
                    return Answered(answer.status, _json(text), text, url)
            except aiohttp.ClientConnectorError:
                continue
        return Answered(0)

    async def again(self) -> Answered:
        """The last activity once more: the same id, as Teams delivers it after fifteen seconds."""
        return await self.send(self.last)


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text

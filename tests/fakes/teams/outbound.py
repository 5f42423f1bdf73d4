"""How activities reach the bot: posted as JSON with a bearer token that the channel signed."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import aiohttp

from tests.fakes.replicas import Replicas
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
    def __init__(self, world: World, login: Login, session: aiohttp.ClientSession, *urls: str) -> None:
        self._world = world
        self._login = login
        self._replicas = Replicas(session, *urls)
        self.patience = PATIENCE
        self.last: Json = {}

    @property
    def url(self) -> str:
        return self._replicas.first

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
            status, text, by = await self._replicas.post(raw, headers, self.patience)
            answer = Answered(status, _json(text), text, by)
        return replace(answer, asked=asked, seconds=time.monotonic() - began)

    async def again(self) -> Answered:
        """The last activity once more: the same id, as Teams delivers it after fifteen seconds."""
        return await self.send(self.last)


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text

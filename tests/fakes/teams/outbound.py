"""How activities reach the bot: posted as JSON with a bearer token that the channel signed."""

from __future__ import annotations

import json
from dataclasses import dataclass
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

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class Outbound:
    def __init__(self, world: World, login: Login, session: aiohttp.ClientSession, url: str) -> None:
        self._world = world
        self._login = login
        self._session = session
        self.url = url
        self.patience = PATIENCE
        self.last: Json = {}

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
        timeout = aiohttp.ClientTimeout(total=self.patience)
        try:
            async with self._session.post(self.url, data=raw, headers=headers, timeout=timeout) as answer:
                text = await answer.text()
                return Answered(answer.status, _json(text), text)
        except (TimeoutError, aiohttp.ClientError):
            return Answered(0)

    async def again(self) -> Answered:
        """The last activity once more: the same id, as Teams delivers it after fifteen seconds."""
        return await self.send(self.last)


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text

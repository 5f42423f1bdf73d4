"""How requests reach the bot: signed HTTP, or envelopes over Socket Mode. Slack waits three seconds."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.fakes.replicas import Replicas
from tests.fakes.slack.world import Json, World

PATIENCE = 3.0
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answered:
    """What the bot answered; status 0 when it did not in time."""

    status: int
    body: Json = field(default_factory=dict)
    text: str = ""
    by: str = ""  # the address it came from

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class Outbound(Protocol):
    async def command(self, body: Json) -> Answered: ...

    async def interactive(self, body: Json) -> Answered: ...

    async def event(self, body: Json, retry: int = 0) -> Answered: ...

    async def again(self) -> Answered: ...


class OverHttp:
    """Signed raw bodies, the way Slack sends them, to one replica or several."""

    def __init__(self, world: World, session: aiohttp.ClientSession, *urls: str) -> None:
        self._world = world
        self._last: tuple[bytes, dict[str, str]] = (b"", {})
        self._replicas = Replicas(session, *urls)

    @property
    def url(self) -> str:
        return self._replicas.first

    async def command(self, body: Json) -> Answered:
        return await self.send(urlencode(body).encode(), FORM)

    async def interactive(self, body: Json) -> Answered:
        return await self.send(urlencode({"payload": json.dumps(body)}).encode(), FORM)

    async def event(self, body: Json, retry: int = 0) -> Answered:
        again = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_error"} if retry else {}
        return await self.send(json.dumps(body).encode(), "application/json", **again)

    async def send(self, raw: bytes, kind: str, **headers: str) -> Answered:
        return await self.send_as(raw, {"Content-Type": kind, **self.signed(raw), **headers})

    async def send_as(self, raw: bytes, headers: dict[str, str]) -> Answered:
        """Exactly these bytes under exactly these headers."""
        self._last = (raw, headers)
        try:
            status, text, by = await self._replicas.post(raw, headers, PATIENCE)
        except (TimeoutError, aiohttp.ClientError):
            return Answered(0)
        return Answered(status, _json(text), text, by)

    async def again(self) -> Answered:
        """The last request once more, byte for byte."""
        return await self.send_as(*self._last)

    def signed(self, raw: bytes, *, stamp: str = "", secret: str = "") -> dict[str, str]:
        stamp = stamp or str(int(self._world.clock.now().timestamp()))
        base = b"v0:" + stamp.encode() + b":" + raw
        signature = hmac.new((secret or self._world.secret).encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}


class OverSocket:
    """Envelopes to one of the bot's connections in turn; each is to be answered by its id."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._sockets: list[web.WebSocketResponse] = []
        self._turn = itertools.count()
        self._waiting: dict[str, asyncio.Future[Answered]] = {}
        self._last: tuple[str, Json] = ("", {})
        self.connected = asyncio.Event()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": len(self._sockets)})
        self.connected.set()
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._answered(json.loads(message.data))
        finally:
            self._sockets.remove(socket)
        return socket

    async def close(self) -> None:
        for socket in list(self._sockets):
            await socket.close()

    async def command(self, body: Json) -> Answered:
        return await self._send("slash_commands", body)

    async def interactive(self, body: Json) -> Answered:
        return await self._send("interactive", body)

    async def event(self, body: Json, retry: int = 0) -> Answered:
        return await self._send(
            "events_api", body, retry_attempt=retry, retry_reason="timeout" if retry else ""
        )

    async def _send(self, kind: str, payload: Json, **more: object) -> Answered:
        self._last = (kind, payload)
        envelope_id = self._world.id("envelope-")
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
            **more,
        }
        waiting = self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.connected.wait()
                await self._sockets[next(self._turn) % len(self._sockets)].send_json(envelope)
                answer: Answered = await waiting
                return answer
        except TimeoutError:
            return Answered(0)
        finally:
            self._waiting.pop(envelope_id, None)

    async def again(self) -> Answered:
        """The last payload once more, in a new envelope."""
        return await self._send(*self._last, retry_attempt=1)

    def _answered(self, message: Json) -> None:
        waiting = self._waiting.get(message.get("envelope_id", ""))
        if waiting is not None and not waiting.done():
            payload = message.get("payload") or {}
            waiting.set_result(Answered(200, payload, json.dumps(payload) if payload else ""))


def _json(text: str) -> Json:
    try:
        parsed = json.loads(text)
    except ValueError:
        return {"text": text} if text else {}
    return parsed if isinstance(parsed, dict) else {}

"""Somebody in front of local-slack: through its control API and its page's WebSocket, as its own page does.

Two things local-slack cannot do, so this file does them: press a button that stands in a window (the
request is signed here, around the view that local-slack holds), and keep a stack of windows per
person (it has one for everybody, so each closes theirs before the next opens one).
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.fakes.slack.seen import find_button, find_field, lines
from tests.fakes.slack.world import STATEFUL, elements, initial

Json = dict[str, Any]
PATIENCE = 5.0


class LocalSlack:
    """One running emulator, and the bot it talks to."""

    def __init__(self, session: aiohttp.ClientSession, at: str, bot: str, secret: str) -> None:
        self.session, self.at, self.bot, self.secret = session, at, bot, secret
        self.stack: list[Json] = []
        self.errors: dict[str, str] = {}
        self.people: dict[str, Json] = {}
        self.photograph: Callable[[str], Awaitable[None]] | None = None
        self._news = asyncio.Event()

    async def connect(self) -> None:
        self.socket = await self.session.ws_connect(f"{self.at}/ui")
        self._listening = asyncio.create_task(self._listen())

    async def close(self) -> None:
        self._listening.cancel()
        await self.socket.close()

    async def control(self, what: str, **body: Any) -> Json:
        async with self.session.post(f"{self.at}/_control/{what}", json=body) as answer:
            assert answer.status == 200, f"{what}: {answer.status} {await answer.text()}"
            parsed: Json = await answer.json()
            return parsed

    async def look(self, what: str) -> Json:
        async with self.session.get(f"{self.at}/_control/{what}") as answer:
            parsed: Json = await answer.json()
            return parsed

    async def until(self, condition: Callable[[], bool]) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                while not condition():
                    await self._news.wait()
        except TimeoutError:
            return condition()
        return True

    async def signed(self, payload: Json) -> None:
        """What Slack would send, where local-slack cannot."""
        raw = urlencode({"payload": json.dumps(payload)}).encode()
        stamp = str(int(time.time()))
        mac = hmac.new(self.secret.encode(), f"v0:{stamp}:".encode() + raw, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={mac}",
        }
        async with self.session.post(self.bot, data=raw, headers=headers) as answer:
            assert answer.status == 200, await answer.text()

    async def _listen(self) -> None:
        async for message in self.socket:
            heard = json.loads(message.data)
            match heard["t"]:
                case "init":
                    self.people = {user["id"]: user for user in heard["state"]["users"]}
                case "view":
                    self.stack, self.errors = heard.get("stack") or [], {}
                case "view_errors":
                    self.errors = heard["errors"]
            self._news.set()
            self._news = asyncio.Event()


class Colleague:
    def __init__(self, slack: LocalSlack, id: str) -> None:
        self.slack, self.id = slack, id
        self._held: dict[str, dict[str, Json]] = {}
        self._form = ""

    @property
    def view(self) -> Json | None:
        return self.slack.stack[-1] if self.slack.stack else None

    @property
    def reads(self) -> str:
        return "\n".join(lines(self.view)) if self.view else ""

    async def sees(self, text: str) -> None:
        assert await self.slack.until(lambda: text in self.reads), (
            f"{self.id} misses {text!r} in:\n{self.reads}"
        )
        print(f"  {self.id} sees: {text}")
        if self.slack.photograph is not None:
            await self.slack.photograph(self.id)

    async def runs(self, text: str) -> None:
        print(f"{self.id} runs {text}")
        command, _, rest = text.partition(" ")
        await self.slack.control("command", channel="C01GEN", user=self.id, command=command, text=rest)

    async def presses(self, label: str) -> None:
        """A button in the window: signed here, for local-slack sends none."""
        print(f"{self.id} presses {label}")
        view = await self._window()
        found = find_button(view, label)
        assert found is not None, self.reads
        block_id, button = found
        now = time.time()
        await self.slack.signed(
            {
                "type": "block_actions",
                "user": {"id": self.id, "team_id": view["team_id"]},
                "team": {"id": view["team_id"]},
                "trigger_id": f"{now}.made.here",
                "container": {"type": "view", "view_id": view["id"]},
                "view": {**view, "state": {"values": self._values(view)}},
                "actions": [{**button, "block_id": block_id, "action_ts": f"{now:.6f}"}],
            }
        )

    async def holds(self, field: str, **held: Any) -> None:
        """Put something into a field of the window."""
        view = await self._window()
        found = find_field(view, field)
        assert found is not None, field
        block, element = found
        self._values(view)[block["block_id"]][element["action_id"]] |= held

    async def submits(self) -> None:
        print(f"{self.id} sends the window")
        view = await self._window()
        values = self._values(view)
        await self.slack.socket.send_json({"t": "view_submit", "user": self.id, "values": values})

    async def closes(self) -> None:
        await self.slack.socket.send_json({"t": "view_close", "user": self.id})
        assert await self.slack.until(lambda: not self.slack.stack)

    async def notices(self) -> list[Json]:
        """What Kaveri wrote into this person's direct message."""
        state = await self.slack.look("state")
        rooms = [c for c in state["channels"] if c.get("is_im") and self.id in c["members"]]
        if not rooms:
            return []
        said = (await self.slack.look(f"messages/{rooms[0]['id']}"))["messages"]
        return [{**message, "channel": rooms[0]["id"]} for message in said if message.get("blocks")]

    async def opens_notice(self) -> None:
        print(f"{self.id} opens the last notice")
        notice = (await self.notices())[-1]
        (block,) = [block for block in notice["blocks"] if block["type"] == "actions"]
        action = {**block["elements"][0], "block_id": block.get("block_id", "")}
        await self.slack.control(
            "interact", channel=notice["channel"], messageTs=notice["ts"], user=self.id, action=action
        )

    async def types(self, text: str) -> None:
        state = await self.slack.look("state")
        (room,) = [c["id"] for c in state["channels"] if c.get("is_im") and self.id in c["members"]]
        await self.slack.control("message", channel=room, user=self.id, text=text)

    async def opens_home(self) -> None:
        await self.slack.control("open-home", user=self.id)

    async def _window(self) -> Json:
        assert await self.slack.until(lambda: self.view is not None), f"{self.id} has no window"
        assert self.view is not None
        return self.view

    def _values(self, view: Json) -> dict[str, dict[str, Json]]:
        """What the fields of this window hold; a changed window starts with its own."""
        form = view["id"] + view["private_metadata"]
        if form != self._form:
            self._form = form
            self._held = {
                block["block_id"]: {
                    e["action_id"]: initial(e) for e in elements(block) if e["type"] in STATEFUL
                }
                for block in view["blocks"]
                if any(e["type"] in STATEFUL for e in elements(block))
            }
        return self._held

"""What the fake Slack knows: people, tokens, direct messages, windows, triggers."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.runtime.clock import Clock

Json = dict[str, Any]
SCOPES = frozenset({"commands", "chat:write", "im:write", "im:history", "users:read", "dnd:read"})
TRIGGER_LIVES = timedelta(seconds=3)
DEEPEST = 3
STATEFUL = {"checkboxes", "radio_buttons", "static_select", "users_select", "plain_text_input"}


class ApiError(Exception):
    """An answer with ``ok: false``."""

    def __init__(self, code: str, *faults: str) -> None:
        super().__init__(code)
        self.code = code
        self.faults = faults


@dataclass(frozen=True)
class Person:
    """A user of any kind. ``team`` is another one's for somebody from outside."""

    id: str
    name: str
    tz: str = "Europe/Helsinki"
    locale: str = "en-GB"
    team: str = "T1"
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False


PEOPLE = (
    Person("U1", "Asha", tz="Asia/Kolkata"),
    Person("U2", "Ravi", tz="America/New_York", locale="en-US"),
    Person("U3", "Leena", locale="fi-FI"),
    Person("U4", "Sam", tz="Europe/Berlin"),
    Person("U5", "Mei", tz="Asia/Tokyo", locale="ja-JP"),
    Person("U6", "Noor", tz="Mars/Olympus"),
    Person("UBOT", "kaveri", is_bot=True),
    Person("UOTHERBOT", "deploys", is_bot=True),
    Person("USLACKBOT", "Slackbot"),
    Person("UGUEST", "Gus", is_restricted=True),
    Person("USINGLE", "Sig", is_restricted=True, is_ultra_restricted=True),
    Person("USTRANGER", "Stra", team="T9", is_stranger=True),
    Person("UGONE", "Gone", deleted=True),
)


@dataclass
class Message:
    channel: str
    ts: str
    user: str
    text: str
    at: datetime
    blocks: list[Json] = field(default_factory=list)

    def json(self, world: World) -> Json:
        own = {"bot_id": world.bot_id, "app_id": world.app_id} if self.user == world.bot_user else {}
        return {
            "type": "message",
            "user": self.user,
            "ts": self.ts,
            "text": self.text if own else _escaped(self.text),
            "blocks": self.blocks,
            **own,
        }


@dataclass
class View:
    """One window (or the app's own tab) with what was filled in."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    asked: int = 0  # the moment at which the press was sent that opened it
    shown: int = 0  # the moment since which it reads as it does
    by: str = ""  # what made it read so
    values: dict[str, dict[str, Json]] = field(default_factory=dict)

    def json(self, world: World) -> Json:
        defaults = {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": None,
            "submit": None,
        }
        return {
            **defaults,
            **self.body,
            "id": self.id,
            "team_id": world.team,
            "hash": self.hash,
            "state": {"values": self.values},
            "root_view_id": self.root,
            "previous_view_id": self.previous,
            "app_id": world.app_id,
            "bot_id": world.bot_id,
        }


@dataclass
class Trigger:
    user: str
    at: datetime
    moment: int
    used: bool = False


class World:
    def __init__(self, clock: Clock, team: str = "T1", scopes: frozenset[str] = SCOPES) -> None:
        self.clock = clock
        self.team = team
        self.scopes = scopes
        self.bot_user, self.bot_id, self.app_id = "UBOT", "B1", "A1"
        self.bot_token, self.app_token, self.secret = f"xoxb-{team}", f"xapp-{team}", f"secret-{team}"
        self.people = {person.id: person for person in PEOPLE}
        self.triggers: dict[str, Trigger] = {}
        self.quiet: dict[str, tuple[datetime, datetime]] = {}  # user → from when, until when
        self.any_trigger = False  # for a load generator in another process
        self.rooms: dict[str, str] = {}  # channel → user
        self.messages: list[Message] = []
        self.windows: dict[str, list[View]] = defaultdict(list)
        self.tabs: dict[str, View] = {}
        self.ephemeral: dict[str, list[str]] = defaultdict(list)
        self.changes: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.watching: list[Callable[[str], None]] = []
        self.by = ""  # who changes something right now
        self._ids = 0
        self._news = asyncio.Event()

    # What changed, and waiting for it.

    def changed(self, user: str) -> None:
        self.changes[user] += 1
        for watcher in self.watching:
            watcher(user)
        self._news.set()
        self._news = asyncio.Event()

    async def until(self, condition: Callable[[], bool], seconds: float = 5.0) -> bool:
        """Wait for something to become true, for a bounded time of the real clock."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await self._news.wait()
        except TimeoutError:
            return condition()
        return True

    def moment(self) -> int:
        """One more than any before: two of them say what came first."""
        self._ids += 1
        return self._ids

    def id(self, prefix: str) -> str:
        return f"{prefix}{self.moment():08d}"

    # Triggers.

    def trigger(self, user: str) -> str:
        name = f"{self.id('1')}.{secrets.token_hex(16)}"
        self.triggers[name] = Trigger(user, self.clock.now(), self.moment())
        return name

    def exchange(self, name: object) -> Trigger:
        """A trigger lives three seconds, and is good once."""
        if self.any_trigger and isinstance(name, str):
            return Trigger("U1", self.clock.now(), 0)
        trigger = self.triggers.get(name) if isinstance(name, str) else None
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self.clock.now() - trigger.at > TRIGGER_LIVES:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger

    # Windows.

    def open(self, user: str, body: Json, asked: int) -> View:
        self.windows[user] = []
        return self.push(user, body, asked)

    def push(self, user: str, body: Json, asked: int) -> View:
        """``asked``: the moment at which the press was sent that this answers."""
        stack = self.windows[user]
        if len(stack) >= DEEPEST:
            raise ApiError("push_limit_reached")
        name = self.id("V")
        root, previous = (stack[0].root, stack[-1].id) if stack else (name, None)
        view = View(name, user, body, self.id("h"), root, previous, asked, self.moment(), self.by)
        self._fill(view, {})
        stack.append(view)
        self.changed(user)
        return view

    def update(self, view: View, body: Json) -> View:
        """What stands under a known block and action id is kept, as Slack's client keeps it."""
        view.body, view.hash, view.shown, view.by = body, self.id("h"), self.moment(), self.by
        self._fill(view, view.values)
        self.changed(view.user)
        return view

    def publish(self, user: str, body: Json) -> View:
        name = self.id("V")
        view = self.tabs[user] = View(name, user, body, self.id("h"), name)
        self._fill(view, {})
        self.changed(user)
        return view

    def find_view(self, view_id: object, external_id: object) -> View:
        for view in [*(v for stack in self.windows.values() for v in stack), *self.tabs.values()]:
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise ApiError("not_found")

    def _fill(self, view: View, kept: dict[str, dict[str, Json]]) -> None:
        view.values = {}
        for block in view.body["blocks"]:
            block.setdefault("block_id", secrets.token_hex(3))
            for element in elements(block):
                element.setdefault("action_id", secrets.token_hex(3))
                if element["type"] in STATEFUL:
                    before = kept.get(block["block_id"], {}).get(element["action_id"])
                    view.values.setdefault(block["block_id"], {})[element["action_id"]] = before or initial(
                        element
                    )

    # Messages.

    def room(self, user: str) -> str:
        for channel, owner in self.rooms.items():
            if owner == user:
                return channel
        channel = self.id("D")
        self.rooms[channel] = user
        return channel

    def post(self, channel: str, user: str, text: str, blocks: list[Json]) -> Message:
        now = self.clock.now()
        ts = f"{int(now.timestamp())}.{self.id('')[-6:]}"
        for block in blocks:
            block.setdefault("block_id", secrets.token_hex(3))
        message = Message(channel, ts, user, text, now, blocks)
        self.messages.append(message)
        self.changed(self.rooms[channel])
        return message


def _escaped(text: str) -> str:
    """What people type arrives with three characters escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def elements(block: Json) -> list[Json]:
    return (
        [block["element"]]
        if block["type"] == "input"
        else block.get("elements", [])
        if block["type"] == "actions"
        else []
    )


def initial(element: Json) -> Json:
    """What a field holds before anybody touches it."""
    match element["type"]:
        case "plain_text_input":
            return {"type": "plain_text_input", "value": element.get("initial_value")}
        case "users_select":
            return {"type": "users_select", "selected_user": element.get("initial_user")}
        case "checkboxes":
            return {"type": "checkboxes", "selected_options": list(element.get("initial_options", []))}
        case kind:
            return {"type": kind, "selected_option": element.get("initial_option")}

"""The Web API methods that Kaveri uses, with Slack's checks: token, scope, arguments, limits."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web

from tests.fakes.slack import checks
from tests.fakes.slack.world import ApiError, Json, Message, Person, World

FORM_ONLY = {"users.info", "users.list", "auth.test", "apps.connections.open"}
ARGUMENTS: dict[str, tuple[str | None, set[str]]] = {  # scope, arguments
    "auth.test": (None, set()),
    "users.info": ("users:read", {"user", "include_locale"}),
    "dnd.info": ("dnd:read", {"user", "team_id"}),
    "dnd.teamInfo": ("dnd:read", {"users", "team_id"}),
    "users.list": ("users:read", {"limit", "cursor"}),
    "conversations.open": ("im:write", {"users", "return_im"}),
    "conversations.history": ("im:history", {"channel", "limit", "cursor"}),
    "chat.postMessage": ("chat:write", {"channel", "text", "blocks", "unfurl_links", "unfurl_media"}),
    "views.open": (None, {"trigger_id", "view"}),
    "views.push": (None, {"trigger_id", "view"}),
    "views.update": (None, {"view", "view_id", "external_id", "hash"}),
    "views.publish": (None, {"user_id", "view", "hash"}),
    "apps.connections.open": (None, set()),
}
BURST, BURST_WITHIN = 5, timedelta(seconds=1)
TIER_2, TIER_3, A_MINUTE = 20, 50, timedelta(minutes=1)
FIRST = datetime.fromtimestamp(1, UTC)  # what Slack says where there is no quiet


@dataclass
class Fault:
    """What the next calls of a method run into."""

    status: int = 200
    error: str = ""
    retry_after: int | None = None
    broken: bool = False  # acts, then drops the connection
    delay: Delay | None = None  # acts as ever, but later
    times: int = 1


@dataclass(frozen=True)
class Delay:
    """``reached`` once a call waits; it acts when ``over`` is set."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


class WebApi:
    def __init__(
        self, world: World, posted: Callable[[Message], None], socket_url: Callable[[], str]
    ) -> None:
        self._world = world
        self._posted = posted
        self._socket_url = socket_url
        self._recent: dict[str, deque[datetime]] = defaultdict(deque)
        self.faults: dict[str, Fault] = {}
        self.complaints: list[str] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self._world.calls[method] += 1
        fault = self._fault(method)
        if fault and fault.delay is not None:
            fault.delay.reached.set()
            await fault.delay.over.wait()
        if fault and fault.retry_after is not None:
            return _answer(
                {"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(fault.retry_after)}
            )
        if fault and fault.status != 200:
            return web.Response(
                status=fault.status, text="<html>unavailable</html>", content_type="text/html"
            )
        try:
            if fault and fault.error:
                raise ApiError(fault.error)
            given = await self._admitted(request, method)
            self._world.by = f"{method} of {request.match_info.get('whose', 'the app')}"
            result = getattr(self, "_" + method.replace(".", "_"))(given)
        except ApiError as error:
            if error.faults:
                self.complaints += error.faults
            metadata = {"response_metadata": {"messages": list(error.faults)}} if error.faults else {}
            limited = error.code == "ratelimited"
            headers = {"Retry-After": "1"} if limited else {}
            return _answer({"ok": False, "error": error.code, **metadata}, 429 if limited else 200, headers)
        if fault and fault.broken and request.transport is not None:
            request.transport.abort()
        return _answer({"ok": True, **result})

    def _fault(self, method: str) -> Fault | None:
        fault = self.faults.get(method) or self.faults.get("*")
        if fault is None or fault.times == 0:
            return None
        fault.times -= 1
        return fault

    async def _admitted(self, request: web.Request, method: str) -> Json:
        if method not in ARGUMENTS:
            raise ApiError("unknown_method")
        scope, allowed = ARGUMENTS[method]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        expected = self._world.app_token if method == "apps.connections.open" else self._world.bot_token
        if token != expected:
            raise ApiError("invalid_auth" if token else "not_authed")
        if scope is not None and scope not in self._world.scopes:
            raise ApiError("missing_scope")
        given = await _arguments(request, method)
        if unknown := given.keys() - allowed:
            raise ApiError(
                "invalid_arguments", *(f"{method}: unknown argument {name}" for name in sorted(unknown))
            )
        return given

    def _auth_test(self, _: Json) -> Json:
        world = self._world
        return {
            "url": "https://example.slack.com/",
            "team": "Example",
            "user": "kaveri",
            "team_id": world.team,
            "user_id": world.bot_user,
            "bot_id": world.bot_id,
            "enterprise_id": None,
            "is_enterprise_install": False,
        }

    def _users_info(self, given: Json) -> Json:
        return {"user": self._user(self._person(given.get("user")), given)}

    def _users_list(self, given: Json) -> Json:
        return {"members": [self._user(person, given) for person in self._world.people.values()]}

    def _user(self, person: Person, given: Json) -> Json:
        user = {
            "id": person.id,
            "team_id": person.team,
            "name": person.name.lower(),
            "real_name": person.name,
            "deleted": person.deleted,
            "is_bot": person.is_bot,
            "is_restricted": person.is_restricted,
            "is_ultra_restricted": person.is_ultra_restricted,
            "tz": person.tz,
            "profile": {"display_name": person.name, "real_name": person.name},
        }
        if person.is_stranger:
            user["is_stranger"] = True
        if given.get("include_locale") in ("true", "1", True):
            user["locale"] = person.locale
        return user

    def _dnd_info(self, given: Json) -> Json:
        """Of others than the app itself, the nearest stretch of quiet and nothing else."""
        person = self._person(given.get("user", self._world.bot_user))
        if person.is_stranger:
            raise ApiError("user_not_visible")
        self._pace("dnd.info", TIER_3, A_MINUTE)
        return self._stretch(person)

    def _dnd_teamInfo(self, given: Json) -> Json:
        """Of several, and of fifty at most."""
        users = str(given.get("users", "")).split(",")
        if len(users) < 2:
            raise ApiError("no_users_provided")
        if len(users) > 50:
            raise ApiError("invalid_arguments")
        if any(user not in self._world.people or self._world.people[user].is_stranger for user in users):
            raise ApiError("user_not_visible")
        self._pace("dnd.teamInfo", TIER_2, A_MINUTE)
        return {"users": {user: self._stretch(self._world.people[user]) for user in users}}

    def _stretch(self, person: Person) -> Json:
        start, end = (int(at.timestamp()) for at in self._world.quiet.get(person.id, (FIRST, FIRST)))
        return {"dnd_enabled": start > 1, "next_dnd_start_ts": start, "next_dnd_end_ts": end}

    def _conversations_open(self, given: Json) -> Json:
        person = self._person(given.get("users"))
        if person.is_bot:
            raise ApiError("cannot_dm_bot")
        if person.deleted:
            raise ApiError("user_disabled")
        self._pace("conversations.open", TIER_3, A_MINUTE)
        return {"channel": {"id": self._world.room(person.id)}}

    def _conversations_history(self, given: Json) -> Json:
        """Newest first. A direct message is read by its two sides alone: the person, and this app."""
        channel = given.get("channel")
        if channel not in self._world.rooms:
            raise ApiError("channel_not_found")
        held = [m.json(self._world) for m in self._world.messages if m.channel == channel]
        return {"messages": held[::-1], "has_more": False}

    def _chat_postMessage(self, given: Json) -> Json:
        channel = self._channel(given.get("channel"))
        if faults := checks.message(given):
            raise ApiError("invalid_blocks", *faults)
        self._pace(channel, BURST, BURST_WITHIN)
        message = self._world.post(
            channel, self._world.bot_user, given.get("text", ""), given.get("blocks", [])
        )
        self._posted(message)
        return {"channel": channel, "ts": message.ts, "message": message.json(self._world)}

    def _channel(self, named: object) -> str:
        """A channel, or the direct message with a user, which is opened. Of a user who was deactivated the
        one that there is takes messages as ever (slackapi/python-slack-sdk issue 1156)."""
        rooms = self._world.rooms
        if isinstance(named, str) and named in rooms:
            return named
        person = self._world.people.get(str(named))
        if person is None or person.is_bot or person.is_stranger:
            raise ApiError("channel_not_found")
        if person.deleted and person.id not in rooms.values():
            raise ApiError("channel_not_found")
        return self._world.room(person.id)

    def _pace(self, what: str, most: int, within: timedelta) -> None:
        """About one message a second per channel, with short bursts; of other calls so many a minute."""
        now, recent = self._world.clock.now(), self._recent[what]
        while recent and now - recent[0] >= within:
            recent.popleft()
        if len(recent) >= most:
            raise ApiError("ratelimited")
        recent.append(now)

    def _views_open(self, given: Json) -> Json:
        body = self._view(given, "modal")
        trigger = self._world.exchange(given.get("trigger_id"))
        return {"view": self._world.open(trigger.user, body, trigger.moment).json(self._world)}

    def _views_push(self, given: Json) -> Json:
        body = self._view(given, "modal")
        trigger = self._world.exchange(given.get("trigger_id"))
        return {"view": self._world.push(trigger.user, body, trigger.moment).json(self._world)}

    def _views_update(self, given: Json) -> Json:
        view = self._world.find_view(given.get("view_id"), given.get("external_id"))
        if "hash" in given and given["hash"] != view.hash:
            raise ApiError("hash_conflict")
        return {"view": self._world.update(view, self._view(given, "modal")).json(self._world)}

    def _views_publish(self, given: Json) -> Json:
        body = self._view(given, "home")
        return {"view": self._world.publish(self._person(given.get("user_id")).id, body).json(self._world)}

    def _apps_connections_open(self, _: Json) -> Json:
        return {"url": self._socket_url()}

    def _view(self, given: Json, kind: str) -> Json:
        if faults := checks.view(given.get("view"), kind):
            raise ApiError("invalid_arguments", *faults)
        view: Json = given["view"]
        return view

    def _person(self, user: object) -> Person:
        if not isinstance(user, str) or user not in self._world.people:
            raise ApiError("user_not_found")
        return self._world.people[user]


async def _arguments(request: web.Request, method: str) -> Json:
    if request.content_type == "application/json" and method not in FORM_ONLY:
        given = await request.json()
        if not isinstance(given, dict):
            raise ApiError("invalid_json")
        return given
    form: Json = dict(await request.post()) if request.content_type != "application/json" else {}
    return {name: _parsed(name, value) for name, value in form.items()}


def _parsed(name: str, value: Any) -> Any:
    return json.loads(value) if name in ("view", "blocks") else value


def _answer(body: Json, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response(body, status=status, headers=headers)

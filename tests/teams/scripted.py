"""A bot that only says what a test told it to, to try the fake Teams itself with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from bot.runtime.clock import PushedClock
from tests.fakes.teams import FakeTeams
from tests.fakes.teams.tokens import AUDIENCE
from tests.fakes.teams.world import Json
from tests.teams.rigging import MONDAY, listening

FETCH = {"msteams": {"type": "task/fetch"}, "mine": {"do": "go"}}
DIALOG = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "How **are** you?"},
        {"type": "Input.Text", "id": "text.line", "label": "A line"},
        {"type": "Input.Toggle", "id": "tick.named", "title": "Say my name"},
        {
            "type": "Input.ChoiceSet",
            "id": "who.one",
            "label": "Somebody",
            "choices": [],
            "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"},
        },
    ],
    "actions": [{"type": "Action.Submit", "title": "Save", "data": {"mine": {"do": "save"}}}],
}


def card(*actions: Json, text: str = "Something for you.", **more: object) -> Json:
    body = [{"type": "TextBlock", "text": text}]
    return {"type": "AdaptiveCard", "version": "1.5", "body": body, "actions": list(actions), **more}


def notice(text: str = "Something for you.", carries: str = "", **more: object) -> Json:
    opens = {"type": "Action.Submit", "title": "Open", "data": FETCH | {"more": carries}}
    attached = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card(opens, text=text)}
    return {"type": "message", "summary": text, "attachments": [attached], **more}


def showing(content: Json = DIALOG) -> Json:
    attached = {"contentType": "application/vnd.microsoft.card.adaptive", "content": content}
    return {
        "task": {
            "type": "continue",
            "value": {"title": "K", "height": 300, "width": "small", "card": attached},
        }
    }


@dataclass
class Script:
    """A bot that says what it was told to, and remembers what came; and its way to the Connector."""

    teams: FakeTeams
    session: aiohttp.ClientSession
    answers: list[Any] = field(default_factory=list)
    heard: list[Json] = field(default_factory=list)
    token: str = ""

    async def hear(self, request: web.Request) -> web.Response:
        self.heard.append(await request.json())
        answer = self.answers.pop(0) if self.answers else None
        return web.json_response(answer) if answer is not None else web.Response()

    async def signs_in(self, tenant: str = "", **changes: str) -> tuple[int, Json]:
        world = self.teams.world
        form = {
            "grant_type": "client_credentials",
            "client_id": world.app_id,
            "client_secret": world.secret,
            "scope": f"{AUDIENCE}/.default",
        }
        url = f"{self.teams.login_url}/{tenant or world.tenant}/oauth2/v2.0/token"
        async with self.session.post(url, data=form | changes) as answer:
            return answer.status, await answer.json()

    async def calls(self, method: str, path: str, body: Json | None = None) -> tuple[int, Json]:
        headers = {"Authorization": f"Bearer {self.token}"}
        url = self.teams.service_url + path
        async with self.session.request(method, url, json=body, headers=headers) as answer:
            self.retry_after = answer.headers.get("Retry-After")
            return answer.status, await answer.json()

    async def opens(self, who: str, tenant: str = "") -> tuple[int, Json]:
        tenant = tenant or self.teams.world.tenant
        return await self.calls("POST", "v3/conversations", {"members": [{"id": who}], "tenantId": tenant})

    async def writes(self, who: str, message: Json) -> tuple[int, Json]:
        chat = self.teams.world.chat(self.teams.world.named(who))
        return await self.calls("POST", f"v3/conversations/{chat}/activities", message)


@asynccontextmanager
async def a_bot() -> AsyncIterator[Script]:
    async with FakeTeams(PushedClock(MONDAY)) as teams, aiohttp.ClientSession() as session:
        bot = Script(teams, session)
        app = web.Application()
        app.router.add_post("/api/messages", bot.hear)
        async with listening(teams, app):
            bot.token = (await bot.signs_in())[1]["access_token"]
            yield bot

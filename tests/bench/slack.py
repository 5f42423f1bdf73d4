"""A Slack that answers at once, in another process than the bot, and knows when a dialog was opened.

It checks nothing, so that it costs little; ``tests/fakes/slack`` is the strict one.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

from aiohttp import web

TEAM = "T0BENCH"

View = dict[str, Any]


class Slack:
    """``opened`` is told by trigger: the answer of ``expect`` is the dialog that came for it."""

    def __init__(self) -> None:
        self._expected: dict[str, asyncio.Future[View]] = {}
        self._waiting: dict[str, str] = {}  # a window that was opened empty, for which trigger
        self._numbers = itertools.count(1)
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        app = web.Application(client_max_size=2**20)
        app.add_routes([web.post("/api/{method}", self._call)])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def expect(self, trigger: str) -> asyncio.Future[View]:
        self._expected[trigger] = asyncio.get_running_loop().create_future()
        return self._expected[trigger]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.content_type == "application/json":
            sent = json.loads(await request.read())
        else:
            sent = dict(await request.post())
        return web.json_response({"ok": True, **self._answer(method, sent)})

    def _answer(self, method: str, sent: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "auth.test":
                return {
                    "team_id": TEAM,
                    "user_id": "U0BOT",
                    "bot_id": "B0BOT",
                    "url": "https://bench.invalid/",
                }
            case "users.info":
                return {"user": profile(sent["user"])}
            case "conversations.open":
                return {"channel": {"id": f"D{sent['users'][1:]}"}}
            case "chat.postMessage":
                return {"channel": sent["channel"], "ts": f"{next(self._numbers)}.000000"}
            case "views.open":
                window = f"V{next(self._numbers)}"
                self._shown(sent["trigger_id"], window, sent["view"])
                return {"view": {"id": window, "hash": "h"}}
            case "views.update":
                window = sent.get("view_id", "")
                self._shown(self._waiting.pop(window, ""), window, sent["view"])
                return {"view": {"id": window, "hash": "h"}}
            case _:
                return {}

    def _shown(self, trigger: str, window: str, view: View) -> None:
        """A window that only says "a moment" carries no token; the dialog itself does."""
        view = json.loads(view) if isinstance(view, str) else view
        if not view.get("private_metadata", "").partition(" ")[2]:
            self._waiting[window] = trigger
        elif (expected := self._expected.pop(trigger, None)) is not None and not expected.done():
            expected.set_result({**view, "id": window})


def profile(user: str) -> dict[str, Any]:
    return {
        "id": user,
        "team_id": TEAM,
        "name": "somebody",
        "deleted": False,
        "is_bot": False,
        "tz": "Europe/Helsinki",
        "locale": "en-GB",
        "profile": {"display_name": "Somebody", "real_name": "Somebody at Bench"},
    }

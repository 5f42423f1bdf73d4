"""A web server that checks nothing: what aiohttp alone can do on this machine."""

from __future__ import annotations

import json
import sys
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web

from tests.bench.constant import TOKEN, VIEW


async def serving(slack: str) -> web.Application:
    session = aiohttp.ClientSession(headers={"Authorization": f"Bearer {TOKEN}"})

    async def events(request: web.Request) -> web.Response:
        body = await request.read()
        if not body.startswith(b"payload="):
            (trigger,) = parse_qs(body.decode())["trigger_id"]
            async with session.post(
                f"{slack}views.open", json={"trigger_id": trigger, "view": VIEW}
            ) as answer:
                json.loads(await answer.read())
        return web.Response()

    async def closed(_: web.Application) -> None:
        await session.close()

    async def health(_: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.on_cleanup.append(closed)
    app.add_routes([web.post("/slack/events", events), web.get("/healthz", health)])
    return app


if __name__ == "__main__":
    web.run_app(serving(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)

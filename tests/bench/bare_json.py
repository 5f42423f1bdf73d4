"""A web server that parses the activity and believes it: what aiohttp alone can do with Teams' invokes."""

from __future__ import annotations

import json
import sys

from aiohttp import web

from tests.bench.constant import TASK

ANSWER = json.dumps(TASK).encode()


async def messages(request: web.Request) -> web.Response:
    json.loads(await request.read())
    return web.Response(body=ANSWER, content_type="application/json")


async def health(_: web.Request) -> web.Response:
    return web.Response()


def serving() -> web.Application:
    app = web.Application()
    app.add_routes([web.post("/api/messages", messages), web.get("/healthz", health)])
    return app


if __name__ == "__main__":
    web.run_app(serving(), host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)

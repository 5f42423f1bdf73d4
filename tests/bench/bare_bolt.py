"""A bolt bot that decides nothing and keeps nothing: the floor that bolt itself sets.

It has what a careful bolt bot has: one shared connection pool, and answers in the response.
"""

from __future__ import annotations

import sys

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench.constant import SECRET, TOKEN, VIEW


def listening(session: aiohttp.ClientSession, slack: str) -> AsyncApp:
    client = AsyncWebClient(token=TOKEN, base_url=slack, session=session)
    app = AsyncApp(client=client, signing_secret=SECRET, process_before_response=True)

    @app.command("/kaveri")
    async def opened(ack: AsyncAck, client: AsyncWebClient, command: dict[str, str]) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=VIEW)

    @app.view("kaveri")
    async def saved(ack: AsyncAck) -> None:
        await ack()

    return app


async def serving(slack: str) -> web.Application:
    session = aiohttp.ClientSession()
    bolt = listening(session, slack)

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

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

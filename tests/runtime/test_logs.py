"""What no parser could read is not quoted in the log: it may be what somebody wrote."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.runtime.logs import hush

WROTE = "rough week, please do not log this"


async def test_a_body_longer_than_it_says_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Its rest looks like a request of its own, and the server's library would log what it could not read."""
    hush()
    caplog.set_level(logging.DEBUG)
    app = web.Application()
    app.add_routes([web.post("/", _taken)])
    async with TestServer(app, host="127.0.0.1") as server:
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
        await asyncio.wait_for(reader.readuntil(b" 200 OK"), 5)
        writer.write(WROTE.encode() + b"\r\n\r\n")
        await asyncio.wait_for(reader.readuntil(b" 400 Bad Request"), 5)
        writer.close()
    assert "request not handled: Bad" in caplog.text
    assert WROTE not in caplog.text


async def _taken(request: web.Request) -> web.Response:
    await request.read()
    return web.Response()

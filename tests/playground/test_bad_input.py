"""Foreign pages, broken requests and nonsense: a clear 4xx as JSON, and nothing changes."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest
from aiohttp import WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from tests.playground.conftest import World

PATHS = ("/press", "/type", "/close", "/push", "/start-over")
SECRET = "rough week, honestly"
BODIES: dict[str, bytes] = {
    "empty": b"",
    "truncated": b'{"person": "sanna", "te',
    "not UTF-8": b'{"person": "sanna\xff"}',
    "a list": b"[]",
    "a number": b"7",
    "not a number": b"NaN",
    "a very long number": b'{"person": ' + b"9" * 6000 + b"}",
    "nested beyond reason": b"[" * 30_000,
    "nested objects": b'{"a":' * 10_000,
    "a NUL": b"\x00",
}
FIELDS: list[dict[str, Any]] = [
    {},
    {"person": None},
    {"person": ["sanna"]},
    {"person": "nobody", "action": "home"},
    {"person": "deploy", "action": "home"},
    {"person": "olli", "action": "home"},
    {"person": "sanna"},
    {"person": "sanna", "action": 1},
    {"person": "sanna", "action": "x" * 5000},
    {"person": "sanna", "action": "half a character: \ud83d"},
    {"person": "sanna", "action": "home", "values": {"\ud83d": "x"}},
    {"person": "sanna", "action": "home", "token": 5},
    {"person": "sanna", "action": "home", "values": []},
    {"person": "sanna", "action": "home", "values": {"energy": 3}},
    {"person": "sanna", "action": "home", "values": {"energy": None}},
    {"person": "sanna", "action": "home", "values": {str(n): "x" for n in range(100)}},
    {"person": "sanna", "action": "home", "people": {"friend": "somebody else"}},
    {"person": "sanna", "action": "home", "people": {"friend": {"name": "Mikko"}}},
]


async def refused(client: TestClient, path: str, expected: int = 400, **request: Any) -> str:
    async with client.post(path, **request) as response:
        assert response.status == expected, await response.text()
        assert response.content_type == "application/json"
        return str((await response.json())["error"])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_a_body_that_is_no_request_is_refused(
    client: TestClient, world: World, path: str, body: bytes
) -> None:
    before = world.stage
    await refused(client, path, data=body, headers={"Content-Type": "application/json"})
    assert world.inbox.presses == []
    assert world.stage is before


@pytest.mark.parametrize("body", FIELDS, ids=lambda body: json.dumps(body)[:60])
async def test_a_press_with_wrong_fields_is_refused(
    client: TestClient, world: World, body: dict[str, Any]
) -> None:
    assert await refused(client, "/press", json=body)
    assert world.inbox.presses == []


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_body_that_says_it_is_compressed_is_refused(
    client: TestClient, world: World, encoding: str
) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
    await refused(client, "/press", 415, data=b'{"person": "sanna", "action": "home"}', headers=headers)
    assert world.inbox.presses == []


async def test_a_line_without_words_is_refused(client: TestClient) -> None:
    assert "nothing in it" in await refused(client, "/type", json={"person": "sanna", "text": "  "})


async def test_a_push_of_the_clock_is_one_of_four(client: TestClient) -> None:
    assert "week" in await refused(client, "/push", json={"by": "-1 year"})


async def test_a_refusal_repeats_nothing_of_what_was_sent(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = {"person": "sanna", "action": "home", "values": {SECRET: 1}, "people": {"a": SECRET}}
    assert SECRET not in await refused(client, "/press", json=body)
    assert SECRET not in caplog.text


async def test_a_huge_body_is_refused(client: TestClient) -> None:
    body = json.dumps({"person": "sanna", "text": "x" * 200_000}).encode()
    await refused(client, "/type", 413, data=body, headers={"Content-Type": "application/json"})


async def test_only_json_is_read(client: TestClient) -> None:
    await refused(client, "/type", 415, data={"person": "sanna", "text": "hello"})


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[", ""]
)
async def test_another_name_for_this_address_is_refused(client: TestClient, host: str) -> None:
    async with client.get("/", headers={"Host": host}) as response:
        assert response.status == 403
        assert "error" in await response.json()


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1:1", "file://"])
@pytest.mark.parametrize("path", PATHS)
async def test_another_page_may_not_press_anything(
    client: TestClient, world: World, path: str, origin: str
) -> None:
    body = {"person": "sanna", "text": "/kaveri", "action": "home", "by": "week"}
    await refused(client, path, 403, json=body, headers={"Origin": origin})
    assert world.inbox.presses == []


async def test_another_page_may_not_listen(client: TestClient) -> None:
    with pytest.raises(WSServerHandshakeError) as refusal:
        await client.ws_connect("/live", headers={"Origin": "http://evil.example"})
    assert refusal.value.status == 403


async def test_listening_needs_a_web_socket(client: TestClient) -> None:
    async with client.get("/live") as response:
        assert response.status == 400
        assert "error" in await response.json()


@pytest.mark.parametrize(
    "path", ["/nowhere", "/page/index.html", "/page/..%2fserver.py", "/page/%00", "/page/%ff", "/page/"]
)
async def test_there_is_nothing_else_to_read(client: TestClient, path: str) -> None:
    async with client.get(path) as response:
        assert response.status == 404
        assert "error" in await response.json()


async def test_a_wrong_method_is_refused_and_the_right_one_named(client: TestClient) -> None:
    async with client.get("/press") as response:
        assert response.status == 405
        assert response.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x00\xa5\x01\x00\x00",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\n\r\n",
        b"POST /type HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /type HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 20_000 + b"\r\n\r\n",
    ],
)
async def test_raw_bytes_get_a_4xx_or_a_closed_door(server: TestServer, raw: bytes) -> None:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(raw)
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    await writer.wait_closed()
    assert answer == b"" or answer.split()[1].startswith(b"4")


async def test_whatever_a_page_says_on_the_live_line_is_ignored(client: TestClient, world: World) -> None:
    async with client.ws_connect("/live") as page:
        await page.receive_json(timeout=5)
        await page.send_str('{"person": "sanna", "action": "ask"}')
        await page.send_bytes(b"\xff\x00")
    assert world.inbox.presses == []

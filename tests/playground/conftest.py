"""A playground on loopback, with the sample inbox behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Browser

from adapters.playground.server import Playground
from adapters.playground.view import Stage
from tests.playground.browser import chromium
from tests.playground.sample import SampleInbox, stage

Client = TestClient


class World:
    """The running server, and everything behind it."""

    def __init__(self, inbox: SampleInbox, stage: Stage) -> None:
        self.inbox, self.stage = inbox, stage

    async def start_over(self) -> Stage:
        await self.stage.platform.stop()
        self.inbox = SampleInbox()
        self.stage = await stage(self.inbox)
        return self.stage


@pytest.fixture
async def world() -> World:
    inbox = SampleInbox()
    return World(inbox, await stage(inbox))


@pytest.fixture
async def server(world: World) -> AsyncIterator[TestServer]:
    playground = Playground(world.stage, world.start_over)
    async with TestServer(playground.app(), host="127.0.0.1") as server:
        yield server


@pytest.fixture
async def client(server: TestServer) -> AsyncIterator[Client]:
    async with TestClient(server) as client:
        client.session.headers["Origin"] = str(server.make_url("/")).rstrip("/")
        yield client


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser

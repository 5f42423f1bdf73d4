"""A small company whose Kaveri serves pages of their own, on a port of this machine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp.log import access_logger
from aiohttp.test_utils import TestServer, unused_port
from playwright.async_api import Browser

from bot.messages.cards import PageLink
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from tests.page.reading import Reader
from tests.playground.browser import chromium
from tests.world import Somebody, World, a_world


@dataclass
class Site:
    """A world, and where browsers reach it."""

    world: World
    url: str

    async def link(self, who: str = "laura") -> str:
        """A new link, as it stands on the page about who can see what."""
        somebody: Somebody = await getattr(self.world, who).runs("/kaveri help")
        return next(e.url for e in somebody.dialog.body if isinstance(e, PageLink))

    def browser(self, language: str = "en") -> Reader:
        return Reader(self.url, language)


@asynccontextmanager
async def a_site(
    store: Store | None = None, seed: int = 1, public_url: str = "", port: int = 0
) -> AsyncIterator[Site]:
    """``public_url`` is the server's own address, unless it stands behind another."""
    port = port or unused_port()
    here = f"http://127.0.0.1:{port}"
    settings = Settings(public_url=public_url or here)
    async with a_world(store, seed=seed, settings=settings) as world:
        server = TestServer(world.program.application(), host="127.0.0.1", port=port)
        await server.start_server(access_log=access_logger)  # our own program has none
        try:
            yield Site(world, here)
        finally:
            await server.close()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with a_site() as site:
        yield site


@asynccontextmanager
async def a_named_site(store: Store | None = None, seed: int = 1, port: int = 0) -> AsyncIterator[Site]:
    """Under a name, as passkeys need it: browsers make none for a number."""
    port = port or unused_port()
    async with a_site(store, seed, f"http://localhost:{port}", port) as site:
        yield site


@pytest.fixture
async def named() -> AsyncIterator[Site]:
    async with a_named_site() as site:
        yield site


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser

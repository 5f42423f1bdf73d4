"""Every test of the runtime meets the same small company, on each kind of store."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.rules.agenda import next_wake
from bot.storage.memory import MemoryStore
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world(MemoryStore(next_wake)) as world:
        yield world

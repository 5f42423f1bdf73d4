"""Every test of the runtime meets the same small company, on each kind of store."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.stores import KINDS, Databases
from tests.world import World, a_world


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "world" in metafunc.fixturenames:
        metafunc.parametrize("kept", KINDS, indirect=True)


@pytest.fixture
async def world(kept: Databases) -> AsyncIterator[World]:
    async with a_world(kept.open()) as world:
        yield world

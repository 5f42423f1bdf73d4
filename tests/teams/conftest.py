"""A Teams bot with a recording inbox behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.teams.rigging import TeamsRig, teams_rig


@pytest.fixture
async def teams() -> AsyncIterator[TeamsRig]:
    async with teams_rig() as rig:
        yield rig

"""The fake Teams in a process of its own, for load generators: ``python -m tests.fakes.teams --port 9002``.

``GET /bearer`` gives a token to send activities with; ``GET /counts`` says how often what was called.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.runtime.clock import WallClock
from tests.fakes import alone
from tests.fakes.teams.server import FakeTeams


@asynccontextmanager
async def fake(port: int) -> AsyncIterator[str]:
    async with FakeTeams(WallClock(), port=port) as teams:
        yield teams.world.origin


alone.run(__doc__, fake)

"""The fake Slack in a process of its own, for load generators: ``python -m tests.fakes.slack --port 9001``.

It accepts any trigger, since the generator makes them up; ``GET /counts`` says how often each
method was called.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.runtime.clock import WallClock
from tests.fakes import alone
from tests.fakes.slack.server import FakeSlack


@asynccontextmanager
async def fake(port: int) -> AsyncIterator[str]:
    async with FakeSlack(WallClock(), port=port) as slack:
        slack.world.any_trigger = True
        yield slack.api_url


alone.run(__doc__, fake)

"""A replica that is told to stop, as at every upgrade: it answers whoever it has in hand, and ends well."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from adapters.playing import local_settings
from bot.runtime.clock import WallClock
from tests.bench.bots import free_port
from tests.crash.house import answers, until
from tests.fakes.slack import FakeSlack
from tests.selftest.offices import environment, kept_in
from tests.slack import rigging
from tests.trouble.test_in_time import LONG, NOT_SAVED
from tests.trouble.troubles import Place, file_locked

CLOCK = WallClock()


@asynccontextmanager
async def a_replica(slack: FakeSlack, folder: Path) -> AsyncIterator[tuple[Process, Place]]:
    """`kaveri run` in a process of its own, in front of this Slack."""
    told, port = kept_in(rigging.settings(slack), local_settings(folder)), free_port()
    replica = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "adapters", "run"),
        env={**os.environ, **environment(told), "KAVERI_PORT": str(port)},
    )
    try:
        await until(lambda: answers(port), "a program starts")
        slack.listens_at(f"http://127.0.0.1:{port}/slack/events")
        yield replica, Place(told.database_url)
    finally:
        if replica.returncode is None:
            replica.kill()
            await replica.wait()


async def test_it_answers_whoever_it_has_in_hand_and_ends_well(tmp_path: Path) -> None:
    async with FakeSlack(CLOCK) as slack, a_replica(slack, tmp_path) as (replica, place):
        asha, calls = slack.user("U1"), slack.world.calls
        with file_locked(place):
            sent = asyncio.create_task(asha.runs("/kaveri"))
            await until(lambda: calls["views.open"] > 0, "a window opens, in which nothing is yet")
            replica.terminate()
        await sent
        await until(lambda: _is_answered(asha.reads), "it is answered")
        async with asyncio.timeout(LONG):
            assert await replica.wait() == 0
        assert slack.api.complaints == []


def _is_answered(window: str) -> bool:
    """In time, or too late for its turn at the database: either way the person is told."""
    return "I could use a person" in window or NOT_SAVED in window

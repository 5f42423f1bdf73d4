"""A database that takes its time, and people in Slack: each is answered in time, and told how it ended."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from adapters.playing import local_settings
from adapters.program import build
from adapters.slack import reception
from adapters.slack.platform import SlackPlatform
from bot.runtime import writer
from bot.runtime.clock import WallClock
from bot.storage import database
from tests.fakes.slack import FakeSlack
from tests.selftest.offices import kept_in
from tests.slack import rigging
from tests.trouble.troubles import Place, file_locked

CLOCK = WallClock()
NOT_SAVED = "That was not saved. Please try again in a moment."
LONG = 30.0


@asynccontextmanager
async def a_slack_on_a_file(folder: Path) -> AsyncIterator[tuple[FakeSlack, Place]]:
    async with FakeSlack(CLOCK) as slack:
        told = kept_in(rigging.settings(slack), local_settings(folder))
        program = build(told, CLOCK, [SlackPlatform(told, CLOCK)])
        runner = web.AppRunner(program.application(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await program.start()
        slack.listens_at(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
        try:
            yield slack, Place(told.database_url)
        finally:
            await program.stop()
            await runner.cleanup()


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in tenths of a second: the file is in other hands for longer than Slack would wait."""
    pragmas = (p for p in database.PRAGMAS if "busy_timeout" not in p)
    monkeypatch.setattr(database, "PRAGMAS", (*pragmas, "PRAGMA busy_timeout = 1000"))
    monkeypatch.setattr(reception, "LOADING_AFTER", 0.1)
    monkeypatch.setattr(reception, "ACKNOWLEDGE_BY", 0.3)
    monkeypatch.setattr(writer, "PATIENCE", 0.2)


async def test_while_a_file_is_in_other_hands_everybody_is_answered_and_told(tmp_path: Path) -> None:
    async with a_slack_on_a_file(tmp_path) as (slack, place):
        asha, ravi = slack.user("U1"), slack.user("U2")
        await asha.runs("/kaveri")
        await asha.sees("I could use a person")
        asha.closes()
        with file_locked(place):
            await asha.runs("/kaveri")  # the fake fails a press that is not acknowledged in time
            await ravi.runs("/kaveri")
            await asha.sees(NOT_SAVED, LONG)
            await ravi.sees(NOT_SAVED, LONG)
            await asha.types("hello")
        assert [answer.status for answer in await slack.redelivers()] == [200]  # it was not taken before
        await asha.gets_notice(1, LONG)
        asha.closes()
        await asha.runs("/kaveri")
        await asha.sees("I could use a person", LONG)
        assert slack.api.complaints == []

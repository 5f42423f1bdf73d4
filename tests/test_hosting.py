"""`kaveri run` serves every platform that is set up, and says in one sentence what is missing."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from click.testing import CliRunner
from pydantic import SecretStr

from adapters.__main__ import main
from adapters.hosting import HERE, platforms, run, serving, settle
from adapters.playing import local_settings
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart
from tests.bench.bots import free_port

CLOCK = PushedClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"slack_bot_tokens": "xoxb-1"}, ["slack"]),
        ({"slack_signing_secret": "x"}, ["slack"]),
        ({"teams_app_id": "x"}, ["teams"]),
        ({"teams_tenants": "x"}, ["teams"]),
        ({"slack_app_token": "xapp-1", "teams_app_secret": "x"}, ["slack", "teams"]),
    ],
)
def test_every_platform_that_is_set_up_is_served(changes: dict[str, str], names: list[str]) -> None:
    told = Settings(**changes)  # type: ignore[arg-type]  # as the environment says it
    assert [platform.name for platform in platforms(told, CLOCK)] == names


def test_without_any_it_is_said_what_to_set() -> None:
    with pytest.raises(CannotStart) as wrong:
        platforms(Settings(), CLOCK)
    assert "KAVERI_SLACK_BOT_TOKENS" in str(wrong.value)
    assert "KAVERI_TEAMS_APP_ID" in str(wrong.value)


@pytest.mark.parametrize(
    ("half", "missing"),
    [
        ({"slack_bot_tokens": (SecretStr("xoxb-1"),)}, "KAVERI_SLACK_SIGNING_SECRET"),
        ({"slack_signing_secret": SecretStr("x")}, "KAVERI_SLACK_BOT_TOKENS"),
        ({"teams_app_id": "5d8f1c2a-90ab-4cde-8f12-3456789abcde"}, "KAVERI_TEAMS_APP_SECRET"),
        ({"teams_app_secret": SecretStr("x")}, "KAVERI_TEAMS_APP_ID"),
    ],
)
async def test_a_platform_that_is_half_set_up_stops_the_start(
    half: dict[str, object], missing: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotStart, match=missing):
        await run(local_settings(tmp_path).model_copy(update=half))


@pytest.fixture
def _collecting_as_before() -> Iterator[None]:
    thresholds, turns = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.unfreeze()
    gc.enable()
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(turns)


@pytest.mark.usefixtures("_collecting_as_before")
async def test_nothing_is_collected_during_a_start_and_from_then_on_what_is_new() -> None:
    gc.disable()
    await settle()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(gc.get_objects()), "what was made until then is left alone"


def test_a_start_that_is_refused_leaves_the_collector_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAVERI_PORT", "no port")
    assert CliRunner().invoke(main, ["run"]).exit_code == 2
    assert gc.isenabled()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself lets fewer wait")
async def test_whoever_knocks_while_something_else_is_done_is_let_in_and_none_is_dropped() -> None:
    port = free_port()
    async with serving(web.Application(), HERE, port):
        with ExitStack() as doors:
            for _ in range(500):  # nobody is let in meanwhile: this is the loop that would do it
                doors.enter_context(closing(socket.create_connection((HERE, port), timeout=5.0)))

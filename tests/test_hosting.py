"""`kaveri run` serves every platform that is set up, and says in one sentence what is missing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from adapters.hosting import local_settings, platforms, run
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart

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

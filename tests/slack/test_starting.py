"""Settings that are missing or wrong: one sentence that names the setting, before anything runs."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from adapters.slack.platform import SlackPlatform
from bot.runtime.clock import PushedClock
from bot.storage.contract import CannotStart
from tests.contract.recording import RecordingInbox
from tests.fakes.slack import FakeSlack
from tests.slack.rigging import MONDAY, settings


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"slack_bot_tokens": ()}, "KAVERI_SLACK_BOT_TOKENS"),
        (
            {"slack_bot_tokens": (SecretStr("xoxb-wrong"),)},
            "KAVERI_SLACK_BOT_TOKENS: Slack refused token number 1",
        ),
        ({"slack_signing_secret": None}, "KAVERI_SLACK_SIGNING_SECRET"),
        ({"slack_app_token": SecretStr("xapp-wrong")}, "KAVERI_SLACK_APP_TOKEN"),
        ({"slack_api_url": "http://127.0.0.1:9/api/"}, "Slack did not answer at http://127.0.0.1:9/api/"),
    ],
)
async def test_what_is_wrong_is_named(change: dict[str, object], names: str) -> None:
    clock = PushedClock(MONDAY)
    async with FakeSlack(clock) as slack:
        platform = SlackPlatform(settings(slack).model_copy(update=change), clock)
        with pytest.raises(CannotStart) as wrong:
            await platform.start(RecordingInbox())
    assert names in str(wrong.value)
    assert "xoxb-wrong" not in str(wrong.value)


async def test_nothing_is_served_over_http_in_socket_mode() -> None:
    clock = PushedClock(MONDAY)
    async with FakeSlack(clock) as slack:
        assert SlackPlatform(settings(slack, socket=True), clock).routes() == []
        assert [route.path for route in SlackPlatform(settings(slack), clock).routes()] == ["/slack/events"]

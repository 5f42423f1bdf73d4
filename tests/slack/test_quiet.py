"""What Slack says of "do not disturb", and what it means when it says nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.rules.people import Address
from tests.slack.rigging import SlackRig

TWO_HOURS = timedelta(hours=2)


async def test_slack_is_asked_once_in_five_minutes_about_somebody(slack: SlackRig) -> None:
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    for _ in range(3):
        assert await slack.platform.quiet_until(slack.address("asha")) == slack.clock.now() + TWO_HOURS
    assert slack.slack.world.calls["dnd.info"] == 1
    slack.slack.world.quiet.clear()
    slack.clock.push(timedelta(minutes=5))
    assert await slack.platform.quiet_until(slack.address("asha")) is None
    assert slack.slack.world.calls["dnd.info"] == 2


async def test_a_schedule_that_begins_tonight_is_none_yet(slack: SlackRig) -> None:
    now = slack.clock.now()
    slack.slack.world.quiet["U1"] = (now + timedelta(hours=12), now + timedelta(hours=21))
    assert await slack.platform.quiet_until(slack.address("asha")) is None


async def test_slack_is_left_alone_for_as_long_as_it_says(slack: SlackRig) -> None:
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    slack.slack.limits("dnd.info", retry_after=30)
    assert await slack.platform.quiet_until(slack.address("asha")) is None
    assert await slack.platform.quiet_until(slack.address("ravi")) is None
    assert slack.slack.world.calls["dnd.info"] == 1
    slack.clock.push(timedelta(seconds=30))
    assert await slack.platform.quiet_until(slack.address("ravi")) is None
    assert slack.slack.world.calls["dnd.info"] == 2


async def test_more_than_fifty_a_minute_are_not_answered_and_nobody_waits_for_it(slack: SlackRig) -> None:
    for _ in range(50):
        slack.slack.api._pace("dnd.info", 50, timedelta(minutes=1))
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    assert await slack.platform.quiet_until(slack.address("asha")) is None


async def test_an_installation_without_the_permission_works_as_before(
    slack: SlackRig, caplog: pytest.LogCaptureFixture
) -> None:
    slack.slack.world.scopes -= {"dnd:read"}
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    for user in ("asha", "ravi", "leena"):
        assert await slack.platform.quiet_until(slack.address(user)) is None
    assert slack.slack.world.calls["dnd.info"] == 1
    assert [record.getMessage() for record in caplog.records] == [
        "slack does not say who is not to be disturbed: missing_scope"
    ]


@pytest.mark.parametrize("how", [{"status": 500}, {"status": 503}, {"error": "fatal_error"}])
async def test_a_slack_out_of_order_says_nothing(slack: SlackRig, how: dict[str, object]) -> None:
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    slack.slack.fails("dnd.info", **how)  # type: ignore[arg-type]
    assert await slack.platform.quiet_until(slack.address("asha")) is None


async def test_of_somebody_from_outside_nothing_is_known_and_the_others_are_asked_about(
    slack: SlackRig,
) -> None:
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    stranger = Address("slack", "T1", "USTRANGER")
    assert await slack.platform.quiet_until(stranger) is None
    assert await slack.platform.quiet_until(slack.address("asha")) is not None


@pytest.mark.parametrize("end", [True, None, "tomorrow", 10**30, -1, 1.5])
async def test_whatever_else_stands_in_the_answer_is_no_quiet(
    slack: SlackRig, end: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"dnd_enabled": True, "next_dnd_start_ts": 1, "next_dnd_end_ts": end}
    monkeypatch.setattr(slack.slack.api, "_dnd_info", lambda _: said)
    assert await slack.platform.quiet_until(slack.address("asha")) is None


async def test_no_log_says_who_is_not_to_be_disturbed(
    slack: SlackRig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    await slack.platform.quiet_until(slack.address("asha"))
    assert "U1" not in caplog.text
    assert "dnd" not in caplog.text

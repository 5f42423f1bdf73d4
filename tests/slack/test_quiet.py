"""What Slack says of "do not disturb", and what it means when it says nothing."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.port import AskAgain
from bot.rules.people import Address
from bot.runtime.clock import PushedClock
from tests.contract.recording import RecordingInbox
from tests.fakes.slack.world import Person
from tests.slack.rigging import MONDAY, SlackRig, slack_bot

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


async def test_slack_is_left_alone_for_as_long_as_it_says_and_asked_again_then(slack: SlackRig) -> None:
    asha, ravi, leena = (slack.address(who) for who in ("asha", "ravi", "leena"))
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    slack.is_quiet("leena", slack.clock.now() + TWO_HOURS)
    assert await slack.platform.quiet_until(leena) == slack.clock.now() + TWO_HOURS
    slack.slack.limits("dnd.info", retry_after=30)
    again = AskAgain(slack.clock.now() + timedelta(seconds=30))
    assert await slack.platform.quiet_until(asha) == again
    assert await slack.platform.quiet_until(ravi) == again
    assert await slack.platform.quiet_until(leena) == slack.clock.now() + TWO_HOURS  # that is known
    assert slack.slack.world.calls["dnd.info"] == 2
    slack.clock.push_to(again.at)
    assert await slack.platform.quiet_until(ravi) is None
    assert await slack.platform.quiet_until(asha) is not None


async def test_a_slack_that_refuses_for_ten_minutes_does_not_say(slack: SlackRig) -> None:
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    slack.slack.limits("dnd.info", retry_after=60, times=20)
    for _ in range(10):
        assert isinstance(await slack.platform.quiet_until(slack.address("asha")), AskAgain)
        slack.clock.push(timedelta(minutes=1))
    assert await slack.platform.quiet_until(slack.address("asha")) is None


async def test_a_company_is_asked_about_at_the_pace_of_its_prompts() -> None:
    """Sixteen at a time, as they are on their way."""
    clock = PushedClock(MONDAY)

    async def pause(seconds: float) -> None:
        clock.push(timedelta(seconds=seconds))

    async with slack_bot(RecordingInbox(), clock, pause=pause) as (slack, platform):
        world = slack.world
        everybody = [f"U{n}" for n in range(100, 420)]
        world.people |= {who: Person(who, who) for who in everybody}
        world.quiet |= dict.fromkeys(everybody[::7], (clock.now(), clock.now() + TWO_HOURS))
        quiet: list[str] = []
        for at in range(0, len(everybody), 16):
            people = everybody[at : at + 16]
            said = await asyncio.gather(*(platform.quiet_until(Address("slack", "T1", p)) for p in people))
            quiet += [who for who, until in zip(people, said, strict=True) if until is not None]
        assert quiet == everybody[::7]
        assert clock.now() - MONDAY <= timedelta(seconds=len(everybody) / 4)


async def test_a_refusal_holds_for_everybody_who_waits_and_nothing_more_is_asked(slack: SlackRig) -> None:
    """More than one question holds. Were the second asked, its answer would end the rest of the first."""
    people = [Address("slack", "T1", f"U{n}") for n in range(100, 160)]
    slack.slack.world.people |= {one.user: Person(one.user, one.user) for one in people}
    slack.slack.limits("dnd.teamInfo", retry_after=40)
    said = await asyncio.gather(*(slack.platform.quiet_until(one) for one in people))
    assert said == [AskAgain(slack.clock.now() + timedelta(seconds=40))] * len(people)
    assert slack.slack.world.calls["dnd.teamInfo"] == 1


async def test_somebody_of_whom_slack_knows_nothing_keeps_it_from_nobody_else(slack: SlackRig) -> None:
    slack.is_quiet("asha", slack.clock.now() + TWO_HOURS)
    people = [slack.address("asha"), Address("slack", "T1", "USTRANGER"), slack.address("ravi")]
    said = await asyncio.gather(*(slack.platform.quiet_until(one) for one in people))
    assert said == [slack.clock.now() + TWO_HOURS, None, None]


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

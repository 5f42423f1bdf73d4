"""Notices on their way out: what each failure means, and that nothing is posted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.port import Delivered, Gone, Later, Limited, TenantGone, Unknown
from bot.rules.people import Address
from tests.contract.cards import NOTICE
from tests.fakes.slack.world import Person
from tests.slack.rigging import SlackRig


async def test_a_room_is_opened_once(slack: SlackRig) -> None:
    for _ in range(3):
        assert await slack.platform.send(slack.address("asha"), NOTICE) == Delivered()
    assert slack.slack.world.calls["conversations.open"] == 1


async def test_a_company_is_written_to_although_slack_opens_fifty_rooms_a_minute(slack: SlackRig) -> None:
    world = slack.slack.world
    world.people |= {f"U{n}": Person(f"U{n}", f"Person {n}") for n in range(100, 170)}
    company = [replace(slack.address("asha"), user=f"U{n}") for n in range(100, 170)]
    assert {await slack.platform.send(one, NOTICE) for one in company} == {Delivered()}
    assert [world.rooms[message.channel] for message in world.messages] == [one.user for one in company]
    assert world.calls["conversations.open"] == 51
    assert {await slack.platform.send(one, NOTICE) for one in company} == {Delivered()}
    assert world.calls["conversations.open"] == 51  # the answers said where
    assert len(world.rooms) == 70


async def test_slack_is_asked_to_open_a_room_again_once_it_may_be(slack: SlackRig) -> None:
    slack.slack.limits("conversations.open", retry_after=30)
    assert await slack.platform.send(slack.address("asha"), NOTICE) == Delivered()
    slack.leaves("ravi")
    assert await slack.platform.send(slack.address("ravi"), NOTICE) == Gone()
    assert slack.slack.world.calls["conversations.open"] == 1
    slack.clock.push(timedelta(seconds=30))
    assert await slack.platform.send(slack.address("leena"), NOTICE) == Delivered()
    assert slack.slack.world.calls["conversations.open"] == 2
    assert [len(slack.room(user)) for user in ("asha", "ravi", "leena")] == [1, 0, 1]


async def test_a_connection_that_broke_afterwards_may_have_posted_and_is_not_repeated(
    slack: SlackRig,
) -> None:
    slack.slack.breaks("chat.postMessage")
    assert await slack.platform.send(slack.address("asha"), NOTICE) == Unknown()
    assert len(slack.room("asha")) == 1
    assert slack.slack.world.calls["chat.postMessage"] == 1


async def test_a_slack_that_cannot_be_reached_is_tried_later(slack: SlackRig) -> None:
    await slack.slack.stops()
    assert isinstance(await slack.platform.send(slack.address("asha"), NOTICE), Later)


@pytest.mark.parametrize("code", ["user_not_found", "user_disabled", "cannot_dm_bot"])
async def test_a_room_that_cannot_be_opened(slack: SlackRig, code: str) -> None:
    slack.slack.fails("conversations.open", error=code)
    assert await slack.platform.send(slack.address("asha"), NOTICE) == Gone()


@pytest.mark.parametrize("code", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_a_token_that_no_longer_counts(slack: SlackRig, code: str) -> None:
    slack.slack.fails("chat.postMessage", error=code)
    assert await slack.platform.send(slack.address("asha"), NOTICE) == TenantGone()


async def test_a_tenant_nobody_configured(slack: SlackRig) -> None:
    assert await slack.platform.send(Address("slack", "T9", "U1"), NOTICE) == TenantGone()


async def test_slack_out_of_order(slack: SlackRig) -> None:
    slack.slack.fails("chat.postMessage", status=503)
    assert await slack.platform.send(slack.address("asha"), NOTICE) == Later(
        slack.clock.now() + timedelta(seconds=30)
    )
    slack.slack.fails("chat.postMessage", status=500)
    assert await slack.platform.send(slack.address("asha"), NOTICE) == Unknown()
    slack.slack.fails("conversations.open", error="internal_error")
    assert isinstance(await slack.platform.send(slack.address("ravi"), NOTICE), Later)


async def test_a_missing_permission_waits_for_the_operator(
    slack: SlackRig, caplog: pytest.LogCaptureFixture
) -> None:
    slack.slack.world.scopes -= {"chat:write"}
    outcome = await slack.platform.send(slack.address("asha"), NOTICE)
    assert outcome == Later(slack.clock.now() + timedelta(minutes=15))
    assert "missing_scope" in caplog.text


async def test_a_burst_is_slowed_down_as_slack_asks(slack: SlackRig) -> None:
    outcomes = [await slack.platform.send(slack.address("asha"), NOTICE) for _ in range(6)]
    assert outcomes == [Delivered()] * 5 + [Limited(slack.clock.now() + timedelta(seconds=1))]


async def test_the_export_shows_neutral_sentences_and_what_was_typed(slack: SlackRig) -> None:
    await slack.platform.send(slack.address("asha"), NOTICE)
    await slack.types("asha", "hello")
    assert [message.text for message in slack.slack.export()] == ["Kaveri has something for you.", "hello"]

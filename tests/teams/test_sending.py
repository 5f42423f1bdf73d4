"""Notices on their way out to Teams: what each failure means, and that nothing is posted twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.port import Delivered, Gone, Later, Limited, TenantGone, Unknown
from bot.rules.people import Address, Standing
from tests.contract.cards import NOTICE
from tests.teams.rigging import TeamsRig

SOON = timedelta(seconds=30)


async def test_a_chat_is_opened_once(teams: TeamsRig) -> None:
    for _ in range(3):
        assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()
    calls = teams.teams.world.calls
    assert (calls["create"], calls["post"], calls["token"]) == (1, 3, 1)


async def test_a_chat_that_was_heard_from_needs_no_opening(teams: TeamsRig) -> None:
    await teams.types("asha", "hello")
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()
    assert teams.teams.world.calls["create"] == 0


async def test_a_chat_that_is_no_longer_there_is_opened_again(teams: TeamsRig) -> None:
    world = teams.teams.world
    await teams.platform.send(teams.address("asha"), NOTICE)
    world.messages.clear()
    world.chats.clear()
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()
    assert world.calls["create"] == 2


async def test_a_connection_that_broke_afterwards_may_have_posted_and_is_not_repeated(
    teams: TeamsRig,
) -> None:
    teams.teams.breaks("post")
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Unknown()
    assert len(teams.room("asha")) == 1
    assert teams.teams.world.calls["post"] == 1


async def test_opening_a_chat_leaves_no_doubt_behind(teams: TeamsRig) -> None:
    teams.teams.breaks("create")
    later = Later(teams.clock.now() + SOON)
    assert await teams.platform.send(teams.address("asha"), NOTICE) == later
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()
    assert len(teams.room("asha")) == 1


async def test_a_teams_that_cannot_be_reached_is_tried_later(teams: TeamsRig) -> None:
    await teams.teams.stops()
    assert isinstance(await teams.platform.send(teams.address("asha"), NOTICE), Later)


@pytest.mark.parametrize(("status", "code"), [(412, "PreconditionFailed"), (500, "ServiceError"), (502, "")])
async def test_after_a_doubtful_answer_nothing_is_posted_again(
    teams: TeamsRig, status: int, code: str
) -> None:
    """Microsoft asks for these to be repeated, but a repeated post was seen to arrive twice."""
    teams.teams.fails("post", status=status, code=code)
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Unknown()
    assert teams.teams.world.calls["post"] == 1


async def test_a_message_that_is_too_big_waits_for_the_operator(
    teams: TeamsRig, caplog: pytest.LogCaptureFixture
) -> None:
    teams.teams.world.biggest = 100
    outcome = await teams.platform.send(teams.address("asha"), NOTICE)
    assert outcome == Later(teams.clock.now() + timedelta(minutes=15))
    assert "MessageSizeTooBig" in caplog.text


async def test_a_burst_is_slowed_down_as_teams_asks(teams: TeamsRig) -> None:
    outcomes = [await teams.platform.send(teams.address("asha"), NOTICE) for _ in range(8)]
    assert outcomes == [Delivered()] * 7 + [Limited(teams.clock.now() + timedelta(seconds=1))]
    teams.clock.push(timedelta(seconds=1))
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()


async def test_a_limit_without_a_time_is_waited_for_all_the_same(teams: TeamsRig) -> None:
    teams.teams.limits("post", retry_after=None)
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Limited(teams.clock.now() + SOON)


@pytest.mark.parametrize("change", [{"blocked": True}, {"installed": False}, {"deleted": True}])
async def test_somebody_who_cannot_be_written_to(teams: TeamsRig, change: dict[str, bool]) -> None:
    assert await teams.platform.send(teams.address("ravi"), NOTICE) == Delivered()
    teams.teams.world.becomes("ravi", **change)
    assert await teams.platform.send(teams.address("ravi"), NOTICE) == Gone()
    assert len(teams.room("ravi")) == 1


async def test_a_tenant_nobody_configured(teams: TeamsRig) -> None:
    elsewhere = Address("teams", "c0ffee00-1111-4222-8333-444455556666", teams.address("asha").user)
    assert await teams.platform.send(elsewhere, NOTICE) == TenantGone()
    assert await teams.platform.profile(elsewhere) is None
    assert teams.teams.world.calls["create"] == 0


async def test_a_token_is_fetched_again_before_it_is_over(teams: TeamsRig) -> None:
    await teams.platform.send(teams.address("asha"), NOTICE)
    teams.clock.push(timedelta(minutes=56))
    await teams.platform.send(teams.address("asha"), NOTICE)
    assert teams.teams.world.calls["token"] == 2
    assert len(teams.room("asha")) == 2


async def test_a_token_that_was_revoked_is_fetched_again_at_once(teams: TeamsRig) -> None:
    await teams.platform.send(teams.address("asha"), NOTICE)
    teams.teams.login.tokens.revoke()
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()
    assert teams.teams.world.calls["token"] == 2


async def test_a_token_lasts_while_the_sign_in_is_down(teams: TeamsRig) -> None:
    teams.teams.login.fails("token")
    teams.clock.push(timedelta(minutes=56))
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()
    teams.clock.push(timedelta(minutes=10))
    assert isinstance(await teams.platform.send(teams.address("asha"), NOTICE), Later)
    teams.teams.login.recovers("token")
    assert await teams.platform.send(teams.address("asha"), NOTICE) == Delivered()


async def test_a_secret_that_no_longer_counts_is_said_loudly(
    teams: TeamsRig, caplog: pytest.LogCaptureFixture
) -> None:
    teams.teams.world.secret = "a new one that Kaveri does not know"
    teams.clock.push(timedelta(hours=2))
    assert await teams.platform.send(teams.address("asha"), NOTICE) == TenantGone()
    assert "sign_in_refused" in caplog.text


@pytest.mark.parametrize(
    ("user", "standing"),
    [
        ("leena", Standing.PERSON),
        ("gus", Standing.GUEST),
        ("nils", Standing.ABSENT),
        ("gone", Standing.DEACTIVATED),
    ],
)
async def test_what_the_directory_says_of_people(teams: TeamsRig, user: str, standing: Standing) -> None:
    profile = await teams.platform.profile(teams.address(user))
    assert profile is not None
    assert profile.standing is standing


@pytest.mark.parametrize("user", ["stra", "anon"])
async def test_who_is_not_in_the_tenant_is_nobody(teams: TeamsRig, user: str) -> None:
    assert await teams.platform.profile(teams.address(user)) is None


async def test_a_directory_that_does_not_answer_is_no_verdict(teams: TeamsRig) -> None:
    teams.teams.fails("member", status=502, code="BadGateway")
    profile = await teams.platform.profile(teams.address("leena"))
    assert profile is not None
    assert profile.standing is Standing.UNKNOWN


async def test_the_export_shows_neutral_sentences_and_what_was_typed(teams: TeamsRig) -> None:
    await teams.platform.send(teams.address("asha"), NOTICE)
    await teams.types("asha", "hello")
    lines = [message.summary or message.text for message in teams.teams.export()]
    assert lines == ["Kaveri has something for you.", "hello"]

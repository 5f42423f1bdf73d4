"""The fake Teams is as strict as it says: sign-in, keys, chats, members, messages, limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import jwt
import pytest

from bot.runtime.clock import PushedClock
from tests.fakes.teams.login import IDENTITY_HEADER
from tests.fakes.teams.tokens import AUDIENCE
from tests.fakes.teams.world import PEOPLE, Json
from tests.teams.scripted import Script, a_bot, notice


@pytest.fixture
async def bot() -> AsyncIterator[Script]:
    async with a_bot() as bot:
        yield bot


@pytest.mark.parametrize(
    ("changes", "status", "error", "number"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client", "AADSTS7000215"),
        ({"client_id": "nobody"}, 400, "unauthorized_client", "AADSTS700016"),
        ({"tenant": "elsewhere"}, 400, "invalid_request", "AADSTS90002"),
        ({"scope": "https://graph.microsoft.com/.default"}, 400, "invalid_scope", "AADSTS1002012"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type", "AADSTS70003"),
    ],
)
async def test_a_wrong_sign_in_is_refused_in_the_words_of_entra(
    bot: Script, changes: dict[str, str], status: int, error: str, number: str
) -> None:
    refused, body = await bot.signs_in(**changes)
    assert (refused, body["error"]) == (status, error)
    assert body["error_description"].startswith(number)
    assert bot.teams.world.calls["token"] == 2


async def test_keys_are_published_and_rotated(bot: Script) -> None:
    async def published() -> list[str]:
        async with bot.session.get(bot.teams.metadata_url) as answer:
            where = (await answer.json())["jwks_uri"]
        async with bot.session.get(where) as answer:
            return [key["kid"] for key in (await answer.json())["keys"]]

    keys = bot.teams.login.keys
    assert await published() == ["key-1"]
    keys.rotate("key-2", publish=False)
    assert jwt.get_unverified_header(keys.sign({}))["kid"] == "key-2"
    assert await published() == ["key-1"]
    keys.rotate("key-3", drop_old=True)
    assert await published() == ["key-1", "key-3"]
    bot.teams.login.fails("keys")
    async with bot.session.get(bot.teams.login_url + "/v1/.well-known/keys") as answer:
        assert answer.status == 503


async def test_a_managed_identity_gets_a_token_on_its_own_machine(bot: Script) -> None:
    asked = {"api-version": "2019-08-01", "resource": AUDIENCE, "client_id": bot.teams.world.app_id}
    for header, status in ((IDENTITY_HEADER, 200), ("guessed", 403)):
        async with bot.session.get(
            bot.teams.identity_endpoint, params=asked, headers={"X-IDENTITY-HEADER": header}
        ) as answer:
            assert answer.status == status
            if status == 200:
                bot.token = (await answer.json())["access_token"]
    assert (await bot.opens("asha"))[0] == 400  # a handle is no id
    assert (await bot.opens(bot.teams.world.named("asha").id))[0] == 201


async def test_a_token_is_over_after_an_hour_or_when_it_is_revoked(bot: Script) -> None:
    asha = bot.teams.world.named("asha").id
    bot.teams.world.clock.push(timedelta(minutes=61))  # type: ignore[attr-defined]  # it is a pushed clock
    assert (await bot.opens(asha))[0] == 401
    bot.token = (await bot.signs_in())[1]["access_token"]
    assert (await bot.opens(asha))[0] == 201
    bot.teams.login.tokens.revoke()
    assert (await bot.opens(asha))[0] == 401


async def test_there_is_one_chat_for_each_person(bot: Script) -> None:
    asha = bot.teams.world.named("asha")
    first, again = await bot.opens(asha.id), await bot.opens(asha.mri)
    assert first[0] == 201
    assert first[1]["id"] == again[1]["id"]


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [
        ("nils", 403, "ForbiddenOperationException"),
        ("gone", 400, "MemberNotFoundInConversation"),
        ("stra", 400, "BadSyntax"),
    ],
)
async def test_who_cannot_be_reached_is_said(bot: Script, who: str, status: int, code: str) -> None:
    refused, body = await bot.opens(bot.teams.world.named(who).id)
    assert (refused, body["error"]["code"]) == (status, code)


async def test_another_tenant_and_somebody_elses_bot_id_are_refused(bot: Script) -> None:
    assert (await bot.opens(bot.teams.world.named("asha").id, "c0ffee00-0000-4000-8000-000000000000"))[
        0
    ] == 400
    assert (await bot.opens("29:of-another-bot"))[1]["error"]["message"] == "Failed to decrypt pairwise id"


async def test_a_member_is_described_as_teams_does(bot: Script) -> None:
    world = bot.teams.world
    for who, role in (("leena", "user"), ("gus", "guest")):
        person = world.named(who)
        _, member = await bot.calls("GET", f"v3/conversations/{world.chat(person)}/members/{person.id}")
        assert (member["userRole"], member["userPrincipalName"], member["id"]) == (
            role,
            person.upn,
            person.mri,
        )


async def test_somebody_who_blocked_the_bot_gets_nothing(bot: Script) -> None:
    status, body = await bot.writes("bo", notice())
    assert (status, body["errorCode"]) == (403, 209)
    assert "MessageWritesBlocked" in body["message"]


@pytest.mark.parametrize(
    "message",
    [
        notice(summary="Other words"),
        notice(text="Asha would like 20 minutes"),
        notice(colour="red"),
        notice(carries=PEOPLE[0].id),
        {"type": "message"},
        {"type": "message", "text": "Sam said yes"},
        {"type": "event", "text": "x"},
    ],
)
async def test_what_may_not_stand_in_a_chat_is_refused(bot: Script, message: Json) -> None:
    assert (await bot.writes("asha", message))[0] == 400
    assert bot.teams.user("asha").notices == []


async def test_what_is_too_big_is_refused(bot: Script) -> None:
    status, body = await bot.writes("asha", notice(text="x" * 60_000))
    assert (status, body["error"]["code"]) == (413, "MessageSizeTooBig")


async def test_the_limits_of_a_conversation(bot: Script) -> None:
    clock = bot.teams.world.clock
    assert isinstance(clock, PushedClock)
    assert [(await bot.writes("asha", notice()))[0] for _ in range(8)] == [201] * 7 + [429]
    assert bot.retry_after == "1"
    assert (await bot.writes("ravi", notice()))[0] == 201, "each conversation has its own"
    clock.push(timedelta(seconds=1))
    assert [(await bot.writes("asha", notice()))[0] for _ in range(2)] == [201, 429]
    statuses = []
    for _ in range(76):
        clock.push(timedelta(seconds=0.4))
        statuses.append((await bot.writes("leena", notice()))[0])
    assert statuses == [201] * 60 + [429] * 15 + [201]
    assert int(bot.retry_after or 1) <= 6


async def test_faults_that_are_asked_for(bot: Script) -> None:
    for status, code in ((412, "PreconditionFailed"), (502, "BadGateway")):
        bot.teams.fails("post", status=status, code=code)
        assert (await bot.writes("asha", notice()))[0] == status
    bot.teams.breaks("post")
    with pytest.raises(aiohttp.ClientError):
        await bot.writes("asha", notice())
    assert len(bot.teams.user("asha").notices) == 1, "it was written before the connection broke"

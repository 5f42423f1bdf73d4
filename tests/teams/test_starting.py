"""Settings that are missing or wrong: one sentence that names the setting. And who Kaveri is to Microsoft."""

from __future__ import annotations

import pytest
from aiohttp import web
from pydantic import SecretStr

from adapters.teams.platform import TeamsPlatform
from bot.port import Delivered
from bot.rules.people import Address
from bot.runtime.clock import WallClock
from bot.storage.contract import CannotStart
from tests.contract.cards import NOTICE
from tests.contract.recording import RecordingInbox
from tests.fakes.teams import FakeTeams
from tests.fakes.teams.login import IDENTITY_HEADER
from tests.teams.rigging import listening, settings

ELSEWHERE = "c0ffee00-1111-4222-8333-444455556666"


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"teams_app_id": ""}, "KAVERI_TEAMS_APP_ID"),
        ({"teams_app_id": "kaveri"}, "KAVERI_TEAMS_APP_ID"),
        ({"teams_app_id": ELSEWHERE}, "KAVERI_TEAMS_APP_SECRET: Microsoft refused the sign-in"),
        ({"teams_app_secret": None}, "KAVERI_TEAMS_APP_SECRET is not set"),
        ({"teams_app_secret": SecretStr("wrong-one")}, "KAVERI_TEAMS_APP_SECRET: Microsoft refused"),
        ({"teams_tenants": ()}, "KAVERI_TEAMS_TENANTS"),
        ({"teams_tenants": ("contoso.example",)}, "KAVERI_TEAMS_TENANTS"),
        ({"teams_tenants": (ELSEWHERE,)}, "in the first tenant of KAVERI_TEAMS_TENANTS"),
        ({"teams_service_url": "https://elsewhere.example/"}, "KAVERI_TEAMS_SERVICE_URL"),
        ({"teams_service_hosts": ()}, "KAVERI_TEAMS_SERVICE_URL"),
        ({"teams_login_url": "http://login.microsoftonline.com"}, "KAVERI_TEAMS_LOGIN_URL"),
        ({"teams_openid_url": "http://login.botframework.com/keys"}, "KAVERI_TEAMS_OPENID_URL"),
        ({"teams_login_url": "http://127.0.0.1:9"}, "Microsoft did not answer at http://127.0.0.1:9"),
        (
            {"teams_openid_url": "http://127.0.0.1:9/keys"},
            "could not be fetched from http://127.0.0.1:9/keys",
        ),
    ],
)
async def test_what_is_wrong_is_named(change: dict[str, object], names: str) -> None:
    clock = WallClock()
    async with FakeTeams(clock) as teams:
        platform = TeamsPlatform(settings(teams).model_copy(update=change), clock)
        with pytest.raises(CannotStart) as wrong:
            await platform.start(RecordingInbox())
    assert names in str(wrong.value)
    assert "wrong-one" not in str(wrong.value)


@pytest.fixture
def on_azure(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine that hands out tokens to whoever runs on it, as App Service does."""
    monkeypatch.setenv("IDENTITY_HEADER", IDENTITY_HEADER)
    return monkeypatch


async def test_a_managed_identity_needs_no_secret(on_azure: pytest.MonkeyPatch) -> None:
    clock = WallClock()
    async with FakeTeams(clock) as teams:
        on_azure.setenv("IDENTITY_ENDPOINT", teams.identity_endpoint)
        platform = TeamsPlatform(settings(teams, managed=True), clock)
        await platform.start(RecordingInbox())
        try:
            asha = Address("teams", teams.world.tenant, teams.world.named("asha").id)
            assert await platform.send(asha, NOTICE) == Delivered()
        finally:
            await platform.stop()
        assert (teams.world.calls["identity"], teams.world.calls["token"]) == (1, 0)


async def test_an_identity_that_is_not_assigned_is_named(on_azure: pytest.MonkeyPatch) -> None:
    clock = WallClock()
    async with FakeTeams(clock) as teams:
        on_azure.setenv("IDENTITY_ENDPOINT", teams.identity_endpoint)
        on_azure.setenv("IDENTITY_HEADER", "of-another-machine")
        platform = TeamsPlatform(settings(teams, managed=True), clock)
        with pytest.raises(CannotStart, match="KAVERI_TEAMS_MANAGED_IDENTITY"):
            await platform.start(RecordingInbox())


async def test_what_comes_before_kaveri_is_ready_is_to_come_again() -> None:
    clock = WallClock()
    async with FakeTeams(clock) as teams:
        app = web.Application()
        app.add_routes(TeamsPlatform(settings(teams), clock).routes())
        async with listening(teams, app):
            await teams.user("asha").types("hello")
            assert [answer.status for answer in await teams.redelivers()] == [503]

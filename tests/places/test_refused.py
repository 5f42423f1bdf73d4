"""Whoever Kaveri is not for is turned away without a trace: no row, no key, no seen request, no line."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.fakes.slack import payloads
from tests.fakes.teams import activities
from tests.fakes.teams.world import ELSEWHERE, TENANT
from tests.places.rigging import Company, a_company
from tests.stores import Databases

Json = dict[str, Any]
Attempt = Callable[[Company], Awaitable[int]]
ENTERPRISE, WORKSPACE = "E9ELSEWHERE", "T9ELSEWHERE"


# --- On Slack. -----------------------------------------------------------------------------------


def command(user: str, **changes: Any) -> Attempt:
    async def attempt(company: Company) -> int:
        body = payloads.command(company.slack.world, "U1", "/kaveri", "") | {"user_id": user} | changes
        answer = await company.slack.http.send(
            urlencode({name: value for name, value in body.items() if value is not None}).encode(),
            "application/x-www-form-urlencoded",
        )
        return int(answer.status)

    return attempt


def shortcut(who: str, **changes: Any) -> Attempt:
    async def attempt(company: Company) -> int:
        body = payloads.shortcut(company.slack.world, "U1", "kaveri")
        body["user"] = body["user"] | {"id": who}
        form = urlencode({"payload": json.dumps(body | changes)}).encode()
        answer = await company.slack.http.send(form, "application/x-www-form-urlencoded")
        return int(answer.status)

    return attempt


def line(user: str, channel_type: str = "im", inner: Json | None = None, **changes: Any) -> Attempt:
    async def attempt(company: Company) -> int:
        said = {"type": "message", "user": user, "channel": "D9", "channel_type": channel_type, "ts": "1.1"}
        said |= {"text": "rough week", **(inner or {})}
        body = payloads.event(company.slack.world, said) | changes
        answer = await company.slack.http.send(json.dumps(body).encode(), "application/json")
        return int(answer.status)

    return attempt


ON_SLACK: dict[str, tuple[Attempt, int]] = {
    "a guest, by a command": (command("UGUEST"), 200),
    "a guest, by a shortcut": (shortcut("UGUEST"), 200),
    "a guest, by a line": (line("UGUEST"), 200),
    "a guest of one channel": (command("USINGLE"), 200),
    "a stranger through Slack Connect": (command("USTRANGER"), 200),
    "a stranger's line": (line("USTRANGER"), 200),
    "a stranger of a workspace elsewhere, as Slack says": (
        shortcut("USTRANGER", user={"id": "USTRANGER", "team_id": WORKSPACE}),
        200,
    ),
    "somebody deactivated": (command("UGONE"), 200),
    "an app": (command("UOTHERBOT"), 200),
    "an app's line": (line("UOTHERBOT", inner={"bot_id": "B7"}), 200),
    "Slackbot": (line("USLACKBOT"), 200),
    "nobody there": (command("U0NOBODY"), 200),
    "a line in a channel": (line("U1", "channel"), 200),
    "a line in a shared channel": (line("U1", "channel", is_ext_shared_channel=True), 200),
    "a line in a group": (line("U1", "mpim"), 200),
    "another workspace": (command("U1", team_id=WORKSPACE), 403),
    "another workspace's shortcut": (shortcut("U1", team={"id": WORKSPACE}), 403),
    "another workspace's line": (line("U1", team_id=WORKSPACE, authorizations=[{"team_id": WORKSPACE}]), 403),
    "a line authorised for another workspace": (line("U1", authorizations=[{"team_id": WORKSPACE}]), 403),
    "another organisation": (command("U1", team_id=WORKSPACE, enterprise_id=ENTERPRISE), 403),
    "another organisation, no workspace": (command("U1", team_id=None, enterprise_id=ENTERPRISE), 403),
    "our workspace's id as an organisation's": (command("U1", team_id=WORKSPACE, enterprise_id="T1"), 403),
    "no workspace at all": (command("U1", team_id=None), 403),
}


# --- On Teams. -----------------------------------------------------------------------------------


def typed(handle: str, change: Callable[[Json], Json] = lambda body: body) -> Attempt:
    async def attempt(company: Company) -> int:
        world = company.teams.world
        person = world.named(handle)
        message = world.post(world.chat(person), person.id, "rough week")
        answer = await company.teams.out.send(change(activities.typed(world, person, message)))
        return int(answer.status)

    return attempt


def opened(handle: str, change: Callable[[Json], Json] = lambda body: body) -> Attempt:
    async def attempt(company: Company) -> int:
        world = company.teams.world
        body = activities.fetch(world, world.named(handle), {"kaveri": {"do": "home", "token": ""}}, "1")
        return int((await company.teams.out.send(change(body))).status)

    return attempt


def elsewhere(body: Json) -> Json:
    return activities.from_elsewhere(body, ELSEWHERE)


def in_ours(body: Json) -> Json:
    return activities.from_elsewhere(body, TENANT)


def only_in(part: str) -> Callable[[Json], Json]:
    """Another tenant in one of the two places where a request names one, ours in the other."""

    def change(body: Json) -> Json:
        if part == "channelData":
            return body | {"channelData": body["channelData"] | {"tenant": {"id": ELSEWHERE}}}
        return body | {"conversation": body["conversation"] | {"tenantId": ELSEWHERE}}

    return change


ON_TEAMS: dict[str, tuple[Attempt, int]] = {
    "a guest": (opened("gus"), 200),
    "a guest's line": (typed("gus"), 200),
    "somebody anonymous": (opened("anon"), 200),
    "somebody of another tenant": (opened("stra"), 403),
    "somebody of another tenant, in ours": (opened("stra", in_ours), 200),
    "somebody deleted": (opened("gone"), 200),
    "another tenant": (typed("asha", elsewhere), 403),
    "another tenant's dialog": (opened("asha", elsewhere), 403),
    "another tenant in the channel data only": (opened("asha", only_in("channelData")), 403),
    "another tenant in the conversation only": (opened("asha", only_in("conversation")), 403),
    "a group": (typed("asha", activities.in_a_group), 200),
    "a dialog in a group": (opened("asha", activities.in_a_group), 200),
}

EVERYBODY = {f"Slack: {name}": who for name, who in ON_SLACK.items()} | {
    f"Teams: {name}": who for name, who in ON_TEAMS.items()
}


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
async def test_nobody_but_people_of_the_configured_tenants_leaves_a_trace(
    kept: Databases, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with a_company(kept.open()) as company:
        before = contents(kept)
        for name, (attempt, status) in EVERYBODY.items():
            assert await attempt(company) == status, name
            await company.program.running.settle()
            assert contents(kept) == before, name
        people = company.teams.world
        ids = ("UGUEST", "USINGLE", "USTRANGER", "UGONE", "UOTHERBOT", WORKSPACE, ENTERPRISE, ELSEWHERE)
        private = (*ids, *(people.named(who).id for who in ("gus", "anon", "stra", "gone")), "rough week")
        ours = [record for record in caplog.records if record.name.startswith(("bot.", "adapters."))]
        assert not [word for word in private if any(word in record.getMessage() for record in ours)]
        assert company.at_slack("U1") is None

        await company.on_slack("U1").runs("/kaveri")
        assert contents(kept) != before, "the same eyes see somebody who may come"


def contents(kept: Databases) -> list[str]:
    """Everything that stands in either database."""
    assert kept.settings is not None
    urls = (kept.settings.database_url, kept.settings.keys_url)
    said: list[str] = []
    for url in urls:
        with sqlite3.connect(str(url).removeprefix("sqlite:///")) as database:
            said += database.iterdump()
        database.close()
    return said

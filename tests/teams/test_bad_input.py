"""Whatever arrives at the door: a clear 4xx, nothing heard, nothing private logged, never a 500."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.teams import activities
from tests.fakes.teams.outbound import Answered
from tests.fakes.teams.tokens import channel_claims
from tests.fakes.teams.world import ELSEWHERE
from tests.teams.rigging import TeamsRig

SECRET = "rough week, please do not log this"
Json = dict[str, Any]


def line(rig: TeamsRig) -> Json:
    """A line that Asha types, in full and as it should be."""
    world = rig.teams.world
    person = world.named("asha")
    return activities.typed(world, person, world.post(world.chat(person), person.id, SECRET))


async def sent(rig: TeamsRig, raw: bytes, kind: str = "application/json", **claims: Any) -> Answered:
    """Truly signed, whatever it is."""
    out = rig.teams.out
    headers = out.signed({"serviceUrl": rig.teams.service_url}, **claims) | {"Content-Type": kind}
    return await out.send_as(raw, headers)


BROKEN: dict[str, tuple[str, bytes, int]] = {
    "empty": ("application/json", b"", 400),
    "half an object": ("application/json", b'{"type": "mess', 400),
    "a list": ("application/json", b"[1, 2]", 400),
    "a string": ("application/json", b'"hello"', 400),
    "null": ("application/json", b"null", 400),
    "not utf-8": ("application/json", b'\xff\xfe{"type":1}', 400),
    "half a surrogate pair": ("application/json", b'{"type": "\\ud800"}', 400),
    "a thousand brackets": ("application/json", b"[" * 100_000, 400),
    "a number too long to read": ("application/json", b'{"type": ' + b"9" * 10_000 + b"}", 400),
    "nothing in it": ("application/json", b"{}", 403),
    "plain text": ("text/plain", b"hello", 415),
    "a form": ("application/x-www-form-urlencoded", b"a=1", 415),
    "another charset": ("application/json; charset=latin-1", b"{}", 415),
    "too large": ("application/json", b'{"x": "' + b"x" * 300_000 + b'"}', 413),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_what_is_signed_but_is_no_activity(teams: TeamsRig, name: str) -> None:
    kind, raw, status = BROKEN[name]
    answer = await sent(teams, raw, kind)
    assert answer.status == status
    assert answer.body["error"]
    assert teams.inbox.presses == []


CHANGED: dict[str, tuple[Json, int]] = {
    "no type": ({"type": None}, 400),
    "a type that is a list": ({"type": ["message"]}, 400),
    "no id": ({"id": None}, 400),
    "an id beyond all measure": ({"id": "x" * 4_000}, 400),
    "nobody": ({"from": None}, 400),
    "a person who is a string": ({"from": "asha"}, 400),
    "a person without an id": ({"from": {"name": "Asha", "aadObjectId": "a1b2c3d4"}}, 400),
    "a person whose id is a list": ({"from": {"id": ["29:1"]}}, 400),
    "a recipient that is a string": ({"recipient": "kaveri"}, 400),
    "a recipient whose id is a number": ({"recipient": {"id": 7}}, 400),
    "no conversation": ({"conversation": None}, 400),
    "a conversation that is a list": ({"conversation": []}, 400),
    "channel data that is a string": ({"channelData": "x"}, 400),
    "a conversation of no tenant": (
        {"conversation": {"id": "a:1", "conversationType": "personal"}, "channelData": {}},
        403,
    ),
    "another channel": ({"channelId": "webchat"}, 403),
    "no channel": ({"channelId": None}, 403),
    "no service url": ({"serviceUrl": None}, 403),
    "a service url that is an object": ({"serviceUrl": {}}, 403),
    "another service url than the token's": ({"serviceUrl": "https://smba.trafficmanager.net/teams/"}, 403),
}


@pytest.mark.parametrize("name", CHANGED)
async def test_an_activity_with_something_wrong(
    teams: TeamsRig, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    changes, status = CHANGED[name]
    body = {name: value for name, value in (line(teams) | changes).items() if value is not None}
    answer = await sent(teams, json.dumps(body).encode())
    assert answer.status == status
    assert answer.body["error"]
    assert SECRET not in answer.text + caplog.text
    assert teams.inbox.presses == []


async def test_another_tenant_is_turned_away(teams: TeamsRig) -> None:
    assert (await teams.teams.out.send(activities.from_elsewhere(line(teams), ELSEWHERE))).status == 403
    assert teams.inbox.presses == []


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/teams/",
        "http://smba.trafficmanager.net/teams/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net:8443/teams/",
        "https://smba.trafficmanager.net/teams/{0}",
        "https://[/",
        "ftp://127.0.0.1/",
        "127.0.0.1",
    ],
)
async def test_a_service_url_that_is_not_allowed(teams: TeamsRig, url: str) -> None:
    """Signed for that very address, and still no reply would ever be sent there."""
    answer = await teams.teams.out.send(line(teams) | {"serviceUrl": url})
    assert (answer.status, teams.inbox.presses) == (403, [])
    assert "KAVERI_TEAMS_SERVICE_HOSTS" in answer.body["error"]


Change = Callable[[TeamsRig, Json], str]


def _signed(**changes: Any) -> Change:
    return lambda rig, claims: rig.teams.login.keys.sign(_without_none(claims | changes))


def _without_none(claims: Json) -> Json:
    return {name: value for name, value in claims.items() if value is not None}


UNTRUSTED: dict[str, tuple[Change, int]] = {
    "forged under a known name": (lambda rig, claims: rig.teams.login.keys.sign(claims, number=9), 401),
    "an unknown key": (lambda rig, claims: rig.teams.login.keys.sign(claims, kid="nobody's"), 401),
    "no token at all": (lambda rig, claims: "", 401),
    "no jwt": (lambda rig, claims: "hello", 401),
    "three parts of nothing": (lambda rig, claims: "..", 401),
    "a header that is no json": (lambda rig, claims: "e30x.e30.e30", 401),
    "longer than any token": (lambda rig, claims: "x" * 6_500 + ".e30.e30", 401),
    "another audience": (_signed(aud="somebody-else"), 401),
    "two audiences, neither this bot": (_signed(aud=["a", "b"]), 401),
    "no audience": (_signed(aud=None), 401),
    "another issuer": (_signed(iss="https://login.microsoftonline.com/"), 401),
    "no issuer": (_signed(iss=None), 401),
    "no end": (_signed(exp=None), 401),
    "an end that is a word": (_signed(exp="tomorrow"), 401),
    "a beginning that is a list": (_signed(nbf=[1]), 401),
    "no service url": (_signed(serviceurl=None), 401),
    "a service url that is a number": (_signed(serviceurl=7), 403),
}


@pytest.mark.parametrize("name", UNTRUSTED)
async def test_a_token_that_proves_nothing(teams: TeamsRig, name: str) -> None:
    make, status = UNTRUSTED[name]
    world, out = teams.teams.world, teams.teams.out
    claims = channel_claims(teams.clock, world.app_id, world.service_url)
    answer = await out.send_as(json.dumps(line(teams)).encode(), out.bearing(make(teams, claims)))
    assert answer.status == status
    assert answer.body["error"]
    assert teams.inbox.presses == []


@pytest.mark.parametrize(
    ("claim", "seconds", "status"),
    [("exp", -299, 200), ("exp", -301, 401), ("nbf", 299, 200), ("nbf", 301, 401)],
)
async def test_five_minutes_either_way(teams: TeamsRig, claim: str, seconds: int, status: int) -> None:
    at = int(teams.clock.now().timestamp()) + seconds
    assert (await teams.teams.out.send(line(teams), **{claim: at})).status == status


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic YTpi"}, {"Authorization": "Bearer"}])
async def test_no_bearer_token(teams: TeamsRig, headers: dict[str, str]) -> None:
    raw = json.dumps(line(teams)).encode()
    answer = await teams.teams.out.send_as(raw, {"Content-Type": "application/json"} | headers)
    assert (answer.status, teams.inbox.presses) == (401, [])


async def test_a_compressed_body_is_turned_away(teams: TeamsRig) -> None:
    body = line(teams)
    headers = teams.teams.out.signed(body) | {"Content-Encoding": "gzip"}
    assert 400 <= (await teams.teams.out.send_as(json.dumps(body).encode(), headers)).status < 500


async def test_a_body_that_ends_too_early_does_no_harm(teams: TeamsRig) -> None:
    port = int(teams.teams.out.url.split(":")[2].split("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"POST /api/messages HTTP/1.1\r\nHost: x\r\n"
        b"Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
    )
    await writer.drain()
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 3)
    writer.close()
    assert not answer.startswith(b"HTTP/1.1 5")
    await teams.opens("asha")
    await teams.sees("asha", "How are you today?")


async def test_what_kaveri_does_nothing_about_is_taken_and_dropped(teams: TeamsRig) -> None:
    world = teams.teams.world
    asha = world.named("asha")
    odd = activities.fetch(world, asha, {}, "1")
    for body in (
        activities.in_a_group(line(teams)),
        activities.in_a_group(odd),
        activities.members_added(world, asha),
        activities.installed(world, asha, "remove"),
        odd | {"name": "composeExtension/query", "value": ["odd"]},
        odd | {"type": "event", "name": "tokens/response"},
    ):
        answer = await teams.teams.out.send(body)
        assert answer.status == 200
    assert teams.inbox.presses == []


@pytest.mark.parametrize("value", [None, [], "x", {"data": []}, {"data": {"kaveri": 7}}, {"data": {"x": {}}}])
async def test_a_foreign_button_opens_the_first_page_at_most(teams: TeamsRig, value: Any) -> None:
    world = teams.teams.world
    odd = activities.fetch(world, world.named("asha"), {}, "1") | {"value": value}
    assert (await teams.teams.out.send(odd)).status == 200
    assert (teams.inbox.last.action, teams.inbox.last.token) == ("home", None)

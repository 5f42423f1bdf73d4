"""Whatever arrives at the door: a clear 4xx, nothing heard, nothing private logged, never a 5xx."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.fakes.slack import payloads
from tests.slack.rigging import SlackRig

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
SECRET = "rough week, please do not log this"
EVENT = {
    "type": "event_callback",
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {"type": "message", "channel_type": "im", "user": "U1", "text": SECRET, "ts": "1.1"},
}
PRESSED = {
    "type": "block_actions",
    "user": {"id": "U1"},
    "team": {"id": "T1"},
    "trigger_id": "1.2",
    "actions": [{"type": "button", "action_id": "home.1", "block_id": "b"}],
}
SUBMITTED = {
    "type": "view_submission",
    "user": {"id": "U1"},
    "team": {"id": "T1"},
    "view": {"id": "V1", "state": {"values": {"b": {"line": {"type": "plain_text_input", "value": SECRET}}}}},
}
COMMAND = {"command": "/kaveri", "user_id": "U1", "team_id": "T1", "trigger_id": "1.2", "text": ""}


def but(body: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The same payload with something wrong; ``None`` takes a part away."""
    changed = {**body, **changes}
    return {name: value for name, value in changed.items() if value is not None}


def payload(body: Any) -> bytes:
    return urlencode({"payload": json.dumps(body)}).encode()


SIGNED_BUT_BROKEN: dict[str, tuple[str, bytes, int]] = {
    "empty": (JSON, b"", 400),
    "empty form": (FORM, b"", 400),
    "half an object": (JSON, b'{"type": "event_ca', 400),
    "a list": (JSON, b"[1, 2]", 400),
    "a string": (JSON, b'"hello"', 400),
    "null": (JSON, b"null", 400),
    "not utf-8": (JSON, b'\xff\xfe{"type":1}', 400),
    "not utf-8 in a form": (FORM, b"payload=%ff%fe", 400),
    "half a surrogate pair": (JSON, json.dumps(EVENT).encode().replace(b"U1", b"\\ud800"), 400),
    "half a surrogate pair in a form": (FORM, b"payload=" + quote('{"type":"\\ud800"}').encode(), 400),
    "a thousand brackets": (JSON, b"[" * 100_000, 400),
    "a number too long to read": (JSON, b'{"type": ' + b"9" * 10_000 + b"}", 400),
    "a form without payload": (FORM, b"a=1", 400),
    "a form with half a payload": (FORM, b"payload=%7B", 400),
    "a form whose payload is a list": (FORM, payload([1]), 400),
    "a form with too many fields": (FORM, b"&".join(b"a%d=1" % n for n in range(100)), 400),
    "no type": (JSON, b"{}", 400),
    "a type that is a list": (JSON, b'{"type": ["event_callback"]}', 400),
    "an unknown type": (FORM, payload({"type": "dialog_submission"}), 400),
    "a challenge that is an object": (JSON, b'{"type": "url_verification", "challenge": {}}', 400),
    "an event that is a string": (JSON, json.dumps(but(EVENT, event="message")).encode(), 400),
    "an event without a type": (JSON, json.dumps(but(EVENT, event={})).encode(), 400),
    "an event without an id": (JSON, json.dumps(but(EVENT, event_id=None)).encode(), 400),
    "an event with a strange id": (JSON, json.dumps(but(EVENT, event_id="../../x")).encode(), 400),
    "an event whose user is a list": (
        JSON,
        json.dumps(but(EVENT, event={"type": "message", "channel_type": "im", "user": ["U1"]})).encode(),
        400,
    ),
    "authorizations that are a string": (JSON, json.dumps(but(EVENT, authorizations="x")).encode(), 400),
    "revoked tokens that are none": (
        JSON,
        json.dumps(but(EVENT, event={"type": "tokens_revoked"})).encode(),
        400,
    ),
    "a press without actions": (FORM, payload(but(PRESSED, actions=[])), 400),
    "a press whose actions are strings": (FORM, payload(but(PRESSED, actions=["home"])), 400),
    "a press by nobody": (FORM, payload(but(PRESSED, user=None)), 400),
    "a press by somebody strange": (FORM, payload(but(PRESSED, user={"id": "U1\n<@U2>"})), 400),
    "a press whose team is a string": (FORM, payload(but(PRESSED, team="T1")), 400),
    "a press whose view is a list": (FORM, payload(but(PRESSED, view=[])), 400),
    "a window without an id": (FORM, payload(but(SUBMITTED, view={"state": {"values": {}}})), 400),
    "a window whose values are a list": (
        FORM,
        payload(but(SUBMITTED, view={"id": "V1", "state": {"values": []}})),
        400,
    ),
    "a window whose field is a number": (
        FORM,
        payload(but(SUBMITTED, view={"id": "V1", "state": {"values": {"b": {"line": 7}}}})),
        400,
    ),
    "a token beyond all measure": (
        FORM,
        payload(but(SUBMITTED, view={"id": "V1", "private_metadata": "x" * 4_000})),
        400,
    ),
    "a command by nobody": (FORM, urlencode(but(COMMAND, user_id=None)).encode(), 400),
    "a command without a trigger": (FORM, urlencode(but(COMMAND, trigger_id=None)).encode(), 400),
    "another workspace's event": (JSON, json.dumps(but(EVENT, team_id="T9")).encode(), 403),
    "no workspace's event": (JSON, json.dumps(but(EVENT, team_id=None)).encode(), 403),
    "another workspace's press": (FORM, payload(but(PRESSED, team={"id": "T9"})), 403),
    "another workspace's window": (FORM, payload(but(SUBMITTED, team={"id": "T9"})), 403),
    "another workspace's command": (FORM, urlencode(but(COMMAND, team_id="T9")).encode(), 403),
    "an event authorised for another workspace": (
        JSON,
        json.dumps(but(EVENT, authorizations=[{"team_id": "T9"}])).encode(),
        403,
    ),
    "plain text": ("text/plain", b"hello", 415),
    "no type at all": ("", b"{}", 415),
    "another charset": (f"{JSON}; charset=latin-1", b"{}", 415),
    "too large": (JSON, b'{"x": "' + b"x" * 300_000 + b'"}', 413),
}


@pytest.mark.parametrize("name", SIGNED_BUT_BROKEN)
async def test_what_is_signed_but_makes_no_sense(
    slack: SlackRig, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kind, raw, status = SIGNED_BUT_BROKEN[name]
    answer = await http(slack).send(raw, kind)
    assert answer.status == status
    assert answer.body["error"]
    assert SECRET not in answer.text + caplog.text
    assert (slack.inbox.presses, slack.inbox.silences) == ([], [])


Headers = dict[str, str]
UNTRUSTED: dict[str, tuple[Callable[[Headers], Headers], int]] = {
    "unsigned": (lambda h: {}, 401),
    "without a signature": (lambda h: {"X-Slack-Request-Timestamp": h["X-Slack-Request-Timestamp"]}, 401),
    "without a timestamp": (lambda h: {"X-Slack-Signature": h["X-Slack-Signature"]}, 401),
    "a signature of nothing": (lambda h: h | {"X-Slack-Signature": "v0="}, 401),
    "a signature cut short": (lambda h: h | {"X-Slack-Signature": h["X-Slack-Signature"][:-1]}, 401),
    "a signature that is no ascii": (lambda h: h | {"X-Slack-Signature": "v0=é"}, 401),
    "a timestamp that is no number": (lambda h: h | {"X-Slack-Request-Timestamp": "abc"}, 400),
    "a timestamp in other digits": (lambda h: h | {"X-Slack-Request-Timestamp": "١٢٣"}, 400),
    "a negative timestamp": (lambda h: h | {"X-Slack-Request-Timestamp": "-1"}, 400),
    "a fraction": (lambda h: h | {"X-Slack-Request-Timestamp": "1.5"}, 400),
    "an endless timestamp": (lambda h: h | {"X-Slack-Request-Timestamp": "9" * 400}, 400),
    "another time than was signed": (lambda h: h | {"X-Slack-Request-Timestamp": _later(h, 1)}, 401),
}


def _later(headers: Headers, seconds: int) -> str:
    return str(int(headers["X-Slack-Request-Timestamp"]) + seconds)


@pytest.mark.parametrize("name", UNTRUSTED)
async def test_what_is_not_truly_signed(slack: SlackRig, name: str) -> None:
    change, status = UNTRUSTED[name]
    raw = json.dumps(EVENT).encode()
    answer = await http(slack).send_as(raw, {"Content-Type": JSON} | change(http(slack).signed(raw)))
    assert answer.status == status
    assert slack.inbox.presses == []


@pytest.mark.parametrize(("seconds", "status"), [(-301, 401), (-299, 200), (299, 200), (301, 401)])
async def test_five_minutes_either_way(slack: SlackRig, seconds: int, status: int) -> None:
    raw = json.dumps(EVENT).encode()
    stamp = str(int(slack.clock.now().timestamp()) + seconds)
    answer = await http(slack).send_as(raw, {"Content-Type": JSON} | http(slack).signed(raw, stamp=stamp))
    assert answer.status == status


async def test_a_body_changed_on_the_way_is_turned_away(slack: SlackRig) -> None:
    raw = json.dumps(EVENT).encode()
    headers = {"Content-Type": JSON} | http(slack).signed(raw)
    assert (await http(slack).send_as(raw.replace(b"U1", b"U2"), headers)).status == 401


async def test_a_compressed_body_is_turned_away(slack: SlackRig) -> None:
    raw = json.dumps(EVENT).encode()
    headers = {"Content-Type": JSON, "Content-Encoding": "gzip"} | http(slack).signed(raw)
    assert 400 <= (await http(slack).send_as(raw, headers)).status < 500


async def test_a_body_that_ends_too_early_does_no_harm(slack: SlackRig) -> None:
    url = http(slack).url
    port = int(url.split(":")[2].split("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"
        b"Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
    )
    await writer.drain()
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 3)
    writer.close()
    assert not answer.startswith(b"HTTP/1.1 5")
    await slack.opens("asha")
    await slack.sees("asha", "How are you today?")


async def test_the_certificate_check_has_no_effect(slack: SlackRig) -> None:
    answer = await http(slack).send_as(
        b"ssl_check=1&token=x&command=/kaveri&user_id=U1", {"Content-Type": FORM}
    )
    assert (answer.status, answer.text, slack.inbox.presses) == (200, "", [])


async def test_the_address_is_confirmed_to_slack_alone(slack: SlackRig) -> None:
    raw = b'{"type": "url_verification", "challenge": "abc", "token": "x"}'
    assert (await http(slack).send(raw, JSON)).body == {"challenge": "abc"}
    assert (await http(slack).send_as(raw, {"Content-Type": JSON})).status == 401


async def test_events_nobody_asked_for_are_taken_and_dropped(slack: SlackRig) -> None:
    for event in (
        {"type": "reaction_added", "user": ["odd"], "item": {}},
        {"type": "message", "channel_type": "channel", "user": "U1", "text": SECRET},
        {"type": "message", "channel_type": "im", "subtype": "message_changed", "message": {}},
        {"type": "message", "channel_type": "im", "bot_id": "B7", "user": "UOTHERBOT", "text": "beep"},
        {"type": "message", "channel_type": "im", "user": "UBOT", "text": "me"},
        {"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}},
    ):
        answer = await http(slack).event(payloads.event(slack.slack.world, event))
        assert answer.status == 200
    assert (slack.inbox.presses, slack.inbox.silences) == ([], [])


async def test_a_foreign_button_opens_the_first_page_at_most(slack: SlackRig) -> None:
    """An action nobody knows is passed on as it is: what it means is the core's to say."""
    answer = await http(slack).interactive(but(PRESSED, actions=[{"type": "button", "action_id": "rm -rf"}]))
    assert answer.status == 200
    assert slack.inbox.last.token is None


def http(slack: SlackRig) -> Any:
    return slack.slack.http

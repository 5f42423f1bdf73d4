"""Members at work: each presses freshly, signed by the platform, with ids that were never used before."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import time
from typing import Any
from urllib.parse import quote_plus, urlencode

from tests.bench.constant import SECRET, VIEW
from tests.bench.slack import TEAM, View

LINE = "The demo went well, and I would like an evening without a laptop."
METADATA = "BENCHMETADATA"
NUMBER = "BENCHNUMBER"
_numbers = itertools.count(1)


def signed(body: bytes, kind: str = "application/x-www-form-urlencoded") -> bytes:
    """One HTTP request as Slack sends it."""
    stamp = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: {kind}\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Person:
    """One member and the window in front of them."""

    def __init__(self, number: int) -> None:
        self.user = f"U0BENCH{number:04}"
        self._answers = number
        self._view: View = VIEW
        self._submit = self._token = ""
        self._form = b""
        self._shown: View = VIEW
        self.saved = 0

    def slash(self) -> tuple[str, bytes]:
        """Types ``/kaveri``. Returns the trigger to look for, and the request."""
        trigger = f"{next(_numbers)}.1.{self.user}"
        form = {
            "command": "/kaveri",
            "text": "",
            "user_id": self.user,
            "team_id": TEAM,
            "channel_id": f"D{self.user[1:]}",
            "trigger_id": trigger,
            "response_url": "http://127.0.0.1:9/never",
        }
        return trigger, signed(urlencode(form).encode())

    def sees(self, view: View) -> None:
        """The first page is open: from here on its check-in is sent again and again.

        The form is written once, with blanks for what is new each time: the load must cost little.
        """
        self._view = view
        self._submit, _, self._token = view["private_metadata"].partition(" ")
        fields = filled(view, self._answers)
        sent = {**view, "private_metadata": METADATA, "hash": NUMBER, "state": {"values": fields}}
        payload = {
            "type": "view_submission",
            "team": {"id": TEAM, "domain": "bench"},
            "user": {"id": self.user, "team_id": TEAM},
            "trigger_id": f"{NUMBER}.2.{self.user}",
            "view": sent,
        }
        self._form = urlencode({"payload": json.dumps(payload, separators=(",", ":"))}).encode()

    def copies(self, other: Person) -> None:
        """Has the same window open as somebody elsewhere."""
        self.sees(other._view)

    def save(self) -> bytes:
        """Sends the check-in in the window, filled in."""
        self.saved += 1
        return self.sends(self._token, next(_numbers))

    def sends(self, token: str, number: int) -> bytes:
        """The same from a window with this token. The number stands in its line, and is used only once."""
        metadata = quote_plus(f"{self._submit} {token}").encode()
        return signed(
            self._form.replace(METADATA.encode(), metadata).replace(NUMBER.encode(), str(number).encode())
        )

    def saw(self, answer: bytes) -> None:
        """What came back carries the next one-time token; the fields stay those of the check-in."""
        shown = json.loads(answer)
        if shown.get("response_action") != "update":
            raise RuntimeError(f"a check-in was not saved: {shown.get('response_action')}")
        self._shown = shown["view"]
        self._token = self._shown["private_metadata"].partition(" ")[2]

    def keeps(self) -> bytes:
        """Presses the button that keeps their answers from now on, which stands in the window."""
        buttons = [e for b in self._shown["blocks"] if b["type"] == "actions" for e in b["elements"]]
        (keep,) = (button for button in buttons if button["action_id"].startswith("keep"))
        payload = {
            "type": "block_actions",
            "team": {"id": TEAM, "domain": "bench"},
            "user": {"id": self.user, "team_id": TEAM},
            "trigger_id": f"{next(_numbers)}.3.{self.user}",
            "view": {**self._shown, "id": self._view["id"]},
            "actions": [{**keep, "action_ts": f"{next(_numbers)}.0"}],
        }
        return signed(urlencode({"payload": json.dumps(payload, separators=(",", ":"))}).encode())


def filled(view: View, answers: int) -> dict[str, Any]:
    """A value in every field."""
    return {
        block["block_id"]: {block["element"]["action_id"]: _value(block["element"], answers)}
        for block in view["blocks"]
        if block["type"] == "input"
    }


def _value(element: dict[str, Any], answers: int) -> dict[str, Any]:
    match element["type"]:
        case "plain_text_input":
            return {"type": element["type"], "value": f"{LINE} {NUMBER}"}
        case "radio_buttons" | "static_select":
            options = element["options"]
            return {"type": element["type"], "selected_option": options[answers % len(options)]}
        case _:
            return {"type": element["type"]}

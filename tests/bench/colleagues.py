"""Members at work on Teams: each press an invoke of its own, under the token that Microsoft uses for all."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

from tests.bench.microsoft import APP_ID, TENANT, Microsoft
from tests.bench.people import LINE

Json = dict[str, Any]
NUMBER = "BENCHNUMBER"
TOKEN = "BENCHTOKEN"
_numbers = itertools.count(1)


class Colleague:
    """One member and the dialog in front of them. The same verbs as ``people.Person``."""

    def __init__(self, number: int, microsoft: Microsoft) -> None:
        self._microsoft = microsoft
        self.user = f"a1b2c3d4-0000-4000-8000-{number:012x}"
        self._answers = number
        self._window: Json = {}
        self._shown: Json = {}
        self.token = ""
        self._sent = b""
        self.saved = 0

    def opens(self) -> bytes:
        """Presses the button of the greeting that opens Kaveri."""
        return self._request(self._invoke("task/fetch", {"kaveri": {"do": "home"}}))

    def sees(self, window: Json) -> None:
        """The first page is open: from here on its check-in is sent again and again.

        The request is written once, with blanks for what is new each time: the load must cost little.
        """
        self._window = window
        (save,) = (b for b in buttons(window) if b["data"]["kaveri"]["do"] == "save-check-in")
        self.token = save["data"]["kaveri"].get("token", "")
        carried = {**save["data"], "kaveri": {**save["data"]["kaveri"], "token": TOKEN}}
        self._sent = self._invoke("task/submit", {**carried, **self._filled()})

    def copies(self, other: Colleague) -> None:
        """Has the same window open as somebody elsewhere."""
        self.sees(other._window)

    def save(self) -> bytes:
        """Sends the check-in in the window, filled in."""
        self.saved += 1
        return self.sends(self.token, next(_numbers))

    def sends(self, token: str, number: int) -> bytes:
        """The same from a window with this token. The number stands in its line, and is used only once."""
        return self._request(self._sent.replace(TOKEN.encode(), token.encode()), number)

    def repeats(self, answer: bytes) -> bytes:
        """Presses the button in a window that says "a moment", or that it was not saved."""
        (again,) = buttons(json.loads(answer)["task"]["value"]["card"]["content"])
        return self._request(self._invoke("task/submit", again["data"]))

    def saw(self, answer: bytes) -> None:
        """What came back carries the next one-time token; the fields stay those of the check-in."""
        self._shown = json.loads(answer)["task"]["value"]["card"]["content"]
        tokens = (button["data"]["kaveri"].get("token") for button in buttons(self._shown))
        self.token = next(filter(None, tokens))

    def keeps(self) -> bytes:
        """Presses the button that keeps their answers from now on, which stands in the window."""
        (keep,) = (b for b in buttons(self._shown) if b["data"]["kaveri"]["do"] == "keep")
        return self._request(self._invoke("task/submit", keep["data"]))

    def _filled(self) -> Json:
        """A value in every field."""
        return {part["id"]: _value(part, self._answers) for part in parts(self._window) if "id" in part}

    def _invoke(self, name: str, data: Json) -> bytes:
        activity = {
            "type": "invoke",
            "name": name,
            "id": f"f:{NUMBER}",
            "channelId": "msteams",
            "serviceUrl": self._microsoft.service_url,
            "from": {"id": f"29:{self.user}", "name": "Somebody", "aadObjectId": self.user},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{self.user}"},
            "recipient": {"id": f"28:{APP_ID}", "name": "Kaveri"},
            "entities": [{"type": "clientInfo", "locale": "en-GB", "timezone": "Europe/Helsinki"}],
            "channelData": {"tenant": {"id": TENANT}, "source": {"name": "message"}},
            "locale": "en-GB",
            "localTimezone": "Europe/Helsinki",
            "value": {"data": data, "context": {"theme": "default"}},
        }
        return json.dumps(activity, separators=(",", ":")).encode()

    def _request(self, body: bytes, number: int | None = None) -> bytes:
        body = body.replace(NUMBER.encode(), str(number or next(_numbers)).encode())
        head = (
            "POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: application/json; charset=utf-8\r\n"
            f"Authorization: Bearer {self._microsoft.token}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


def parts(card: Json) -> Iterator[Json]:
    """Everything in a card, whatever it stands in."""
    for name in ("body", "items", "actions", "columns"):
        for part in card.get(name, ()):
            yield part
            yield from parts(part)


def buttons(card: Json) -> list[Json]:
    return [part for part in parts(card) if part.get("type") == "Action.Submit"]


def _value(part: Json, answers: int) -> str:
    match part["type"]:
        case "Input.Text":
            return f"{LINE} {NUMBER}"
        case "Input.ChoiceSet" if part["choices"]:
            value: str = part["choices"][answers % len(part["choices"])]["value"]
            return value
        case _:
            return str(part.get("value", ""))

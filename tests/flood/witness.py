"""The Slack of the bench, which also notes what each window says that somebody has in front of them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from aiohttp import web

from bot.messages import wording
from bot.messages.cards import Text
from bot.messages.speech import NeutralId
from bot.runtime.locales import speech
from tests.bench.slack import Slack

VOICE = speech("en").voice("en")
NOT_SAVED = VOICE.neutral(NeutralId.NOT_SAVED).text.encode()
WAIT = next(e.text for e in wording.loading(VOICE).body if isinstance(e, Text)).encode()
UNKNOWN = VOICE.neutral(NeutralId.REFUSED_UNKNOWN).text.encode()
TRIGGER = re.compile(rb'"trigger_id": ?"([^"]+)"')
EXTERNAL = re.compile(rb'"external_id": ?"([^"]+)"')
VIEW = re.compile(rb'"view_id": ?"([^"]+)"')


class Told(StrEnum):
    """What somebody reads in the end."""

    SAVED = "saved"
    """What comes after a press that was kept: the next page."""
    NOT_SAVED = "not saved"
    WAIT = "a moment"
    NOTHING = "nothing"


def said(by: bytes) -> Told:
    """What a window says."""
    if NOT_SAVED in by or UNKNOWN in by:
        return Told.NOT_SAVED
    return Told.WAIT if WAIT in by else Told.SAVED


class Witness(Slack):
    """``windows`` by trigger or external id: whichever it was opened under."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: dict[str, Told] = {}
        self.homes = 0
        self._opened_for: dict[str, str] = {}

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        raw = await request.read()
        answer = await super()._call(request)
        match method:
            case "views.publish":
                self.homes += 1
            case "views.open" | "views.push":
                self._notes(TRIGGER, raw)
            case "views.update":
                self._notes(EXTERNAL if b'"external_id"' in raw else VIEW, raw)
        return answer

    def _answer(self, method: str, sent: dict[str, Any]) -> dict[str, Any]:
        answer = super()._answer(method, sent)
        if method == "views.open":
            self._opened_for[answer["view"]["id"]] = sent["trigger_id"]
        return answer

    def _notes(self, which: re.Pattern[bytes], raw: bytes) -> None:
        if found := which.search(raw):
            name = found[1].decode()
            self.windows[self._opened_for.get(name, name)] = said(raw)

"""In a rush, a press is turned away untried, in the fewest steps that let its person read so.

Where the acknowledgement can carry the sentence it does. Where only a call can show it, the acknowledgement
waits for that call; where that fails, or too many such calls are under way, the request is refused, and Slack
itself shows at the button that it did not work.
https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
"""

from __future__ import annotations

import asyncio
import logging
import re
from functools import cache

from pydantic_core import to_json
from slack_bolt.response import BoltResponse

from adapters.slack import render
from adapters.slack.calls import Failed, call
from adapters.slack.directory import Directory
from adapters.slack.payloads import Command, Pressed, Shortcut, Submitted, View
from adapters.slack.presses import address
from adapters.slack.tenants import Tenant, Tenants
from adapters.slack.text import Block
from bot.port import Inbox

AT_ONCE = 50
WITHIN = 2.0
SENT = re.compile(
    rb"payload=%7B%22type%22%3A%22view_submission%22%2C"
    rb"%22team%22%3A%7B%22id%22%3A%22(\w{1,64})%22(?:(?!%7D)[\w.%-]){0,256}%7D%2C"
    rb"%22user%22%3A%7B%22id%22%3A%22(\w{1,64})%22"
)
"""How the form begins with which Slack sends a window. To read all of it costs more than to answer."""
log = logging.getLogger(__name__)


class Turning:
    def __init__(self, inbox: Inbox, directory: Directory) -> None:
        self._inbox = inbox
        self._directory = directory
        self._showing = 0
        self._pushed = cache(self._on_top)

    def at_a_glance(self, raw: bytes, tenants: Tenants) -> BoltResponse | None:
        """The answer to a window that was sent from one of these, as far as its first bytes tell."""
        found = SENT.match(raw)
        tenant = tenants.find(found[1].decode(), None) if found is not None else None
        if found is None or tenant is None:
            return None
        return self._sent(self._directory.language(address(tenant, found[2].decode())))

    async def away(self, press: Submitted | Command | Pressed | Shortcut, tenant: Tenant) -> BoltResponse:
        """The answer to somebody for whom nothing is done."""
        language = self._directory.language(address(tenant, press.who))
        match press:
            case Submitted():
                return self._sent(language)
            case Command():
                said = {"text": self._inbox.not_saved(language).text, "response_type": "ephemeral"}
                return BoltResponse(status=200, body=to_json(said).decode())
            case Pressed(view=View(type="modal")):
                return await self._shown("views.push", press.trigger_id, language, tenant)
            case _:
                return await self._shown("views.open", press.trigger_id, language, tenant)

    def _sent(self, language: str) -> BoltResponse:
        return BoltResponse(status=200, body=self._pushed(language))

    async def _shown(self, method: str, trigger: str, language: str, tenant: Tenant) -> BoltResponse:
        if self._showing >= AT_ONCE:
            return BoltResponse(status=503)
        self._showing += 1
        try:
            async with asyncio.timeout(WITHIN):
                await call(tenant.client, method, trigger_id=trigger, view=self._window(language))
        except (Failed, TimeoutError):
            log.info("a window could not be opened in a rush")
            return BoltResponse(status=503)
        finally:
            self._showing -= 1
        return BoltResponse(status=200)

    def _on_top(self, language: str) -> str:
        """Of the window that was sent: what was written stays beneath."""
        return to_json({"response_action": "push", "view": self._window(language)}).decode()

    def _window(self, language: str) -> Block:
        return render.modal(render.neutral(self._inbox.loading(language), self._inbox.not_saved(language)))

"""In a rush, a press is turned away untried, in the fewest steps that let its person read so.

Other doors are shown all the same: they need nothing saved. Where the acknowledgement can carry what is to be
read it does. Where only a call can show it, the acknowledgement waits for that call; where that fails, or too
many such calls are under way, the request is refused, and Slack itself shows at the button that it did not
work. https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
"""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic_core import to_json
from slack_bolt.response import BoltResponse

from adapters.slack import render
from adapters.slack.calls import Failed, call
from adapters.slack.directory import Directory
from adapters.slack.payloads import Command, Pressed, Shortcut, Submitted, View
from adapters.slack.presses import address, blank
from adapters.slack.tenants import Tenant, Tenants
from adapters.slack.text import Block
from bot.messages.actions import Action
from bot.port import Inbox, Press, Show
from bot.rules.people import Address

AT_ONCE = 50
DOORS_AT_ONCE = 100
"""Nobody waits for other doors because of those who only read that something was not saved."""
WITHIN = 2.0
MOST_WINDOWS = 256
SENT = re.compile(
    rb"payload=%7B%22type%22%3A%22view_submission%22%2C"
    rb"%22team%22%3A%7B%22id%22%3A%22(\w{1,64})%22(?:(?!%7D)[\w.%-]){0,256}%7D%2C"
    rb"%22user%22%3A%7B%22id%22%3A%22(\w{1,64})%22"
)
"""How the form begins with which Slack sends a window. To read all of it costs more than to answer."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Window:
    """``on_top`` is the acknowledgement that lays it over a window that was sent: what was written stays
    beneath."""

    view: Block = field(repr=False)
    on_top: str = field(repr=False)
    is_page: bool
    doors: bool


class Turning:
    def __init__(self, inbox: Inbox, directory: Directory) -> None:
        self._inbox = inbox
        self._directory = directory
        self._showing = 0
        self._drawn = lru_cache(MOST_WINDOWS)(self._draw)

    def at_a_glance(self, raw: bytes, tenants: Tenants) -> BoltResponse | None:
        """The answer to a window that was sent from one of these, as far as its first bytes tell."""
        found = SENT.match(raw)
        tenant = tenants.find(found[1].decode(), None) if found is not None else None
        if found is None or tenant is None:
            return None
        window = self._window(address(tenant, found[2].decode()), Action.HOME)
        return BoltResponse(status=200, body=window.on_top)

    async def away(self, shape: Submitted | Command | Pressed | Shortcut, tenant: Tenant) -> BoltResponse:
        """The answer to somebody for whom nothing is done."""
        press = blank(shape, tenant)
        window = self._window(press.address, press.action)
        match shape:
            case Submitted():
                return BoltResponse(status=200, body=window.on_top)
            case Command(trigger_id=trigger):
                shown = window.doors and await self._show(tenant, window, "views.open", trigger_id=trigger)
                return BoltResponse(status=200) if shown else self._said(press)
            case Pressed(view=View(type="modal", id=view_id)) if window.is_page:
                shown = await self._show(tenant, window, "views.update", view_id=view_id)
            case Pressed(view=View(type="modal"), trigger_id=trigger):
                shown = await self._show(tenant, window, "views.push", trigger_id=trigger)
            case Pressed(trigger_id=trigger) | Shortcut(trigger_id=trigger):
                shown = await self._show(tenant, window, "views.open", trigger_id=trigger)
        return BoltResponse(status=200 if shown else 503)

    async def _show(self, tenant: Tenant, window: Window, method: str, **where: str) -> bool:
        if self._showing >= (DOORS_AT_ONCE if window.doors else AT_ONCE):
            return False
        self._showing += 1
        try:
            async with asyncio.timeout(WITHIN):
                await call(tenant.client, method, **where, view=window.view)
        except (Failed, TimeoutError):
            log.info("a window could not be shown in a rush")
            return False
        finally:
            self._showing -= 1
        return True

    def _said(self, press: Press) -> BoltResponse:
        """Without a window, where a command was typed."""
        language = self._directory.language(press.address)
        said = {"text": self._inbox.not_saved(language).text, "response_type": "ephemeral"}
        return BoltResponse(status=200, body=to_json(said).decode())

    def _window(self, of: Address, action: str) -> Window:
        return self._drawn(*self._directory.place(of), action, of.tenant)

    def _draw(self, language: str, zone: str, action: str, tenant: str) -> Window:
        """The same for everybody in one place who pressed this."""
        anybody = Address("slack", tenant, "")
        answer = self._inbox.unsaved(Press("", anybody, action, language=language, zone=zone))
        view = render.modal(answer.dialog)
        on_top = to_json({"response_action": "push", "view": view}).decode()
        is_page = isinstance(answer, Show)
        return Window(view, on_top, is_page, doors=isinstance(answer, Show) or answer.doors)

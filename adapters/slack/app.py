"""Bolt with one listener for five kinds of request, the same for HTTP and Socket Mode, behind our own door.

Slow paths of bolt that are switched off here, as measured: without ``process_before_response`` every
acknowledgement waits 10 ms in a polling loop; the SDK would ask ``auth.test`` per request; each listener
ahead of the match costs; signatures, own messages and challenges are the guard's and the press's affair.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import Any, assert_never

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.arriving import Refused
from adapters.errands import Errands
from adapters.inhand import InHand
from adapters.slack import payloads
from adapters.slack.calls import client, quiet
from adapters.slack.directory import Directory
from adapters.slack.guard import CertificateCheck, Challenge, Guard
from adapters.slack.payloads import (
    Command,
    Event,
    HomeOpened,
    Incoming,
    Pressed,
    Revoked,
    Shortcut,
    Submitted,
    Typed,
    Uninstalled,
    View,
)
from adapters.slack.presses import press
from adapters.slack.reception import Reception
from adapters.slack.tabs import Tabs
from adapters.slack.tenants import Authorize, Tenant, Tenants
from adapters.slack.turning import Turning
from bot.port import Inbox, Press

ANYTHING = re.compile("")
WAITS = 3.0  # seconds for every acknowledgement
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlackApp:
    """One bolt app and what its listeners need. ``deliver`` takes a body from either transport."""

    inbox: Inbox = field(repr=False)
    tenants: Tenants = field(repr=False)
    directory: Directory = field(repr=False)
    tabs: Tabs = field(repr=False)
    reception: Reception = field(repr=False)
    turning: Turning = field(repr=False)
    bolt: AsyncApp = field(repr=False)
    in_hand: InHand = field(default_factory=lambda: InHand(WAITS), repr=False)

    async def deliver(self, body: dict[str, Any]) -> BoltResponse:
        """Decide one request that is truly Slack's. Raises ``Refused`` for what makes no sense."""
        try:
            shape = payloads.read(body)
        except payloads.Malformed:
            raise Refused(400, "The payload is none that Kaveri knows.") from None
        if (tenant := self.tenants.find(*shape.places)) is None:
            raise Refused(403, "The workspace is none that Kaveri was set up for.")
        if isinstance(shape, Event) and isinstance(shape.event, payloads.Other):
            return BoltResponse(status=200)
        if (answer := await self._in_a_rush(shape, tenant)) is not None:
            return answer
        # Handed over parsed, as Socket Mode does, so that nothing is parsed twice.
        request = AsyncBoltRequest(
            mode="socket_mode", body=shape.for_bolt(), context={"shape": shape, "tenant": tenant}
        )
        with self.in_hand.one():
            return await self.bolt.async_dispatch(request)

    def glance(self, raw: bytes) -> BoltResponse | None:
        """In a rush, the answer to a window that was sent, by the first bytes of its request."""
        return self.turning.at_a_glance(raw, self.tenants) if self.in_hand.is_full else None

    async def _in_a_rush(self, shape: Incoming, tenant: Tenant) -> BoltResponse | None:
        """What is answered without being done. First the app's own tab is left as it is, then presses are
        turned away, and lines are delivered again by Slack."""
        match shape:
            case Event(event=HomeOpened()) if self.in_hand.is_busy:
                return BoltResponse(status=200)
            case Event(event=Typed()) if self.in_hand.is_full:
                return BoltResponse(status=503)
            case Event():
                return None
            case _ if self.in_hand.is_full:
                return await self.turning.away(shape, tenant)
            case _:
                return None

    async def arrived(self, ack: AsyncAck, context: AsyncBoltContext) -> BoltResponse | None:
        """The one listener, whatever it was."""
        shape: Incoming = context["shape"]
        tenant: Tenant = context["tenant"]
        pressed = await press(shape, tenant, self.directory.profile)
        if isinstance(shape, Event):
            return await self._event(shape, tenant, pressed)
        if pressed is None:
            await ack()
            return None
        match shape:
            case Submitted(view=view):
                await self.reception.submission(pressed, view, tenant.client, ack)
            case Pressed(view=View(type="modal") as view, trigger_id=trigger):
                await self.reception.inside(pressed, view, trigger, tenant.client, ack)
            case Pressed(trigger_id=trigger) | Shortcut(trigger_id=trigger):
                await self.reception.opening(pressed, trigger, tenant.client, ack, spoken=False)
            case Command(trigger_id=trigger):
                await self.reception.opening(pressed, trigger, tenant.client, ack, spoken=True)
            case _:
                assert_never(shape)
        return None

    async def _event(self, shape: Event, tenant: Tenant, pressed: Press | None) -> BoltResponse:
        """Events are delivered again when they are not acknowledged, so one that was not saved gets 503."""
        match shape.event:
            case HomeOpened(tab="home") as opened:
                self.tabs.opened(opened, tenant)
            case Uninstalled():
                await self.inbox.silenced("slack", tenant.key)
            case Revoked(tokens=tokens) if tokens.bot:
                await self.inbox.silenced("slack", tenant.key)
            case _:
                if pressed is not None and not await self.reception.event(pressed):
                    return BoltResponse(status=503)
        return BoltResponse(status=200)


def build(
    inbox: Inbox,
    tenants: Tenants,
    directory: Directory,
    errands: Errands,
    api: str,
    pool: aiohttp.ClientSession,
) -> SlackApp:
    bolt = AsyncApp(
        name="kaveri",
        logger=quiet,
        client=client(None, api, pool),
        authorize=Authorize(),  # type: ignore[arg-type]  # bolt takes its own class, too
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app = SlackApp(
        inbox,
        tenants,
        directory,
        Tabs(inbox, directory, errands),
        Reception(inbox, directory, errands),
        Turning(inbox, directory),
        bolt,
    )
    for kind in (bolt.command, bolt.view, bolt.action, bolt.event, bolt.shortcut):
        kind(ANYTHING)(app.arrived)
    bolt.error(_fault)
    return app


async def _fault(error: Exception) -> BoltResponse:
    log.error("slack request not handled: %s", type(error).__name__)
    return BoltResponse(status=503)


async def over_http(request: web.Request, guard: Guard, app: SlackApp) -> web.Response:
    """One HTTP request from Slack, or from somebody who says so."""
    try:
        match await guard.admit(request, app.glance):
            case BoltResponse() as turned_away:
                answer = turned_away
            case Challenge(text=text):
                return web.json_response({"challenge": text})
            case CertificateCheck():
                return web.Response()
            case body:
                answer = await app.deliver(body)
    except Refused as refused:
        log.info("slack request refused: %d %s", refused.status, refused.why)
        return web.json_response({"error": refused.why}, status=refused.status)
    kind = "application/json" if answer.body.startswith("{") else "text/plain"
    return web.Response(status=answer.status, text=answer.body, content_type=kind)

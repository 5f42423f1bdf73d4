"""Slack as the core sees it: send, look up, start, stop."""

from __future__ import annotations

import logging
from collections import OrderedDict
from datetime import datetime, timedelta

import aiohttp
from aiohttp import web

from adapters.errands import Errands
from adapters.keeping import remember
from adapters.slack import render
from adapters.slack.app import SlackApp, build, over_http
from adapters.slack.calls import Failed, call, session
from adapters.slack.directory import Directory
from adapters.slack.guard import Guard
from adapters.slack.quiet import PAUSE, DoNotDisturb
from adapters.slack.sockets import Sockets
from adapters.slack.tenants import Tenant, Tenants, connected
from adapters.slack.text import chat
from bot.messages.cards import Message
from bot.port import AskAgain, Delivered, Gone, Inbox, Later, Limited, Outcome, TenantGone, Unknown
from bot.rules.people import Address, Profile
from bot.runtime.clock import Clock, Pause
from bot.runtime.settings import Settings

PATH = "/slack/events"
MOST_ROOMS = 20_000
SOON = timedelta(seconds=30)
WHEN_MENDED = timedelta(minutes=15)  # a missing scope, say: the operator has to do something first

PERSON_GONE = frozenset(
    {
        "user_not_found",
        "users_not_found",
        "user_disabled",
        "user_not_visible",
        "cannot_dm_bot",
        "channel_not_found",
    }
)
TENANT_GONE = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "org_login_required",
        "team_access_not_granted",
        "team_not_found",
    }
)
log = logging.getLogger(__name__)


class SlackPlatform:
    """One or several workspaces behind one app. Made before the loop runs; ``start`` connects.

    Without ``hears`` it only sends and looks up: in Socket Mode, Slack would hand it presses that are for
    the Kaveri that runs.
    """

    name = "slack"

    def __init__(self, settings: Settings, clock: Clock, *, hears: bool = True, pause: Pause = PAUSE) -> None:
        self._settings = settings
        self._pause = pause
        self._hears = hears
        self.pace = timedelta(seconds=1 / settings.slack_notices_a_second)
        self._clock = clock
        self._errands = Errands()
        self._rooms: OrderedDict[Address, str] = OrderedDict()
        self._opens_again: dict[str, datetime] = {}
        self._pool: aiohttp.ClientSession | None = None
        self._tenants = Tenants([])
        self._directory = Directory(self._tenants, clock, settings.language)
        self._quiet = DoNotDisturb(self._tenants, clock, pause)
        self._app: SlackApp | None = None
        self._sockets: Sockets | None = None

    def routes(self) -> list[web.RouteDef]:
        """What to serve over HTTP; nothing in Socket Mode, where Slack is never to call."""
        secret = self._settings.slack_signing_secret
        if self._settings.slack_app_token is not None or secret is None:
            return []
        guard = Guard(secret.get_secret_value(), self._clock)

        async def receive(request: web.Request) -> web.Response:
            if self._app is None:
                return web.json_response({"error": "Kaveri is not ready yet."}, status=503)
            return await over_http(request, guard, self._app)

        return [web.post(PATH, receive)]

    async def start(self, inbox: Inbox) -> None:
        """Ask Slack who the tokens are for, and begin to receive. Raises ``NotConfigured``."""
        self._pool = session()
        try:
            self._tenants = await connected(self._settings, self._pool)
            self._directory = Directory(self._tenants, self._clock, self._settings.language)
            self._quiet = DoNotDisturb(self._tenants, self._clock, self._pause)
            api = self._settings.slack_api_url
            self._app = build(inbox, self._tenants, self._directory, self._errands, api, self._pool)
            if (token := self._settings.slack_app_token) is not None:
                self._sockets = Sockets(token.get_secret_value(), api, self._pool, self._app)
                await (self._sockets.open() if self._hears else self._sockets.ask())
        except BaseException:
            await self.stop()
            raise

    def tenants(self) -> frozenset[str]:
        return self._tenants.keys

    async def stop(self) -> None:
        self._app = None
        if self._sockets is not None:
            await self._sockets.close()
        await self._errands.finish()
        if self._pool is not None:
            await self._pool.close()

    async def profile(self, of: Address) -> Profile | None:
        return await self._directory.profile(of)

    async def quiet_until(self, of: Address) -> datetime | AskAgain | None:
        return await self._quiet.until(of)

    def chat(self, of: Address) -> str:
        """Where the direct message with this person opens."""
        return chat(of)

    async def send(self, to: Address, message: Message) -> Outcome:
        """Post a message to one person's direct message with the app."""
        if (tenant := self._tenants.get(to.tenant)) is None:
            return TenantGone()
        try:
            room = await self._room(to, tenant)
        except Failed as failed:
            return self._not_sent(failed)
        try:
            posted = await call(
                tenant.client,
                "chat.postMessage",
                channel=room,
                unfurl_links=False,
                unfurl_media=False,
                **render.message(message),
            )
        except Failed as failed:
            if failed.code == "channel_not_found":
                self._rooms.pop(to, None)
            return Unknown() if failed.happened else self._not_sent(failed)
        if room == to.user:
            remember(self._rooms, to, posted.get("channel") or room, MOST_ROOMS)
        return Delivered()

    async def _room(self, of: Address, tenant: Tenant) -> str:
        """Their direct message with the app. Slack opens some fifty a minute when asked to, and says then who
        is not there any more. Further ones open with the message itself, sent to the id of its reader.

        https://docs.slack.dev/reference/methods/chat.postMessage, "Begin a conversation in a user's App
        Home". Slackbot, of which it speaks further down, is for messages under another name.
        """
        if (known := self._rooms.get(of)) is not None:
            return known
        if self._opens_again.get(of.tenant, self._clock.now()) > self._clock.now():
            return of.user
        try:
            opened = await call(tenant.client, "conversations.open", users=of.user)
        except Failed as failed:
            if failed.retry_after is None:
                raise
            self._opens_again[of.tenant] = self._clock.now() + timedelta(seconds=failed.retry_after)
            return of.user
        room: str = opened["channel"]["id"]
        remember(self._rooms, of, room, MOST_ROOMS)
        return room

    def _not_sent(self, failed: Failed) -> Outcome:
        """What it means that nothing was posted."""
        if failed.code in PERSON_GONE:
            return Gone()
        if failed.code in TENANT_GONE:
            return TenantGone()
        if failed.retry_after is not None:
            return Limited(self._clock.now() + timedelta(seconds=failed.retry_after))
        if failed.happened or failed.code in ("not_reached", "unavailable"):
            return Later(self._clock.now() + SOON)
        log.warning("slack takes no notices: %s", failed.code)
        return Later(self._clock.now() + WHEN_MENDED)

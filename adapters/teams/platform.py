"""Microsoft Teams as the core sees it: send, look up, start, stop."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import aiohttp
from aiohttp import web

from adapters.errands import Errands
from adapters.teams import render
from adapters.teams.app import TeamsApp, over_http
from adapters.teams.connector import Connector
from adapters.teams.directory import Directory
from adapters.teams.door import Door
from adapters.teams.elements import chat
from adapters.teams.framework import Framework
from adapters.teams.identity import Identity, with_managed_identity, with_secret
from adapters.teams.keys import Keys, NoKeys
from adapters.teams.reception import Patience, Reception
from adapters.teams.tenants import NotConfigured, Tenants, configured
from adapters.teams.wire import TENANT_OFF, Failed, Wire, session
from bot.messages.cards import Message
from bot.port import Delivered, Gone, Inbox, Later, Limited, Outcome, TenantGone, Unknown
from bot.rules.people import Address, Profile
from bot.runtime.clock import Clock
from bot.runtime.settings import Settings

PATH = "/api/messages"
SOON = timedelta(seconds=30)
WHEN_MENDED = timedelta(minutes=15)  # a message that is refused as it is: somebody has to do something first

PERSON_GONE = frozenset({403, 404})
OUT_OF_REACH = frozenset({"not_reached", "no_answer", "sign_in_unavailable"})
log = logging.getLogger(__name__)


class TeamsPlatform:
    """One bot, for one or several tenants. Made before the loop runs; ``start`` connects."""

    name = "teams"

    def __init__(self, settings: Settings, clock: Clock, patience: Patience | None = None) -> None:
        self._settings = settings
        self._clock = clock
        self._patience = patience or Patience()
        self.pace = timedelta(seconds=1 / settings.teams_notices_a_second)
        self._errands = Errands()
        self._tenants = Tenants((), (), "")
        self._pool: aiohttp.ClientSession | None = None
        self._door: Door | None = None
        self._app: TeamsApp | None = None
        self._identity: Identity | None = None

    def routes(self) -> list[web.RouteDef]:
        """What to serve over HTTP: the messaging endpoint that the Azure Bot resource names."""
        return [web.post(PATH, self._receive)]

    async def start(self, inbox: Inbox) -> None:
        """Sign in, fetch Microsoft's keys, and begin to receive. Raises ``NotConfigured``."""
        self._tenants = configured(self._settings)
        self._pool = pool = session()
        try:
            self._identity = await self._signed_in(pool)
            keys = await self._recognising(pool)
        except BaseException:
            await self.stop()
            raise
        app_id = self._settings.teams_app_id.lower()
        framework = Framework(app_id, Wire(pool, self._identity, self._tenants))
        connector = Connector(framework, self._tenants)
        directory = Directory(connector, self._tenants, self._clock)
        reception = Reception(inbox, directory, self._errands, self._patience)
        self._door = Door(app_id, self._settings.teams_issuer, keys, self._tenants, self._clock)
        self._app = TeamsApp(inbox, self._tenants, framework, connector, directory, reception, self._errands)

    def tenants(self) -> frozenset[str]:
        return self._tenants.keys

    async def stop(self) -> None:
        self._door = None
        await self._errands.finish()
        self._app = None
        if self._pool is not None:
            await self._pool.close()

    async def profile(self, of: Address) -> Profile | None:
        return await self._app.directory.profile(of) if self._app else None

    async def quiet_until(self, of: Address) -> datetime | None:
        """Not known: only Microsoft Graph says it, for a permission that Kaveri does without."""
        return None

    def chat(self, of: Address) -> str:
        """Where the chat with this person opens; empty until they were looked up."""
        upn = self._app.directory.upn(of) if self._app else ""
        return chat(upn) if upn else ""

    async def send(self, to: Address, message: Message) -> Outcome:
        """Post a message to one person's chat with the app."""
        if self._app is None or not self._tenants.serves(to.tenant):
            return TenantGone()
        try:
            await self._app.connector.post(to, render.message(message))
        except Failed as failed:
            outcome = self._not_sent(failed)
            if isinstance(outcome, TenantGone):
                await self._app.inbox.silenced(self.name, to.tenant)
            return outcome
        return Delivered()

    def _not_sent(self, failed: Failed) -> Outcome:
        """Only what Microsoft certainly did not take is tried again: posting is not idempotent there."""
        if failed.happened:
            return Unknown()
        if failed.status == 401 or failed.code in (TENANT_OFF, "sign_in_refused"):
            log.error("nobody can be reached on teams: %s", failed.code)
            return TenantGone()
        if failed.status in PERSON_GONE:
            return Gone()
        if failed.retry_after is not None:
            return Limited(self._clock.now() + timedelta(seconds=failed.retry_after))
        if failed.status == 429:
            return Limited(self._clock.now() + SOON)
        if failed.code in OUT_OF_REACH or failed.status >= 500 or failed.status in (408, 412):
            return Later(self._clock.now() + SOON)
        log.warning("teams takes no notices: %s", failed.code)
        return Later(self._clock.now() + WHEN_MENDED)

    async def _receive(self, request: web.Request) -> web.Response:
        if self._door is None or self._app is None:
            return web.json_response({"error": "Kaveri is not ready yet."}, status=503)
        return await over_http(request, self._door, self._app)

    async def _signed_in(self, pool: aiohttp.ClientSession) -> Identity:
        settings = self._settings
        how = (
            with_managed_identity(settings)
            if settings.teams_managed_identity
            else with_secret(settings, self._tenants.home, pool)
        )
        identity = Identity(how, self._clock)
        try:
            await identity.token()
        except Failed as failed:
            raise NotConfigured(_sentence(failed, settings)) from None
        return identity

    async def _recognising(self, pool: aiohttp.ClientSession) -> Keys:
        keys = Keys(self._settings.teams_openid_url, pool, self._clock)
        try:
            await keys.find("")
        except NoKeys:
            raise NotConfigured(
                f"Microsoft's keys could not be fetched from {self._settings.teams_openid_url}. Is this "
                "machine allowed to reach it?"
            ) from None
        return keys


def _sentence(failed: Failed, settings: Settings) -> str:
    if settings.teams_managed_identity:
        return (
            "KAVERI_TEAMS_MANAGED_IDENTITY: Azure gave no token for the managed identity with "
            f"KAVERI_TEAMS_APP_ID as its client ID ({failed.code}). Is it assigned to this machine?"
        )
    if failed.code == "sign_in_refused":
        return (
            "KAVERI_TEAMS_APP_SECRET: Microsoft refused the sign-in. The secret (its value, not its ID) must "
            "be a current one of the app KAVERI_TEAMS_APP_ID, in the first tenant of KAVERI_TEAMS_TENANTS."
        )
    return (
        f"Microsoft did not answer at {settings.teams_login_url} ({failed.code}). Is this machine allowed to "
        "reach it?"
    )

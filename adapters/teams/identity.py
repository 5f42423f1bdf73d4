"""Who Kaveri is towards Microsoft: one token, kept while it is good, fetched by one caller for all.

botbuilder asks MSAL anew in every turn, on the loop. Here the secret goes straight to the documented token
endpoint over our own connections; only a managed identity needs MSAL, which knows how each Azure host
hands out tokens, and it runs in a thread, about once a day.
https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import msal
import requests

from adapters.teams.wire import Failed, fetched
from bot.runtime.clock import Clock
from bot.runtime.settings import Settings

SOONER = timedelta(minutes=5)
MANAGED_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Token:
    text: str = field(repr=False)
    seconds: float


Fetch = Callable[[], Awaitable[Token]]


class Identity:
    def __init__(self, fetch: Fetch, clock: Clock) -> None:
        self._fetch = fetch
        self._clock = clock
        self._held = ""
        self._good_until: datetime | None = None
        self._fetching: asyncio.Task[None] | None = None

    async def token(self, instead_of: str = "") -> str:
        """A token good for minutes yet; a new one where ``instead_of`` was refused. Raises ``Failed``."""
        if not self._held or self._held == instead_of or self._remaining() < SOONER:
            await self._renewed(must=self._held == instead_of or self._remaining() <= timedelta())
        return self._held

    async def _renewed(self, must: bool) -> None:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._renew())
            self._fetching.add_done_callback(self._fetched)
        try:
            await asyncio.shield(self._fetching)
        except Failed:
            if must:
                raise

    async def _renew(self) -> None:
        token = await self._fetch()
        self._held = token.text
        self._good_until = self._clock.now() + timedelta(seconds=token.seconds)

    def _fetched(self, done: asyncio.Task[None]) -> None:
        self._fetching = None
        _ = done.cancelled() or done.exception()  # whoever waited for it was told

    def _remaining(self) -> timedelta:
        return self._good_until - self._clock.now() if self._good_until else timedelta()


def with_secret(settings: Settings, tenant: str, pool: aiohttp.ClientSession) -> Fetch:
    """The client credentials grant: app id and secret for a token, in the bot's own tenant."""
    secret = settings.teams_app_secret
    form = {
        "grant_type": "client_credentials",
        "client_id": settings.teams_app_id,
        "client_secret": secret.get_secret_value() if secret else "",
        "scope": f"{settings.teams_issuer}/.default",
    }
    url = f"{settings.teams_login_url.rstrip('/')}/{tenant}/oauth2/v2.0/token"

    async def fetch() -> Token:
        status, answer, _ = await fetched(pool, "POST", url, data=form)
        if status >= 500 or status == 429:
            raise Failed("sign_in_unavailable", status=status)
        return _read(answer)

    return _harmless(fetch)


def with_managed_identity(settings: Settings) -> Fetch:
    """The user-assigned identity of the machine, container or app that Kaveri runs in."""

    async def fetch() -> Token:
        try:
            async with asyncio.timeout(MANAGED_SECONDS):
                answer = await asyncio.to_thread(_from_azure, settings.teams_app_id, settings.teams_issuer)
        except (msal.ManagedIdentityError, requests.RequestException, TimeoutError, OSError, ValueError):
            raise Failed("sign_in_unavailable") from None
        return _read(answer)

    return fetch


def _from_azure(app_id: str, resource: str) -> Any:
    """A new client each time: its own cache would hand out again what was just refused."""
    with requests.Session() as http:
        who = msal.UserAssignedManagedIdentity(client_id=app_id)
        client = msal.ManagedIdentityClient(who, http_client=http)
        return client.acquire_token_for_client(resource=resource)


def _harmless(fetch: Fetch) -> Fetch:
    """Asking for a token posts nothing, so its failures never leave a doubt."""

    async def asked() -> Token:
        try:
            return await fetch()
        except Failed as failed:
            raise Failed(failed.code, status=failed.status) from None

    return asked


def _read(answer: Any) -> Token:
    match answer:
        case {"access_token": str(text), "expires_in": int() | str() as seconds} if text:
            return Token(text, float(seconds))
        case _:
            raise Failed("sign_in_refused")

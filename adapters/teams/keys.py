"""The keys with which Microsoft signs what it sends: fetched on the loop, and again when they change.

botbuilder fetches them with a blocking call without a timeout, and an unknown key id is an IndexError for up
to a day after they were rotated. Here an unknown id is looked for again, every few minutes at most;
otherwise they are fetched daily, and kept for five days while the issuer does not answer.
https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import jwt

from adapters.teams.tenants import protected
from adapters.teams.wire import Failed, fetched
from bot.runtime.clock import Clock

FRESH = timedelta(days=1)
USABLE = timedelta(days=5)
BETWEEN_LOOKS = timedelta(minutes=5)
BETWEEN_TRIES = timedelta(seconds=10)
MOST_KEYS = 100
log = logging.getLogger(__name__)


class NoKeys(Exception):
    """The issuer's keys could not be fetched, so nobody can be recognised just now."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key, and the channels it may speak for."""

    public: jwt.PyJWK = field(repr=False)
    endorsements: frozenset[str]


class Keys:
    def __init__(self, url: str, pool: aiohttp.ClientSession, clock: Clock) -> None:
        self._url = url
        self._pool = pool
        self._clock = clock
        self._keys: dict[str, Key] = {}
        self._fetched_at: datetime | None = None
        self._looked_at: datetime | None = None
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> Key | None:
        """The key of this id; ``None`` where there is none. Raises ``NoKeys``."""
        stale = self._older_than(FRESH)
        if (stale or kid not in self._keys) and self._may_look(BETWEEN_TRIES if stale else BETWEEN_LOOKS):
            await self._look()
        if self._older_than(USABLE):
            raise NoKeys
        return self._keys.get(kid)

    def now(self, kid: str) -> Key | None:
        """The key of this id if it is known and fresh: no waiting."""
        return None if self._older_than(FRESH) else self._keys.get(kid)

    def _older_than(self, age: timedelta) -> bool:
        return self._fetched_at is None or self._clock.now() - self._fetched_at > age

    def _may_look(self, pause: timedelta) -> bool:
        """Whoever asks while somebody is looking waits for what they find."""
        return (
            self._fetching is not None
            or self._looked_at is None
            or self._clock.now() - self._looked_at > pause
        )

    async def _look(self) -> None:
        """Fetch them, once for all who ask meanwhile. Where that fails, those that are known go on."""
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch())
            self._fetching.add_done_callback(self._looked)
        try:
            await asyncio.shield(self._fetching)
        except Failed as failed:
            log.warning("the issuer's keys could not be fetched: %s", failed.code)

    def _looked(self, done: asyncio.Task[None]) -> None:
        self._fetching = None
        _ = done.cancelled() or done.exception()  # whoever waited for it was told

    async def _fetch(self) -> None:
        self._looked_at = self._clock.now()
        where = await self._get(self._url)
        place = where.get("jwks_uri") if isinstance(where, dict) else None
        if not isinstance(place, str) or not protected(place):
            raise Failed("no_metadata")
        found = await self._get(place)
        listed = found.get("keys") if isinstance(found, dict) else None
        keys = dict(filter(None, map(_read, listed[:MOST_KEYS]))) if isinstance(listed, list) else {}
        if not keys:
            raise Failed("no_keys")
        self._keys, self._fetched_at = keys, self._clock.now()

    async def _get(self, url: str) -> Any:
        status, answer, _ = await fetched(self._pool, "GET", url)
        if status != 200:
            raise Failed(f"http_{status}", status=status)
        return answer


def _read(entry: Any) -> tuple[str, Key] | None:
    """One entry of the list; ``None`` for a kind of key that Microsoft does not sign activities with."""
    if not isinstance(entry, dict) or entry.get("kty") != "RSA" or not isinstance(entry.get("kid"), str):
        return None
    try:
        public = jwt.PyJWK(entry, algorithm="RS256")
    except (jwt.PyJWTError, ValueError):
        return None
    listed = entry.get("endorsements")
    endorsed = (name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()
    return entry["kid"], Key(public, frozenset(endorsed))

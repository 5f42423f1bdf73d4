"""The door: what came over HTTP is Microsoft's, meant for this bot, fresh and whole, or it is turned away.

Everything is checked here, before the SDK sees anything: its own way answers 500 to an expired, forged or
malformed token and to a body that is no JSON. There is no way to switch this off.
https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from pydantic_core import from_json

from adapters.arriving import Refused, raw_body
from adapters.keeping import remember
from adapters.teams.keys import Key, Keys, NoKeys
from adapters.teams.tenants import Tenants
from bot.runtime.clock import Clock

LARGEST = 256 * 1024
LONGEST_TOKEN = 6 * 1024
SKEW_SECONDS = 5 * 60
MOST_SEEN = 256
CHANNEL = "msteams"
REQUIRED = ["iss", "aud", "exp", "serviceurl"]
OURS = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "require": REQUIRED}
"""Times are checked against Kaveri's one clock, below."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """An activity that Microsoft vouches for."""

    body: dict[str, Any] = field(repr=False)
    claims: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """A token whose signature was found good, by which key."""

    kid: str
    key: Key
    claims: dict[str, Any] = field(repr=False)


class Door:
    def __init__(self, app_id: str, issuer: str, keys: Keys, tenants: Tenants, clock: Clock) -> None:
        self._app_id = app_id
        self._issuer = issuer
        self._keys = keys
        self._tenants = tenants
        self._clock = clock
        self._seen: OrderedDict[bytes, Seen] = OrderedDict()

    async def admit(self, request: web.Request) -> Admitted:
        """The activity of a request that is truly Microsoft's. Raises ``Refused``."""
        _check_content(request)
        raw = await raw_body(request, LARGEST)
        seen = await self._recognised(_bearer(request))
        self._check_times(seen.claims)
        body = _parsed(raw)
        if body.get("channelId") != CHANNEL or CHANNEL not in seen.key.endorsements:
            raise Refused(403, "The key is not endorsed for this channel.")
        service_url = body.get("serviceUrl")
        if not isinstance(service_url, str) or seen.claims["serviceurl"] != service_url:
            raise Refused(403, "The token is for another service URL.")
        if not self._tenants.trusts(service_url):
            raise Refused(403, "The service URL is on no host that KAVERI_TEAMS_SERVICE_HOSTS allows.")
        return Admitted(body, seen.claims)

    async def _recognised(self, token: str) -> Seen:
        """Whose token it is. Microsoft uses one for up to an hour: its signature is checked once."""
        mark = hashlib.sha256(token.encode()).digest()
        seen = self._seen.get(mark)
        if seen is not None and self._keys.now(seen.kid) is seen.key:
            return seen
        seen = await self._verified(token)
        remember(self._seen, mark, seen, MOST_SEEN)
        return seen

    async def _verified(self, token: str) -> Seen:
        kid = _kid(token)
        try:
            key = await self._keys.find(kid)
        except NoKeys:
            raise Refused(503, "Microsoft's keys could not be fetched. Please try again.") from None
        if key is None:
            raise Refused(401, "The token is signed with no key of the issuer's.")
        try:
            claims = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=self._issuer,
                options=OURS,  # type: ignore[arg-type]  # pyjwt's own TypedDict is not exported
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise Refused(401, "The token is not valid here. Is KAVERI_TEAMS_APP_ID this bot's?") from None
        return Seen(kid, key, claims)

    def _check_times(self, claims: dict[str, Any]) -> None:
        now = self._clock.now().timestamp()
        until, since = claims["exp"], claims.get("nbf", 0)
        if not isinstance(until, int | float) or not isinstance(since, int | float):
            raise Refused(401, "The token says no time.")
        if not since - SKEW_SECONDS <= now < until + SKEW_SECONDS:
            raise Refused(401, "The token is expired or not valid yet. Is this machine's clock right?")


def _check_content(request: web.Request) -> None:
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(415, "Teams does not compress what it sends.")
    if request.content_type != "application/json" or (request.charset or "utf-8").lower() != "utf-8":
        raise Refused(415, "Expected JSON, in UTF-8.")


def _bearer(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token or not token.isascii() or len(token) > LONGEST_TOKEN:
        raise Refused(401, "The request carries no bearer token.")
    return token


def _kid(token: str) -> str:
    """Which key the token says it is signed with. Nothing in it is believed yet."""
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        raise Refused(401, "The bearer token is no JWT.") from None
    if header.get("alg") != "RS256" or not isinstance(header.get("kid"), str):
        raise Refused(401, "The token is not signed as Microsoft signs.")
    kid: str = header["kid"]
    return kid


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        body = from_json(raw, allow_inf_nan=False)
    except (ValueError, RecursionError):  # UnicodeError is a ValueError
        raise Refused(400, "The body could not be read.") from None
    if not isinstance(body, dict):
        raise Refused(400, "The body could not be read.")
    return body

"""Keys and tokens: the channel's, which the bot has to verify, and the bot's own, which Teams verifies.

Two RSA keys are made once per process, because making one takes a tenth of a second.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import secrets
from datetime import datetime, timedelta

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
from jwt.types import Options

from bot.runtime.clock import Clock
from tests.fakes.teams.world import Json

ISSUER = "https://api.botframework.com"
AUDIENCE = "https://api.botframework.com"
SKEW = timedelta(minutes=5)
LIVES = timedelta(hours=1)
OUR_CLOCK: Options = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
"""Times are checked against the clock that tests push, not the wall's."""


@functools.cache
def private_key(number: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def jwk(kid: str, number: int, *, endorsed: bool = True) -> Json:
    """As Microsoft publishes one, with the channels that may sign with it."""
    key: Json = json.loads(RSAAlgorithm.to_jwk(private_key(number).public_key()))
    key.pop("key_ops", None)
    thumb = base64.urlsafe_b64encode(hashlib.sha256(kid.encode()).digest()).decode().rstrip("=")
    endorsements = ["acs", "bing", "msteams", "webchat"] if endorsed else ["webchat"]
    return {**key, "use": "sig", "kid": kid, "x5t": thumb, "endorsements": endorsements}


class ChannelKeys:
    """What the channel signs with, and what it publishes. They differ while a key is being rotated."""

    def __init__(self) -> None:
        self.published: dict[str, Json] = {"key-1": jwk("key-1", 1)}
        self._numbers = {"key-1": 1}
        self.signing = "key-1"

    def rotate(self, kid: str, *, number: int = 2, publish: bool = True, drop_old: bool = False) -> None:
        """From now on activities are signed with a new key."""
        old, self.signing = self.signing, kid
        self._numbers[kid] = number
        if publish:
            self.published[kid] = jwk(kid, number)
        if drop_old:
            self.published.pop(old, None)

    def sign(self, claims: Json, *, kid: str = "", number: int | None = None) -> str:
        """A token under this key's name; with ``number``, by another key than the one of that name."""
        kid = kid or self.signing
        key = private_key(self._numbers.get(kid, 9) if number is None else number)
        return jwt.encode(claims, key, "RS256", headers={"kid": kid, "x5t": kid})


def channel_claims(clock: Clock, app_id: str, service_url: str) -> Json:
    """Good for an hour, and for five minutes before now."""
    now = clock.now()
    return {
        "serviceurl": service_url,
        "iss": ISSUER,
        "aud": app_id,
        "nbf": _seconds(now - SKEW),
        "exp": _seconds(now + LIVES),
    }


def expired(claims: Json) -> Json:
    """The same token, over for longer than anybody's leeway."""
    return {**claims, "nbf": claims["nbf"] - 3 * 3600, "exp": claims["exp"] - 2 * 3600}


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


class BotTokens:
    """Access tokens handed to bots, and checking them again."""

    def __init__(self, clock: Clock) -> None:
        self.lives = LIVES
        self._clock = clock
        self._issued: set[str] = set()

    def issue(self, app_id: str, tenant: str) -> str:
        now = self._clock.now()
        claims = {
            "aud": AUDIENCE,
            "iss": f"https://sts.windows.net/{tenant}/",
            "iat": _seconds(now),
            "nbf": _seconds(now - SKEW),
            "exp": _seconds(now + self.lives),
            "appid": app_id,
            "tid": tenant,
            "ver": "1.0",
            "uti": secrets.token_urlsafe(12),
        }
        token = jwt.encode(claims, private_key(3), "RS256", headers={"kid": "sts-1"})
        self._issued.add(token)
        return token

    def revoke(self) -> None:
        """What was handed out so far is refused from now on."""
        self._issued.clear()

    def good(self, header: str, app_id: str) -> bool:
        """Signed here, for the Connector, for this app, not over, not revoked."""
        kind, _, token = header.partition(" ")
        if kind != "Bearer":
            return False
        try:
            key = private_key(3).public_key()
            claims = jwt.decode(token, key, ["RS256"], audience=AUDIENCE, options=OUR_CLOCK)
        except jwt.InvalidTokenError:
            return False
        now = _seconds(self._clock.now())
        return claims["nbf"] <= now < claims["exp"] and claims["appid"] == app_id and token in self._issued

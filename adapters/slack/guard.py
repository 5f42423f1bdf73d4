"""The door: what came over HTTP is Slack's, fresh and whole, or it is turned away with a clear 4xx.

Everything is checked on the raw bytes, before anything parses them: bolt verifies a signature only after
it has parsed the body, and answers 500 to some bodies that are none.
https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hmac
from binascii import a2b_qp
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from aiohttp import web
from pydantic_core import from_json

from adapters.arriving import Refused, raw_body
from bot.runtime.clock import Clock

T = TypeVar("T")
LARGEST = 256 * 1024
FIELDS = 64
FRESH_SECONDS = 5 * 60
PIECE = 2000
"""Bytes that are hashed at once. For more, Python lets another thread run meanwhile; in a rush that is the
writer's, and to be let on again takes many times longer than the hash."""
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Challenge:
    """Slack asks whether this address is ours (``url_verification``): it is told so, and nothing happens."""

    text: str


@dataclass(frozen=True, slots=True)
class CertificateCheck:
    """Slack looks at the certificate (``ssl_check``). It may be unsigned, and nothing happens."""


class Guard:
    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = secret.encode()
        self._clock = clock

    async def admit(
        self, request: web.Request, glance: Callable[[bytes], T | None] = lambda raw: None
    ) -> dict[str, Any] | Challenge | CertificateCheck | T:
        """The parsed body of a request that is truly Slack's. Raises ``Refused``.

        ``glance``: an answer to such a request for which it need not be parsed, if there is one.
        """
        kind = _content_type(request)
        raw = await raw_body(request, LARGEST)
        if kind == FORM and raw.startswith(b"ssl_check=1"):
            return CertificateCheck()
        self._verify(request, raw)
        if (seen := glance(raw)) is not None:
            return seen
        body = _parsed(raw, kind)
        if body.get("type") == "url_verification":
            return _challenge(body)
        return body

    def _verify(self, request: web.Request, raw: bytes) -> None:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not stamp or not signature:
            raise Refused(401, "The request is not signed.")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
            raise Refused(400, "The timestamp is not a number.")
        if not signature.isascii():
            raise Refused(401, "The signature does not fit.")
        if abs(self._clock.now().timestamp() - int(stamp)) > FRESH_SECONDS:
            raise Refused(401, "The request is too old. Is this machine's clock right?")
        if not hmac.compare_digest(signed(self._secret, stamp, raw), signature):
            raise Refused(401, "The signature does not fit. Is KAVERI_SLACK_SIGNING_SECRET this app's?")


def signed(secret: bytes, stamp: str, raw: bytes) -> str:
    """How Slack signs these bytes."""
    mac = hmac.new(secret, b"v0:" + stamp.encode() + b":", "sha256")
    for begin in range(0, len(raw), PIECE):
        mac.update(raw[begin : begin + PIECE])
    return "v0=" + mac.hexdigest()


def _content_type(request: web.Request) -> str:
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(415, "Slack does not compress what it sends.")
    if request.content_type not in (FORM, JSON) or (request.charset or "utf-8").lower() != "utf-8":
        raise Refused(415, "Expected a form or JSON, in UTF-8.")
    return request.content_type


def _parsed(raw: bytes, kind: str) -> dict[str, Any]:
    try:
        body = _form(raw) if kind == FORM else from_json(raw, allow_inf_nan=False)
    except (ValueError, RecursionError):  # UnicodeError is a ValueError
        raise Refused(400, "The body could not be read.") from None
    if not isinstance(body, dict):
        raise Refused(400, "The body could not be read.")
    return body


def _form(raw: bytes) -> Any:
    """The fields of a form; where its only field is a payload, what that holds."""
    fields = _quickly(raw) or dict(
        parse_qsl(
            raw.decode(), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=FIELDS
        )
    )
    return from_json(fields["payload"], allow_inf_nan=False) if set(fields) == {"payload"} else fields


def _quickly(raw: bytes) -> dict[str, str] | None:
    """A form of plain names; ``None`` where it has to be looked at more closely."""
    fields: dict[str, str] = {}
    for pair in raw.split(b"&", FIELDS):
        name, sign, value = pair.partition(b"=")
        plain = _unquoted(value)
        if plain is None or not sign or not name.replace(b"_", b"").isalnum():
            return None
        fields[name.decode()] = plain.decode()
    return fields


def _unquoted(value: bytes) -> bytes | None:
    """``%7B`` → ``{`` at the speed of C; ``None`` where that cannot be done so.

    A payload is half escapes, and the standard library undoes them one by one in Python, which was the
    largest single cost of a press. Quoted-printable is the same code with another sign, and has a decoder
    in C. Whatever that reads otherwise (a bare ``=`` or ``&``, an escape that is none) goes the slow way.
    """
    if b"=" in value or b"&" in value:
        return None
    plain = a2b_qp(value.replace(b"+", b" ").replace(b"%", b"="))
    return plain if len(value) - len(plain) == 2 * value.count(b"%") else None


def _challenge(body: dict[str, Any]) -> Challenge:
    challenge = body.get("challenge")
    if not isinstance(challenge, str) or len(challenge) > 255:
        raise Refused(400, "The challenge could not be read.")
    return Challenge(challenge)

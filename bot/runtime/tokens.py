"""One-time opaque tokens: what a window or a notice is about, sealed for whoever it was made for.

Every token is random to look at, has the same length, and opens only here. In a chat export two
notices share nothing, and a changed or foreign token is no token.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.rules.people import MemberId
from bot.rules.phrase import Opening
from bot.storage.contract import Newer

PADDED = 256
PURPOSE = b"kaveri token 1"
CLOSED = Opening()


@dataclass(frozen=True, slots=True)
class Opened:
    """``nonce`` is the token's own: with the action it makes a press that is sent twice one event.
    ``opening``: whether a phrase opened this window."""

    nonce: str
    member: MemberId
    subject: str = field(repr=False)
    proof: str = field(repr=False)
    opening: Opening = field(default=CLOSED, repr=False)


class Tokens:
    def __init__(self, key: bytes, random: Callable[[int], bytes]) -> None:
        self._cipher = AESGCM(key)
        self._random = random

    def seal(self, member: MemberId, subject: str, proof: str = "", opening: Opening = CLOSED) -> str:
        what: list[str | int] = [member, subject, proof, opening.until, opening.mark]
        return self.wrap(PURPOSE, what, PADDED)

    def open(self, token: str) -> Opened | None:
        """What the token says, or ``None`` if it was never sealed here. Raises ``Newer``."""
        if (unwrapped := self.unwrap(PURPOSE, token)) is None:
            return None
        nonce, (member, subject, proof, *opening) = unwrapped  # an earlier release wrote fewer
        if len(opening) > len(fields(Opening)):
            raise Newer("a token that a newer release made")
        return Opened(nonce, MemberId(member), subject, proof, Opening(*opening))

    def wrap(self, purpose: bytes, what: Sequence[str | int], padded: int) -> str:
        """Something else that travels sealed, and opens for the same purpose only."""
        nonce = self._random(12)
        text = json.dumps(what).encode().ljust(padded)
        return urlsafe_b64encode(nonce + self._cipher.encrypt(nonce, text, purpose)).decode()

    def unwrap(self, purpose: bytes, token: str) -> tuple[str, list[Any]] | None:
        """The seal's own nonce and what it holds, or ``None`` if it was never sealed here for this."""
        try:
            raw = urlsafe_b64decode(token.encode("ascii"))
            return raw[:12].hex(), json.loads(self._cipher.decrypt(raw[:12], raw[12:], purpose))
        except (ValueError, InvalidTag):
            return None

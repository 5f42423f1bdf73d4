"""A member's own phone as a way in: which passkey is whose, and a challenge that is answered once.

A challenge is sealed, so any replica knows it again, and the database keeps nothing of it but one hashed key,
once it was answered well. What the phone keeps of its owner is a handle that opens only here: another one on
every phone, and neither a name nor an id. Whatever is wrong with an answer, nothing is written and nothing is
said but no.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.rules import doorways as kept
from bot.rules.doorways import Doorway
from bot.rules.member import Member
from bot.rules.own_events import DoorwayMade, DoorwayUsed
from bot.rules.people import Address, MemberId
from bot.runtime.clock import Clock
from bot.runtime.scene import Scene
from bot.runtime.tokens import Tokens
from bot.runtime.visits import IDLE, Visit, Visits
from bot.runtime.writer import Writer
from bot.storage.contract import Loaded, Tx, Unreadable

PATH = "/door"
LASTS = timedelta(minutes=2)
"""How long an answer may take; as long as a page stays open where one is made."""
TO_OPEN, TO_MAKE, WHOSE = b"kaveri doorway open 1", b"kaveri doorway make 1", b"kaveri doorway handle 1"
PADDED = 96
HANDLE = 36
"""A member's id between quotes and brackets: with its seal, the 64 bytes that a handle may have."""


@dataclass(frozen=True, slots=True)
class Making:
    """What a phone is given to make a passkey of."""

    challenge: bytes = field(repr=False)
    handle: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passkey:
    """One that was made just now, as plain values."""

    id: str = field(repr=False)
    key: str = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a phone says of itself before anything of it is believed."""

    id: str = field(repr=False)
    handle: bytes = field(repr=False)
    challenge: bytes = field(repr=False)


def possible(public_url: str) -> bool:
    """Browsers make passkeys for a name, and never for a number."""
    host = urlsplit(public_url).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return bool(host)
    return False


class Doorways:
    def __init__(
        self, writer: Writer, clock: Clock, tokens: Tokens, visits: Visits, entropy: Callable[[], str]
    ) -> None:
        self._writer = writer
        self._clock = clock
        self._tokens = tokens
        self._visits = visits
        self._entropy = entropy

    # --- Making one. -----------------------------------------------------------------------------

    def making(self, visit: Visit, token: str) -> Making | None:
        """``token`` is the page's own, which says whose page it is."""
        if (opened := self._tokens.open(token)) is None:
            return None
        until = (self._clock.now() + IDLE).isoformat()
        challenge = self._sealed(TO_MAKE, [visit.id, until], PADDED)
        return Making(challenge, self._sealed(WHOSE, [opened.member], HANDLE))

    def asked_for(self, challenge: bytes, visit: Visit) -> bool:
        """Whether this page was given this challenge, and not too long ago."""
        match self._tokens.unwrap(TO_MAKE, _text(challenge)):
            case (_, [id, until]):
                return bool(id == visit.id) and self._is_good(until)
            case _:
                return False

    async def keep(self, visit: Visit, passkey: Passkey, challenge: bytes) -> bool:
        """Whether it is one of theirs from now on. Raises ``Unavailable``."""
        return await self._writer.press(
            partial(self._keep, address=visit.address, passkey=passkey, challenge=challenge)
        )

    def _keep(self, tx: Tx, address: Address, passkey: Passkey, challenge: bytes) -> bool:
        now = self._clock.now()
        if (loaded := tx.load_at(address)) is None:
            return False
        if kept.found(loaded.member.doorways, passkey.id) is not None:
            return True  # the same answer once more
        if not tx.first_time(f"doorway made/{_text(challenge)}", now):
            return False
        scene = Scene(tx, now)
        scene.enter(loaded)
        scene.happen(loaded.member.id, (DoorwayMade(passkey.id, passkey.key, passkey.count),))
        scene.write()
        return kept.found(scene.present(loaded.member.id).doorways, passkey.id) is not None

    # --- Coming in by one. -----------------------------------------------------------------------

    def challenge(self) -> bytes:
        until = (self._clock.now() + LASTS).isoformat()
        return self._sealed(TO_OPEN, [until], PADDED)

    async def find(self, answer: Answer) -> Doorway | None:
        """What is kept of this passkey. The database is asked whoever asks. Raises ``Unavailable``."""
        return await self._writer.press(partial(self._find, answer=answer))

    async def come_in(self, answer: Answer, count: int) -> Visit | None:
        """A visit by an answer that was found to be true: once. Raises ``Unavailable``."""
        nonce = self._nonce(answer.challenge)
        if not nonce:
            return None
        who = await self._writer.press(partial(self._enter, answer=answer, count=count, nonce=nonce))
        return self._visits.entered(nonce, who.addresses[0], who.id) if who is not None else None

    def came_in(self, answer: Answer, here: Visit | None) -> Visit | None:
        """The browser that came in by this answer already goes on: a page that is reloaded sends it again."""
        nonce = self._nonce(answer.challenge)
        return here if here is not None and nonce and here.link == nonce else None

    def _nonce(self, challenge: bytes) -> str:
        match self._tokens.unwrap(TO_OPEN, _text(challenge)):
            case (nonce, [until]) if self._is_good(until):
                return nonce
            case _:
                return ""

    def _find(self, tx: Tx, answer: Answer) -> Doorway | None:
        loaded = self._whose(tx, answer)
        return kept.found(loaded.member.doorways, answer.id) if loaded is not None else None

    def _enter(self, tx: Tx, answer: Answer, count: int, nonce: str) -> Member | None:
        now = self._clock.now()
        loaded = self._whose(tx, answer)
        there = kept.found(loaded.member.doorways, answer.id) if loaded is not None else None
        if loaded is None or there is None or not kept.opens(there, count):
            return None
        if not tx.first_time(f"doorway opened/{nonce}", now):
            return None
        scene = Scene(tx, now)
        scene.enter(loaded)
        scene.happen(loaded.member.id, (DoorwayUsed(answer.id, count),))
        scene.write()
        return loaded.member

    def _whose(self, tx: Tx, answer: Answer) -> Loaded | None:
        """A handle that was never sealed here is looked for like any other."""
        unwrapped = self._tokens.unwrap(WHOSE, _text(answer.handle))
        id = MemberId(unwrapped[1][0] if unwrapped is not None else self._entropy())
        try:
            return tx.load([id]).get(id)
        except Unreadable:
            return None

    def _is_good(self, until: str) -> bool:
        return self._clock.now() < datetime.fromisoformat(until)

    def _sealed(self, purpose: bytes, what: list[str], padded: int) -> bytes:
        return urlsafe_b64decode(self._tokens.wrap(purpose, what, padded))


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()

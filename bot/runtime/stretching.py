"""A phrase → what is kept of it: slow to guess from, and the same work for everybody, phrase or none."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import unicodedata
from collections.abc import Mapping

from bot.messages.actions import Action
from bot.messages.given import Value
from bot.messages.pages.phrase import NEW, NOW
from bot.port import Press
from bot.rules.people import Address
from bot.rules.phrase import LIMIT, Phrase, Typed
from bot.rules.words import Words
from bot.runtime.writer import Writer
from bot.storage.contract import Tx

COST, BLOCK, LANES = 2**15, 8, 1
"""scrypt (Percival 2009; RFC 7914): 32 MiB and about a tenth of a second for each guess."""
SALT = 16
"""Bytes."""
AT_ONCE = 2
"""So that many phrases typed at the same time cost time, and not memory."""

TYPED_IN = frozenset((Action.OPEN_WITH_PHRASE, Action.SAVE_PHRASE))


class Stretching:
    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def typed(self, press: Press) -> Typed | None:
        """What this press says of a phrase. Outside the transaction: nobody else waits for it."""
        if press.action not in TYPED_IN:
            return None
        salt = await self._writer.press(lambda tx: _salt(tx, press.address))
        async with self._turns:
            return await asyncio.to_thread(_typed, press.values, salt)


def _salt(tx: Tx, address: Address) -> str:
    """That of the phrase in force, or a fresh one, with which nothing can match."""
    loaded = tx.load_at(address)
    phrase = loaded.member.phrase if loaded is not None else None
    return phrase.salt if phrase is not None else secrets.token_hex(SALT)


def _typed(values: Mapping[str, Value], salt: str) -> Typed:
    fresh = secrets.token_hex(SALT)
    now, new = _text(values, NOW), _text(values, NEW)
    kept = Phrase(fresh, stretched(new, fresh))  # also where it is not wanted: nobody is faster
    return Typed(stretched(now, salt) if now else "", kept if new else None)


def stretched(text: str, salt: str) -> str:
    """Hexadecimal digits. Capitals and spaces make no difference: phones put in their own."""
    same = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    raw = same.encode("utf-8", "surrogatepass")
    work = {"n": COST, "r": BLOCK, "p": LANES, "maxmem": 2 * 128 * COST * BLOCK}
    return hashlib.scrypt(raw, salt=bytes.fromhex(salt), dklen=32, **work).hex()


def _text(values: Mapping[str, Value], field: str) -> str:
    value = values.get(field)
    return value.reveal().strip()[:LIMIT] if isinstance(value, Words) else ""

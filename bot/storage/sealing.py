"""How a value is sealed: AES-256-GCM, bound to its place, in a size that says little.

A sealed value is

    layout (1 byte) · key id (8) · row version (8) · nonce (12) · ciphertext and tag

and authenticates, beside itself, where it stands: table, row, column and row version. So it cannot
be changed, moved to another row, or put back from an older version without being refused.

It is compressed, and then filled up to a size class. The smallest class is so large that what an ordinary
member does stays in it: with or without a note, an ask under way, habits, or three months of answers, a row
has one size. Finer classes (powers of two from 2 KiB, or Padmé) cost less and told an ask from none. Nobody
can write into somebody else's row and watch its length, so compressing gives nothing away.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.storage.contract import Unreadable

PLAIN: Final = 1
COMPRESSED: Final = 2
"""Layouts: what an earlier release sealed, and what is sealed now."""

SMALLEST: Final = {"member": 16 * 1024, "register": 16 * 1024}
SMALLEST_ELSEWHERE: Final = 4 * 1024
"""The smallest size class of each table; each further one is twice as large. Words that two share, and what a
notice is about, always fit the smallest."""

QUICK: Final = 1

NONCE: Final = 12
_HEADER = struct.Struct(">B8sQ")
_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands. It opens nowhere else."""

    table: str
    row: str
    column: str
    version: int

    def bound(self, header: bytes) -> bytes:
        return header + f"{self.table}\0{self.row}\0{self.column}\0{self.version}".encode()


def member_place(id: str, version: int) -> Place:
    return Place("member", id, "sealed", version)


def record_place(id: str) -> Place:
    return Place("record", id, "sealed", 0)


def letter_place(slot: str, revision: int) -> Place:
    return Place("outbox", slot, "sealed", revision)


class Key:
    """One 256-bit key and its random id. Masked wherever it is printed."""

    __slots__ = ("_cipher", "_secret", "id")

    def __init__(self, id: bytes, secret: bytes) -> None:
        self.id = id
        self._secret = secret
        self._cipher = AESGCM(secret)

    @classmethod
    def fresh(cls) -> Key:
        return cls(os.urandom(8), os.urandom(32))

    def __repr__(self) -> str:
        return "Key(…)"

    def seal(self, place: Place, plain: bytes) -> bytes:
        """The value, compressed, padded and encrypted, to be stored at exactly this place."""
        header = _HEADER.pack(COMPRESSED, self.id, place.version)
        nonce = os.urandom(NONCE)
        full = padded(zlib.compress(plain, QUICK), SMALLEST.get(place.table, SMALLEST_ELSEWHERE))
        return header + nonce + self._cipher.encrypt(nonce, full, place.bound(header))

    def open(self, place: Place, sealed: bytes) -> bytes:
        """What was sealed at this place. Raises ``Unreadable`` for anything else."""
        header, nonce = sealed[: _HEADER.size], sealed[_HEADER.size : _HEADER.size + NONCE]
        layout = header[0] if header else None
        if layout not in (PLAIN, COMPRESSED) or header != _HEADER.pack(layout, self.id, place.version):
            raise Unreadable(f"a sealed {place.table} of another layout, key or version")
        try:
            plain = self._cipher.decrypt(nonce, sealed[_HEADER.size + NONCE :], place.bound(header))
        except (InvalidTag, ValueError):
            raise Unreadable(f"a sealed {place.table} that was changed") from None
        return unpadded(plain) if layout == PLAIN else zlib.decompress(unpadded(plain))

    def wrap(self, inner: Key, *context: str) -> bytes:
        """Another key, encrypted under this one, for exactly this context."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, inner.id + inner._secret, _joined(context))

    def unwrap(self, wrapped: bytes, *context: str) -> Key:
        """The key that was wrapped for this context. Raises ``Unreadable``."""
        try:
            plain = self._cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], _joined(context))
        except (InvalidTag, ValueError):
            raise Unreadable("a wrapped key that was changed") from None
        return Key(plain[:8], plain[8:])

    def derive(self, purpose: bytes) -> bytes:
        """A secret of its own for one purpose, such as hashing addresses."""
        return blake2b(purpose, key=self._secret, digest_size=32).digest()


def fresh_version() -> int:
    """A row's next version: another one than before, and nothing that counts how often a row was written."""
    return int.from_bytes(os.urandom(7), "big")


def padded(plain: bytes, smallest: int) -> bytes:
    """The value with its length in front, filled up to a power of two."""
    needed = _LENGTH.size + len(plain)
    size = max(smallest, 1 << (needed - 1).bit_length())
    return (_LENGTH.pack(len(plain)) + plain).ljust(size, b"\0")


def unpadded(plain: bytes) -> bytes:
    (length,) = _LENGTH.unpack_from(plain)
    return plain[_LENGTH.size : _LENGTH.size + length]


def _joined(context: tuple[str, ...]) -> bytes:
    return "\0".join(context).encode()

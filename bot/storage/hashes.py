"""Keyed hashes, to find what must not be readable: addresses, and the keys of requests already decided."""

from __future__ import annotations

from hashlib import blake2b

from bot.rules.people import Address
from bot.storage.sealing import Key


class Hashes:
    """Under the organisation's key, which is not in the database that holds the hashes."""

    def __init__(self, organisation_key: Key) -> None:
        self._address = organisation_key.derive(b"address")
        self._seen = organisation_key.derive(b"seen")

    def address(self, address: Address) -> bytes:
        return _hash(self._address, "\0".join((address.platform, address.tenant, address.user)))

    def seen(self, key: str) -> bytes:
        return _hash(self._seen, key)


def _hash(secret: bytes, text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), key=secret, digest_size=32).digest()

"""A phone without a screen: it makes passkeys and shows them, truly or not as a test wants it."""

from __future__ import annotations

import hashlib
import json
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, WITH_KEY = 1, 4, 64
Json = dict[str, Any]


@dataclass
class Phone:
    """``origin`` is the page that it believes to be on."""

    origin: str
    id: bytes = b"a passkey of this phone"
    count: int = 0
    handle: bytes = b""
    host: str = "localhost"
    flags: int = PRESENT | VERIFIED
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.derive_private_key(4711, ec.SECP256R1())
    )

    def makes(self, asked: Json, **other: Any) -> str:
        """What the browser sends once a passkey is made. ``other``: what it says of the page instead."""
        self.handle = raw(asked["user"]["id"])
        said = self._says("webauthn.create", asked, other)
        numbers = self.key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        id = struct.pack(">16sH", b"", len(self.id)) + self.id
        data = self._data(self.flags | WITH_KEY) + id + cbor2.dumps(key)
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._sends({"attestationObject": text(made), "clientDataJSON": text(said)})

    def shows(self, asked: Json, **other: Any) -> str:
        """What the browser sends once the phone was unlocked for this page."""
        said = self._says("webauthn.get", asked, other)
        data = self._data(self.flags)
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": data, "clientDataJSON": said, "signature": signature}
        return self._sends({name: text(part) for name, part in {**parts, "userHandle": self.handle}.items()})

    def _says(self, kind: str, asked: Json, other: Json) -> bytes:
        told = {"type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps({**told, **other}).encode()

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _sends(self, response: Json) -> str:
        return json.dumps(
            {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
        )


def text(part: bytes) -> str:
    return urlsafe_b64encode(part).decode().rstrip("=")


def raw(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))

"""The one secret outside both databases. Without it the key store says nothing; with it, everything."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from bot.storage.contract import WrongMasterKey
from bot.storage.sealing import Key

SIZE = 32
HOW = "Make one with `kaveri new-key` and keep a copy apart from the databases: nothing opens without it."


class Secret(Protocol):
    def get_secret_value(self) -> str: ...


class KeySettings(Protocol):
    """What ``bot.runtime.settings`` says of the master key."""

    @property
    def master_key(self) -> Secret | None: ...
    @property
    def master_key_file(self) -> Path | None: ...


def new_master_key() -> str:
    """A fresh master key, as it is written in settings: 32 random bytes in base64url."""
    return urlsafe_b64encode(os.urandom(SIZE)).decode().rstrip("=")


class MasterKey(Key):
    """Wraps every member's key. Its id is derived from it, so that the key store can name it."""

    __slots__ = ()

    def __init__(self, secret: bytes) -> None:
        super().__init__(blake2b(b"kaveri master key id", key=secret, digest_size=8).digest(), secret)

    @property
    def name(self) -> str:
        return self.id.hex()

    @classmethod
    def from_settings(cls, settings: KeySettings) -> MasterKey:
        """The master key that the settings hold or point to. Raises ``WrongMasterKey``."""
        if settings.master_key is not None:
            return cls.from_text(settings.master_key.get_secret_value(), "KAVERI_MASTER_KEY")
        if settings.master_key_file is not None:
            return cls.from_text(_read(settings.master_key_file), "KAVERI_MASTER_KEY_FILE")
        raise WrongMasterKey(f"KAVERI_MASTER_KEY or KAVERI_MASTER_KEY_FILE is needed. {HOW}")

    @classmethod
    def from_text(cls, text: str, setting: str) -> MasterKey:
        """A key as ``new_master_key`` writes it; ``setting`` is named if it is not one."""
        text = text.strip()
        try:
            secret = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            secret = b""
        if len(secret) != SIZE:
            raise WrongMasterKey(f"{setting} does not hold 32 bytes in base64url. {HOW}")
        return cls(secret)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError as failed:
        why = failed.strerror or type(failed).__name__
        raise WrongMasterKey(f"KAVERI_MASTER_KEY_FILE cannot be read: {why}. {HOW}") from None

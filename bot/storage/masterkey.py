"""Master keys: the only secrets outside both databases. Without them the key store says nothing.

There are three places to keep them, behind one small interface, ``Keeper``: a file, the environment, and a
key service. The first two hold the keys themselves. A key service holds a key of its own that nobody ever
sees; it wraps a master key, which lies wrapped in the key store. It is asked at the start and every few
minutes, always about the same master key: so it never learns which member's key is needed, or when.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from bot.storage.contract import Unavailable, WrongMasterKey
from bot.storage.sealing import Key

SIZE = 32
HOW = "Make one with `kaveri new-key` and keep a copy apart from the databases: nothing opens without it."


class Away(Unavailable):
    """The key service gave no answer, or none that says yes or no. It is asked again."""


class Refused(Unavailable):
    """The key service said no. The text is for the operator."""


class KeyService(Protocol):
    """What is asked of a key service. Blocking. Raises ``Away`` or ``Refused``."""

    @property
    def where(self) -> str:
        """As the operator knows it."""
        ...

    def wrap(self, secret: bytes, name: str) -> bytes: ...
    def unwrap(self, wrapped: bytes, name: str) -> bytes: ...


class Secret(Protocol):
    def get_secret_value(self) -> str: ...


class KeySettings(Protocol):
    """What ``bot.runtime.settings`` says of master keys."""

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
    def from_text(cls, text: str, setting: str) -> MasterKey:
        """A key as ``new_master_key`` writes it; ``setting`` is named if it is not one."""
        try:
            secret = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            secret = b""
        if len(secret) != SIZE:
            raise WrongMasterKey(f"{setting} does not hold 32 bytes in base64url. {HOW}")
        return cls(secret)


@dataclass(frozen=True, slots=True)
class Kept:
    """A master key, and its wrapped form where a key service keeps it."""

    key: MasterKey
    wrapped: bytes | None = None


class Keeper(Protocol):
    """Where master keys are kept."""

    @property
    def where(self) -> str:
        """As the operator knows it: the setting that names it."""
        ...

    def newest(self) -> Kept:
        """The one to wrap with when everything is wrapped anew. Raises ``CannotStart`` or ``Unavailable``."""
        ...

    def open(self, name: str, wrapped: bytes | None) -> MasterKey | None:
        """The key of this name, or ``None`` if it is not kept here. Raises the same."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """Keys in a text, with white space between them: the newest is the last. Read again each time, so that
    whoever adds one to a file need not restart anything."""

    where: str
    read: Callable[[], str]

    def newest(self) -> Kept:
        return Kept(self._keys()[-1])

    def open(self, name: str, wrapped: bytes | None) -> MasterKey | None:
        return None if wrapped else next((key for key in self._keys() if key.name == name), None)

    def _keys(self) -> list[MasterKey]:
        return [MasterKey.from_text(word, self.where) for word in self.read().split() or [""]]


@dataclass(frozen=True, slots=True)
class Entrusted:
    """Keys that a key service wraps. Each is made here, and never leaves this process but wrapped."""

    service: KeyService

    @property
    def where(self) -> str:
        return self.service.where

    def newest(self) -> Kept:
        secret = os.urandom(SIZE)
        key = MasterKey(secret)
        return Kept(key, self.service.wrap(secret, key.name))

    def open(self, name: str, wrapped: bytes | None) -> MasterKey | None:
        if wrapped is None:
            return None
        secret = self.service.unwrap(wrapped, name)
        if len(secret) != SIZE or (key := MasterKey(secret)).name != name:
            raise Refused(f"{self.where} gave another key than the one it was given")
        return key


ENVIRONMENT, FILE, SERVICE = "environment", "file", "service"


def keepers(settings: KeySettings, service: KeyService | None = None) -> dict[str, Keeper]:
    """Every place that the settings name. The last of them is where a new master key is kept.

    Raises ``WrongMasterKey`` where there is none, or where one cannot be read.
    """
    found: dict[str, Keeper] = {}
    if settings.master_key is not None:
        found[ENVIRONMENT] = Written("KAVERI_MASTER_KEY", settings.master_key.get_secret_value)
    if settings.master_key_file is not None:
        found[FILE] = Written("KAVERI_MASTER_KEY_FILE", partial(_read, settings.master_key_file))
    for written in found.values():
        written.newest()  # what cannot be read is said at once
    if service is not None:
        found[SERVICE] = Entrusted(service)
    if not found:
        raise WrongMasterKey(f"KAVERI_MASTER_KEY or KAVERI_MASTER_KEY_FILE is needed. {HOW}")
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError as failed:
        why = failed.strerror or type(failed).__name__
        raise WrongMasterKey(f"KAVERI_MASTER_KEY_FILE cannot be read: {why}. {HOW}") from None

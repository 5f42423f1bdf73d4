"""The selftest, hop by hop, as its operator reads it: a mark, what was tried, for how long, what to do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

from adapters.stopping import DATABASE_AWAY, UNREADABLE
from bot.storage.contract import CannotStart, Stale, Unavailable, Unreadable

T = TypeVar("T")


class Hop(StrEnum):
    SETTINGS = "The settings are read, and name this platform"
    DATABASES = "Both databases answer: written, sealed, opened, and undone"
    WATCHDOG = "Nothing is overdue, and no notice is stuck"
    CREDENTIALS = "The platform knows Kaveri"
    ADDRESS = "The address is somebody Kaveri is for"
    RELEASED = "A made-up member could use a person, and releases the ask"
    DELIVERED = "Its moment comes, and the notice is delivered"
    YES = "The notice is opened, and “yes” is taken"
    PAGE = "The made-up member reads that somebody said yes"
    GONE = "Everything made up is gone"
    RUNNING = "The Kaveri that runs answers"
    SIGNED = "It takes a signed request"
    UNSIGNED = "It turns an unsigned request away"


class Trouble(Exception):
    """A hop failed. The text is for the operator: what it is, and what to do. It names nobody."""


class Trip:
    """Walks hops and writes one line for each. ``failed`` is the first that did."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self.failed: Hop | None = None

    async def part(self, hops: Awaitable[None]) -> None:
        """Hops of which each needs the one before; another part goes on all the same."""
        with suppress(Trouble):
            await hops

    async def hop(self, which: Hop, tried: Awaitable[T]) -> T:
        """Raises ``Trouble`` once it is written down."""
        now = asyncio.get_running_loop().time
        began = now()
        try:
            found = await tried
        except Exception as problem:  # noqa: BLE001 - whatever it is, the operator reads a sentence
            self._write(f"✗ {which}  {_ms(now() - began)}")
            self._write(f"    {_sentence(problem)}")
            self.failed = self.failed or which
            raise Trouble from None
        self._write(f"✓ {which}  {_ms(now() - began)}")
        return found

    def leaves_out(self, which: Hop, why: str) -> None:
        """A hop that cannot be tried here."""
        self._write(f"– {which}: not tried. {why}")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _sentence(problem: Exception) -> str:
    match problem:
        case Trouble() | CannotStart():
            return str(problem)
        case Unavailable() | Stale() | TimeoutError():
            return DATABASE_AWAY
        case Unreadable():
            return UNREADABLE
        case _:
            return f"Something went wrong that nobody foresaw ({type(problem).__name__}). Please report it."

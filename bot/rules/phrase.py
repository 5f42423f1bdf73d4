"""A member's own phrase, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

LIMIT = 100
"""Characters."""
MARK = 8
"""Hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stretched with a salt of its own, in hexadecimal digits. The words themselves are kept nowhere."""

    salt: str = field(repr=False)
    stretched: str = field(repr=False)

    @property
    def mark(self) -> str:
        """Tells this one from any before or after it, also of the same words, and nothing of the words."""
        return self.salt[:MARK]


@dataclass(frozen=True, slots=True)
class Opening:
    """A window that a phrase opened: until when, in seconds since 1970, and the mark of that phrase. One that
    is changed meanwhile opens it no longer."""

    until: int = field(default=0, repr=False)
    mark: str = field(default="", repr=False)

    def holds(self, phrase: Phrase, now: datetime) -> bool:
        return self.mark == phrase.mark and now.timestamp() < self.until


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed as a phrase: ``now``, stretched as the one in force was; ``new``, the one that is to be
    from now on, or ``None`` for none."""

    now: str = field(default="", repr=False)
    new: Phrase | None = None

    def opens(self, phrase: Phrase | None) -> bool:
        return phrase is not None and bool(self.now) and phrase.stretched == self.now

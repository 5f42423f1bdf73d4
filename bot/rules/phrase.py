"""A member's own phrase, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

LIMIT = 100
"""Characters."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stretched with a salt of its own, in hexadecimal digits. The words themselves are kept nowhere."""

    salt: str = field(repr=False)
    stretched: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed as a phrase: ``now``, stretched as the one in force was; ``new``, the one that is to be
    from now on, or ``None`` for none."""

    now: str = field(default="", repr=False)
    new: Phrase | None = None

    def opens(self, phrase: Phrase | None) -> bool:
        return phrase is not None and bool(self.now) and phrase.stretched == self.now

"""What is meant on the pages about words that several people sign."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.people import Face
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class StatementWriting:
    """As far as it is written, and who would read it. ``again_at``: so soon after the last, not before."""

    text: Words = field(default_factory=lambda: Words(""))
    readers: tuple[Face, ...] = ()
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StatementPreview:
    """Exactly what would be passed on, and to whom."""

    text: Words
    readers: tuple[Face, ...]
    ends: datetime
    changed: bool = False


@dataclass(frozen=True, slots=True)
class StatementStands:
    """``signed`` are those who say the same; of the others there is nothing to tell."""

    text: Words
    readers: tuple[Face, ...]
    signed: tuple[Face, ...]
    ends: datetime


@dataclass(frozen=True, slots=True)
class StatementGone:
    """Taken back, and nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class StatementToSign:
    """Somebody would like to say this together with the reader. ``text`` is exactly what they approved."""

    ask: str
    text: Words
    by: Face
    signed: bool
    until: datetime


TogetherSaying = StatementWriting | StatementPreview | StatementStands | StatementGone | StatementToSign

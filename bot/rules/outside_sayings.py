"""What is meant on the pages of two who do not know each other. No name stands here but a given one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.rules.outside import Theme
from bot.rules.people import Face
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class TooFewOutside:
    """Not enough volunteers yet, for anybody to be asked without being guessed."""


@dataclass(frozen=True, slots=True)
class OutsidePreview:
    """Exactly what will be passed on. ``themes`` are those that enough volunteers ticked.

    ``checked``: who is in the reader's team or decides about their work is known and was left out.
    ``possible``: somebody can be asked in time.
    """

    theme: Theme | None
    themes: tuple[Theme, ...]
    until: datetime
    checked: bool
    possible: bool = True
    changed: bool = False


@dataclass(frozen=True, slots=True)
class LookingOutside:
    until: datetime
    may_undo: bool


@dataclass(frozen=True, slots=True)
class NobodyOutside:
    until: datetime


@dataclass(frozen=True, slots=True)
class OutsideStoppedSaid:
    pass


@dataclass(frozen=True, slots=True)
class TalkClosed:
    """Nothing of what was written is kept. ``asked``: the reader is the one who asked."""

    asked: bool


@dataclass(frozen=True, slots=True)
class TalkWithVolunteer:
    """For the member who asked. Each line is theirs (``True``) or the other's, oldest first.

    ``unheard``: a line of the other's should have come by now, and none did.
    """

    talk: str
    lines: tuple[tuple[bool, Words], ...]
    named: bool
    unheard: bool = False


@dataclass(frozen=True, slots=True)
class NamePreview:
    """Exactly the name that the volunteer would read."""

    talk: str


@dataclass(frozen=True, slots=True)
class AskedFromOutside:
    """Somebody asks for a volunteer. ``text`` is exactly what they approved."""

    ask: str
    text: Words


@dataclass(frozen=True, slots=True)
class TalkWithMember:
    """For the volunteer. ``name`` and ``face`` only once the one who asked gave their name."""

    talk: str
    lines: tuple[tuple[bool, Words], ...]
    text: Words | None
    name: Words | None = None
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class Volunteering:
    """``themes`` is ``None`` for somebody who does not volunteer; ``talk`` is one that is open.

    ``blocked``: somebody is kept apart from them. Who, nobody shows, for they may never have known.
    """

    themes: tuple[Theme, ...] | None
    talk: str | None = None
    blocked: bool = False


OutsideSaying = (
    TooFewOutside
    | OutsidePreview
    | LookingOutside
    | NobodyOutside
    | OutsideStoppedSaid
    | TalkClosed
    | TalkWithVolunteer
    | NamePreview
    | AskedFromOutside
    | TalkWithMember
    | Volunteering
)

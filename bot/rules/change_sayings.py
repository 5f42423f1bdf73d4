"""What is meant on the pages about one concrete change: the member's, and the ally's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.rules.people import Face
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class ChangeWriting:
    """The one concrete thing, as far as it is written, and who could change it."""

    text: Words | None
    ally: Face | None


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """Exactly what will be passed on, to whom, until when there is an answer."""

    text: Words
    ally: Face
    until: datetime
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ChangeWaiting:
    until: datetime
    may_undo: bool


@dataclass(frozen=True, slots=True)
class ChangeSaid:
    """The ally's own words; ``None`` where they cannot change it."""

    answer: Words | None


@dataclass(frozen=True, slots=True)
class ChangeUnanswered:
    until: datetime
    unreachable: bool


ChangeStanding = ChangeWaiting | ChangeSaid | ChangeUnanswered


@dataclass(frozen=True, slots=True)
class ChangeStands:
    ally: Face
    standing: ChangeStanding


@dataclass(frozen=True, slots=True)
class ChangeStopped:
    pass


@dataclass(frozen=True, slots=True)
class ChangeAskedOf:
    """Somebody asks the reader for one concrete thing. ``text`` is exactly what they approved."""

    ask: str
    text: Words
    by: Face
    until: datetime


@dataclass(frozen=True, slots=True)
class ChangeAnswerSaid:
    able: bool


ChangeSaying = ChangeWriting | ChangePreview | ChangeStands | ChangeStopped | ChangeAskedOf | ChangeAnswerSaid

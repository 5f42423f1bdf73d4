"""What can happen around one concrete change: to the member who asks for it, and to the ally."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.calendar import Calendar
from bot.rules.change import ChangeAsk
from bot.rules.people import MemberId
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class ChangeWished:
    """Wrote down one concrete thing, and who could change it."""

    ally: MemberId
    text: Words


@dataclass(frozen=True, slots=True)
class ChangeReleased:
    """Consented to pass on exactly these words to this one person, by name."""

    ally: MemberId
    calendar: Calendar
    text: Words


@dataclass(frozen=True, slots=True)
class ChangeStopped:
    """Never mind."""


@dataclass(frozen=True, slots=True)
class ChangeSetAside:
    """Read how it ended, and would like to write another."""


@dataclass(frozen=True, slots=True)
class ChangeAnswered:
    """Said what they can change, and when; nothing written means that they cannot."""

    ask: str
    text: Words


@dataclass(frozen=True, slots=True)
class ChangeWasAsked:
    ask: ChangeAsk


@dataclass(frozen=True, slots=True)
class ChangeGotAnswer:
    """``record`` holds the words; ``None`` where they cannot change it, or cannot be reached."""

    change: str
    record: str | None
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class ChangeIsOver:
    ask: str


ChangeEvent = (
    ChangeWished
    | ChangeReleased
    | ChangeStopped
    | ChangeSetAside
    | ChangeAnswered
    | ChangeWasAsked
    | ChangeGotAnswer
    | ChangeIsOver
)

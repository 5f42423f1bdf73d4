"""One concrete change asked of somebody with the authority for it, seen from the member and from the ally.

    Wishing ──consent──▶ Waiting ──the ally answers──▶ Answered       (or: cannot change it)
                           ├── the deadline passes ──▶ NoAnswer       (or: cannot be reached)
                           └── the member stops it ──▶ (gone)

Nothing like a diagnosis has a field here, and no reason does: only what is to change, in the member's words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.escalation import FADES_AFTER
from bot.rules.people import MemberId
from bot.rules.words import Words

WISH_LIMIT = 600
ANSWER_LIMIT = 600


@dataclass(frozen=True, slots=True)
class Wishing:
    """What is being written, for whom. Nothing of it has left."""

    ally: MemberId
    text: Words
    at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """``passed_on`` turns true when the ally's row has it."""

    passed_on: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """``record`` holds the ally's own words; ``None`` where they cannot change it."""

    at: datetime
    record: str | None


@dataclass(frozen=True, slots=True)
class NoAnswer:
    at: datetime
    unreachable: bool = False


Progress = Waiting | Answered | NoAnswer


@dataclass(frozen=True, slots=True)
class Change:
    """In the member's row. ``at`` is when it is passed on, inside the ally's own working hours."""

    id: str
    ally: MemberId
    asked: datetime
    at: datetime
    deadline: datetime
    record: str
    progress: Progress = field(default_factory=Waiting)

    @property
    def open(self) -> bool:
        return isinstance(self.progress, Waiting)


@dataclass(frozen=True, slots=True)
class Open:
    """On the ally's table. ``told`` is false where it was kept from them."""

    told: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """``able`` is false where they cannot change it."""

    at: datetime
    able: bool


@dataclass(frozen=True, slots=True)
class Past:
    """Stopped, or its time ran out. Which, the ally does not learn."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ChangeAsk:
    """In the ally's row. The words are in the shared record; whose they are stands in them."""

    id: str
    by: MemberId
    record: str
    arrived: datetime
    deadline: datetime
    state: Open | Said | Past = field(default_factory=Open)


def wakes_at(change: Change) -> datetime:
    """When this next has something to do. It always has, until it is gone."""
    match change.progress:
        case Waiting(passed_on=False):
            return change.at
        case Waiting():
            return change.deadline
        case Answered(at=at) | NoAnswer(at=at):
            return at + FADES_AFTER


def fades_at(ask: ChangeAsk) -> datetime:
    """Two weeks after its end, the ally's row forgets who asked."""
    match ask.state:
        case Said(at=at) | Past(at=at):
            return at + FADES_AFTER
        case Open():
            return ask.deadline + FADES_AFTER

"""What happened, as it was seen from outside: presses, what was shown, and what was found in the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from tests.crash.diary import Line

T = TypeVar("T")


class What(StrEnum):
    """What somebody wanted with a press."""

    CHECK_IN = "check in"
    TRUST = "trust"
    ASK = "ask"
    STOP = "stop"
    YES = "yes"
    NO = "no"


class How(StrEnum):
    """How an ask stands, as its page says."""

    ASKING = "asking"
    YES = "yes"
    NOBODY = "nobody"
    STOPPED = "stopped"
    UNKNOWN = "nothing"


class Part(StrEnum):
    """What somebody reads of another's ask."""

    NONE = "nothing"
    ASKED = "somebody asks for them"
    LISTENS = "whom they said yes to"
    OVER = "no longer needed"


@dataclass(frozen=True)
class Began:
    """Somebody pressed, for the first time or once more. ``about`` is the other person, or a line."""

    who: str
    what: What
    about: str


@dataclass(frozen=True)
class Saved:
    """They read that it is done."""

    who: str
    what: What
    about: str


@dataclass(frozen=True)
class Noticed:
    """A notice of Kaveri's arrived."""

    to: str


@dataclass(frozen=True)
class Shown:
    """What can be read in a window: the names that stand there, their own left out; how an ask of theirs
    stands; and their part in another's.

    ``window`` is its id, and ``by`` what made it read so. Two moments, of one count for everything: the press
    was ``sent`` that opened the window, and it reads so since it ``came``.
    """

    to: str
    names: frozenset[str] = frozenset()
    how: How = How.UNKNOWN
    part: Part = Part.NONE
    window: str = ""
    by: str = ""
    sent: int = 0
    came: int = 0


@dataclass(frozen=True)
class Answered:
    """A press was answered, or given up: sent and come at these moments, so many seconds apart."""

    who: str
    sent: int
    came: int
    seconds: float
    says: str


@dataclass(frozen=True)
class Stood:
    """In the end, in peace, with its deadline over: how somebody's ask stands."""

    who: str
    how: How


@dataclass(frozen=True)
class Found:
    """In the end: the lines that are kept of somebody's check-ins, oldest first."""

    who: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Well:
    """In the end, without a restart: what a replica says of its health."""

    replica: str
    says: str


@dataclass(frozen=True)
class Ended:
    """A replica ended that nobody had killed."""

    replica: str
    log: str


Event = Began | Saved | Noticed | Shown | Answered | Stood | Found | Well | Ended


@dataclass
class History:
    """Events in their order, and the diaries of all processes."""

    events: list[Event] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, event: Event) -> None:
        self.events.append(event)

    def all(self, kind: type[T]) -> Iterable[T]:
        return (event for event in self.events if isinstance(event, kind))

    def __contains__(self, event: Event) -> bool:
        return event in self.events

    def saved(self, what: What) -> list[Saved]:
        return [event for event in self.all(Saved) if event.what is what]

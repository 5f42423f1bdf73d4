"""Two who do not know each other: a member who asks outside their team, and a volunteer who says yes.

    (composing) ──the press that releases──▶ Looking ──somebody says yes──▶ Talk ──either closes it──▶ Closed
                                               ├── the deadline passes ──▶ Nobody
                                               └── the member stops it ──▶ (gone)

The volunteers are drawn, and their moments frozen, at the press. Nobody learns a name: what the two
write goes through Kaveri's own windows, and only the member can change that, for their own name, by a
press. What was written is gone the moment that one of them closes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.rules.escalation import FADES_AFTER, Plan, Step
from bot.rules.people import MemberId

ENOUGH = 5
"""With fewer to choose from, whoever said yes could be guessed."""

MOST_ASKED = 3
MOST_TALKS = 1
NEW_EVERY = timedelta(days=7)
LINE_LIMIT = 1000
LINES_KEPT = 20
CLOSES_AFTER = timedelta(days=14)


class Theme(StrEnum):
    WORKLOAD = "workload"
    CONFLICT = "conflict"
    RETURNING = "returning"
    HOME = "home"
    ALOUD = "aloud"


@dataclass(frozen=True, slots=True)
class Line:
    """Something that one of the two wrote: a record that they share."""

    record: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """What the two write, seen from one of them. Its id is the ask's, in both rows.

    ``name`` is the record of the asking member's name once they gave it, ``written`` counts one's own
    lines, and ``news`` is the slot of the one notice that waits to be opened. ``promise`` is when the one
    who asked is looked after, should the first line not have come by then; ``reminded``: that was done once.
    """

    id: str
    other: MemberId
    last: datetime
    lines: tuple[Line, ...] = ()
    name: str | None = None
    written: int = 0
    news: str | None = None
    promise: datetime | None = None
    reminded: bool = False

    @property
    def unheard(self) -> bool:
        """The promise has run out, and still not a line."""
        return self.reminded and self.promise is None and all(line.mine for line in self.lines)

    @property
    def closes(self) -> datetime:
        return self.last + CLOSES_AFTER

    @property
    def records(self) -> tuple[str, ...]:
        """Everything that has to be gone when this closes."""
        return (*(line.record for line in self.lines), *((self.name,) if self.name else ()))


# --- The member who asks. ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Looking:
    """``turn`` is how many of the plan's volunteers have been asked so far."""

    turn: int = 0


@dataclass(frozen=True, slots=True)
class Nobody:
    at: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    at: datetime


Progress = Looking | Talk | Nobody | Closed


@dataclass(frozen=True, slots=True)
class Request:
    id: str
    asked: datetime
    theme: Theme | None
    plan: Plan
    progress: Progress = field(default_factory=Looking)

    @property
    def open(self) -> bool:
        return isinstance(self.progress, Looking | Talk)

    @property
    def next_step(self) -> Step | None:
        if isinstance(self.progress, Looking) and self.progress.turn < len(self.plan.steps):
            return self.plan.steps[self.progress.turn]
        return None


# --- The volunteer. ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Put:
    """On the volunteer's table. ``told`` is false where a pause or a full table kept it from them."""

    told: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    at: datetime


@dataclass(frozen=True, slots=True)
class Past:
    """No longer needed, or (``talked``) closed by one of the two. By whom, nobody here learns."""

    at: datetime
    talked: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to a volunteer. ``by`` is opened to a name only once the member gave it."""

    id: str
    by: MemberId
    request: str
    record: str
    arrived: datetime
    deadline: datetime
    state: Put | Talk | Refused | Past = field(default_factory=Put)


@dataclass(frozen=True, slots=True)
class Outside:
    """``volunteer`` holds the themes ticked; ``None`` for somebody who does not volunteer.

    ``theme`` is what the member is about to pass on, ``taken`` when they last said yes to somebody, and
    ``blocked`` are those with whom they never want to be brought together again: whose names they may not
    know, so that no screen shows them.
    """

    volunteer: tuple[Theme, ...] | None = None
    theme: Theme | None = None
    request: Request | None = None
    requests: int = 0
    asks: tuple[Asked, ...] = ()
    taken: datetime | None = None
    blocked: tuple[MemberId, ...] = ()

    @property
    def talks(self) -> tuple[Talk, ...]:
        """Whatever is open, on either side."""
        asked = tuple(ask.state for ask in self.asks if isinstance(ask.state, Talk))
        match self.request:
            case Request(progress=Talk() as talk):
                return (talk, *asked)
            case _:
                return asked

    def talk(self, id: str) -> Talk | None:
        return next((talk for talk in self.talks if talk.id == id), None)

    def ask(self, id: str | None) -> Asked | None:
        return next((ask for ask in self.asks if ask.id == id), None)

    def has_room(self, now: datetime) -> bool:
        """One at a time, and at most one new a week."""
        busy = [ask for ask in self.asks if isinstance(ask.state, Talk) or _is_waiting(ask, now)]
        rested = self.taken is None or now - self.taken >= NEW_EVERY
        return len(busy) < MOST_TALKS and rested


def _is_waiting(ask: Asked, now: datetime) -> bool:
    return ask.state == Put(told=True) and now < ask.deadline


def with_ask(outside: Outside, ask: Asked) -> Outside:
    """The same table with this ask put or replaced on it."""
    others = tuple(other for other in outside.asks if other.id != ask.id)
    return replace(outside, asks=(*others, ask))


def with_talk(outside: Outside, talk: Talk) -> Outside:
    """With what is now true of an open talk, on whichever side it stands."""
    match outside.request:
        case Request(progress=Talk(id=talk.id)) as request:
            return replace(outside, request=replace(request, progress=talk))
        case _:
            asks = tuple(replace(ask, state=talk) if ask.id == talk.id else ask for ask in outside.asks)
            return replace(outside, asks=asks)


def wakes_at(request: Request) -> datetime:
    """When this next has something to do. It always has, until it is gone."""
    match request.progress:
        case Looking():
            step = request.next_step
            return min(step.at, request.plan.deadline) if step else request.plan.deadline
        case Talk() as talk:
            return min(talk.promise or talk.closes, talk.closes)
        case Nobody(at=at) | Closed(at=at):
            return at + FADES_AFTER


def fades_at(ask: Asked) -> datetime:
    """When the volunteer's row lets go of this: two weeks after its end, or of the last line."""
    match ask.state:
        case Refused(at=at) | Past(at=at):
            return at + FADES_AFTER
        case Talk() as talk:
            return talk.closes
        case Put():
            return ask.deadline + FADES_AFTER

"""The other side: what it means to be asked. Read only in the peer's own row, by nobody else.

A peer's decline, pause and cap stop at this row. What reaches the member is a yes, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.rules import chance
from bot.rules.calendar import Calendar
from bot.rules.escalation import FADES_AFTER, Way
from bot.rules.people import MemberId

HEAVY = 4
"""From here up, of five, having listened took a lot."""

MOST_OPEN = 2
MOST_NEW = 1
NEW_EVERY = timedelta(days=7)
REMINDER_JITTER = timedelta(minutes=45)


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Nobody has invited this person yet."""


@dataclass(frozen=True, slots=True)
class Invited:
    """One neutral notice went out. Silence is an answer."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Agreed:
    """May be asked by whoever trusts them. Once for all, and they may leave without a reason."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NotYet:
    at: datetime


Willingness = NotAsked | Invited | Agreed | NotYet


@dataclass(frozen=True, slots=True)
class Unanswered:
    """On this person's table. ``told`` is false where a cap or an earlier "not yet" kept it from them."""

    told: bool = True


class Promise(StrEnum):
    """What became of a yes, as far as its giver said. Nobody is told but Kaveri."""

    OPEN = "open"
    REMINDED = "reminded"  # once, and never again
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A yes is a promise: to make the first move by ``first_move``. ``suggested``: they named somebody."""

    at: datetime
    first_move: datetime
    promise: Promise = Promise.OPEN
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Declined:
    """``over``: when what they said no to was over for everybody, if it is. Nothing of a no may be gone
    sooner or later than of silence: whoever compares two dumps sees when a row changes."""

    at: datetime
    over: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Said yes, and cannot after all. The member is told that, without why."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Over:
    """Somebody else said yes, the member stopped it, or time ran out. Which, nobody here learns. ``well``:
    whoever asked has left, and wanted them to know that they are all right."""

    at: datetime
    well: bool = False


Answer = Unanswered | Accepted | Declined | TakenBack | Over


@dataclass(frozen=True, slots=True)
class Ask:
    """One request to this person. ``by`` is opened to a name only once they said yes. ``any_hour``: it may
    come outside their hours, as they agreed."""

    id: str
    by: MemberId
    escalation: str
    record: str
    way: Way
    slot: str
    arrived: datetime
    deadline: datetime
    answer: Answer = field(default_factory=Unanswered)
    any_hour: bool = False


@dataclass(frozen=True, slots=True)
class Listening:
    """``inviters`` are those to tell when this person agrees; no screen ever shows them.

    While ``paused`` and for those in ``never``, nothing arrives here, and nobody is told so. ``any_hour``:
    those who trust them may ask outside their hours, and read that they may.
    """

    willingness: Willingness = field(default_factory=NotAsked)
    inviters: tuple[MemberId, ...] = ()
    asks: tuple[Ask, ...] = ()
    paused: datetime | None = None
    never: tuple[MemberId, ...] = ()
    any_hour: bool = False

    @property
    def agreed(self) -> bool:
        return isinstance(self.willingness, Agreed)

    def ask(self, of: str) -> Ask | None:
        return next((a for a in self.asks if a.id == of), None)

    def hears(self, by: MemberId, now: datetime) -> bool:
        """Whether an ask of this member would be told."""
        return not isinstance(self.willingness, NotYet) and not self.keeps_away(by, now)

    def keeps_away(self, by: MemberId, now: datetime) -> bool:
        """Rests from everybody, or from this one: also where somebody outside their team asks."""
        return by in self.never or (self.paused is not None and now < self.paused)

    def has_room(self, now: datetime) -> bool:
        """At most two open, at most one newly taken a week."""
        opened = [a for a in self.asks if _is_open(a)]
        taken = [a for a in self.asks if isinstance(a.answer, Accepted) and now - a.answer.at < NEW_EVERY]
        return len(opened) < MOST_OPEN and len(taken) < MOST_NEW


def with_ask(listening: Listening, ask: Ask) -> Listening:
    """The same table with this ask put or replaced on it."""
    others = tuple(a for a in listening.asks if a.id != ask.id)
    return replace(listening, asks=(*others, ask))


def faded(listening: Listening, now: datetime) -> Listening:
    """Without the asks that ended two weeks ago: who asked whom is not kept."""
    kept = tuple(a for a in listening.asks if ends_at(a) + FADES_AFTER > now)
    return listening if len(kept) == len(listening.asks) else replace(listening, asks=kept)


def fades_at(listening: Listening) -> datetime | None:
    return min((ends_at(a) + FADES_AFTER for a in listening.asks), default=None)


def ends_at(ask: Ask) -> datetime:
    match ask.answer:
        case Accepted(at=at) | TakenBack(at=at) | Over(at=at):
            return at
        case Declined(over=datetime() as at):
            return at
        case Unanswered() | Declined():
            return ask.deadline


def reminder_due(ask: Ask, calendar: Calendar) -> datetime | None:
    """When somebody who said yes is reminded, once: a working day after they wanted to be in touch, and not
    on the hour, as no other notice comes."""
    match ask.answer:
        case Accepted(first_move=move, promise=Promise.OPEN):
            later = chance.within(ask.id, REMINDER_JITTER, "promise")
            return calendar.after(move, calendar.working_day + later)
        case _:
            return None


def _is_open(ask: Ask) -> bool:
    match ask.answer:
        case Accepted(promise=promise):
            return promise is not Promise.KEPT
        case answer:
            return answer == Unanswered(told=True)

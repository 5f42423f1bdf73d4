"""One flag on its way to a person, seen from the member who pressed.

    Composing ──consent──▶ Asking ──a peer says yes──▶ Acknowledged ──they talked, or faded──▶ (gone)
                             ├── the deadline passes ──▶ NobodyCould
                             └── the member stops it ──▶ Withdrawn          (also from Acknowledged)

The plan is frozen at consent. Each peer is asked at a moment of their own, in the member's order,
whatever the earlier ones did: so decline, silence, pause and cap cannot be told apart. Only a yes,
the member's own withdrawal or the deadline ends it, and every end is said. Where two were asked
together, the second may say yes as well, until the deadline.

A wake-up names the turn it was made for; an older one changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.rules.people import MemberId
from bot.rules.words import Words

UNDO = timedelta(seconds=60)
"""After the press that asks, nothing leaves for this long: the time to change one's mind."""

FOLLOW_UP_AFTER = timedelta(days=3)
FADES_AFTER = timedelta(days=14)
NOTE_LIMIT = 300


class Way(StrEnum):
    """How the member would like to talk."""

    ANY = "any"
    CALL = "call"
    WALK = "walk"
    CHAT = "chat"


class Order(StrEnum):
    """How several people are asked."""

    IN_TURN = "in-turn"  # one after the other, until somebody says yes
    TOGETHER = "together"  # the first two at the same time, and both may say yes
    AT_ONCE = "at-once"  # all at the same time, until somebody says yes


@dataclass(frozen=True, slots=True)
class Release:
    """What will be passed on, as chosen by the member: the way, a note or none, their name or not; and
    how: in which order, and whether outside their hours to those who agreed to that."""

    way: Way = Way.ANY
    note: Words = field(default_factory=lambda: Words(""))
    named: bool = False
    order: Order = Order.IN_TURN
    any_hour: bool = False


@dataclass(frozen=True, slots=True)
class Composing:
    """What the member is about to release, and the one person picked for it, if no circle is asked.

    ``without``: those whose yes came to nothing, when the member asks on. ``beside``: the one picked is to
    come besides whoever said yes, not in their place.
    """

    release: Release = field(default_factory=Release)
    one: MemberId | None = None
    without: tuple[MemberId, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One peer, the moment they are asked, and the words they will read: a record shared with them.

    ``together`` are the two who may both say yes; ``any_hour``: they agreed to be asked outside their hours.
    """

    peer: MemberId
    at: datetime
    ask: str
    record: str
    together: bool = False
    any_hour: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom to ask, in which order, at which moments, until when. Frozen when the member consents."""

    steps: tuple[Step, ...]
    deadline: datetime

    @property
    def peers(self) -> tuple[MemberId, ...]:
        return tuple(step.peer for step in self.steps)


@dataclass(frozen=True, slots=True)
class Asking:
    """``turn`` is how many of the plan's people have been asked so far."""

    turn: int = 0


class FollowUp(StrEnum):
    """Whether the member has been asked, once, if the two got to talk."""

    WAITING = "waiting"
    ASKED = "asked"
    TALKED = "talked"
    NOT_TALKED = "not-talked"
    TAKEN_BACK = "taken-back"  # the one who said yes cannot after all


@dataclass(frozen=True, slots=True)
class NoOther:
    """Nobody was asked together with the one who said yes, or they no longer come into it."""


@dataclass(frozen=True, slots=True)
class AlsoAsked:
    """The other of two who were asked together. Until the deadline they may say yes as well."""

    peer: MemberId


@dataclass(frozen=True, slots=True)
class AlsoYes:
    """The other of the two said yes, too."""

    peer: MemberId
    first_move: datetime


@dataclass(frozen=True, slots=True)
class ToBeAsked:
    """A second person, whom the member wants besides the one who said yes. Asked at this moment."""

    peer: MemberId
    at: datetime


Other = NoOther | ToBeAsked | AlsoAsked | AlsoYes


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Somebody said yes, and will make the first move by ``first_move``.

    ``told_at``: when the member is told that the yes was taken back, if it was. ``other``: the other one,
    where two were asked together.
    """

    peer: MemberId
    at: datetime
    first_move: datetime
    follow_up: FollowUp = FollowUp.WAITING
    told_at: datetime | None = None
    other: Other = field(default_factory=NoOther)

    @property
    def said_yes(self) -> tuple[MemberId, ...]:
        return (self.peer, self.other.peer) if isinstance(self.other, AlsoYes) else (self.peer,)

    @property
    def involved(self) -> tuple[MemberId, ...]:
        """Whoever said yes, or still may."""
        return (self.peer,) if isinstance(self.other, NoOther) else (self.peer, self.other.peer)


@dataclass(frozen=True, slots=True)
class NobodyCould:
    """The deadline passed, or nobody could be asked in the first place."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    at: datetime


Progress = Asking | Acknowledged | NobodyCould | Withdrawn


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whom somebody who said yes would bring, or hand on to. Until the member presses, it is a thought."""

    by: MemberId
    person: MemberId
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Escalation:
    """``unreachable``: those whom the platform could not reach at all. That is told, without why."""

    id: str
    consented: datetime
    release: Release
    plan: Plan
    progress: Progress = field(default_factory=Asking)
    unreachable: tuple[MemberId, ...] = ()
    suggested: Suggestion | None = None

    @property
    def open(self) -> bool:
        return isinstance(self.progress, Asking)

    @property
    def next_step(self) -> Step | None:
        if isinstance(self.progress, Asking) and self.progress.turn < len(self.plan.steps):
            return self.plan.steps[self.progress.turn]
        return None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Exactly what was passed on, to whom, until when: the member's own copy, until they delete it."""

    at: datetime
    escalation: str
    deadline: datetime
    to: tuple[MemberId, ...]
    texts: tuple[Words, ...]


def never_to(receipt: Receipt, gone: tuple[MemberId, ...]) -> Receipt:
    """What was passed on, without those to whom it never was; nobody may be left."""
    kept = [(to, text) for to, text in zip(receipt.to, receipt.texts, strict=True) if to not in gone]
    return replace(receipt, to=tuple(to for to, _ in kept), texts=tuple(text for _, text in kept))


def without_people_of(receipts: tuple[Receipt, ...], ended: str) -> tuple[Receipt, ...]:
    """What was passed on then keeps its words; to whom is forgotten."""
    return tuple(replace(r, to=()) if r.escalation == ended else r for r in receipts)


def without_people(receipts: tuple[Receipt, ...], current: str, now: datetime) -> tuple[Receipt, ...]:
    """Receipts of earlier asks keep their words; who they went to fades as it does for the current one."""
    return tuple(
        replace(r, to=()) if r.escalation != current and r.deadline + FADES_AFTER <= now else r
        for r in receipts
    )


def wakes_at(escalation: Escalation) -> datetime:
    """When this escalation next has something to do. It always has, until it is gone."""
    match escalation.progress:
        case Asking():
            step = escalation.next_step
            return min(step.at, escalation.plan.deadline) if step else escalation.plan.deadline
        case Acknowledged(other=ToBeAsked(at=at)):
            return at
        case Acknowledged(other=AlsoAsked()):
            return escalation.plan.deadline
        case Acknowledged(at=at) | NobodyCould(at=at) | Withdrawn(at=at):
            return at + FADES_AFTER


def asked(escalation: Escalation) -> tuple[Step, ...]:
    """Those who were asked, and may still be waiting for a word of how it ended."""
    match escalation.progress:
        case Asking(turn=turn):
            return escalation.plan.steps[:turn]
        case Acknowledged(involved=involved):
            return tuple(step for step in escalation.plan.steps if step.peer in involved)
        case NobodyCould() | Withdrawn():
            return ()


def follow_up_due(escalation: Escalation | None, now: datetime) -> bool:
    """Whether the next prompt should carry the one question: did you two get to talk?"""
    match escalation:
        case Escalation(progress=Acknowledged(at=at, follow_up=FollowUp.WAITING)):
            return now >= at + FOLLOW_UP_AFTER
        case _:
            return False

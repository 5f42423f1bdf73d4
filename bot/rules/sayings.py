"""What is meant on each page: facts for one reader, not how they sound and not how they look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.anchors import Anchor
from bot.rules.calendar import Calendar
from bot.rules.change_sayings import ChangeSaying
from bot.rules.checkin import Answers
from bot.rules.escalation import Receipt, Release
from bot.rules.house_sayings import HouseSaying
from bot.rules.leaving_sayings import MineSaying
from bot.rules.linking_sayings import LinkingSaying
from bot.rules.outside_sayings import OutsideSaying
from bot.rules.own_sayings import OwnSaying
from bot.rules.peer_sayings import PeerSaying
from bot.rules.people import Face
from bot.rules.questions_sayings import QuestionSaying
from bot.rules.team_sayings import TeamSaying
from bot.rules.together_sayings import TogetherSaying


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The check-in and "I could use a person". The same for everybody, whoever may stand beside them; the
    welcome once."""

    welcome: bool
    draft: Answers
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """One plain line back. ``kept`` holds the last check-ins of a member who keeps them."""

    held: int | None
    kept: tuple[Answers, ...] | None


@dataclass(frozen=True, slots=True)
class NothingSaved:
    pass


@dataclass(frozen=True, slots=True)
class ThreeDots:
    answers: tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class KeepingSettled:
    keep: bool


@dataclass(frozen=True, slots=True)
class MyPeople:
    """``readers`` are those who would get ``release`` if it were approved now, in order; ``have_say`` those
    with a say over the member's work, as the member said; ``in_question``, here as elsewhere, those of whom
    only a directory says so, so far."""

    people: tuple[tuple[Face, bool], ...]
    release: Release
    readers: tuple[Face, ...]
    approved: bool
    have_say: tuple[Face, ...] = ()
    checked: bool = False
    in_question: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what will be passed on, to whom, until when. ``first``: picked, never asked.

    ``away`` are those who let it be known when they are back; ``late`` those who cannot be asked in time, and
    are not; ``possible``: somebody can.
    ``any_hour`` are outside their hours now, and agreed to be asked all the same. ``adding``: the one reader
    joins an ask that is under way.
    """

    release: Release
    readers: tuple[Face, ...]
    first: bool
    until: datetime
    changed: bool = False
    away: tuple[Face, ...] = ()
    late: tuple[Face, ...] = ()
    possible: bool = True
    any_hour: tuple[Face, ...] = ()
    adding: bool = False
    in_question: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class EditRelease:
    release: Release


@dataclass(frozen=True, slots=True)
class PickSomeone:
    """``waiting`` are in the circle and have not said yes; ``have_say`` have a say over the member's work."""

    waiting: tuple[Face, ...]
    have_say: tuple[Face, ...] = ()
    checked: bool = False
    in_question: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoHasASay:
    """Who of these has a say over the member's work. ``asking``: on the way to asking."""

    people: tuple[tuple[Face, bool], ...]
    asking: bool
    in_question: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAsking:
    pass


@dataclass(frozen=True, slots=True)
class AskingNow:
    names: tuple[Face, ...]
    until: datetime
    may_undo: bool


@dataclass(frozen=True, slots=True)
class OtherSaidYes:
    """The other of two who were asked together said yes as well."""

    peer: Face
    first_move: datetime


@dataclass(frozen=True, slots=True)
class OtherMayYet:
    peer: Face
    until: datetime


@dataclass(frozen=True, slots=True)
class SaidYes:
    """``passed``: the first move should have been made by now, also the other one's, if there is one."""

    peer: Face
    first_move: datetime
    passed: bool
    other: OtherSaidYes | OtherMayYet | None = None


@dataclass(frozen=True, slots=True)
class NobodySaidYes:
    """``until`` is ``None`` where nobody could be asked in the first place."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Stopped:
    pass


@dataclass(frozen=True, slots=True)
class CannotAfterAll:
    """Somebody said yes, and cannot. Why, nobody learns."""

    peer: Face


Standing = NotAsking | AskingNow | SaidYes | CannotAfterAll | NobodySaidYes | Stopped


@dataclass(frozen=True, slots=True)
class Suggested:
    """``by`` said yes, and names somebody who knows nothing of it."""

    by: Face
    person: Face


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands. ``unreachable`` are people the platform cannot reach; ``table``: was asked oneself.

    ``away`` are those who let it be known when they are back: where nobody could.
    """

    standing: Standing
    unreachable: tuple[Face, ...] = ()
    table: bool = False
    away: tuple[Face, ...] = ()
    suggested: Suggested | None = None
    in_question: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipts:
    receipts: tuple[tuple[Receipt, tuple[Face, ...]], ...]


@dataclass(frozen=True, slots=True)
class WriteMyself:
    people: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class DidYouTalk:
    """With whoever said yes: one, or two."""

    peers: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class TalkSaid:
    talked: bool
    peers: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedWell:
    """Nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class TalkGone:
    pass


@dataclass(frozen=True, slots=True)
class WhenIAsk:
    """``back`` is the first day after an absence, ``choices`` those that may be picked. ``looking_in``: they
    would like to be asked how it is some weeks after they are back. ``questions``: there are some."""

    per_week: int
    saved: bool = False
    back: date | None = None
    choices: tuple[date, ...] = ()
    looking_in: bool = False
    questions: bool = False


@dataclass(frozen=True, slots=True)
class MyHours:
    """The reader's own working days and hours, and until when they are not to be disturbed."""

    calendar: Calendar
    quiet: datetime | None = None
    saved: bool = False


Saying = (
    FirstPage
    | Saved
    | NothingSaved
    | ThreeDots
    | KeepingSettled
    | MyPeople
    | Preview
    | EditRelease
    | PickSomeone
    | Status
    | Receipts
    | WriteMyself
    | PeerSaying
    | ChangeSaying
    | OutsideSaying
    | QuestionSaying
    | TeamSaying
    | TogetherSaying
    | LinkingSaying
    | DidYouTalk
    | TalkSaid
    | TalkGone
    | ClosedWell
    | WhoHasASay
    | WhenIAsk
    | MyHours
    | HouseSaying
    | MineSaying
    | OwnSaying
)

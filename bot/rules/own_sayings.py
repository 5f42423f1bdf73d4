"""What is meant on the pages that are a member's own: looking back, anchors, their plan, what is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.rules.anchors import Anchor, Kept
from bot.rules.checkin import Answers, CheckIn
from bot.rules.doorways import Doorway
from bot.rules.own_plan import OwnPlan
from bot.rules.reflection import LookedBackAt, Recurring, Reflection
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class Habit:
    """One anchor, and how it went, oldest first; ``None`` where nothing was said."""

    anchor: Anchor
    kept: tuple[Kept | None, ...]


@dataclass(frozen=True, slots=True)
class MyPage:
    """``keeping``: answers are kept; ``year``: for a year. ``recent`` are the last check-ins."""

    keeping: bool
    year: bool = False
    recent: tuple[Answers, ...] = ()
    habits: tuple[Habit, ...] = ()
    looked: bool = False
    themes: tuple[Recurring, ...] = ()
    muted: bool = False
    team: bool = False


@dataclass(frozen=True, slots=True)
class MyAnchors:
    anchors: tuple[Anchor, ...]
    saved: bool = False


@dataclass(frozen=True, slots=True)
class MyCheckIns:
    """The last check-ins, oldest first."""

    checkins: tuple[CheckIn, ...]
    saved: bool = False


@dataclass(frozen=True, slots=True)
class ChangeCheckIn:
    checkin: CheckIn
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class LookingBack:
    """``last`` is what was meant to come of the last time; ``themes`` what came up before, latest first."""

    draft: Reflection
    keeping: bool
    last: LookedBackAt | None = None
    themes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class LookedBackSaid:
    """``kept`` is ``None`` where the reader keeps nothing: the words stand here to be copied, for an hour."""

    theme: Recurring | None
    not_kept: Reflection | None = None
    team: bool = False


@dataclass(frozen=True, slots=True)
class PastReflections:
    """The latest first, from the ``begin``-th on; ``older`` and ``newer`` say where there is more."""

    reflections: tuple[LookedBackAt, ...]
    begin: int = 0
    older: bool = False


@dataclass(frozen=True, slots=True)
class PrepareTalk:
    """What keeps coming back, and what the member would ask for; either may be nothing."""

    theme: Recurring | None
    wish: Words


@dataclass(frozen=True, slots=True)
class DidAndLearned:
    """What got on and what was learned, oldest first."""

    reflections: tuple[LookedBackAt, ...]


@dataclass(frozen=True, slots=True)
class MyPlan:
    plan: OwnPlan
    saved: bool = False


@dataclass(frozen=True, slots=True)
class MySummary:
    """What the reader may take along to an appointment, of the last weeks, to be edited."""

    checkins: tuple[CheckIn, ...]
    reflections: tuple[LookedBackAt, ...]
    habits: tuple[Habit, ...]
    plan: OwnPlan


@dataclass(frozen=True, slots=True)
class SummaryReady:
    text: Words = field(default_factory=lambda: Words(""))


@dataclass(frozen=True, slots=True)
class ClearWhat:
    """Before everything that was answered goes."""


@dataclass(frozen=True, slots=True)
class ClearedSaid:
    pass


@dataclass(frozen=True, slots=True)
class DaysAndHour:
    """``offered`` are the weekdays and hours there are, ``choices`` the days until which one may pause."""

    days: frozenset[int]
    hour: time
    offered_days: frozenset[int]
    offered_hours: tuple[time, ...]
    paused: date | None = None
    choices: tuple[date, ...] = ()
    saved: bool = False
    in_chat: bool = False


@dataclass(frozen=True, slots=True)
class AskInChat:
    """What being asked in the chat means, before it is chosen and as long as it is (``chosen``)."""

    chosen: bool


@dataclass(frozen=True, slots=True)
class StillAsk:
    """After two silent weeks: pause, keep or stop?"""

    choices: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class StillAskSaid:
    """``next_at`` is when the next question comes; ``None`` for never."""

    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignAsked:
    """Lower than the reader's own usual: a scale by its key, or an anchor by their own words for it."""

    about: str | Words
    plan: OwnPlan


@dataclass(frozen=True, slots=True)
class SignSaid:
    """``fits``: then what helps, in their own words, and one of their people; never more than an offer."""

    fits: bool
    plan: OwnPlan


@dataclass(frozen=True, slots=True)
class MyDoorways:
    """``gone``: one or all were just removed."""

    there: tuple[Doorway, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class MyPhrase:
    """The same for everybody, with a phrase or without."""


@dataclass(frozen=True, slots=True)
class ChoosePhrase:
    """``saved``: what they typed was heard. Whether it was right is not said."""

    saved: bool = False


OwnSaying = (
    MyPage
    | MyAnchors
    | MyCheckIns
    | ChangeCheckIn
    | LookingBack
    | LookedBackSaid
    | PastReflections
    | PrepareTalk
    | DidAndLearned
    | MyPlan
    | MySummary
    | SummaryReady
    | ClearWhat
    | ClearedSaid
    | DaysAndHour
    | AskInChat
    | StillAsk
    | StillAskSaid
    | SignAsked
    | SignSaid
    | MyDoorways
    | MyPhrase
    | ChoosePhrase
)

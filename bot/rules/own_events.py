"""What can happen to what a member keeps for themselves: anchors, looking back, their plan, their rhythm."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.rules.announcing import ChangesShown
from bot.rules.checkin import Answers
from bot.rules.own_plan import OwnPlan
from bot.rules.phrase import Typed
from bot.rules.reflection import Reflection
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class Here:
    """Opened what a prompt was about, other than the check-in. It is answered like any other: else the
    reminders in the company's records would tell which prompts those were."""


@dataclass(frozen=True, slots=True)
class AnchorsChosen:
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CheckInChanged:
    """The check-in of this moment reads otherwise now; an empty one is taken away."""

    at: datetime
    answers: Answers


@dataclass(frozen=True, slots=True)
class ReflectionDrafted:
    """Left the page with a looking back half written."""

    reflection: Reflection


@dataclass(frozen=True, slots=True)
class LookedBack:
    reflection: Reflection


@dataclass(frozen=True, slots=True)
class LookingKept:
    """What was just looked back on is to be kept after all, and whatever comes after it."""


@dataclass(frozen=True, slots=True)
class PlanWritten:
    plan: OwnPlan


@dataclass(frozen=True, slots=True)
class DaysChosen:
    """Would like to be asked on these days (Monday is 0), at about this hour of their own wall."""

    days: frozenset[int]
    hour: time


@dataclass(frozen=True, slots=True)
class PromptsPaused:
    """Not to be asked how they are until this day; ``None`` ends a pause. Nobody else can see it."""

    until: date | None


@dataclass(frozen=True, slots=True)
class ZoneChosen:
    """Reads another clock than their profile says; an empty one follows the profile again."""

    zone: str


@dataclass(frozen=True, slots=True)
class KeptLonger:
    """Whether what is kept stays a year, or 90 days."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    """Everything they ever answered here is to go, now."""


@dataclass(frozen=True, slots=True)
class SummaryWritten:
    """A page to take along to an appointment, as they edited it."""

    text: Words


@dataclass(frozen=True, slots=True)
class SignAnswered:
    """Whether the one question fits. Either closes it; which one it was is not kept."""


@dataclass(frozen=True, slots=True)
class SignsMuted:
    """No question about what is lower than usual, until they want it again."""

    yes: bool


@dataclass(frozen=True, slots=True)
class SignsAnew:
    """The next answers are the new usual."""


@dataclass(frozen=True, slots=True)
class DoorwayMade:
    """A passkey was made on a phone of their own, and looked at: ``id``, ``key`` and ``count`` are its."""

    id: str = field(repr=False)
    key: str = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class DoorwayUsed:
    """They came in by it; its count goes on from here."""

    id: str = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class DoorwayRemoved:
    """This one opens nothing any more; an empty id means every one."""

    id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PhraseChosen:
    """Holds only where ``typed.now`` is the phrase in force, or there is none yet."""

    typed: Typed


@dataclass(frozen=True, slots=True)
class Exported:
    """Took a copy of everything along."""


OwnEvent = (
    ChangesShown
    | Here
    | AnchorsChosen
    | CheckInChanged
    | ReflectionDrafted
    | LookedBack
    | LookingKept
    | PlanWritten
    | DaysChosen
    | PromptsPaused
    | ZoneChosen
    | KeptLonger
    | Cleared
    | Exported
    | SummaryWritten
    | SignAnswered
    | SignsMuted
    | SignsAnew
    | DoorwayMade
    | DoorwayUsed
    | DoorwayRemoved
    | PhraseChosen
)

"""Check-ins: two taps and an optional line, for the member's own eyes.

Nothing is kept unless the member says so (mode 1). The first three answers are held for at most
four weeks, to show what keeping would mean, and the question is asked once. Kaveri never infers: it
reads what it was told, and an item left out is no data, not a zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.rules.anchors import AnchorKept, Kept
from bot.rules.reflection import LookedBackAt, Reflection
from bot.rules.words import Words

TRIAL_ANSWERS = 3
TRIAL_LASTS = timedelta(weeks=4)
ANSWERS_LAST = timedelta(days=90)
ANSWERS_LAST_LONGER = timedelta(days=365)
LINE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Answers:
    """Energy for work today and how well one switched off since last time, 1–5, which of one's anchors were
    kept, and one line."""

    energy: int | None = field(default=None, repr=False)
    off: int | None = field(default=None, repr=False)
    line: Words = field(default_factory=lambda: Words(""))
    anchors: tuple[AnchorKept, ...] = field(default=(), repr=False)

    def __bool__(self) -> bool:
        rated = self.energy is not None or self.off is not None
        return rated or bool(self.line) or bool(self.anchors)

    def kept(self, anchor: str) -> Kept | None:
        return next((one.kept for one in self.anchors if one.anchor == anchor), None)


@dataclass(frozen=True, slots=True)
class CheckIn:
    at: datetime
    answers: Answers


@dataclass(frozen=True, slots=True)
class NoAnswers:
    """Before the first check-in."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The first answers, held to show what keeping them would mean. At most three, at most four weeks."""

    checkins: tuple[CheckIn, ...]
    until: datetime
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Mode 0: nothing is kept, and Kaveri cannot notice a slow slide."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Mode 1: the member's own answers of the last 90 days, or of a year where they want that."""

    checkins: tuple[CheckIn, ...]
    since: datetime
    reflections: tuple[LookedBackAt, ...] = ()
    year: bool = False

    @property
    def lasts(self) -> timedelta:
        return ANSWERS_LAST_LONGER if self.year else ANSWERS_LAST


History = NoAnswers | Trial | Forgetting | Keeping


def checked_in(history: History, answers: Answers, now: datetime) -> History:
    """What is held after one more check-in. An empty one adds nothing.

    The three dots were shown after the third, and the next does not ask again. That is written here and not
    when somebody only looks: else a visit would tell that there are three.
    """
    new = CheckIn(now, answers)
    match history:
        case Trial() if wants_asking(history):
            return replace(history, asked=True)
        case _ if not answers:
            return history
        case NoAnswers():
            return Trial((new,), until=now + TRIAL_LASTS)
        case Trial(checkins) if len(checkins) < TRIAL_ANSWERS:
            return replace(history, checkins=(*checkins, new))
        case Trial() | Forgetting():
            return history  # a full trial holds nothing more
        case Keeping(checkins):
            return replace(history, checkins=(*checkins, new))


def wants_asking(history: History) -> bool:
    """Whether the three dots are due to be shown, with the one question whether to keep answers."""
    return isinstance(history, Trial) and len(history.checkins) >= TRIAL_ANSWERS and not history.asked


def choose(history: History, keep: bool, now: datetime) -> History:
    """The member's choice, now or at any later time."""
    if not keep:
        return Forgetting()
    match history:
        case Keeping():
            return history
        case Trial(checkins):
            return Keeping(checkins, since=now)
        case NoAnswers() | Forgetting():
            return Keeping((), since=now)


def changed(history: History, at: datetime, answers: Answers) -> History:
    """The check-in of this moment as it reads now; without an answer left it is taken away."""
    match history:
        case Trial(checkins=checkins) | Keeping(checkins=checkins):
            every = (replace(c, answers=answers) if c.at == at else c for c in checkins)
            return replace(history, checkins=tuple(c for c in every if c.answers))
        case _:
            return history


def looked_back(keeping: Keeping, reflection: Reflection, at: datetime) -> Keeping:
    return replace(keeping, reflections=(*keeping.reflections, LookedBackAt(at, reflection)))


def longer(history: History, yes: bool) -> History:
    return replace(history, year=yes) if isinstance(history, Keeping) else history


def faded(history: History, now: datetime) -> History:
    """What is left when the time that answers are held has passed for some of them."""
    match history:
        case Trial(until=until) if until <= now:
            return Forgetting()
        case Keeping(checkins=checkins, reflections=reflections, lasts=lasts):
            kept = tuple(c for c in checkins if c.at + lasts > now)
            looked = tuple(r for r in reflections if r.at + lasts > now)
            return replace(history, checkins=kept, reflections=looked)
        case _:
            return history


def fades_at(history: History) -> datetime | None:
    """When ``faded`` next has something to do."""
    match history:
        case Trial(until=until):
            return until
        case Keeping(checkins=checkins, reflections=reflections, lasts=lasts):
            moments = [c.at for c in checkins] + [r.at for r in reflections]
            return min(moments) + lasts if moments else None
        case _:
            return None

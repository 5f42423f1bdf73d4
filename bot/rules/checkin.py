"""Check-ins: two taps and an optional line, for the member's own eyes.

Nothing is kept unless the member says so (mode 1). The first three answers are held for at most
four weeks, to show what keeping would mean, and the question is asked once. Kaveri never infers: it
reads what it was told, and an item left out is no data, not a zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.rules.words import Words

TRIAL_ANSWERS = 3
TRIAL_LASTS = timedelta(weeks=4)
ANSWERS_LAST = timedelta(days=90)
LINE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Answers:
    """Energy for work today and how well one switched off since last time, 1–5, and one line."""

    energy: int | None = field(default=None, repr=False)
    off: int | None = field(default=None, repr=False)
    line: Words = field(default_factory=lambda: Words(""))

    def __bool__(self) -> bool:
        return self.energy is not None or self.off is not None or bool(self.line)


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
    """Mode 1: the member's own answers of the last 90 days."""

    checkins: tuple[CheckIn, ...]
    since: datetime


History = NoAnswers | Trial | Forgetting | Keeping


def checked_in(history: History, answers: Answers, now: datetime) -> History:
    """What is held after one more check-in. An empty one changes nothing."""
    if not answers:
        return history
    new = CheckIn(now, answers)
    match history:
        case NoAnswers():
            return Trial((new,), until=now + TRIAL_LASTS)
        case Trial(checkins) if len(checkins) < TRIAL_ANSWERS:
            return replace(history, checkins=(*checkins, new))
        case Trial() | Forgetting():
            return history  # the trial is full and its question stands: nothing more is held
        case Keeping(checkins):
            return replace(history, checkins=(*checkins, new))


def wants_asking(history: History) -> bool:
    """Whether the three dots are due to be shown, with the one question whether to keep answers."""
    return isinstance(history, Trial) and len(history.checkins) >= TRIAL_ANSWERS and not history.asked


def asked(history: History) -> History:
    return replace(history, asked=True) if isinstance(history, Trial) else history


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


def faded(history: History, now: datetime) -> History:
    """What is left when the time that answers are held has passed for some of them."""
    match history:
        case Trial(until=until) if until <= now:
            return Forgetting()
        case Keeping(checkins):
            kept = tuple(c for c in checkins if c.at + ANSWERS_LAST > now)
            return history if len(kept) == len(checkins) else replace(history, checkins=kept)
        case _:
            return history


def fades_at(history: History) -> datetime | None:
    """When ``faded`` next has something to do."""
    match history:
        case Trial(until=until):
            return until
        case Keeping(checkins) if checkins:
            return checkins[0].at + ANSWERS_LAST
        case _:
            return None

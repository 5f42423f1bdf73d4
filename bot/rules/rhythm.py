"""When Kaveri may ask a member how they are: a few times a week, in their own working hours.

Silence is an answer: after two silent weeks the prompts stop by themselves until the member opens
Kaveri again. There is no streak and nothing is ever "missed".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.rules import chance
from bot.rules.calendar import SEARCH_DAYS, Calendar

DAYS: dict[int, tuple[int, ...]] = {
    0: (),
    1: (2,),
    2: (1, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 3, 4),
}
"""Weekdays to ask on (Monday is 0), by prompts a week."""

EVERY_DAY = DAYS[5]
HOUR = time(10, 0)
JITTER = timedelta(minutes=45)
SILENT_WEEKS = 2
MOST_WEEKS_AWAY = 8


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``next_at`` is ``None`` for somebody who is not asked: not met yet, or who chose never.

    ``unanswered`` counts prompts since the member last opened Kaveri.
    """

    per_week: int = 2
    next_at: datetime | None = None
    unanswered: int = 0

    @property
    def silent(self) -> bool:
        return self.unanswered >= SILENT_WEEKS * max(self.per_week, 1)


def started(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """The same rhythm with its next prompt set, counted from now."""
    return replace(rhythm, unanswered=0, next_at=next_prompt(rhythm.per_week, calendar, seed, now))


def resumed(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """Somebody was here: a rhythm that never began or fell silent begins; one that runs goes on."""
    if rhythm.next_at is None:
        return started(rhythm, calendar, seed, now)
    return replace(rhythm, unanswered=0)


def prompted(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """After one prompt: the next one, or none once two weeks went by in silence."""
    counted = replace(rhythm, unanswered=rhythm.unanswered + 1)
    if counted.silent:
        return replace(counted, next_at=None)
    return replace(counted, next_at=next_prompt(rhythm.per_week, calendar, seed, now))


def next_prompt(per_week: int, calendar: Calendar, seed: str, after: datetime) -> datetime | None:
    """The first prompt moment later than ``after``: a chosen weekday at ten, a little jittered."""
    wanted = _days(per_week, calendar)
    if not wanted:
        return None
    today = calendar.local(after).date()
    for offset in range(SEARCH_DAYS):
        day = today + timedelta(days=offset)
        if day.weekday() in wanted and calendar.works(day):
            at = calendar.on(day, HOUR) + chance.within(seed, JITTER, "prompt", day)
            if (open_at := calendar.next_open(at)) > after:
                return open_at
    raise AssertionError("a year has working days in it")


def next_morning(calendar: Calendar, seed: str, after: datetime) -> datetime:
    """When somebody is told what they wait for: as a prompt would come, whatever their rhythm, and also
    while they are away from work."""
    return next_prompt(len(EVERY_DAY), calendar.usual, seed, after) or after


def days_back(calendar: Calendar, now: datetime) -> tuple[date, ...]:
    """The days that may be picked as the first one back: tomorrow, and the Mondays after it."""
    tomorrow = calendar.local(now).date() + timedelta(days=1)
    monday = tomorrow + timedelta(days=7 - tomorrow.weekday())
    return (tomorrow, *(monday + timedelta(weeks=n) for n in range(MOST_WEEKS_AWAY)))


def _days(per_week: int, calendar: Calendar) -> frozenset[int]:
    """The weekdays to ask on, moved to days this member works."""
    days = sorted(calendar.days)
    if not days or per_week == 0:
        return frozenset()
    usual = frozenset(DAYS[per_week]) & calendar.days
    spare = [day for day in days if day not in usual]
    missing = min(per_week, len(days)) - len(usual)
    return usual | frozenset(spare[:missing])

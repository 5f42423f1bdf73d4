"""When Kaveri may ask a member how they are: a few times a week, in their own working hours.

Silence is an answer. In a silence there are at most two reminders, and none where the next question comes
anyway; after two silent weeks Kaveri asks once whether to pause, keep or stop, and then is quiet by itself
until the member opens it again. There is no streak and nothing is ever "missed".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.rules import chance, subjects
from bot.rules.calendar import SEARCH_DAYS, Calendar

DAYS: dict[int, tuple[int, ...]] = {
    0: (),
    1: (2,),
    2: (1, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 3, 4),
}
"""Weekdays to ask on (Monday is 0), by prompts a week, for whoever did not pick days of their own."""

EVERY_DAY = DAYS[5]
HOUR = time(10, 0)
JITTER = timedelta(minutes=45)
LAST_START = timedelta(hours=1)
"""A prompt comes at least this long before the end of a working day: there is time to answer."""

SILENT_WEEKS = 2
MOST_WEEKS_AWAY = 8
REMIND_AFTER = (timedelta(days=1), timedelta(days=3))
MOST_REMINDERS = 2


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``next_at`` is ``None`` for somebody who is not asked: not met yet, who chose never, or fell silent.

    ``days`` are the weekdays of their choosing (``None``: the usual ones) and ``hour`` the hour. ``paused``
    is the first day on which they would like to be asked again. ``unanswered`` counts prompts since they last
    opened Kaveri, ``reminders`` are the moments of reminders still to come, ``reminded`` counts the others.
    ``last`` is when the last prompt came, ``about`` what its notice opens, and its reminders: whatever
    changes, there is one a day.
    """

    per_week: int = 2
    next_at: datetime | None = None
    unanswered: int = 0
    days: frozenset[int] | None = None
    hour: time = HOUR
    paused: date | None = None
    reminders: tuple[datetime, ...] = ()
    reminded: int = 0
    last: datetime | None = None
    about: str = subjects.VISIT

    @property
    def silent(self) -> bool:
        return self.unanswered >= SILENT_WEEKS * max(self.per_week, 1)


def started(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """The same rhythm with its next prompt set, counted from now."""
    return replace(answered(rhythm), next_at=following(rhythm, calendar, seed, now))


def moved(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """With other working hours or another clock; who is not asked stays so."""
    if rhythm.next_at is None:
        return rhythm
    return replace(rhythm, reminders=(), next_at=following(rhythm, calendar, seed, now))


def resumed(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """Somebody was here: a rhythm that never began or fell silent begins; one that runs goes on."""
    if rhythm.next_at is None:
        return started(rhythm, calendar, seed, now)
    return answered(rhythm)


def answered(rhythm: Rhythm) -> Rhythm:
    """A silence, if there was one, is over."""
    return replace(rhythm, unanswered=0, reminders=(), reminded=0)


def prompted(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """After one prompt: the next one, and perhaps a reminder before it."""
    counted = replace(rhythm, unanswered=rhythm.unanswered + 1, last=now)
    after = replace(counted, next_at=following(counted, calendar, seed, now))
    return replace(after, reminders=_reminders(after, calendar, seed, now))


def skipped(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> Rhythm:
    """A prompt that could not come in time is dropped, and nobody was silent."""
    return replace(rhythm, reminders=(), next_at=following(rhythm, calendar, seed, now))


def reminded(rhythm: Rhythm, at: datetime) -> Rhythm:
    left = tuple(one for one in rhythm.reminders if one > at)
    return replace(rhythm, reminders=left, reminded=rhythm.reminded + 1)


def fell_silent(rhythm: Rhythm) -> Rhythm:
    """Asked once whether to go on; nothing more comes until the member is here again."""
    return replace(rhythm, next_at=None, reminders=())


def following(rhythm: Rhythm, calendar: Calendar, seed: str, after: datetime) -> datetime | None:
    """The first prompt later than ``after``, not before a pause ends, and not on the day of the last one."""
    first_days = [rhythm.paused] if rhythm.paused is not None else []
    first_days += [calendar.local(rhythm.last).date() + timedelta(days=1)] if rhythm.last is not None else []
    for day in first_days:
        after = max(after, calendar.on(day, time()) - timedelta(seconds=1))
    return _first(days_of(rhythm, calendar), rhythm.hour, calendar, seed, after)


def next_morning(calendar: Calendar, seed: str, after: datetime) -> datetime:
    """When somebody is told what they wait for: as a prompt would come, whatever their rhythm, and also
    while they are away from work."""
    usual = calendar.usual
    return _first(days_of(Rhythm(len(EVERY_DAY)), usual), HOUR, usual, seed, after) or after


def days_back(calendar: Calendar, now: datetime) -> tuple[date, ...]:
    """The days that may be picked as the first one back: tomorrow, and the Mondays after it."""
    tomorrow = calendar.local(now).date() + timedelta(days=1)
    monday = tomorrow + timedelta(days=7 - tomorrow.weekday())
    return (tomorrow, *(monday + timedelta(weeks=n) for n in range(MOST_WEEKS_AWAY)))


def hours_offered(calendar: Calendar) -> tuple[time, ...]:
    """The whole hours of a working day at which a prompt may come."""
    return tuple(time(hour) for hour in range(calendar.opens.hour, calendar.closes.hour))


def _first(
    wanted: frozenset[int], hour: time, calendar: Calendar, seed: str, after: datetime
) -> datetime | None:
    """A chosen weekday that is worked, at the chosen hour as far as that lies in working hours."""
    if not wanted:
        return None
    today = calendar.local(after).date()
    for offset in range(SEARCH_DAYS):
        day = today + timedelta(days=offset)
        if day.weekday() in wanted and calendar.works(day):
            at = _moment(hour, calendar, seed, day)
            if at > after:
                return at
    return None


def _moment(hour: time, calendar: Calendar, seed: str, day: date) -> datetime:
    """On this day, a little jittered; inside its hours whatever they are."""
    at = calendar.on(day, hour) + chance.within(seed, JITTER, "prompt", day)
    opens, closes = calendar.on(day, calendar.opens), calendar.on(day, calendar.closes)
    return max(opens, min(at, closes - LAST_START))


def _reminders(rhythm: Rhythm, calendar: Calendar, seed: str, now: datetime) -> tuple[datetime, ...]:
    """A day and three days later, on working days, and never within a day of the next prompt."""
    if rhythm.next_at is None:
        return ()
    today, next_day = (calendar.local(at).date() for at in (now, rhythm.next_at))
    days = (today + later for later in REMIND_AFTER)
    clear = (day for day in days if day + timedelta(days=1) < next_day and calendar.works(day))
    left = max(MOST_REMINDERS - rhythm.reminded, 0)
    return tuple(_moment(rhythm.hour, calendar, seed, day) for day in clear)[:left]


def days_of(rhythm: Rhythm, calendar: Calendar) -> frozenset[int]:
    """The weekdays to ask on, moved to days this member works."""
    days = sorted(calendar.days)
    if not days or rhythm.per_week == 0:
        return frozenset()
    wanted = frozenset(DAYS[rhythm.per_week]) if rhythm.days is None else rhythm.days
    usual = wanted & calendar.days
    spare = [day for day in days if day not in usual]
    missing = min(rhythm.per_week, len(days)) - len(usual)
    return usual | frozenset(spare[:missing])

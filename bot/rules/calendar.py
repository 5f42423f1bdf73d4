"""Working time in one person's own zone: when they are at work, and how long a working hour lasts.

All times are aware. Arithmetic is done on instants, so an hour is an hour on the day the clocks
change; only the edges of a working day are local.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.rules.freedays import is_free

WEEKDAYS = frozenset({0, 1, 2, 3, 4})
SHORTEST = timedelta(hours=2)
"""A working day is at least so long: an ask needs time to come and to be answered."""

SEARCH_DAYS = 366  # however few hours a week somebody works, whatever is asked about ends within this


@dataclass(frozen=True, slots=True)
class Calendar:
    """A person's zone (IANA name), working days (Monday is 0) and working hours, local time.

    The public holidays of the country that the zone lies in are free days, and so is every day before
    ``back``, the first one after an absence.
    """

    zone: str
    days: frozenset[int] = WEEKDAYS
    opens: time = time(9, 0)
    closes: time = time(17, 0)
    back: date | None = None

    @property
    def usual(self) -> Calendar:
        """The same hours without the absence: for what the person themselves asked for."""
        return replace(self, back=None) if self.back else self

    def is_away(self, at: datetime) -> bool:
        return self.back is not None and self.local(at).date() < self.back

    @property
    def working_day(self) -> timedelta:
        """How long one working day is."""
        return timedelta(
            hours=self.closes.hour - self.opens.hour, minutes=self.closes.minute - self.opens.minute
        )

    def local(self, at: datetime) -> datetime:
        return at.astimezone(_zone(self.zone))

    def works(self, day: date) -> bool:
        """Whether this is a working day: one of theirs, and no public holiday."""
        here = self.back is None or day >= self.back
        return here and day.weekday() in self.days and not is_free(self.zone, day)

    def is_open(self, at: datetime) -> bool:
        return self.next_open(at) == at

    def next_open(self, at: datetime) -> datetime:
        """``at`` itself while at work, else the start of the next working stretch."""
        for start, end in self._stretches(at):
            if at < end:
                return max(at, start)
        raise AssertionError("a calendar has at least one working day a week")

    def closing(self, at: datetime) -> datetime:
        """The end of the working stretch that ``at`` is in, or of the next one."""
        for _, end in self._stretches(at):
            if at < end:
                return end
        raise AssertionError("a calendar has at least one working day a week")

    def after(self, at: datetime, worked: timedelta) -> datetime:
        """The moment when this much working time has passed since ``at``."""
        left = worked
        for start, end in self._stretches(at):
            begun = max(at, start)
            if begun >= end:
                continue
            if end - begun >= left:
                return begun + left
            left -= end - begun
        raise AssertionError("more working time than a calendar is searched for")

    def on(self, day: date, at: time) -> datetime:
        """A local time as an instant. In a gap the clock jumps over it; a doubled hour means its first."""
        return datetime.combine(day, at, _zone(self.zone)).astimezone(UTC)

    def _stretches(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Working stretches around and after ``at``, in order, as instants."""
        day = self.local(at).date()
        for offset in range(-1, SEARCH_DAYS):
            if self.works(this := day + timedelta(days=offset)):
                start, end = self.on(this, self.opens), self.on(this, self.closes)
                if start < end:  # a night shift may fall into the hour that the clocks jump over
                    yield start, end


def is_zone(name: str) -> bool:
    """Whether this machine knows an IANA zone of this name."""
    try:
        _zone(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return bool(name)


@lru_cache(maxsize=512)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)

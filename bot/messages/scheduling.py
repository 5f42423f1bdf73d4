"""Reading somebody's own working days and hours."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Voice
from bot.rules.calendar import SHORTEST
from bot.rules.showing import Place
from bot.rules.whereabouts import HoursChosen

WEEK = range(7)
OPENS = range(5, 15)
CLOSES = range(12, 22)
"""Ten whole hours each: as many as every platform shows in one choice."""


def day(weekday: int) -> str:
    """The field id of a weekday; Monday is 0."""
    return f"day-{weekday}"


def hours(given: Given, voice: Voice) -> Read | Amiss:
    """Everything as it stands on the page. A choice that was left alone keeps what is true."""
    days = frozenset(n for n in WEEK if day(n) in given.values)
    opens, closes = _hour(given, "opens", OPENS), _hour(given, "closes", CLOSES)
    if not days:
        return Amiss({day(0): voice("hours-no-day")}, Place.HOURS)
    if opens is None or closes is None:
        return Read((), Place.HOURS)
    if _between(opens, closes) < SHORTEST.total_seconds():
        return Amiss({"closes": voice("hours-too-short")}, Place.HOURS)
    return Read((HoursChosen(days, opens, closes),), Place.AFTER_HOURS)


def _hour(given: Given, field: str, offered: range) -> time | None:
    chosen = {str(hour): time(hour) for hour in offered}
    return chosen.get(given.text(field).reveal())


def _between(opens: time, closes: time) -> float:
    return (datetime.combine(date.min, closes) - datetime.combine(date.min, opens)).total_seconds()

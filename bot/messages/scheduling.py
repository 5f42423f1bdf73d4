"""Reading somebody's own days and hours: when they work, are asked, and are away."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Voice
from bot.rules.calendar import SHORTEST, is_zone
from bot.rules.events import Event, RhythmChosen
from bot.rules.member import Member
from bot.rules.own_events import ZoneChosen
from bot.rules.places import Place
from bot.rules.rhythm import DAYS
from bot.rules.whereabouts import AwayChosen, HoursChosen

WEEK = range(7)
OPENS = range(5, 15)
CLOSES = range(12, 22)
"""Ten whole hours each: as many as every platform shows in one choice."""

ZONE_LIMIT = 64


def day(weekday: int) -> str:
    """The field id of a weekday; Monday is 0."""
    return f"day-{weekday}"


def hours(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    """Everything as it stands on the page. A choice that was left alone keeps what is true."""
    days = frozenset(n for n in WEEK if day(n) in given.values)
    opens, closes = _hour(given, "opens", OPENS), _hour(given, "closes", CLOSES)
    if not days:
        return Amiss({day(0): voice("hours-no-day")}, Place.HOURS)
    if opens is None or closes is None:
        return Read((), Place.HOURS)
    if _between(opens, closes) < SHORTEST.total_seconds():
        return Amiss({"closes": voice("hours-too-short")}, Place.HOURS)
    zone = given.text("zone").reveal().strip()
    if zone and not is_zone(zone):
        return Amiss({"zone": voice("zone-unknown")}, Place.HOURS)
    chosen: tuple[Event, ...] = (HoursChosen(days, opens, closes),)
    if zone != member.calendar.zone and (zone or member.own_zone):
        chosen = (*chosen, ZoneChosen(zone))
    return Read(chosen, Place.AFTER_HOURS)


def _hour(given: Given, field: str, offered: range) -> time | None:
    chosen = {str(hour): time(hour) for hour in offered}
    return chosen.get(given.text(field).reveal())


def _between(opens: time, closes: time) -> float:
    return (datetime.combine(date.min, closes) - datetime.combine(date.min, opens)).total_seconds()


def rhythm(given: Given) -> Read:
    chosen = {str(n): n for n in DAYS}.get(given.text("per_week").reveal())
    if chosen is None:
        return Read((), Place.RHYTHM)
    return Read((RhythmChosen(chosen),), Place.AFTER_RHYTHM)


def away(given: Given) -> Read:
    try:
        back = date.fromisoformat(given.text("away").reveal())
    except ValueError:
        return Read((), Place.RHYTHM)
    return Read((AwayChosen(back),), Place.AFTER_RHYTHM)

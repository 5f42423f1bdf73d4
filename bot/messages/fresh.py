"""Which rows nobody has read again for half a year: a number that was right once may ring elsewhere now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.messages.helplines import Country

FRESH = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a country, where and when."""

    country: str
    what: str
    source: str
    on: date


def readings(country: Country) -> tuple[Reading, ...]:
    emergency = Reading(country.code, f"emergency {country.emergency}", country.source, country.verified_on)
    lines = (
        Reading(country.code, f"{line.name} {line.number}", line.source, line.verified_on)
        for line in country.lines
    )
    return (emergency, *lines)


def overdue(countries: tuple[Country, ...], day: date) -> tuple[Reading, ...]:
    """Everything that was last read more than half a year before this day."""
    return tuple(r for country in countries for r in readings(country) if day - r.on > FRESH)


def oldest(countries: tuple[Country, ...]) -> date:
    return min(reading.on for country in countries for reading in readings(country))

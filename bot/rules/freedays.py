"""Public holidays, by country, as the ``holidays`` package knows them: nobody is asked anything on one."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from bot.rules.countries import COUNTRIES


def is_free(zone: str, day: date) -> bool:
    """Whether this day is a public holiday all over the country that this zone lies in."""
    return day in _of(COUNTRIES.get(zone, ""), day.year)


def is_known(zone: str) -> bool:
    """Whether the holidays of the country that this zone lies in are known."""
    return COUNTRIES.get(zone, "") in _SUPPORTED


_SUPPORTED = frozenset(holidays.list_supported_countries(include_aliases=False))


@lru_cache(maxsize=512)
def _of(country: str, year: int) -> frozenset[date]:
    if country not in _SUPPORTED:
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=year))

"""Public holidays, by country, as the ``holidays`` package knows them: nobody is asked anything on one.

The package is imported when the first day is looked up: its tables, 280 files for all countries at once, are
a tenth of all that Kaveri is made of, and no start needs them.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from bot.rules.countries import COUNTRIES


def is_free(zone: str, day: date) -> bool:
    """Whether this day is a public holiday all over the country that this zone lies in."""
    return day in _of(COUNTRIES.get(zone, ""), day.year)


def is_known(zone: str) -> bool:
    """Whether the holidays of the country that this zone lies in are known."""
    return _is_supported(COUNTRIES.get(zone, ""))


def read() -> None:
    """Read the tables now, for whoever has a moment before the first day is looked up."""
    _is_supported("FI")


@cache
def _is_supported(country: str) -> bool:
    import holidays

    try:
        holidays.country_holidays(country)
    except NotImplementedError:  # how it says that it does not know this country
        return False
    return True


@lru_cache(maxsize=512)
def _of(country: str, year: int) -> frozenset[date]:
    import holidays

    if not _is_supported(country):
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=year))

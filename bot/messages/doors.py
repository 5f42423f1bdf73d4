"""Other doors: emergency numbers and lines, by the country a person's time zone lies in.

Facts only, written by us: the number as dialled, languages, hours, the operator's own page, and the
day the row was last checked. A test fails when a row has not been checked for 180 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One telephone line. ``number`` is as dialled inside the country; ``hours`` a message id."""

    name: str
    number: str
    languages: tuple[str, ...]
    hours: str
    page: str
    verified_on: date

    @property
    def tel(self) -> str:
        return "tel:" + self.number.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Country:
    """``emergency`` is the number for ambulance and police."""

    code: str
    emergency: str
    zones: frozenset[str]
    lines: tuple[Line, ...]


CHECKED = date(2026, 11, 23)

COUNTRIES: tuple[Country, ...] = (
    Country(
        "FI",
        "112",
        frozenset({"Europe/Helsinki", "Europe/Mariehamn"}),
        (
            Line("MIELI", "09 2525 0111", ("fi",), "hours-always", "https://mieli.fi", CHECKED),
            Line("MIELI", "09 2525 0112", ("sv",), "hours-limited", "https://mieli.fi", CHECKED),
            Line("MIELI", "09 2525 0113", ("en",), "hours-limited", "https://mieli.fi", CHECKED),
        ),
    ),
    Country(
        "GB",
        "999",
        frozenset({"Europe/London", "Europe/Belfast"}),
        (Line("Samaritans", "116 123", ("en",), "hours-always", "https://www.samaritans.org", CHECKED),),
    ),
    Country(
        "IE",
        "112",
        frozenset({"Europe/Dublin"}),
        (
            Line(
                "Samaritans Ireland",
                "116 123",
                ("en",),
                "hours-always",
                "https://www.samaritans.org",
                CHECKED,
            ),
        ),
    ),
    Country(
        "US",
        "911",
        frozenset(
            {
                "America/New_York",
                "America/Chicago",
                "America/Denver",
                "America/Phoenix",
                "America/Los_Angeles",
                "America/Anchorage",
                "Pacific/Honolulu",
                "America/Detroit",
                "America/Indiana/Indianapolis",
            }
        ),
        (Line("988 Lifeline", "988", ("en",), "hours-always", "https://988lifeline.org", CHECKED),),
    ),
    Country(
        "DE",
        "112",
        frozenset({"Europe/Berlin"}),
        (
            Line(
                "TelefonSeelsorge",
                "0800 111 0 111",
                ("de",),
                "hours-always",
                "https://www.telefonseelsorge.de",
                CHECKED,
            ),
        ),
    ),
)


def country(zone: str, default: str) -> Country | None:
    """The country of an IANA zone, else the operator's default one, else none."""
    by_zone = next((c for c in COUNTRIES if zone in c.zones), None)
    if by_zone is not None or ("/" in zone and not zone.startswith("Etc/")):
        return by_zone
    return next((c for c in COUNTRIES if c.code == default), None)

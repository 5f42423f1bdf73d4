"""Other doors: emergency numbers and lines, by the country a person's time zone lies in."""

from __future__ import annotations

from bot.messages.helplines import COUNTRIES, Country, Line

__all__ = ["COUNTRIES", "Country", "Line", "country"]


def country(zone: str, default: str) -> Country | None:
    """The country of an IANA zone, else the operator's default one, else none."""
    by_zone = next((c for c in COUNTRIES if zone in c.zones), None)
    if by_zone is not None or ("/" in zone and not zone.startswith("Etc/")):
        return by_zone
    return next((c for c in COUNTRIES if c.code == default), None)

"""Other doors are facts: numbers as they are dialled, and rows that somebody has looked at lately."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import available_timezones

from bot.messages.doors import country
from bot.messages.helplines import COUNTRIES
from bot.runtime.clock import WallClock

FRESH = timedelta(days=180)


def test_every_row_was_checked_within_half_a_year() -> None:
    today = WallClock().now().date()
    read = {here.source: here.verified_on for here in COUNTRIES}
    read |= {line.source: line.verified_on for here in COUNTRIES for line in here.lines}
    old = sorted(source for source, day in read.items() if today - day >= FRESH)
    assert not old, "read these again, mend or take out their rows, and renew verified_on:\n" + "\n".join(old)


def test_there_are_twenty_countries_and_more_each_once() -> None:
    assert len(COUNTRIES) >= 20
    assert len({here.code for here in COUNTRIES}) == len(COUNTRIES)
    zones = [zone for here in COUNTRIES for zone in here.zones]
    assert len(zones) == len(set(zones))


def test_numbers_are_as_they_are_dialled() -> None:
    for here in COUNTRIES:
        assert re.fullmatch(r"\d{3}", here.emergency)
        for line in here.lines:
            assert re.fullmatch(r"[0-9 ]+", line.number), line.number
            assert line.page.startswith("https://") or not line.page
            assert line.source.startswith("http")


def test_a_country_is_found_by_the_time_zone_and_never_guessed() -> None:
    assert {zone for here in COUNTRIES for zone in here.zones} <= available_timezones()
    assert (found := country("Europe/Helsinki", "GB")) is not None
    assert found.code == "FI"
    assert country("Pacific/Kiritimati", "FI") is None
    assert (default := country("UTC", "FI")) is not None
    assert default.code == "FI"

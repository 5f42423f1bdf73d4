"""Other doors are facts: numbers as they are dialled, and rows that somebody has looked at lately."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import available_timezones

from bot.messages.doors import country
from bot.messages.fresh import FRESH, oldest, overdue
from bot.messages.helplines import COUNTRIES
from tests.doors import report


def test_rows_are_fresh_for_half_a_year_and_then_each_is_named() -> None:
    assert not overdue(COUNTRIES, oldest(COUNTRIES) + FRESH)
    newest = max(line.verified_on for here in COUNTRIES for line in here.lines)
    late = overdue(COUNTRIES, newest + FRESH + timedelta(days=1))
    assert {row.country for row in late} == {here.code for here in COUNTRIES}


def test_what_is_to_be_done_about_an_old_row_is_said() -> None:
    one = COUNTRIES[:1]
    well, said = report(one, oldest(one) + timedelta(days=1))
    assert (well, said) == (True, "helplines: 1 countries, oldest read 1 day ago")
    well, said = report(one, oldest(one) + timedelta(days=200))
    assert not well
    assert "https://112.fi" in said
    assert "Open each page" in said


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

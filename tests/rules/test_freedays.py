"""Nobody is asked anything on a public holiday of the country they live in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import freedays, rhythm
from bot.rules.calendar import Calendar
from bot.rules.countries import COUNTRIES
from bot.rules.sayings import AskingNow
from tests.transcript import ASK, HELSINKI, LONDON, Transcript, days, minutes

MIDSUMMER_WEEK = datetime(2026, 6, 18, 6, 0, tzinfo=UTC)  # Thursday, 9.00 in Helsinki; Friday is the eve


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Helsinki", date(2026, 12, 6)),
        ("Europe/Stockholm", date(2026, 6, 6)),
        ("Europe/Berlin", date(2026, 10, 3)),
        ("America/New_York", date(2026, 7, 4)),
        ("Asia/Calcutta", date(2026, 1, 26)),
        ("Asia/Kolkata", date(2026, 1, 26)),
        ("Asia/Tokyo", date(2026, 1, 1)),
    ],
)
def test_days_that_everybody_there_knows(zone: str, day: date) -> None:
    assert freedays.is_free(zone, day)
    assert freedays.is_known(zone)


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+2", "", "Mars/Olympus"])
def test_where_no_country_is_known_every_day_is_an_ordinary_one(zone: str) -> None:
    assert not freedays.is_known(zone)
    assert not freedays.is_free(zone, date(2026, 1, 1))


def test_every_zone_in_the_table_is_one_that_exists() -> None:
    assert not set(COUNTRIES) - available_timezones()


def test_an_ask_over_midsummer_goes_on_on_monday() -> None:
    thursday = MIDSUMMER_WEEK + timedelta(hours=7, minutes=30)  # 16.30: half an hour is left of the day
    story = Transcript(thursday, sanna=HELSINKI, mikko=HELSINKI, laura=LONDON)
    story.trusts("sanna", "mikko", "laura").is_left_alone("sanna").asks("sanna").standing("sanna", AskingNow)
    deadline = story.world.members["sanna"].escalation.plan.deadline  # type: ignore[union-attr]
    assert deadline.date() == date(2026, 6, 22), "Monday: Friday is no working day"
    story.after(minutes(2)).told("mikko", ASK).after(days(3)).silence()  # Mikko has had half an hour so far
    story.at(deadline).told("laura", ASK).silence()


@given(st.sampled_from(sorted(COUNTRIES)), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 5))
def test_no_prompt_falls_on_a_free_day(zone: str, day: date, per_week: int) -> None:
    calendar = Calendar(zone)
    after = datetime(day.year, day.month, day.day, tzinfo=UTC)
    at = rhythm.following(rhythm.Rhythm(per_week), calendar, "seed", after)
    assert at is not None
    assert not freedays.is_free(zone, calendar.local(at).date())
    assert calendar.is_open(at)

"""Working time around the change of the clocks, in many zones: an hour is an hour, and time runs forward."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendar import Calendar
from tests.rules.test_policy import ZONES

CHANGES = [
    datetime(2026, 3, 8, 10, tzinfo=UTC),  # most of North America
    datetime(2026, 3, 29, 1, tzinfo=UTC),  # Europe
    datetime(2026, 4, 4, 15, tzinfo=UTC),  # Australia, New Zealand, back
    datetime(2026, 4, 5, 4, tzinfo=UTC),  # Chile, back
    datetime(2026, 4, 23, 22, tzinfo=UTC),  # Egypt
    datetime(2026, 9, 26, 14, tzinfo=UTC),  # New Zealand
    datetime(2026, 10, 3, 15, tzinfo=UTC),  # Australia
    datetime(2026, 10, 25, 1, tzinfo=UTC),  # Europe, back
    datetime(2026, 11, 1, 7, tzinfo=UTC),  # North America, back
]
AROUND = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from(CHANGES),
    st.integers(-3 * 24 * 60, 3 * 24 * 60),
)
ANY_HOURS = st.tuples(
    st.integers(0, 23 * 60), st.integers(0, 23 * 60), st.frozensets(st.integers(0, 6), min_size=1)
).filter(lambda t: t[0] + 30 <= t[1])
CALENDARS = st.builds(
    lambda zone, hours: Calendar(
        zone, hours[2], time(hours[0] // 60, hours[0] % 60), time(hours[1] // 60, hours[1] % 60)
    ),
    st.sampled_from(ZONES),
    ANY_HOURS,
)
"""Any hours at all, nights included: a shift may begin in the hour that does not exist."""


def test_there_are_many_zones() -> None:
    assert len(set(ZONES)) >= 30


@given(CALENDARS, AROUND)
def test_opening_and_closing_fit_together(calendar: Calendar, at: datetime) -> None:
    opens, closes = calendar.next_open(at), calendar.closing(at)
    assert at <= opens < closes
    assert calendar.is_open(opens)
    assert not calendar.is_open(closes) or calendar.next_open(closes) == closes
    assert calendar.closing(opens) == closes
    assert calendar.next_open(opens) == opens


@given(CALENDARS, AROUND, st.integers(0, 600), st.integers(0, 600))
def test_time_runs_forward(calendar: Calendar, at: datetime, wait: int, work: int) -> None:
    later, worked = at + timedelta(minutes=wait), timedelta(minutes=min(work, 60))
    assert calendar.next_open(at) <= calendar.next_open(later)
    assert calendar.closing(at) <= calendar.closing(later)
    assert calendar.after(at, worked) <= calendar.after(later, worked)


@given(CALENDARS, AROUND, st.integers(1, 300))
def test_working_hours_add_up_minute_by_minute(calendar: Calendar, at: datetime, work: int) -> None:
    """What ``after`` skips is closed, and what it counts is open."""
    work = min(work, 60)
    end = calendar.after(at, timedelta(minutes=work))
    worked, cursor = timedelta(), at
    while (opens := calendar.next_open(cursor)) < end:
        stretch = min(end, calendar.closing(opens))
        worked += stretch - opens
        cursor = stretch
    assert worked == timedelta(minutes=work)


def test_the_hour_that_does_not_exist_is_not_worked() -> None:
    night = Calendar("Europe/Helsinki", frozenset({6}), time(2), time(5))
    sunday = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)  # the clocks jump from 3.00 to 4.00
    opens = night.next_open(sunday)
    assert night.closing(sunday) - opens == timedelta(hours=2)


def test_a_shift_that_the_change_leaves_no_time_for_is_not_worked() -> None:
    """It begins in the gap and ends with it: turned round, were it taken at its word."""
    night = Calendar("Europe/Helsinki", frozenset({6}), time(3, 30), time(4))
    sunday = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    opens = night.next_open(sunday)
    assert night.is_open(opens)
    assert night.local(opens).date().isoformat() == "2026-04-12"  # the Sunday between is Easter


def test_the_doubled_hour_is_worked_twice() -> None:
    night = Calendar("Europe/Helsinki", frozenset({6}), time(2), time(5))
    sunday = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)  # the clocks go back from 4.00 to 3.00
    assert night.closing(sunday) - night.next_open(sunday) == timedelta(hours=4)


def test_eight_hours_from_friday_afternoon_end_on_monday() -> None:
    office = Calendar("Europe/Helsinki")
    friday = datetime(2026, 3, 27, 13, 0, tzinfo=UTC)  # 15.00, two hours before the weekend of the change
    monday = office.local(office.after(friday, office.working_day))
    assert (monday.weekday(), monday.time()) == (0, time(15))

"""Whom to ask, and when: drawn once, inside each one's own working hours, in any zone on any day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules import policy, rhythm
from bot.rules.asking_events import Shown
from bot.rules.calendar import Calendar
from bot.rules.escalation import UNDO
from bot.rules.people import MemberId
from bot.rules.words import Words

ZONES = (
    *("Europe/Helsinki", "Europe/Berlin", "Europe/London", "Europe/Lisbon", "Atlantic/Azores", "UTC"),
    *("Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Shanghai", "Asia/Tehran", "Asia/Dubai"),
    *("Asia/Jerusalem", "Asia/Karachi", "Asia/Dhaka", "Asia/Singapore", "Africa/Cairo", "Africa/Nairobi"),
    *("Africa/Lagos", "Africa/Casablanca", "America/New_York", "America/Chicago", "America/Denver"),
    *("America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Santiago"),
    *("Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia"),
)
CALENDARS = st.builds(
    Calendar,
    st.sampled_from(ZONES),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.times(time(0), time(10)).map(lambda t: t.replace(second=0, microsecond=0)),
    st.times(time(14), time(23)).map(lambda t: t.replace(second=0, microsecond=0)),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
PEOPLE = st.lists(CALENDARS, max_size=5).map(
    lambda all: tuple(Shown(MemberId(f"p{n}"), c, Words("20 minutes")) for n, c in enumerate(all))
)


@given(CALENDARS, MOMENTS)
def test_a_calendar_is_open_when_it_says_so(calendar: Calendar, at: datetime) -> None:
    opens = calendar.next_open(at)
    assert opens >= at
    assert calendar.is_open(opens)
    local = calendar.local(opens)
    assert local.weekday() in calendar.days
    assert opens < calendar.closing(at)


@given(CALENDARS, MOMENTS, st.integers(0, 600), st.integers(0, 600))
def test_working_time_adds_up(calendar: Calendar, at: datetime, one: int, two: int) -> None:
    first, second = timedelta(minutes=one), timedelta(minutes=two)
    once = calendar.after(at, first + second)
    assert once >= at + first + second
    assert calendar.after(calendar.after(at, first), second) == once


@given(CALENDARS, PEOPLE, MOMENTS)
def test_everybody_is_asked_in_their_own_hours_and_in_time_to_answer(
    calendar: Calendar, people: tuple[Shown, ...], now: datetime
) -> None:
    plan = policy.draw("seed", "e", calendar, people, now)
    calendars = {person.peer: person.calendar for person in people}
    assert plan.deadline > now
    assert len(set(plan.peers)) == len(plan.peers) <= len(people)
    for step in plan.steps:
        assert now + UNDO <= step.at <= plan.deadline - policy.TIME_TO_ANSWER
        assert calendars[step.peer].is_open(step.at)
    asked = [step.at for step in plan.steps]
    assert asked == sorted(asked)
    left_out = [p for p in people if p.peer not in plan.peers]
    last = policy.last_call(plan.deadline)
    assert all(p.calendar.next_open(now + UNDO) > last for p in left_out)


@given(CALENDARS, PEOPLE, MOMENTS)
def test_the_same_consent_always_draws_the_same_plan(
    calendar: Calendar, people: tuple[Shown, ...], now: datetime
) -> None:
    assert policy.draw("s", "e", calendar, people, now) == policy.draw("s", "e", calendar, people, now)


def test_in_one_office_they_are_asked_two_working_hours_apart() -> None:
    office = Calendar("Europe/Berlin")
    people = tuple(Shown(MemberId(f"p{n}"), office, Words("")) for n in range(3))
    morning = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    plan = policy.draw("seed", "e", office, people, morning)
    gaps = [b.at - a.at for a, b in zip(plan.steps, plan.steps[1:], strict=False)]
    assert plan.peers == ("p0", "p1", "p2")
    assert all(timedelta(hours=1, minutes=50) <= gap <= timedelta(hours=2, minutes=10) for gap in gaps)


@given(CALENDARS, MOMENTS)
def test_the_first_move_is_soon_and_within_the_working_day(calendar: Calendar, at: datetime) -> None:
    begin = calendar.next_open(at)
    move = policy.first_move(calendar, at)
    assert begin < move <= max(calendar.closing(begin), begin + timedelta(hours=1, minutes=30))
    wall = calendar.local(move)
    assert wall.minute in (0, 30) or wall.time() == calendar.closes, "a moment that people name"


@given(st.integers(0, 5), CALENDARS, MOMENTS, st.text(min_size=1, max_size=20))
def test_prompts_come_in_working_hours_and_never_more_often_than_chosen(
    per_week: int, calendar: Calendar, at: datetime, seed: str
) -> None:
    asked: list[datetime] = []
    after = at
    asking = rhythm.Rhythm(per_week)
    while (next_at := rhythm.following(asking, calendar, seed, after)) and next_at < at + timedelta(28):
        assert calendar.is_open(next_at)
        asked.append(next_at)
        after = next_at
    assert len(asked) <= 4 * per_week + 1
    days = [calendar.local(moment).date() for moment in asked]
    assert len(days) == len(set(days))
    if per_week == 0:
        assert asked == []


def test_two_silent_weeks_and_then_quiet() -> None:
    calendar = Calendar("Europe/Helsinki")
    now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    asking = rhythm.started(rhythm.Rhythm(per_week=2), calendar, "seed", now)
    prompts = 0
    while not asking.silent:
        assert asking.next_at is not None
        now = asking.next_at
        asking = rhythm.prompted(asking, calendar, "seed", now)
        prompts += 1
    assert prompts == 4
    assert asking.next_at is not None, "the next one asks whether to go on"
    assert rhythm.fell_silent(asking).next_at is None

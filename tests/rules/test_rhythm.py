"""When Kaveri asks: inside working hours, as often as chosen, and quiet by itself after two silent weeks."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendar import Calendar
from bot.rules.events import RhythmChosen, Typed, Visited
from bot.rules.freedays import is_free
from bot.rules.sayings import WhenIAsk
from bot.rules.showing import Place
from tests.transcript import HELSINKI, INVITATION, MONDAY, VISIT, Transcript, days, hours, minutes

CHANGING = (
    *("Europe/Helsinki", "Europe/London", "America/New_York", "America/Santiago", "Africa/Cairo"),
    *("Asia/Jerusalem", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Auckland", "Africa/Casablanca"),
)
"""Zones whose clocks change, by an hour or by half of one, in either half of the year."""


def asked(story: Transcript) -> int:
    """How often a week, as Sanna reads it."""
    page = story.world.page("sanna", Place.RHYTHM)
    assert isinstance(page, WhenIAsk)
    return page.per_week


def test_twice_a_week_from_the_first_visit_on() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").silence()
    story.at(MONDAY + days(2)).told("sanna", VISIT).silence()  # Tuesday
    story.at(MONDAY + days(4)).told("sanna", VISIT).silence()  # Thursday
    asked = [story.world.members["sanna"].calendar.local(sent.at) for sent in story.world.sent]
    assert [at.weekday() for at in asked] == [1, 3]
    assert all(time(10) <= at.time() < time(10, 45) for at in asked)


def test_somebody_who_was_only_picked_is_never_asked_how_they_are() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko")
    story.after(days(60)).silence()


def test_after_two_silent_weeks_it_is_quiet_until_the_next_visit() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").after(days(14))
    for _ in range(4):
        story.told("sanna", VISIT)
    story.after(days(60)).silence()
    story.opens_kaveri("sanna").after(days(7)).told("sanna", VISIT).told("sanna", VISIT).silence()


@pytest.mark.parametrize("per_week", range(1, 6))
def test_as_often_as_chosen(per_week: int) -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", RhythmChosen(per_week))
    story.at(MONDAY + days(7))
    for _ in range(per_week):
        story.told("sanna", VISIT)
    assert asked(story) == per_week
    story.silence()


def test_never_is_never() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", RhythmChosen(0))
    story.opens_kaveri("sanna").after(days(60)).silence()


def test_a_number_that_nobody_offered_changes_nothing() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", RhythmChosen(6), RhythmChosen(-1))
    assert asked(story) == 2
    story.silence()


def test_a_prompt_that_could_not_go_out_in_time_is_dropped_not_sent_into_the_evening() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna")
    story.world.now = MONDAY + days(1) + hours(11)  # the machine slept until Tuesday, 20.00
    story.after(hours(1)).silence()
    story.at(MONDAY + days(4)).told("sanna", VISIT).silence()


def test_every_typed_line_gets_the_same_notice_and_several_in_a_row_get_one() -> None:
    story = Transcript(sanna=HELSINKI).when("sanna", Typed()).told("sanna", VISIT)
    story.after(minutes(0.2)).when("sanna", Typed()).silence()
    story.after(minutes(1)).when("sanna", Typed()).told("sanna", VISIT).silence()


def test_an_invitation_waits_for_working_hours() -> None:
    from bot.rules.events import CircleChosen
    from bot.rules.people import MemberId

    evening = datetime(2026, 3, 6, 18, 0, tzinfo=UTC)  # Friday, 20.00 in Helsinki
    story = Transcript(evening, sanna=HELSINKI, mikko=HELSINKI)
    story.when("sanna", CircleChosen((MemberId("mikko"),))).after(days(2)).silence()
    story.at(datetime(2026, 3, 9, 7, 30, tzinfo=UTC)).told("mikko", INVITATION).silence()


@given(st.sampled_from(CHANGING), st.integers(1, 5), st.integers(0, 365), st.integers(0, 23))
def test_prompts_stay_in_working_hours_across_the_change_of_the_clocks(
    zone: str, per_week: int, day: int, hour: int
) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day, hours=hour)
    story = Transcript(start, sanna=zone).when("sanna", Visited(), RhythmChosen(per_week))
    for _ in range(10):
        story.after(days(7)).when("sanna", Visited())
    while len(story.world.sent) > story._read:
        story.told("sanna", VISIT)
    story.silence()
    calendar = Calendar(zone)
    asked = [calendar.local(sent.at) for sent in story.world.sent]
    free = sum(is_free(zone, start.date() + timedelta(days=n)) for n in range(71))
    assert len(asked) >= 10 * per_week - per_week - free
    assert all(calendar.works(at.date()) for at in asked)
    assert all(time(10) <= at.time() < time(10, 45) for at in asked)
    assert len({at.date() for at in asked}) == len(asked)

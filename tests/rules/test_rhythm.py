"""When Kaveri asks: inside working hours, as often as chosen, and quiet by itself after two silent weeks."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from bot.rules.events import RhythmChosen, Typed, Visited
from bot.rules.places import Place
from bot.rules.sayings import WhenIAsk
from tests.transcript import (
    HELSINKI,
    INVITATION,
    LOOK_BACK,
    MONDAY,
    STILL,
    VISIT,
    Transcript,
    days,
    hours,
    minutes,
)


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
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").after(days(7))
    story.told("sanna", VISIT).told("sanna", VISIT).told("sanna", VISIT)  # Tuesday, Thursday, a reminder
    story.after(days(7)).told("sanna", VISIT).told("sanna", VISIT).told("sanna", VISIT)
    story.after(days(7)).told("sanna", STILL).after(days(60)).silence()
    story.opens_kaveri("sanna").after(days(7)).told("sanna", LOOK_BACK).told("sanna", VISIT).silence()


@pytest.mark.parametrize("per_week", range(1, 6))
def test_as_often_as_chosen(per_week: int) -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", RhythmChosen(per_week))
    for day in range(1, 8):
        story.at(MONDAY + days(day)).when("sanna", Visited())  # whoever answers is never reminded
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

"""Days and an hour of one's own, a pause that ends by itself, and the one question after two silent weeks."""

from __future__ import annotations

from datetime import date, time, timedelta

from bot.rules.calendar import Calendar
from bot.rules.events import Visited
from bot.rules.own_events import DaysChosen, PromptsPaused, ZoneChosen
from bot.rules.own_sayings import DaysAndHour, StillAskSaid
from bot.rules.places import Place
from bot.rules.rhythm import days_back
from bot.rules.whereabouts import Moved
from tests.transcript import HELSINKI, LOOK_BACK, MONDAY, STILL, VISIT, Transcript, days, hours

FRIDAY, SATURDAY = 4, 5


def sanna() -> Transcript:
    return Transcript(sanna=HELSINKI).opens_kaveri("sanna")


def page(story: Transcript) -> DaysAndHour:
    shown = story.world.page("sanna", Place.DAYS)
    assert isinstance(shown, DaysAndHour)
    return shown


def came(story: Transcript) -> list[str]:
    """When the notices came, by her own wall."""
    calendar = story.world.members["sanna"].calendar
    return [f"{calendar.local(sent.at):%a %H}" for sent in story.world.sent]


def test_on_the_days_and_about_the_hour_of_her_choosing() -> None:
    story = sanna().when("sanna", DaysChosen(frozenset({0, FRIDAY}), time(15)))
    story.at(MONDAY + days(1)).told("sanna", VISIT).opens_kaveri("sanna")
    story.at(MONDAY + days(5)).told("sanna", VISIT).silence()
    assert came(story) == ["Mon 15", "Fri 15"]
    assert (page(story).days, page(story).hour) == (frozenset({0, FRIDAY}), time(15))


def test_choosing_another_hour_after_todays_question_does_not_ask_twice() -> None:
    story = sanna().at(MONDAY + days(1) + hours(3)).told("sanna", VISIT)
    story.when("sanna", DaysChosen(frozenset({1, FRIDAY}), time(16))).after(days(2)).silence()
    story.after(days(2)).told("sanna", VISIT).silence()


def test_no_days_is_never() -> None:
    sanna().when("sanna", DaysChosen(frozenset(), time(10))).after(days(100)).silence()


def test_a_day_she_does_not_work_changes_nothing() -> None:
    story = sanna().when("sanna", DaysChosen(frozenset({SATURDAY}), time(10))).silence()
    assert page(story).days == frozenset({1, 3})


def test_an_hour_after_closing_time_comes_before_it() -> None:
    story = sanna().when("sanna", DaysChosen(frozenset({1}), time(20))).after(days(2))
    story.told("sanna", VISIT).silence()
    assert came(story) == ["Tue 16"]


def test_a_pause_is_quiet_and_ends_by_itself() -> None:
    back = days_back(Calendar(HELSINKI), MONDAY)[3]
    assert back == date(2026, 3, 23)
    story = sanna().when("sanna", PromptsPaused(back)).after(days(20)).silence()
    assert page(story).paused == back
    story.after(days(3)).told("sanna", LOOK_BACK).silence()
    assert page(story).paused is None
    story.silence()


def test_a_pause_may_end_sooner() -> None:
    story = sanna().when("sanna", PromptsPaused(date(2026, 3, 30)), PromptsPaused(None)).after(days(2))
    story.told("sanna", VISIT).silence()


def test_a_pause_until_a_day_nobody_offered_changes_nothing() -> None:
    story = sanna().when("sanna", PromptsPaused(date(2040, 1, 1))).after(days(2)).told("sanna", VISIT)
    story.silence()


def silent() -> Transcript:
    """Two weeks without an answer; a question on Tuesday and Thursday, a reminder on Friday, twice."""
    story = sanna().after(days(16))
    for _ in range(6):
        story.told("sanna", VISIT)
    return story.told("sanna", STILL)


def test_after_two_silent_weeks_she_may_pause() -> None:
    back = days_back(silent().world.members["sanna"].calendar, MONDAY + days(16))[2]
    story = silent().when("sanna", PromptsPaused(back))
    shown = story.world.page("sanna", Place.AFTER_STILL_ASKING)
    assert isinstance(shown, StillAskSaid)
    assert shown.next_at is not None
    assert shown.next_at.date() >= back
    story.after(back - MONDAY.date() - timedelta(days=16)).silence()


def test_or_go_on() -> None:
    story = silent().when("sanna", Visited())
    assert story.world.page("sanna", Place.AFTER_STILL_ASKING) != StillAskSaid(None)
    story.silence()


def test_or_say_nothing_and_it_stays_quiet() -> None:
    silent().after(days(200)).silence()


def test_her_own_clock_counts_more_than_her_profile() -> None:
    story = sanna().when("sanna", ZoneChosen("Asia/Tokyo"), Moved("Europe/London", "")).after(days(2))
    story.told("sanna", VISIT).silence()
    assert came(story) == ["Tue 10"]
    assert story.world.members["sanna"].calendar.zone == "Asia/Tokyo"
    story.when("sanna", ZoneChosen(""), Moved("Europe/London", ""))
    assert story.world.members["sanna"].calendar.zone == "Europe/London"
    story.silence()


def test_a_clock_that_nobody_knows_changes_nothing() -> None:
    story = sanna().when("sanna", ZoneChosen("Atlantis/Centre")).silence()
    assert story.world.members["sanna"].calendar.zone == HELSINKI

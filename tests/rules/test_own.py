"""What somebody keeps for themselves: habits, a check-in put right, a plan, a page for an appointment."""

from __future__ import annotations

import pytest

from bot.rules.anchors import AnchorKept, Kept
from bot.rules.checkin import Answers
from bot.rules.events import CheckedIn, KeepingChosen, RhythmChosen
from bot.rules.house_sayings import NotOpen
from bot.rules.own_events import AnchorsChosen, CheckInChanged, Cleared, PlanWritten, SummaryWritten
from bot.rules.own_plan import OwnPlan
from bot.rules.own_sayings import ChangeCheckIn, MyAnchors, MyPage, MyPlan, MySummary, SummaryReady
from bot.rules.places import Place
from bot.rules.sayings import FirstPage
from bot.rules.subjects import of_check_in
from bot.rules.words import Words
from tests.transcript import HELSINKI, MONDAY, Transcript, days, hours

YOGA, WALK, RETRO = Words("Yoga"), Words("A walk at noon"), Words("The retrospective")


def sanna() -> Transcript:
    return Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", RhythmChosen(0))


def keeping() -> Transcript:
    return sanna().when("sanna", KeepingChosen(True))


def ids(story: Transcript) -> dict[str, str]:
    return {a.words.reveal(): a.id for a in story.world.members["sanna"].anchors}


def test_habits_stand_on_the_first_page_in_her_order() -> None:
    story = sanna().when("sanna", AnchorsChosen((YOGA, Words(""), RETRO, YOGA)))
    shown = story.world.page("sanna", Place.FIRST)
    assert isinstance(shown, FirstPage)
    assert [anchor.words for anchor in shown.anchors] == [YOGA, RETRO], "each once, and no empty one"
    story.silence()


def test_a_habit_that_stays_stays_itself_and_other_words_are_another_one() -> None:
    story = sanna().when("sanna", AnchorsChosen((YOGA, RETRO)))
    before = ids(story)
    story.after(days(1)).when("sanna", AnchorsChosen((WALK, YOGA))).silence()
    after = ids(story)
    assert after["Yoga"] == before["Yoga"]
    assert after["A walk at noon"] not in before.values()


def test_four_at_most() -> None:
    story = sanna().when("sanna", AnchorsChosen(tuple(Words(f"habit {n}") for n in range(9))))
    assert len(ids(story)) == 4
    shown = story.world.page("sanna", Place.ANCHORS)
    assert isinstance(shown, MyAnchors)
    story.silence()


def test_how_a_habit_went_stands_on_her_page() -> None:
    story = keeping().when("sanna", AnchorsChosen((YOGA, RETRO)))
    yoga = ids(story)["Yoga"]
    for kept in (Kept.YES, Kept.PARTLY, Kept.NO):
        story.when("sanna", CheckedIn(Answers(3, anchors=(AnchorKept(yoga, kept),)))).after(days(3))
    story.when("sanna", CheckedIn(Answers(3)))
    shown = story.world.page("sanna", Place.MY_PAGE)
    assert isinstance(shown, MyPage)
    (habit,) = shown.habits
    assert habit.kept == (Kept.YES, Kept.PARTLY, Kept.NO, None), "nothing is said of what was never answered"
    story.silence()


def test_a_check_in_reads_as_she_put_it_right() -> None:
    story = keeping().when("sanna", CheckedIn(Answers(1))).after(days(1)).when("sanna", CheckedIn(Answers(4)))
    story.when("sanna", CheckInChanged(MONDAY, Answers(5, line=Words("slipped"))))
    shown = story.world.page("sanna", Place.MY_PAGE)
    assert isinstance(shown, MyPage)
    assert [one.energy for one in shown.recent] == [5, 4]
    story.silence()


def test_with_nothing_left_in_it_a_check_in_is_gone() -> None:
    story = keeping().when("sanna", CheckedIn(Answers(1)), CheckInChanged(MONDAY, Answers()))
    assert story.world.page("sanna", Place.CHANGE_CHECK_IN, of_check_in(MONDAY)) == NotOpen()
    story.silence()


def test_a_check_in_to_change_is_found_by_its_moment() -> None:
    story = keeping().when("sanna", CheckedIn(Answers(2, 3)))
    shown = story.world.page("sanna", Place.CHANGE_CHECK_IN, of_check_in(MONDAY))
    assert isinstance(shown, ChangeCheckIn)
    assert shown.checkin.answers == Answers(2, 3)
    story.silence()


@pytest.mark.parametrize("keeps", [True, False])
def test_changing_what_is_not_there_changes_nothing(keeps: bool) -> None:
    story = sanna().when("sanna", KeepingChosen(keeps))
    before = story.world.members["sanna"]
    story.when("sanna", CheckInChanged(MONDAY, Answers(1))).silence()
    assert story.world.members["sanna"] == before


def test_a_plan_is_hers_to_read_and_stays_when_answers_are_cleared() -> None:
    plan = OwnPlan(helps=Words("A walk with Laura"))
    story = keeping().when("sanna", PlanWritten(plan), CheckedIn(Answers(1)), Cleared())
    story.reads("sanna", MyPlan(plan), Place.PLAN).after(days(300)).reads("sanna", MyPlan(plan), Place.PLAN)


def test_a_page_for_an_appointment_holds_the_last_eight_weeks_and_is_hers_to_edit() -> None:
    story = keeping().when("sanna", CheckedIn(Answers(1, line=Words("long ago")))).after(days(50))
    story.when("sanna", CheckedIn(Answers(2, line=Words("tired")))).after(days(10))
    shown = story.world.page("sanna", Place.SUMMARY)
    assert isinstance(shown, MySummary)
    assert [c.answers.line for c in shown.checkins] == [Words("tired")]
    story.when("sanna", SummaryWritten(Words("In my words.")))
    story.reads("sanna", SummaryReady(Words("In my words.")), Place.SUMMARY_READY)
    story.after(hours(1)).reads("sanna", MySummary, Place.SUMMARY_READY)
    assert story.world.members["sanna"].summary is None

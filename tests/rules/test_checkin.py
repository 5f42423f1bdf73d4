"""Check-ins: held for three, asked about once, kept only if the member says so, gone when they fade."""

from __future__ import annotations

from bot.rules.checkin import Answers, Forgetting, Keeping, NoAnswers
from bot.rules.events import CheckedIn, Drafted, KeepingChosen, Visited
from bot.rules.places import Place
from bot.rules.sayings import FirstPage, KeepingSettled, NothingSaved, Saved, ThreeDots
from bot.rules.words import Words
from tests.transcript import HELSINKI, MONDAY, VISIT, Transcript, days, hours, minutes

ONE, TWO, THREE, FOUR = Answers(2, 3), Answers(4), Answers(off=1, line=Words("a long day")), Answers(5, 5)


def alone() -> Transcript:
    return Transcript(sanna=HELSINKI)


def after_three() -> Transcript:
    return alone().when("sanna", *(CheckedIn(answers) for answers in (ONE, TWO, THREE)))


def test_the_first_two_are_held_and_the_third_shows_three_dots() -> None:
    story = alone().when("sanna", CheckedIn(ONE)).reads("sanna", Saved(1, None), Place.AFTER_CHECK_IN)
    story.when("sanna", CheckedIn(TWO)).reads("sanna", Saved(2, None), Place.AFTER_CHECK_IN)
    story.when("sanna", CheckedIn(THREE))
    story.reads("sanna", ThreeDots((ONE, TWO, THREE)), Place.AFTER_CHECK_IN)


def test_the_question_is_asked_once() -> None:
    after_three().when("sanna", Visited(), CheckedIn(FOUR)).reads(
        "sanna", Saved(None, None), Place.AFTER_CHECK_IN
    )


def test_keeping_begins_with_the_three_that_were_shown() -> None:
    story = after_three().when("sanna", KeepingChosen(True))
    story.reads("sanna", KeepingSettled(True), Place.AFTER_KEEPING)
    story.when("sanna", CheckedIn(FOUR)).reads(
        "sanna", Saved(None, (ONE, TWO, THREE, FOUR)), Place.AFTER_CHECK_IN
    )


def test_forgetting_is_at_once_and_for_all_that_follow() -> None:
    story = after_three().when("sanna", KeepingChosen(False), CheckedIn(FOUR))
    story.reads("sanna", Saved(None, None), Place.AFTER_CHECK_IN)
    assert story.world.members["sanna"].history == Forgetting()


def test_who_keeps_may_forget_and_who_forgets_may_keep() -> None:
    story = after_three().when("sanna", KeepingChosen(True), KeepingChosen(False), KeepingChosen(True))
    story.reads("sanna", KeepingSettled(True), Place.AFTER_KEEPING)
    assert story.world.members["sanna"].history == Keeping((), since=MONDAY), "what was forgotten is gone"


def test_the_trial_fades_after_four_weeks_without_a_choice() -> None:
    story = after_three().after(days(28)).silence()
    assert story.world.members["sanna"].history == Forgetting()


def test_a_trial_that_was_never_finished_fades_as_well() -> None:
    story = alone().when("sanna", CheckedIn(ONE)).after(days(27)).silence()
    assert story.world.members["sanna"].history != Forgetting()
    story.after(days(1)).silence()
    assert story.world.members["sanna"].history == Forgetting()


def test_answers_are_kept_for_ninety_days_each() -> None:
    story = after_three().when("sanna", KeepingChosen(True)).after(days(30)).when("sanna", CheckedIn(FOUR))
    story.after(days(60)).silence()
    kept = story.world.members["sanna"].history
    assert isinstance(kept, Keeping)
    assert [c.answers for c in kept.checkins] == [FOUR]
    story.after(days(30)).silence()
    assert story.world.members["sanna"].history == Keeping((), since=MONDAY)


def test_an_empty_check_in_holds_nothing() -> None:
    story = alone().when("sanna", CheckedIn(Answers())).reads("sanna", NothingSaved, Place.AFTER_NOTHING)
    assert story.world.members["sanna"].history == NoAnswers()


def test_the_welcome_is_shown_once() -> None:
    story = alone().opens_kaveri("sanna").reads("sanna", FirstPage(True, Answers()), Place.FIRST)
    story.opens_kaveri("sanna").reads("sanna", FirstPage(False, Answers()), Place.FIRST)


def test_what_was_begun_waits_an_hour_for_her_return() -> None:
    story = alone().opens_kaveri("sanna").when("sanna", Drafted(ONE)).after(minutes(59))
    story.opens_kaveri("sanna").reads("sanna", FirstPage(False, ONE), Place.FIRST)
    story.after(hours(1)).reads("sanna", FirstPage(False, Answers()), Place.FIRST)
    assert story.world.members["sanna"].draft is None


def test_saving_ends_the_draft() -> None:
    story = alone().opens_kaveri("sanna").when("sanna", Drafted(ONE), CheckedIn(ONE)).opens_kaveri("sanna")
    story.reads("sanna", FirstPage(False, Answers()), Place.FIRST)


def test_answering_keeps_the_questions_coming() -> None:
    story = alone().opens_kaveri("sanna").after(days(9)).told("sanna", VISIT).told("sanna", VISIT)
    story.told("sanna", VISIT).told("sanna", VISIT).when("sanna", CheckedIn(ONE))
    story.after(days(6)).told("sanna", VISIT).told("sanna", VISIT).silence()

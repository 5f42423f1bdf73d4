"""Signs: what a member is asked about their own answers, when, and above all when not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.rules import signs
from bot.rules.signs import BASELINE, Signs
from tests.rules.diary import HALF_A_WEEK, WALK, Diary, mute, steady, unmute, walker
from tests.transcript import MONDAY, days


def antti(seed: int) -> Iterable[float]:
    """Twelve stable weeks; then his energy goes from 4 to 2.8 in half a year, good days among the bad."""
    chance = Random(seed)
    for checkin in range(2 * 38):
        slid = max(0, checkin - 2 * 12) / (2 * 26)
        yield min(5, max(1, round(4 - 1.2 * slid + chance.gauss(0, 0.6))))


def antti_answers(seed: int) -> Diary:
    return Diary().says(*antti(seed))


def test_antti_slides_slowly_and_is_asked_a_few_times_and_never_more() -> None:
    diary = antti_answers(seed=1)
    weeks = [week for week, _ in diary.questions]
    assert weeks
    assert 12 < weeks[0] <= 38
    assert all(later - earlier >= 4 for earlier, later in pairwise(weeks))


def test_nine_anttis_of_ten_are_asked_before_their_slide_is_over() -> None:
    found = [bool(antti_answers(seed).questions) for seed in range(100)]
    assert sum(found) >= 90


def test_what_is_usual_for_antti_does_not_slide_with_him() -> None:
    diary, then = Diary(), 0.0
    for energy in antti(seed=1):
        diary.says(energy)
        then = signs.usual(diary.line()) if diary.checkins == BASELINE else then
    assert signs.usual(diary.line()) == then == pytest.approx(4, abs=0.3)


def test_antti_may_mute_it_and_nothing_has_to_be_learnt_again_when_he_wants_it_back() -> None:
    diary = Diary().wants(mute).says(*antti(seed=1)).asked()
    diary.wants(unmute).says(2).asked("energy")


def test_muting_also_takes_back_a_question_that_stands() -> None:
    diary = steady().says(1, 1).asked("energy").wants(mute)
    assert signs.question(diary.signs, diary.now) is None


def test_nothing_is_said_before_the_usual_is_known() -> None:
    Diary().says(*[5] * 10, *[1] * 9).asked()


def test_one_bad_day_is_no_sign() -> None:
    steady(4).says(1, 4, 4, 4).asked()
    steady(5).says(1, 5, 5, 5).asked()


def test_two_very_bad_days_in_a_row_are() -> None:
    steady(4).says(1).asked().says(1).asked("energy")


def test_a_step_down_becomes_a_sign_when_it_stays() -> None:
    steady(4).says(3, 3, 3, 3).asked().says(3, 3).asked("energy")


def test_a_step_up_is_never_one() -> None:
    steady(3).says(*[5] * 30).asked().says(2, 2).asked()


def test_whoever_says_as_always_is_not_told_that_it_looks_lower() -> None:
    diary = steady(5).says(1).asked().says(5)
    assert diary.line().level < 4.5  # the average is still under its limit
    diary.asked().says(4).asked().says(4).asked("energy")


def test_a_varied_usual_bears_more_than_a_constant_one() -> None:
    Diary().says(*[2, 3, 4, 5] * 5, 2, 2, 2, 2, 2).asked()
    Diary().says(*[3, 4] * 10, 2, 2, 2, 2).asked("energy")


def test_after_a_question_four_weeks_are_quiet_whatever_is_answered() -> None:
    diary = steady().says(1, 1).asked("energy").says(*[1] * 7).asked()
    diary.says(1).asked("energy")


def test_four_weeks_are_28_days_to_the_second() -> None:
    diary = steady().says(1, 1).asked("energy")
    asked_at = diary.now - HALF_A_WEEK
    diary.says(*[1] * 7).asked()
    assert signs.sign(diary.signs, asked_at + days(28) - timedelta(seconds=1)) is None
    assert signs.sign(diary.signs, asked_at + days(28)) == "energy"


@pytest.mark.parametrize("fits", [True, False])
def test_yes_and_no_close_the_question_and_change_nothing_else(fits: bool) -> None:
    diary = steady().says(1, 1).asked("energy")
    assert signs.question(diary.signs, diary.now) == "energy"
    before = diary.line()
    diary.wants(signs.replied)  # whichever it was: signs are not told
    assert signs.question(diary.signs, diary.now) is None
    assert diary.line() == before


def test_a_question_that_nobody_answered_is_let_be_after_two_weeks() -> None:
    diary = steady().says(1, 1).asked("energy")
    assert signs.question(diary.signs, diary.now + days(14)) is None


def test_whoever_is_back_to_usual_is_not_asked_about_the_same_fall_again() -> None:
    steady().says(1, 1).asked("energy").says(*[3, 4, 4, 4] * 10).asked()


def test_a_question_asked_twice_is_asked_once() -> None:
    diary = steady().says(1, 1).asked("energy")
    assert signs.nudged(diary.signs, diary.now) == diary.signs
    assert signs.nudged(Signs(), MONDAY) == Signs()


def test_old_answers_say_nothing_about_now() -> None:
    diary = steady().wants(mute).says(1, 1).wants(unmute)
    answered_at = diary.now - HALF_A_WEEK
    assert signs.sign(diary.signs, answered_at + days(13)) == "energy"
    assert signs.sign(diary.signs, answered_at + days(14)) is None


def test_two_scales_fall_and_the_lower_one_is_asked_about_for_both() -> None:
    diary = Diary()
    for _ in range(BASELINE):
        diary.says(4, off=5)
    diary.says(1, off=1).asked().says(1, off=1).asked("off")
    diary.says(*[4] * 9, off=5).asked()


def test_starting_anew_learns_what_is_usual_now_and_the_rest_goes_on() -> None:
    diary = steady(5).says(1, 1).asked("energy").wants(signs.reanchored)
    diary.says(*[2] * BASELINE, *[2] * 10).asked().says(1, 1, 1).asked()
    diary.says(1, 1).asked("energy")
    quick = steady().says(1, 1).asked("energy").wants(signs.reanchored)
    assert quick.signs.nudged_at is not None


def test_a_walk_that_was_always_taken_and_no_longer_is() -> None:
    walker().walks(0, 0, 0).asked().walks(0).asked(WALK)


def test_a_walk_taken_partly_is_noticed_later() -> None:
    walker().walks(*[0.5] * 12).asked().walks(0.5).asked(WALK)


def test_a_week_without_a_walk_is_a_week_without_a_walk() -> None:
    walker().walks(0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1).asked()


def test_a_habit_that_was_rarely_kept_cannot_be_lost() -> None:
    Diary().walks(*[1, 0, 0, 0] * 5, *[0] * 50).asked()


def test_an_anchor_that_was_given_up_leaves_no_number() -> None:
    diary = walker().says(4).wants(lambda state: signs.dropped(state, WALK))
    assert [watched.key for watched in diary.signs.watched] == ["energy"]
    asked = walker().walks(0, 0, 0, 0).asked(WALK).wants(lambda state: signs.dropped(state, WALK))
    assert signs.question(asked.signs, asked.now) is None


@pytest.mark.parametrize("value", [0, 0.9, 5.1, 6, -1, float("nan"), float("inf")])
def test_what_nobody_could_have_answered_changes_nothing(value: float) -> None:
    diary = steady()
    assert signs.answered(diary.signs, {"energy": value}, diary.now) == diary.signs


@pytest.mark.parametrize("value", [-0.1, 1.1, 2, float("nan")])
def test_nor_does_what_no_anchor_can_be(value: float) -> None:
    diary = walker()
    assert signs.answered(diary.signs, {WALK: value}, diary.now) == diary.signs


def test_what_is_printed_or_logged_holds_no_number() -> None:
    shown = repr(Diary().says(3.125, 3.125, walk=0.625).signs)
    assert "3.1" not in shown
    assert "0.6" not in shown

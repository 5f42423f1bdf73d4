"""A yes is a promise: one reminder, a way to say "I cannot after all", and a way on for the member."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.rules.events import (
    GotInTouch,
    RhythmChosen,
    TalkAnswered,
    TookBack,
    WasUnreachable,
    WentOn,
    Withdrew,
)
from bot.rules.listening import Promise
from bot.rules.peer_sayings import AskedOf, ListeningCard, NoLongerNeeded, TakenBackSaid
from bot.rules.places import Place
from bot.rules.sayings import AskingNow, CannotAfterAll, PickSomeone, Preview, SaidYes, Status
from tests.transcript import ASK, HELSINKI, MONDAY, TALK, Transcript, days, hours, minutes


def yes(*friends: str) -> Transcript:
    """Sanna asked Mikko first, on Monday at nine, and he said yes at once."""
    story = Transcript(sanna=HELSINKI, **dict.fromkeys(("mikko", *friends), HELSINKI))
    story.trusts("sanna", "mikko", *friends).is_left_alone("sanna").asks("sanna")
    return story.after(minutes(1)).told("mikko", ASK).answers("mikko", yes=True).standing("sanna", SaidYes)


def last(story: Transcript) -> str:
    return story.world.members["mikko"].listening.asks[-1].id


def test_no_word_for_a_working_day_and_the_peer_is_reminded_once() -> None:
    story = yes().at(MONDAY + hours(25)).silence()
    story.at(MONDAY + days(1) + hours(4)).told("mikko", ASK)
    card = story.world.page("mikko", Place.ASKED, story.world.sent[-1].subject)
    assert isinstance(card, ListeningCard)
    assert card.late
    story.after(days(13)).silence()


def test_who_was_in_touch_is_not_reminded_and_nobody_is_told() -> None:
    story = yes()
    before = story.world.members["sanna"]
    story.when("mikko", GotInTouch(last(story))).after(days(10)).silence()
    assert story.world.members["sanna"].escalation == before.escalation
    ask = story.world.members["mikko"].listening.asks[-1]
    assert ask.answer.promise is Promise.KEPT  # type: ignore[union-attr]


def test_in_touch_after_the_reminder_takes_it_off_the_table() -> None:
    story = yes()
    story.world.now = MONDAY + days(1) + hours(9)  # the machine slept; it is evening
    story.after(minutes(1)).silence().when("mikko", GotInTouch(last(story))).after(days(3)).silence()


def test_cannot_after_all_and_the_member_goes_on_without_them() -> None:
    story = yes("laura")
    story.when("mikko", TookBack(last(story))).silence()
    story.reads("mikko", TakenBackSaid).standing("sanna", CannotAfterAll)
    story.when("sanna", WentOn()).reads("sanna", Preview, Place.ASK).silence()
    preview = story.world.page("sanna", Place.ASK)
    assert isinstance(preview, Preview)
    assert [face.id for face in preview.readers] == ["laura"]
    story.asks("sanna").standing("sanna", AskingNow).after(minutes(2)).told("laura", ASK).silence()
    story.reads("laura", AskedOf).reads("mikko", TakenBackSaid)


@pytest.mark.parametrize("talked", [True, False])
def test_an_answer_from_an_older_window_does_not_hide_that_nobody_comes(talked: bool) -> None:
    story = yes().when("mikko", TookBack(last(yes()))).when("sanna", TalkAnswered(talked))
    story.standing("sanna", CannotAfterAll).silence()


def test_who_said_not_yet_is_told_as_well_that_nobody_comes() -> None:
    story = yes().when("sanna", TalkAnswered(False)).when("mikko", TookBack(last(yes())))
    story.standing("sanna", CannotAfterAll).at(MONDAY + days(1) + hours(2)).told("sanna", TALK)


def test_with_nobody_left_the_member_may_pick_somebody() -> None:
    story = yes()
    story.when("mikko", TookBack(last(story))).when("sanna", WentOn()).reads("sanna", PickSomeone, Place.ASK)


@pytest.mark.parametrize("per_week", [0, 2])
def test_the_member_is_told_in_the_coming_morning_whatever_their_rhythm_is(per_week: int) -> None:
    story = yes("laura").when("sanna", RhythmChosen(per_week))
    story.at(MONDAY + hours(5)).when("mikko", TookBack(last(story))).at(MONDAY + hours(20)).silence()
    story.at(MONDAY + days(1) + hours(2)).told("sanna", TALK)
    asked = story.world.members["sanna"].calendar.local(story.world.sent[-1].at)
    assert time(10) <= asked.time() < time(10, 45), "as any prompt would"
    page = story.world.page("sanna", Place.TALK)
    assert isinstance(page, Status)
    assert isinstance(page.standing, CannotAfterAll)


def test_who_asked_on_by_then_is_told_nothing_more() -> None:
    story = yes("laura")
    story.when("mikko", TookBack(last(story))).when("sanna", WentOn()).asks("sanna").after(minutes(2))
    story.told("laura", ASK).answers("laura", yes=True).keeps_promise("laura").after(days(9)).silence()


def test_who_stopped_by_then_is_told_nothing_more() -> None:
    story = yes("laura")
    story.when("mikko", TookBack(last(story))).when("sanna", Withdrew()).after(days(9)).silence()


def test_a_peer_who_can_no_longer_be_reached_has_taken_their_yes_back() -> None:
    yes().when("mikko", WasUnreachable()).standing("sanna", CannotAfterAll).silence()


def test_not_talked_and_going_on_frees_the_first_one() -> None:
    story = yes("laura").when("sanna", TalkAnswered(False), WentOn()).asks("sanna")
    story.after(minutes(2)).told("laura", ASK).reads("mikko", NoLongerNeeded)
    story.after(timedelta(days=9)).silence()


def test_after_the_talk_there_is_nothing_to_go_on_about() -> None:
    story = yes("laura").when("sanna", TalkAnswered(True), WentOn()).standing("sanna", SaidYes)
    preview = story.world.page("sanna", Place.ASK)
    assert isinstance(preview, Preview)
    assert [face.id for face in preview.readers] == ["mikko", "laura"]
    story.when("mikko", TookBack(last(story))).standing("sanna", SaidYes).silence()


def test_everything_twice_is_as_once() -> None:
    story = yes("laura")
    ask = last(story)
    story.when("mikko", TookBack(ask), TookBack(ask), GotInTouch(ask)).standing("sanna", CannotAfterAll)
    story.when("sanna", WentOn(), WentOn()).reads("sanna", Preview, Place.ASK).silence()

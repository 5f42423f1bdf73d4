"""Choosing to be asked in the chat, what is kept of a talk, and nothing of it for anybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.messages.cards import ChatTurn
from bot.rules.chat_events import ChatChosen
from bot.rules.checkin import Answers
from bot.rules.events import CheckedIn, RhythmChosen
from bot.rules.own_events import AnchorsChosen, Cleared
from bot.rules.places import Place
from bot.rules.sayings import FirstPage
from bot.rules.whereabouts import QuietChosen
from bot.rules.words import Words
from tests.rules.talk import (
    DONE,
    ENERGY,
    HELLO,
    LINE,
    NOTICE,
    OFF,
    SHE,
    YOGA,
    talk,
)
from tests.transcript import HELSINKI, Transcript


def test_whoever_keeps_nothing_is_asked_alike_and_nothing_is_held() -> None:
    story = talk(keep=False).asked().says("2").says("2").says("skip").hears(HELLO + ENERGY, OFF, LINE, DONE)
    assert story.kept == []
    assert story.world.members[SHE].chat is not None
    assert story.world.members[SHE].rhythm.unanswered == 0


def test_one_press_back_and_the_next_prompt_is_a_notice() -> None:
    story = talk().asked().says("2").hears(HELLO + ENERGY, OFF)
    story.world.happen(SHE, ChatChosen(False))
    page = story.world.page(SHE, Place.FIRST)
    assert isinstance(page, FirstPage)
    assert page.draft == Answers(2), "nothing that was answered is lost"
    story.says("3").hears(NOTICE).asked().hears(NOTICE)


def test_a_check_in_in_the_window_ends_the_talk() -> None:
    story = talk().asked().says("2").hears(HELLO + ENERGY, OFF)
    story.world.happen(SHE, CheckedIn(Answers(5)))
    story.after(hours=2).silence()
    assert story.kept == [Answers(5)]


def test_clearing_takes_what_was_answered_in_the_chat_as_well() -> None:
    story = talk().asked().says("2").hears(HELLO + ENERGY, OFF)
    story.world.happen(SHE, Cleared())
    story.after(hours=2).silence()
    assert story.kept == []


def test_a_habit_given_up_meanwhile_is_not_asked_about() -> None:
    story = talk(anchors=("Yoga",)).asked().says("2").says("2").says("yes")
    story.says("back").hears(HELLO + ENERGY, OFF, YOGA, LINE, YOGA)
    story.world.happen(SHE, AnchorsChosen(()))
    story.says("fine").hears(DONE)
    assert story.kept == [Answers(2, 2, Words("fine"))]


def test_in_a_quiet_day_nothing_is_asked_in_the_chat() -> None:
    story = talk()
    at = story.world.members[SHE].rhythm.next_at
    assert at is not None
    story.at(at - timedelta(minutes=30))
    story.world.happen(SHE, QuietChosen(True))
    story.after(hours=6).silence().after(days=1).hears(NOTICE)


@pytest.mark.parametrize("line", ["2", "stop", "window", "I can't go on", ""])
def test_whoever_did_not_choose_it_gets_the_same_notice_for_any_line(line: str) -> None:
    chose, usual = talk(chat=False), talk(chat=False)
    for story, said in ((chose, line), (usual, "hello")):
        story.asked().hears(NOTICE).says(said).hears(NOTICE).edits("2").deletes().silence()
    assert chose.world.members == usual.world.members
    assert chose.world.sent == usual.world.sent


def test_questions_hold_nothing_that_was_answered_before() -> None:
    story = talk("fi", ("Jooga",)).asked().says("2").says("4").says("osin").says("salainen rivi")
    said = " ".join(turn.text for turn in story.turns)
    assert all(word not in said for word in ("Sanna", "sanna", "salainen", "osin,", HELSINKI))
    assert all(isinstance(turn, ChatTurn) and len(row) <= 5 for turn in story.turns for row in turn.rows)


def test_whoever_chooses_it_before_they_ever_opened_the_first_page_is_asked_as_well() -> None:
    story = Transcript(sanna=HELSINKI)
    assert story.world.members["sanna"].rhythm.next_at is None
    story.when("sanna", ChatChosen(True))
    assert story.world.members["sanna"].rhythm.next_at is not None
    story.when("sanna", RhythmChosen(0)).when("sanna", ChatChosen(False)).when("sanna", ChatChosen(True))
    story.silence()
    assert story.world.members["sanna"].rhythm.next_at is None, "never is never"

"""A check-in as a talk in the chat, with somebody who chose that."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.rules.anchors import AnchorKept, Kept
from bot.rules.asking_in_chat import in_chat
from bot.rules.chat_events import ChatChosen
from bot.rules.checkin import Answers
from bot.rules.events import RhythmChosen
from bot.rules.own_events import DaysChosen
from bot.rules.places import Place
from bot.rules.sayings import FirstPage
from bot.rules.whereabouts import QuietChosen
from bot.rules.words import Words
from tests.rules.talk import (
    DONE,
    ENERGY,
    HELLO,
    LATER,
    LINE,
    NOT_TODAY,
    NOTICE,
    NUMBER,
    OFF,
    SHE,
    YOGA,
    Talk,
    talk,
)


def went(story: Talk, *kept: Kept) -> tuple[AnchorKept, ...]:
    ids = [anchor.id for anchor in story.world.members[SHE].anchors]
    return tuple(AnchorKept(id, one) for id, one in zip(ids, kept, strict=True))


# --- Answering. ----------------------------------------------------------------------------------


def test_answered_by_numbers() -> None:
    story = talk().asked().hears(HELLO + ENERGY).says("2").hears(OFF).says("3").hears(LINE)
    story.says("Slept badly.").hears(DONE).after(days=1).silence()
    assert story.kept == [Answers(2, 3, Words("Slept badly."))]


def test_answered_by_words_in_finnish() -> None:
    story = talk("fi", ("Joogaa tiistaisin",)).asked()
    story.hears(
        "Miten voit? Vastaa, jos jaksat. Paljonko sinulla on tänään virtaa työhön? "
        "Asteikko on 1 (tuskin lainkaan) – 5 (reilusti)."
    )
    story.says("Kaksi.").hears(
        "Miten hyvin pääsit irti työstä viime kerran jälkeen? Asteikko on 1 (en ollenkaan) – 5 (kokonaan)."
    )
    story.says("neljä").hears("Joogaa tiistaisin: kyllä, osin vai ei?")
    story.says("Joo!").hears("Rivi itsellesi, jos haluat. Voit myös ohittaa.")
    story.says("ei mitään").hears("Siinä kaikki, kiitos.")
    assert story.kept == [Answers(2, 4, anchors=went(story, Kept.YES))]


def test_answered_by_buttons() -> None:
    story = talk(anchors=("Yoga",)).asked().hears(HELLO + ENERGY).presses("4").hears(OFF)
    story.presses("5").hears(YOGA).presses("partly").hears(LINE).presses("Skip").hears(DONE)
    assert story.kept == [Answers(4, 5, anchors=went(story, Kept.PARTLY))]


def test_what_is_skipped_is_no_data() -> None:
    story = talk(anchors=("Yoga",)).asked().says("skip").says("2").says("Ohita").says("skip")
    story.hears(HELLO + ENERGY, OFF, YOGA, LINE, DONE)
    assert story.kept == [Answers(off=2)]


def test_nothing_but_skipping_saves_nothing() -> None:
    story = talk().asked().says("skip").says("skip").says("skip").hears(HELLO + ENERGY, OFF, LINE, DONE)
    assert story.kept == []


def test_going_back_puts_the_question_once_more() -> None:
    story = talk().asked().says("5").says("back").hears(HELLO + ENERGY, OFF, ENERGY)
    story.says("1").hears(OFF).says("takaisin").hears(ENERGY).says("skip").says("3").says("skip")
    assert story.kept == [Answers(off=3)]


def test_at_the_first_question_there_is_nothing_to_go_back_to() -> None:
    story = talk().asked().says("back").hears(HELLO + ENERGY, ENERGY)
    assert "Back" not in [button.label for row in story.turns[0].rows for button in row]


def test_stopping_is_one_word_and_nothing_is_kept_of_it() -> None:
    story = (
        talk()
        .asked()
        .says("1")
        .hears(HELLO + ENERGY, OFF)
        .says("Lopeta")
        .hears("Stopped. I keep nothing of this.")
    )
    story.after(hours=3).silence()
    assert story.kept == []


def test_later_comes_once_more_where_it_stopped_and_a_second_later_is_not_today() -> None:
    story = talk().asked().says("3").hears(HELLO + ENERGY, OFF).says("later").hears(LATER)
    story.after(hours=1.9).silence().after(hours=0.2).hears(HELLO + OFF)
    assert "Later" not in [button.label for row in story.turns[-1].rows for button in row]
    story.says("later").hears(NOT_TODAY).after(hours=20).silence()
    assert story.kept == [Answers(3)]


def test_later_is_not_today_where_the_day_ends_before() -> None:
    story = talk()
    story.world.happen(SHE, DaysChosen(frozenset({1}), time(15)))
    story.asked().says("2").hears(HELLO + ENERGY, OFF)
    story.says("later").hears(NOT_TODAY).after(hours=4).silence()
    assert story.kept == [Answers(2)]


def test_a_talk_put_off_is_dropped_where_the_day_is_quiet_by_then() -> None:
    story = talk().asked().says("3").hears(HELLO + ENERGY, OFF).says("later").hears(LATER)
    story.world.happen(SHE, QuietChosen(True))
    story.after(hours=3).silence()
    assert story.kept == [Answers(3)]


@pytest.mark.parametrize("word", ["window", "ikkuna"])
def test_the_window_goes_on_with_what_was_answered_so_far(word: str) -> None:
    story = talk().asked().says("2").hears(HELLO + ENERGY, OFF).says(word).hears(NOTICE)
    page = story.world.page(SHE, Place.FIRST)
    assert isinstance(page, FirstPage)
    assert page.draft == Answers(2)
    story.after(hours=2).silence()
    assert story.kept == [], "it is hers to send, or not"


def test_the_window_by_its_button_too() -> None:
    story = talk().asked().says("2").hears(HELLO + ENERGY, OFF).presses("In the window").silence()
    page = story.world.page(SHE, Place.FIRST)
    assert isinstance(page, FirstPage)
    assert page.draft == Answers(2)
    assert not story.open


# --- Slips of the pen. ---------------------------------------------------------------------------


def test_an_edit_of_the_last_answer_changes_it_and_says_nothing() -> None:
    story = talk().asked().says("2").hears(HELLO + ENERGY, OFF).edits("3").silence()
    story.says("5").says("skip").hears(LINE, DONE)
    assert story.kept == [Answers(3, 5)]


def test_an_edit_that_answers_nothing_changes_nothing() -> None:
    story = talk().asked().says("2").edits("window").edits("quite tired").hears(HELLO + ENERGY, OFF)
    story.says("skip").says("skip")
    assert story.kept == [Answers(2)]


def test_a_line_that_was_not_understood_is_understood_once_it_is_edited() -> None:
    story = talk().asked().says("tow").hears(HELLO + ENERGY, NUMBER).edits("two").hears(OFF)
    story.says("skip").says("skip")
    assert story.kept == [Answers(2)]


def test_an_answer_that_is_deleted_is_taken_away() -> None:
    story = talk().asked().says("2").deletes().says("4").says("skip").hears(HELLO + ENERGY, OFF, LINE, DONE)
    assert story.kept == [Answers(off=4)]


def test_edits_and_deletes_after_the_talk_change_nothing() -> None:
    story = talk().asked().says("2").says("2").says("tired").hears(HELLO + ENERGY, OFF, LINE, DONE)
    story.edits("fine").deletes().silence()
    assert story.kept == [Answers(2, 2, Words("tired"))]


def test_two_at_once_are_answered_in_order() -> None:
    story = talk().asked().says("2").says("3", wait=1).says("skip")
    story.hears(HELLO + ENERGY, OFF, LINE, DONE)
    assert story.kept == [Answers(2, 3)]


def test_of_two_at_once_the_second_counts_only_where_it_fits() -> None:
    story = talk().asked().says("2").says("I slept badly", wait=1).hears(HELLO + ENERGY, OFF)
    story.says("4").says("skip").hears(LINE, DONE)
    assert story.kept == [Answers(2, 4)]


def test_a_line_that_comes_twice_is_answered_once() -> None:
    story = talk().asked().says("2", line="the same").says("2", line="the same").hears(HELLO + ENERGY, OFF)
    story.says("skip").says("skip")
    assert story.kept == [Answers(2)]


def test_a_button_of_an_earlier_question_changes_nothing() -> None:
    story = talk().asked().presses("2").hears(HELLO + ENERGY, OFF).presses("5", turn=0).silence()
    story.says("skip").says("skip")
    assert story.kept == [Answers(2)]


def test_what_is_not_understood_is_met_once_and_then_left_alone() -> None:
    story = talk().asked().says("so-so").hears(HELLO + ENERGY, NUMBER).says("7").says("why").silence()
    story.says("3").hears(OFF).says("hm").hears(NUMBER)
    story.after(hours=1).silence()
    assert story.kept == [Answers(3)]


def test_a_line_that_is_too_long_is_not_cut_off() -> None:
    story = talk().asked().says("3").says("3").says("x" * 501)
    story.hears(HELLO + ENERGY, OFF, LINE, "Please keep this under 500 characters.").says("y" * 500).hears(
        DONE
    )
    assert story.kept == [Answers(3, 3, Words("y" * 500))]


def test_yes_is_no_line() -> None:
    story = talk().asked().says("3").says("3").says("yes")
    story.hears(
        HELLO + ENERGY, OFF, LINE, "Here you can write a line, or say skip, back, later, stop or window."
    )


# --- Silence. ------------------------------------------------------------------------------------


def test_it_fades_into_silence_and_keeps_what_was_answered() -> None:
    story = talk().asked().says("2").hears(HELLO + ENERGY, OFF).after(minutes=59)
    assert story.kept == []
    story.after(minutes=2).silence()
    assert story.kept == [Answers(2)]
    story.says("4").hears(NOTICE)
    assert story.kept == [Answers(2)], "an ordinary line again"


def test_no_answer_is_no_check_in_and_no_reminder_follows() -> None:
    story = talk().asked().hears(HELLO + ENERGY).after(days=1.9).silence()
    assert story.kept == []
    assert story.world.members[SHE].rhythm.unanswered == 1


def test_once_a_week_there_is_no_reminder_either() -> None:
    story = talk()
    story.world.happen(SHE, RhythmChosen(1))
    story.asked().hears(HELLO + ENERGY).after(days=6).silence()


def test_a_line_while_it_waits_for_later_is_an_ordinary_one() -> None:
    story = talk().asked().says("3").says("later").hears(HELLO + ENERGY, OFF, LATER)
    story.says("4").hears(NOTICE).after(hours=2).hears(HELLO + OFF)
    story.after(hours=1)
    assert story.kept == [Answers(3)]


def test_after_two_silent_weeks_the_question_whether_to_go_on_is_a_notice() -> None:
    story = talk().asked()
    story.after(days=21)
    assert story.world.said[-1] == NOTICE
    assert len(story.turns) == 4, "twice a week for two weeks, and then quiet"


def test_a_turn_that_is_slow_on_its_way_is_not_said_any_more() -> None:
    story = talk().asked()
    first = story.world.sent[-1].subject
    assert in_chat(story.world.members[SHE], first, story.world.now) is not None
    story.says("2")
    assert in_chat(story.world.members[SHE], first, story.world.now) is None
    second = story.world.sent[-1].subject
    assert in_chat(story.world.members[SHE], second, story.world.now + timedelta(hours=1)) is None
    story.world.happen(SHE, ChatChosen(False))
    assert in_chat(story.world.members[SHE], second, story.world.now) is None

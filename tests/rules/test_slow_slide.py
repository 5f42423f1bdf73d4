"""A slow slide, as in the story: 12 steady weeks, then half a year downhill. Only Antti is ever asked.

Open scenario 1 of the requirements, with the real rhythm and the real charts. His answers are made of a seed.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

from bot.rules.anchors import AnchorKept, Kept
from bot.rules.chat_events import ChatChosen
from bot.rules.checkin import Answers
from bot.rules.events import CheckedIn, KeepingChosen
from bot.rules.own_events import (
    AnchorsChosen,
    CheckInChanged,
    Cleared,
    PlanWritten,
    SignAnswered,
    SignsAnew,
    SignsMuted,
)
from bot.rules.own_plan import OwnPlan
from bot.rules.own_sayings import SignAsked, SignSaid
from bot.rules.places import Place
from bot.rules.subjects import SIGN as ABOUT_A_SIGN
from bot.rules.words import Words
from tests.transcript import HELSINKI, MONDAY, SIGN, Transcript, days

STEADY, SLIDE = 12, 26
SPREAD = 0.7


def antti(*colleagues: str) -> Transcript:
    story = Transcript(antti=HELSINKI, **dict.fromkeys(colleagues, HELSINKI)).opens_kaveri("antti")
    return story.when("antti", KeepingChosen(True))


def lives(story: Transcript, weeks: int, seed: int = 7, falls: bool = True) -> Transcript:
    """Two answers a week, a fifth left out. After the steady weeks his energy goes from 4 to 2.8."""
    luck = random.Random(seed)
    for week in range(weeks):
        for day in (2, 4):
            story.at(MONDAY + timedelta(weeks=week) + days(day))
            mean = 4 - 1.2 * max(0, week - STEADY) / SLIDE * falls
            energy = min(5, max(1, round(luck.gauss(mean, SPREAD))))
            if luck.random() < 0.8:
                story.when("antti", CheckedIn(Answers(energy)))
    return story


def asked_about(story: Transcript, who: str = "antti") -> list[date]:
    """The days of the questions whether something fits, without the reminder of the same one."""
    days = [s.at.date() for s in story.world.sent if s.to == who and s.subject == ABOUT_A_SIGN]
    return [day for n, day in enumerate(days) if n == 0 or day - days[n - 1] > timedelta(days=7)]


def hear_everything(story: Transcript) -> Transcript:
    """What came in between is another story."""
    story._read = len(story.world.sent)
    return story.silence()


def test_antti_is_asked_in_time_and_at_most_once_in_four_weeks() -> None:
    found = []
    for seed in range(12):
        story = lives(antti(), STEADY + SLIDE, seed)
        asked = asked_about(story)
        hear_everything(story)
        assert all(b - a >= timedelta(days=28) for a, b in pairwise(asked))
        found.append(bool([at for at in asked if at > MONDAY.date() + timedelta(weeks=STEADY)]))
    assert sum(found) >= 11, "94 of 100 such slides are noticed; of these twelve, at most one may be missed"


def test_before_twenty_answers_nothing_is_asked_however_low_they_are() -> None:
    story = antti()
    for day in range(19):
        story.at(MONDAY + days(day)).when("antti", CheckedIn(Answers(5 if day < 10 else 1)))
    assert asked_about(story) == []
    hear_everything(story)


def test_nobody_else_ever_reads_a_thing() -> None:
    """What reaches others is the same whether he slides or not; and his own chat shows the same notices at
    the same times, so that whoever reads an export learns nothing either."""
    heard = []
    for falls in (True, False):
        story = antti("mikko", "boss").trusts("antti", "mikko").opens_kaveri("boss")
        lives(story, STEADY + SLIDE, falls=falls)
        assert bool(asked_about(story)) is falls
        heard.append([(sent.at, sent.to) for sent in story.world.sent])
        hear_everything(story)
    assert heard[0] == heard[1]
    assert {to for _, to in heard[0]} == {"antti", "boss"}, "Mikko was asked once, before all this"


def asked_once(story: Transcript | None = None) -> Transcript:
    """Twenty steady answers, then low ones until the question comes."""
    story = story or antti()
    for n in range(30):
        story.at(MONDAY + days(n)).when("antti", CheckedIn(Answers(4 if n < 20 else 1)))
        if asked_about(story):
            story._read = len(story.world.sent) - 1
            return story.told("antti", SIGN)
    raise AssertionError("ten low answers in a row are a sign")


def test_it_is_a_question_about_his_own_usual_with_his_own_plan_beside_it() -> None:
    plan = OwnPlan(helps=Words("A walk with Laura"))
    story = asked_once(antti().when("antti", PlanWritten(plan)))
    story.reads("antti", SignAsked("energy", plan)).when("antti", SignAnswered())
    story.reads("antti", SignSaid(True, plan), Place.SIGN_FITS)


def test_a_habit_is_asked_about_in_his_own_words() -> None:
    story = antti().when("antti", AnchorsChosen((Words("Yoga"),)))
    (yoga,) = story.world.members["antti"].anchors
    for n in range(45):
        kept = Kept.YES if n < 20 else Kept.NO
        story.at(MONDAY + days(n)).when("antti", CheckedIn(Answers(anchors=(AnchorKept(yoga.id, kept),))))
        if asked_about(story):
            break
    story._read = len(story.world.sent) - 1
    story.told("antti", SIGN).reads("antti", SignAsked(Words("Yoga"), OwnPlan()))
    story.when("antti", AnchorsChosen(()))
    assert story.world.members["antti"].watching.signs.watched == (), "given up: no number of it stays"
    story.silence()


def test_muted_is_muted() -> None:
    story = lives(antti().when("antti", SignsMuted(True)), STEADY + SLIDE)
    assert asked_about(story) == []
    hear_everything(story)


def test_a_new_usual_begins_only_when_he_says_so() -> None:
    story = asked_once()
    usual = story.world.members["antti"].watching.signs.watched
    assert [w.line.count for w in usual] == [20], "learnt from the first twenty, and fixed"
    story.when("antti", SignsAnew()).silence()
    assert story.world.members["antti"].watching.signs.watched == ()


def test_a_slip_put_right_counts_as_it_reads_now() -> None:
    slipped = antti().when("antti", CheckedIn(Answers(1)), CheckInChanged(MONDAY, Answers(4))).silence()
    meant = antti().when("antti", CheckedIn(Answers(4))).silence()
    assert slipped.world.members["antti"].watching == meant.world.members["antti"].watching


def test_whoever_keeps_nothing_is_watched_by_nobody() -> None:
    story = antti().when("antti", KeepingChosen(False))
    lives(story, STEADY + SLIDE)
    assert asked_about(story) == []
    assert story.world.members["antti"].watching.signs.watched == ()
    hear_everything(story)


def test_the_first_three_count_along_once_he_keeps_them() -> None:
    story = Transcript(antti=HELSINKI).when("antti", *(CheckedIn(Answers(4)) for _ in range(3)))
    story.when("antti", KeepingChosen(True)).silence()
    assert [w.line.count for w in story.world.members["antti"].watching.signs.watched] == [3]


def test_clearing_takes_what_was_learnt_along() -> None:
    story = asked_once().when("antti", Cleared()).silence()
    assert story.world.members["antti"].watching.signs.watched == ()


def test_in_the_chat_no_notice_stands_out_either() -> None:
    """Whoever is asked there gets a notice every two weeks only, whatever stands behind it."""
    heard = []
    for falls in (True, False):
        story = lives(antti().when("antti", ChatChosen(True)), STEADY + SLIDE, falls=falls)
        assert bool(asked_about(story)) is falls
        heard.append([(sent.at, sent.subject.partition(":")[0] == "turn") for sent in story.world.sent])
        hear_everything(story)
    assert heard[0] == heard[1]

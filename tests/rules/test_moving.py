"""Somebody travels, or is met in a new language: their hours move with them, what was agreed on stays."""

from __future__ import annotations

from datetime import time

from bot.rules.events import RhythmChosen
from bot.rules.whereabouts import Moved
from tests.transcript import ASK, HELSINKI, MONDAY, NEW_YORK, VISIT, Transcript, days, hours


def test_the_next_question_comes_in_the_morning_of_the_new_place() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", Moved(NEW_YORK, "en-US"))
    story.at(MONDAY + days(2)).told("sanna", VISIT).silence()
    sanna = story.world.members["sanna"]
    assert time(10) <= sanna.calendar.local(story.world.sent[-1].at).time() < time(10, 45)
    assert (sanna.calendar.zone, sanna.language) == (NEW_YORK, "en-US")


def test_nobody_who_is_not_asked_starts_to_be() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", RhythmChosen(0))
    story.when("sanna", Moved(NEW_YORK, "")).after(days(30)).silence()


def test_a_zone_that_nobody_knows_changes_nothing() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna")
    before = story.world.members["sanna"]
    for nonsense in ("Mars/Olympus", "", "../../etc/passwd", "\0", "x" * 300):
        story.when("sanna", Moved(nonsense, ""))
    story.so_that(lambda world: world.members["sanna"] == before, "nothing to change").silence()


def test_an_ask_on_its_way_keeps_its_plan_and_nobody_is_woken_where_they_are_now() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko")
    sanna = story.asks("sanna").world.members["sanna"]
    story.when("sanna", Moved(NEW_YORK, "")).when("mikko", Moved(NEW_YORK, ""))
    after = story.world.members["sanna"].escalation
    story.so_that(lambda _: after == sanna.escalation, "the same plan")
    story.after(hours(2)).silence()  # four in the morning, for Mikko
    story.after(hours(6)).told("mikko", ASK).silence()

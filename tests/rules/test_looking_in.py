"""Somebody who would like to be asked in two days how it is, is asked once, in their own morning."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hypothesis import given

from bot.rules.agenda import agenda
from bot.rules.calendar import Calendar
from bot.rules.decide import decide
from bot.rules.decision import Notify
from bot.rules.events import LookInWanted, TimeUp
from bot.rules.house_sayings import LookingIn
from bot.rules.turns import LookInTurn
from tests.rules.test_policy import CALENDARS, MOMENTS
from tests.transcript import HELSINKI, LOOK_IN, MONDAY, Transcript, days


def test_once_in_two_days_whatever_the_rhythm_is() -> None:
    story = Transcript(sanna=HELSINKI).is_left_alone("sanna").when("sanna", LookInWanted(True))
    story.after(days(1)).silence().at(MONDAY + days(2.5)).told("sanna", LOOK_IN).reads("sanna", LookingIn())
    asked = story.world.members["sanna"].calendar.local(story.world.sent[-1].at)
    assert asked.weekday() == 2
    assert time(10) <= asked.time() < time(10, 45)
    story.after(days(30)).silence()


def test_over_a_weekend_it_waits_for_monday() -> None:
    friday = MONDAY + days(4)
    story = Transcript(friday, sanna=HELSINKI).is_left_alone("sanna").when("sanna", LookInWanted(True))
    story.after(days(2.9)).silence().after(days(0.5)).told("sanna", LOOK_IN).silence()


def test_twice_is_once_and_no_need_after_all_is_none() -> None:
    story = Transcript(sanna=HELSINKI).is_left_alone("sanna")
    story.when("sanna", LookInWanted(True)).after(days(1)).when("sanna", LookInWanted(True))
    story.after(days(4)).told("sanna", LOOK_IN).silence()
    story.when("sanna", LookInWanted(True), LookInWanted(False)).after(days(9)).silence()


@given(CALENDARS, MOMENTS)
def test_it_comes_in_working_hours_and_an_old_wake_up_changes_nothing(c: Calendar, now: datetime) -> None:
    story = Transcript(now, sanna=c).is_left_alone("sanna").when("sanna", LookInWanted(True)).silence()
    sanna = story.world.members["sanna"]
    assert sanna.look_in is not None
    assert sanna.look_in >= now + timedelta(days=1)
    assert c.is_open(sanna.look_in)
    assert LookInTurn(sanna.look_in) in [wake.turn for wake in agenda(sanna)]
    assert decide(sanna, TimeUp(LookInTurn(now)), now).member == sanna
    late = sanna.look_in + timedelta(hours=30)
    (notice,) = decide(sanna, TimeUp(LookInTurn(sanna.look_in)), late).effects
    assert isinstance(notice, Notify)
    assert c.is_open(notice.at)

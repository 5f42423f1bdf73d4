"""At any hour, where somebody agreed to that beforehand; and looking in after an absence."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.rules.asking_events import SayMarked
from bot.rules.escalation import Release
from bot.rules.events import ListeningPaused, ReleaseComposed
from bot.rules.peer_sayings import AskedOf
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import AskingNow, MyPeople, NobodySaidYes, PickSomeone, Preview, SaidYes
from bot.rules.whereabouts import AnyHourChosen, AwayChosen, LookInAfterwards
from tests.transcript import ASK, HELSINKI, LOOK_IN, MONDAY, Transcript, days, hours, minutes

TONIGHT = MONDAY + hours(13)  # 22.00 in Helsinki
NOW = Release(any_hour=True)


def night(release: Release, agreed: bool = True) -> Transcript:
    told = Transcript(sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko").is_left_alone("sanna")
    return told.when("mikko", AnyHourChosen(agreed)).at(TONIGHT).when("sanna", ReleaseComposed(release))


def test_who_agreed_to_it_is_asked_in_the_evening_and_gets_in_touch_soon() -> None:
    told = night(NOW).asks("sanna").after(minutes(2)).told("mikko", ASK)
    page = told.world.page("mikko", Place.ASKED, told.world.sent[-1].subject)
    assert isinstance(page, AskedOf)
    assert page.first_move - told.world.now <= hours(1.5)
    told.answers("mikko", yes=True).standing("sanna", SaidYes)


def test_without_their_word_nobody_is_asked_outside_their_hours() -> None:
    told = night(NOW, agreed=False).asks("sanna").after(hours(10)).silence()
    told.after(hours(2)).told("mikko", ASK)


def test_without_the_members_wish_they_wait_for_the_morning() -> None:
    night(Release()).asks("sanna").after(hours(10)).silence().after(hours(2)).told("mikko", ASK)


def test_only_who_trusts_them_reads_it_and_only_where_it_matters() -> None:
    told = night(Release())
    page = told.world.page("sanna", Place.ASK)
    assert isinstance(page, Preview)
    assert [face.id for face in page.any_hour] == ["mikko"]
    told.at(MONDAY + days(1) + hours(1))
    page = told.world.page("sanna", Place.ASK)
    assert isinstance(page, Preview)
    assert not page.any_hour, "they are at work"
    told.silence()


def test_a_pause_holds_at_any_hour_and_reads_the_same() -> None:
    open_, paused = night(NOW), night(NOW).when("mikko", ListeningPaused(1))
    assert open_.world.page("sanna", Place.ASK) == paused.world.page("sanna", Place.ASK)
    open_.asks("sanna").after(minutes(2)).told("mikko", ASK).at(TONIGHT + days(2))
    paused.asks("sanna").at(TONIGHT + days(2)).silence()
    open_.standing("sanna", NobodySaidYes)
    assert open_.world.page("sanna", Place.STATUS) == paused.world.page("sanna", Place.STATUS)
    paused.standing("sanna", NobodySaidYes)


def test_who_took_their_word_back_meanwhile_is_asked_in_the_morning() -> None:
    told = night(NOW).asks("sanna").when("mikko", AnyHourChosen(False)).after(hours(10)).silence()
    told.after(hours(2)).told("mikko", ASK).standing("sanna", AskingNow)


# --- After an absence. ---------------------------------------------------------------------------

BACK = date(2026, 3, 16)


def away() -> Transcript:
    return Transcript(sanna=HELSINKI).is_left_alone("sanna").when("sanna", AwayChosen(BACK))


def test_two_and_six_weeks_after_they_are_back_whoever_wanted_it_is_looked_in_on() -> None:
    told = (
        away().when("sanna", LookInAfterwards(True), LookInAfterwards(True)).at(MONDAY + days(27)).silence()
    )
    told.at(MONDAY + days(29)).told("sanna", LOOK_IN)
    at = told.world.members["sanna"].calendar.local(told.world.sent[-1].at)
    assert at.date() == date(2026, 3, 30)
    assert time(10) <= at.time() < time(10, 45)
    told.at(MONDAY + days(58)).told("sanna", LOOK_IN).at(MONDAY + days(200)).silence()
    assert told.world.members["sanna"].calendar.local(told.world.sent[-1].at).date() == date(2026, 4, 27)


@pytest.mark.parametrize("wanted", [False, True])
def test_nobody_is_looked_in_on_who_did_not_want_it_or_no_longer_does(wanted: bool) -> None:
    told = away()
    if wanted:
        told.when("sanna", LookInAfterwards(True), LookInAfterwards(False))
    told.at(MONDAY + days(100)).silence()


def test_who_comes_back_earlier_is_looked_in_on_earlier() -> None:
    told = away().when("sanna", LookInAfterwards(True)).at(MONDAY + days(7)).when("sanna", AwayChosen(None))
    told.at(MONDAY + days(20)).silence().at(MONDAY + days(22)).told("sanna", LOOK_IN)
    told.at(MONDAY + days(50)).told("sanna", LOOK_IN).at(MONDAY + days(100)).silence()


def test_who_is_not_away_is_not_offered_it() -> None:
    Transcript(sanna=HELSINKI).is_left_alone("sanna").when("sanna", LookInAfterwards(True)).at(
        MONDAY + days(100)
    ).silence()


# --- Who has a say. ------------------------------------------------------------------------------


def marked(*bosses: str) -> Transcript:
    told = Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=HELSINKI).trusts("sanna", "mikko", "laura")
    people = tuple(map(MemberId, ("mikko", "laura")))
    told.is_left_alone("sanna").when("sanna", SayMarked(people, tuple(map(MemberId, bosses))))
    return told


def test_who_has_a_say_is_not_asked_for_a_talk() -> None:
    told = marked("mikko").asks("sanna").after(minutes(2)).told("laura", ASK).at(MONDAY + days(3))
    told.standing("sanna", NobodySaidYes).silence()


def test_they_learn_nothing_of_it_and_the_list_says_who_they_are() -> None:
    told = marked("mikko")
    page = told.world.page("sanna", Place.PEOPLE)
    assert isinstance(page, MyPeople)
    assert [face.id for face in page.have_say] == ["mikko"]
    assert [face.id for face in page.readers] == ["laura"]
    told.reads("mikko", told.world.page("mikko", Place.FIRST), Place.FIRST).silence()


def test_where_everybody_has_a_say_somebody_else_can_be_picked() -> None:
    told = marked("mikko", "laura").reads("sanna", PickSomeone, Place.ASK).picks("sanna", "mikko")
    told.reads("sanna", PickSomeone, Place.ASK).silence()


def test_a_mark_can_be_taken_off_again() -> None:
    told = marked("mikko").when("sanna", SayMarked((MemberId("mikko"), MemberId("laura")), ()))
    told.asks("sanna").after(minutes(2)).told("mikko", ASK).silence()

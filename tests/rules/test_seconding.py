"""One more person: added by the member while asking, or named by whoever said yes. Nobody comes unasked."""

from __future__ import annotations

import pytest

from bot.rules.asking_events import Closed, SuggestionSetAside, SuggestionTaken
from bot.rules.escalation import Release
from bot.rules.events import ReleaseComposed, TalkAnswered, TookBack, Withdrew
from bot.rules.peer_sayings import (
    AskedOf,
    ListeningCard,
    NoLongerNeeded,
    SuggestionPassedOn,
    TakenBackSaid,
)
from bot.rules.places import Place
from bot.rules.sayings import (
    AskingNow,
    CannotAfterAll,
    ClosedWell,
    NobodySaidYes,
    NotAsking,
    OtherMayYet,
    OtherSaidYes,
    Preview,
    Receipts,
    SaidYes,
    Status,
    Suggested,
)
from tests.transcript import ASK, HELSINKI, KOLKATA, MONDAY, TALK, Transcript, days, hours, minutes


def story(*friends: str, **others: str) -> Transcript:
    told = Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=HELSINKI, **others)
    return told.trusts("sanna", *(friends or ("mikko",))).is_left_alone("sanna").asks("sanna")


def yes() -> Transcript:
    return story().after(minutes(2)).told("mikko", ASK).answers("mikko", yes=True)


def status(told: Transcript) -> Status:
    page = told.world.page("sanna", Place.STATUS)
    assert isinstance(page, Status)
    return page


def test_somebody_added_while_asking_is_asked_and_may_say_yes() -> None:
    told = story().after(minutes(30)).told("mikko", ASK).adds("sanna", "laura").silence()
    told.after(minutes(2)).told("laura", ASK).answers("laura", yes=True).standing("sanna", SaidYes)
    told.reads("mikko", NoLongerNeeded).silence()


def test_what_is_added_is_shown_first_with_the_words_the_others_read() -> None:
    told = story().after(minutes(30)).told("mikko", ASK)
    told.when("sanna", ReleaseComposed(Release(named=True))).picks("sanna", "laura")
    page = told.world.page("sanna", Place.ASK)
    assert isinstance(page, Preview)
    assert page.adding
    assert page.release == Release(), "not what was composed since"
    assert page.until == MONDAY + hours(8), "by the same deadline"
    told.silence()


def test_who_is_asked_already_is_not_added_again() -> None:
    told = story().after(minutes(30)).told("mikko", ASK).picks("sanna", "mikko")
    told.reads("sanna", Status, Place.ASK).silence()


def test_the_added_one_stands_in_the_receipt_and_a_press_twice_adds_them_once() -> None:
    told = story("mikko", "laura", ravi=HELSINKI).after(minutes(5)).told("mikko", ASK).adds("sanna", "ravi")
    plan = told.world.members["sanna"].escalation.plan  # type: ignore[union-attr]
    assert plan.peers == ("mikko", "ravi", "laura")
    assert told.world.members["sanna"].receipts[-1].to == ("mikko", "ravi", "laura")
    told.after(minutes(2)).told("ravi", ASK).silence()
    told.when("sanna", Withdrew())
    assert told.world.members["sanna"].receipts[-1].to == ("mikko", "ravi")
    told.silence()


def test_who_sleeps_until_the_deadline_is_not_added_and_that_is_said_before_the_press() -> None:
    told = story(ravi=KOLKATA).after(hours(6)).told("mikko", ASK).picks("sanna", "ravi")
    page = told.world.page("sanna", Place.ASK)
    assert isinstance(page, Preview)
    assert not page.possible
    told.joins("sanna").at(MONDAY + hours(8)).standing("sanna", NobodySaidYes).silence()


def test_a_peer_brings_somebody_once_the_member_wants_it() -> None:
    told = yes().names("mikko", "laura").reads("mikko", SuggestionPassedOn, Place.SUGGESTING).silence()
    told.at(MONDAY + days(1) + hours(2)).told("sanna", TALK).reads("sanna", Status)
    named = status(told).suggested
    assert isinstance(named, Suggested)
    assert (named.by.id, named.person.id) == ("mikko", "laura")
    told.when("sanna", SuggestionTaken()).reads("sanna", Preview, Place.ASK).silence()
    told.joins("sanna")
    assert isinstance(status(told).standing.other, OtherMayYet)  # type: ignore[union-attr]
    assert status(told).suggested is None
    told.after(minutes(2)).told("laura", ASK).reads("laura", AskedOf).answers("laura", yes=True)
    assert isinstance(status(told).standing.other, OtherSaidYes)  # type: ignore[union-attr]
    assert status(told).standing.peer.id == "mikko"  # type: ignore[union-attr]
    told.silence()


def test_whoever_was_named_learns_nothing_unless_the_member_presses() -> None:
    told = yes().names("mikko", "laura").at(MONDAY + days(1) + hours(2)).told("sanna", TALK)
    told.when("sanna", SuggestionSetAside())
    assert status(told).suggested is None
    asks = told.world.members["laura"].listening.asks
    assert not asks
    told.after(hours(2)).told("mikko", ASK).silence()  # mikko is reminded of the yes, as ever


def test_a_peer_hands_on_and_the_member_hears_both_in_one_notice() -> None:
    told = yes().names("mikko", "laura", instead=True).reads("mikko", TakenBackSaid).silence()
    told.at(MONDAY + days(1) + hours(2)).told("sanna", TALK).standing("sanna", CannotAfterAll)
    assert status(told).suggested is not None
    told.when("sanna", SuggestionTaken()).asks("sanna").standing("sanna", AskingNow)
    told.after(minutes(2)).told("laura", ASK).answers("laura", yes=True).standing("sanna", SaidYes).silence()


def test_one_name_from_one_yes() -> None:
    told = yes().names("mikko", "laura").names("mikko", "sanna").names("mikko", "mikko")
    named = status(told).suggested
    assert named is not None
    assert named.person.id == "laura"
    told.at(MONDAY + days(1) + hours(1)).told("sanna", TALK).silence()


def test_the_one_listened_to_cannot_be_named_to_themselves() -> None:
    told = yes().names("mikko", "sanna")
    assert status(told).suggested is None
    told.after(hours(3)).silence()


def test_who_stopped_it_is_told_of_no_name() -> None:
    told = yes().names("mikko", "laura").when("sanna", Withdrew())
    told.at(MONDAY + days(1) + hours(6)).silence()


def test_the_second_one_who_was_never_asked_is_not_in_the_receipt() -> None:
    told = yes().names("mikko", "laura").when("sanna", SuggestionTaken()).joins("sanna")
    assert told.world.members["sanna"].receipts[-1].to == ("mikko", "laura")
    told.when("sanna", Withdrew())
    assert told.world.members["sanna"].receipts[-1].to == ("mikko",)
    told.after(hours(1)).silence()


@pytest.mark.parametrize("answer", [None, False])
def test_the_second_one_says_nothing_and_the_first_yes_stands(answer: bool | None) -> None:
    told = yes().names("mikko", "laura").when("sanna", SuggestionTaken()).joins("sanna")
    told.after(minutes(2)).told("laura", ASK)
    if answer is not None:
        told.answers("laura", yes=answer)
    told.at(MONDAY + days(1) + hours(1)).reads("laura", NoLongerNeeded if answer is None else object)
    assert status(told).standing.other is None  # type: ignore[union-attr]
    told.standing("sanna", SaidYes)


def test_who_takes_it_back_while_the_second_is_on_the_way_leaves_the_second_to_come() -> None:
    told = yes().names("mikko", "laura").when("sanna", SuggestionTaken()).joins("sanna")
    told.when("mikko", TookBack(told.world.members["mikko"].listening.asks[-1].id))
    told.after(minutes(2)).told("laura", ASK).answers("laura", yes=True)
    assert status(told).standing.peer.id == "laura"  # type: ignore[union-attr]
    told.at(MONDAY + days(1) + hours(4)).told("laura", ASK).silence()  # reminded of the yes, as ever


def test_closing_well_leaves_nothing_on_this_side_and_frees_whoever_listened() -> None:
    told = yes().when("sanna", TalkAnswered(True), Closed()).reads("sanna", ClosedWell, Place.CLOSED)
    told.standing("sanna", NotAsking).reads("sanna", Receipts(()), Place.RECEIPTS)
    assert not told.world.records
    card = told.world.page("mikko", Place.ASKED, told.world.sent[-1].subject)
    assert isinstance(card, ListeningCard)
    assert card.kept
    told.after(days(20)).silence()


def test_only_what_ended_with_a_talk_is_closed() -> None:
    told = yes().when("sanna", Closed()).standing("sanna", SaidYes)
    told.when("sanna", Withdrew()).reads("mikko", NoLongerNeeded)

"""Somebody has everything erased: what others read then, and that nobody waits in vain."""

from __future__ import annotations

import pytest

from bot.rules.change_sayings import ChangeUnanswered
from bot.rules.events import NeverAgain, TalkAnswered
from bot.rules.leaving_events import EraseChosen
from bot.rules.peer_sayings import AllRight, AskedOf, Invitation, NoLongerNeeded
from bot.rules.people import MemberId, someone_who_left
from bot.rules.places import Place
from bot.rules.sayings import AskingNow, CannotAfterAll, MyPeople, NobodySaidYes, Receipts, SaidYes
from tests.rules.outside import Outside
from tests.transcript import (
    ASK,
    CHANGE,
    CHANGE_ASK,
    HELSINKI,
    OUTSIDE,
    TALK,
    Transcript,
    days,
    hours,
    minutes,
)

SILENT, WELL = EraseChosen(well=False), EraseChosen(well=True)


def begun() -> Transcript:
    """Sanna asks Mikko and Ravi, one after the other; Mikko has been told by now."""
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI, ravi=HELSINKI).is_left_alone("sanna")
    story.trusts("sanna", "mikko", "ravi").asks("sanna")
    return story.after(minutes(3)).told("mikko", ASK).reads("mikko", AskedOf)


def said_yes() -> Transcript:
    return begun().answers("mikko", yes=True).standing("sanna", SaidYes)


@pytest.mark.parametrize(("event", "reads"), [(SILENT, NoLongerNeeded), (WELL, AllRight)])
def test_whoever_was_asked_reads_that_it_is_over_and_nobody_else_is_asked(
    event: EraseChosen, reads: type
) -> None:
    story = begun().when("sanna", event)
    story.so_that(lambda world: "sanna" not in world.members, "nothing of her is left")
    story.reads("mikko", reads).after(days(3)).silence()


def test_who_said_yes_gets_one_notice_and_reads_that_they_are_all_right() -> None:
    said_yes().when("sanna", WELL).after(hours(1)).told("mikko", ASK).reads("mikko", AllRight).after(
        days(2)
    ).silence()


def test_silence_is_silence_also_for_who_said_yes() -> None:
    said_yes().when("sanna", SILENT).reads("mikko", NoLongerNeeded).after(days(2)).silence()


def test_after_the_talk_nobody_is_called_for_it() -> None:
    talked = said_yes().when("sanna", TalkAnswered(True))
    talked.when("sanna", WELL).reads("mikko", AllRight).after(days(2)).silence()


def test_an_ask_of_somebody_who_leaves_goes_on_as_if_they_said_nothing() -> None:
    """The same notices at the same times, and the same end."""
    silent, left = begun(), begun().when("mikko", SILENT)
    for story in (silent, left):
        story.standing("sanna", AskingNow).after(hours(3)).told("ravi", ASK).after(days(1))
        story.standing("sanna", NobodySaidYes).silence()
    notices = [[(s.at, s.to) for s in story.world.sent] for story in (silent, left)]
    assert notices[0] == notices[1]


def test_a_yes_of_somebody_who_leaves_is_taken_back_and_told_in_the_morning() -> None:
    gone = CannotAfterAll(someone_who_left(MemberId("mikko")))
    said_yes().when("mikko", SILENT).standing("sanna", gone).after(days(1)).told("sanna", TALK).silence()


def test_where_a_name_stood_someone_who_left_stands() -> None:
    story = said_yes().when("mikko", SILENT)
    left = someone_who_left(MemberId("mikko"))
    people, receipts = (story.world.page("sanna", place) for place in (Place.PEOPLE, Place.RECEIPTS))
    assert isinstance(people, MyPeople)
    assert [face for face, _ in people.people] == [left, story.world.members["ravi"].face]
    assert isinstance(receipts, Receipts)
    assert receipts.receipts[0][1] == (left,)
    story.standing("sanna", CannotAfterAll)
    story.after(days(1)).told("sanna", TALK)


def test_on_a_never_list_as_well() -> None:
    story = said_yes()
    ask = story.world.members["mikko"].listening.asks[-1].id
    story.when("mikko", NeverAgain(ask)).when("sanna", SILENT)
    page = story.world.page("mikko", Place.BEING_ASKED)
    assert isinstance(page, Invitation)
    assert page.never == (someone_who_left(MemberId("sanna")),)
    story.silence()


def test_a_change_is_over_for_the_ally_and_unanswered_without_one() -> None:
    story = Transcript(sanna=HELSINKI, john=HELSINKI).wishes("sanna", "john")
    story.after(minutes(3)).told("john", CHANGE_ASK)
    story.when("john", SILENT).change_stands("sanna", ChangeUnanswered)
    story.after(days(1)).told("sanna", CHANGE).silence()

    story = Transcript(sanna=HELSINKI, john=HELSINKI).wishes("sanna", "john")
    story.after(minutes(3)).told("john", CHANGE_ASK)
    story.when("sanna", SILENT).reads("john", NoLongerNeeded).after(days(2)).silence()


def test_a_change_not_passed_on_yet_ends_when_its_time_is_over() -> None:
    story = Transcript(sanna=HELSINKI, john=HELSINKI).wishes("sanna", "john")
    story.when("john", SILENT).after(days(7)).told("sanna", CHANGE).change_stands("sanna", ChangeUnanswered)


@pytest.mark.parametrize("asker", [True, False], ids=["who asked leaves", "who said yes leaves"])
def test_what_two_wrote_without_names_goes_for_both(asker: bool) -> None:
    """Whoever stays is told, as if the other had closed it: it may be waited for."""
    story, peer = Outside().begun()
    story.writes(peer, "I am here").after(hours(1)).told("sanna", OUTSIDE).opens("sanna")
    goes, stays = ("sanna", peer) if asker else (peer, "sanna")
    story.when(goes, SILENT).after(hours(1)).told(stays, OUTSIDE)
    story.so_that(lambda world: not world.records and not world.members[stays].outside.talks, "all is gone")
    story.so_that(lambda world: goes not in world.volunteers, "nobody is brought to them any more")


def test_a_volunteer_who_leaves_without_an_answer_is_silence() -> None:
    story = Outside()
    first = story.asks_outside().first_is_asked()
    story.when(first, SILENT).after(hours(3)).told(story.chosen[1], OUTSIDE)


def test_both_leave_and_the_shared_words_with_them() -> None:
    story = said_yes().when("mikko", SILENT).when("sanna", WELL)
    story.so_that(lambda world: set(world.members) == {"ravi"} and not world.records, "nothing of the two")
    story.after(days(30)).silence()


def test_nothing_happens_any_more_to_somebody_who_is_leaving() -> None:
    """The machine may stop between the two steps: whoever presses or tells meanwhile changes nothing."""
    story = said_yes()
    story.world.happen("mikko", SILENT)
    leaving = story.world.members["mikko"]
    assert (leaving.name.reveal(), leaving.listening.asks, leaving.circle.friends) == ("", (), ())
    story.world.happen("mikko", WELL)
    story.world.happen("mikko", NeverAgain("e"))
    assert story.world.members["mikko"] == leaving
    story.standing("sanna", CannotAfterAll(someone_who_left(MemberId("mikko")))).after(minutes(1))
    story.so_that(lambda world: "mikko" not in world.members, "the next wake-up finishes it")

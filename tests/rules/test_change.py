"""Someone who can change something: one concrete thing, asked by name, answered in the ally's own words."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.rules.change_events import ChangeSetAside, ChangeStopped
from bot.rules.change_sayings import (
    ChangeAnswerSaid,
    ChangeAskedOf,
    ChangeSaid,
    ChangeStands,
    ChangeUnanswered,
    ChangeWaiting,
    ChangeWriting,
)
from bot.rules.escalation import FADES_AFTER
from bot.rules.events import ListeningPaused, NeverAgain, WasUnreachable
from bot.rules.peer_sayings import NoLongerNeeded
from bot.rules.places import Place
from tests.transcript import (
    ASK,
    CHANGE,
    CHANGE_ASK,
    HELSINKI,
    MONDAY,
    NEW_YORK,
    Transcript,
    days,
    hours,
    minutes,
)


def two(ally: str = HELSINKI) -> Transcript:
    """Sanna would like Erik, who decides on the project, to give the importer to somebody else."""
    return Transcript(sanna=HELSINKI, erik=ally).is_left_alone("sanna").is_left_alone("erik")


def test_one_thing_is_asked_and_answered_in_the_allys_own_words() -> None:
    story = two().wishes("sanna", "erik").silence()
    story.change_stands("sanna", ChangeWaiting)
    story.after(minutes(2)).told("erik", CHANGE_ASK).reads("erik", ChangeAskedOf)
    card = story.world.page("erik", Place.CHANGE_ASKED, story.world.sent[-1].subject)
    assert isinstance(card, ChangeAskedOf)
    assert card.text.reveal() == "sanna: Someone else takes over the importer."
    story.at(MONDAY + hours(5)).changes("erik", "Ravi takes it on Wednesday.").reads("erik", ChangeAnswerSaid)
    page = story.world.page("sanna", Place.CHANGE)
    assert isinstance(page, ChangeStands)
    assert isinstance(page.standing, ChangeSaid)
    assert page.standing.answer is not None
    assert page.standing.answer.reveal() == "Ravi takes it on Wednesday."
    story.silence().at(MONDAY + days(1) + hours(2)).told("sanna", CHANGE).silence()
    told = story.world.members["sanna"].calendar.local(story.world.sent[-1].at)
    assert time(10) <= told.time() < time(10, 45), "as any prompt would"


def test_nothing_leaves_for_a_minute_and_stopping_then_leaves_no_trace() -> None:
    story = two().wishes("sanna", "erik").after(timedelta(seconds=50)).when("sanna", ChangeStopped())
    story.after(days(9)).silence().reads("sanna", ChangeWriting, Place.CHANGE)
    assert story.world.members["sanna"].receipts == ()
    assert story.world.members["erik"].change_asks == ()
    assert story.world.records == {}


def test_stopped_later_the_ally_reads_that_it_is_no_longer_needed() -> None:
    story = two().wishes("sanna", "erik").after(minutes(2)).told("erik", CHANGE_ASK)
    story.when("sanna", ChangeStopped()).reads("erik", NoLongerNeeded).changes("erik", "Too late")
    story.after(days(9)).silence()
    assert story.world.records == {}
    assert len(story.world.members["sanna"].receipts) == 1, "it was passed on"


def test_cannot_is_an_answer_and_makes_room_for_another() -> None:
    story = two().wishes("sanna", "erik").after(minutes(2)).told("erik", CHANGE_ASK).changes("erik", "")
    story.change_stands("sanna", ChangeSaid(None)).when("sanna", ChangeSetAside())
    story.reads("sanna", ChangeWriting, Place.CHANGE).after(days(3)).silence()


def test_without_an_answer_that_is_said_by_the_deadline() -> None:
    story = two().wishes("sanna", "erik").after(minutes(2)).told("erik", CHANGE_ASK)
    change = story.world.members["sanna"].change
    assert change is not None
    story.at(change.deadline + minutes(1))
    story.change_stands("sanna", ChangeUnanswered(change.deadline, unreachable=False)).reads(
        "erik", NoLongerNeeded
    )
    story.at(change.deadline + days(1)).told("sanna", CHANGE).silence()


def test_it_waits_for_the_allys_own_working_hours() -> None:
    story = two(NEW_YORK).wishes("sanna", "erik").at(MONDAY + hours(6)).silence()
    story.at(MONDAY + hours(7)).silence()  # nine in New York, where nothing comes on the dot
    story.at(MONDAY + hours(7) + minutes(10)).told("erik", CHANGE_ASK)
    change = story.world.members["sanna"].change
    assert change is not None
    assert change.deadline >= story.world.members["erik"].calendar.after(change.at, hours(8))


@pytest.mark.parametrize("rests", [True, False], ids=["a pause", "not from this person"])
def test_what_is_kept_from_the_ally_looks_like_silence(rests: bool) -> None:
    def played(quiet: bool) -> Transcript:
        story = two().trusts("sanna", "erik").asks("sanna").after(minutes(2)).told("erik", ASK)
        story.answers("erik", yes=True).keeps_promise("erik")
        if quiet:
            ask = story.world.members["erik"].listening.asks[-1].id
            story.when("erik", ListeningPaused(4) if rests else NeverAgain(ask))
        story.wishes("sanna", "erik").after(minutes(5))
        return story.silence() if quiet else story.told("erik", CHANGE_ASK)

    kept, open_ = played(True), played(False)
    for story in (kept, open_):
        story.after(days(3)).told("sanna", CHANGE)
    seen = [[s for s in story.world.sent if s.to == "sanna"] for story in (kept, open_)]
    assert seen[0] == seen[1]
    assert kept.world.page("sanna", Place.CHANGE) == open_.world.page("sanna", Place.CHANGE)


def test_an_ally_who_cannot_be_reached_is_said_to_be() -> None:
    story = two().wishes("sanna", "erik").after(minutes(2)).told("erik", CHANGE_ASK)
    story.when("erik", WasUnreachable())
    change = story.world.members["sanna"].change
    assert change is not None
    story.change_stands("sanna", ChangeUnanswered(change.deadline, unreachable=True)).after(days(1)).told(
        "sanna", CHANGE
    )


def test_an_ask_for_a_person_goes_on_beside_it() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI, erik=HELSINKI).trusts("sanna", "mikko")
    story.is_left_alone("sanna").asks("sanna").after(minutes(2)).told("mikko", ASK).answers("mikko", yes=True)
    before = story.world.members["sanna"].escalation
    story.wishes("sanna", "erik").after(minutes(2)).told("erik", CHANGE_ASK)
    assert story.world.members["sanna"].escalation == before
    story.keeps_promise("mikko").changes("erik", "Yes, from today.").after(days(1)).told("sanna", CHANGE)


def test_two_weeks_after_the_end_both_rows_have_forgotten_it() -> None:
    story = two().wishes("sanna", "erik").after(minutes(2)).told("erik", CHANGE_ASK).changes("erik", "Yes")
    story.after(days(1)).told("sanna", CHANGE).after(FADES_AFTER + days(8)).silence()
    assert story.world.members["sanna"].change is None
    assert story.world.members["erik"].change_asks == ()
    assert story.world.records == {}
    assert story.world.members["sanna"].receipts[0].to == (), "the words stay, the name goes"


def test_nobody_asks_themselves() -> None:
    story = two().wishes("sanna", "sanna").after(days(3))
    assert story.silence().world.members["sanna"].wishing is None

"""What two who do not know each other write, how it ends, and what a volunteer may count on."""

from __future__ import annotations

import pytest

from bot.rules import outside_events as o
from bot.rules.events import WasUnreachable, WillingnessGiven
from bot.rules.outside import CLOSES_AFTER, LINES_KEPT
from bot.rules.outside_sayings import (
    NamePreview,
    TalkClosed,
    TalkWithMember,
    TalkWithVolunteer,
)
from bot.rules.peer_sayings import NoLongerNeeded
from bot.rules.places import Place
from bot.rules.words import Words
from tests.rules.outside import FIVE, Outside
from tests.transcript import MONDAY, NEW_YORK, OUTSIDE, days, hours, minutes


def nothing_is_kept(story: Outside) -> None:
    assert story.world.records == {}


# --- Writing. ------------------------------------------------------------------------------------


def test_the_two_write_and_each_is_told_once_until_they_look() -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").writes(peer, "I have time today").after(hours(1)).told("sanna", OUTSIDE)
    lines = story.page("sanna").lines  # type: ignore[attr-defined]
    assert [(mine, text.reveal()) for mine, text in lines] == [(False, "Hello"), (False, "I have time today")]
    story.after(hours(3)).silence().opens("sanna").writes("sanna", "Thank you").after(hours(1)).told(
        peer, OUTSIDE
    )
    story.after(days(1)).silence()


def test_a_notice_never_comes_at_the_moment_of_what_caused_it() -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").after(minutes(9)).silence().after(minutes(40)).told(
        "sanna", OUTSIDE
    ).silence()


def test_a_line_written_in_the_evening_is_told_of_in_the_morning() -> None:
    story = Outside(**dict.fromkeys(FIVE, NEW_YORK)).asks_outside()
    peer = story.chosen[0]
    story.at(MONDAY + hours(7.04)).told(peer, OUTSIDE)
    story.says(peer, yes=True).after(minutes(50)).told("sanna", OUTSIDE).opens("sanna")
    story.at(MONDAY + hours(11)).writes(peer, "Hello")  # eight in the evening where Sanna is
    story.at(MONDAY + days(1)).silence().at(MONDAY + days(1) + hours(1)).told("sanna", OUTSIDE).silence()


def test_the_oldest_line_is_destroyed_where_they_would_be_too_many() -> None:
    story, peer = Outside().begun()
    for n in range(LINES_KEPT + 5):
        story.writes(peer, f"line {n}")
    assert len(story.talk("sanna").lines) == LINES_KEPT
    assert len(story.world.records) == LINES_KEPT + 1  # and what was asked
    story.after(hours(1)).told("sanna", OUTSIDE).silence()


def test_the_name_is_given_by_one_press_of_the_member_and_never_the_other_way() -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").after(hours(1)).told("sanna", OUTSIDE).opens("sanna")
    story.when(peer, o.OutsideNamed(story.talk(peer).id))
    assert story.talk("sanna").name is None, "a volunteer has nothing to give here"
    story.when("sanna", o.OutsideNamed(story.talk("sanna").id)).after(hours(1)).told(peer, OUTSIDE)
    page = story.page(peer)
    assert isinstance(page, TalkWithMember)
    assert page.name is not None
    assert page.name == story.world.members["sanna"].name
    assert page.face is not None
    story.silence()
    assert len(story.world.members["sanna"].receipts) == 2, "the words, and the name"


def test_before_it_is_given_the_member_sees_exactly_what_will_be_read() -> None:
    story, _ = Outside().begun()
    page = story.world.page("sanna", Place.OUTSIDE, "outside-name")
    assert isinstance(page, NamePreview)
    story.silence()


@pytest.mark.parametrize("who", ["member", "volunteer"])
def test_whoever_closes_it_everything_is_gone_for_both_and_the_other_is_told(who: str) -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").after(hours(1)).told("sanna", OUTSIDE).opens("sanna")
    closes, waits = ("sanna", peer) if who == "member" else (peer, "sanna")
    story.closes(closes)
    nothing_is_kept(story)
    story.reads(waits, TalkClosed, Place.OUTSIDE if waits == "sanna" else None)
    story.after(days(1)).told(waits, OUTSIDE).after(days(30)).silence()
    assert story.world.members[peer].outside.asks == (), "nor who it was"
    assert story.world.members["sanna"].outside.request is None


def test_never_again_is_not_told_and_the_two_are_not_brought_together_again() -> None:
    story, peer = Outside().begun()
    story.closes(peer, block=True).after(days(1)).told("sanna", OUTSIDE).reads(
        "sanna", TalkClosed, Place.OUTSIDE
    )
    for _ in range(6):
        story.when("sanna", o.OutsideSetAside()).asks_outside()
        assert peer not in story.chosen
        story.when("sanna", o.OutsideStopped())
    story.silence()


def test_two_weeks_without_a_line_close_it_and_nobody_is_called_for_that() -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").after(hours(1)).told("sanna", OUTSIDE).opens("sanna")
    story.after(CLOSES_AFTER + hours(1)).silence().reads("sanna", TalkClosed, Place.OUTSIDE)
    nothing_is_kept(story)


def test_a_yes_is_a_promise_reminded_once_and_then_whoever_waits_is_told() -> None:
    story, peer = Outside().begun()
    story.at(MONDAY + days(1) + hours(2)).told(peer, OUTSIDE).silence()
    story.at(MONDAY + days(2) + hours(3)).told("sanna", OUTSIDE)
    page = story.page("sanna")
    assert isinstance(page, TalkWithVolunteer)
    assert page.unheard
    story.after(days(4)).silence()
    story.opens("sanna").writes(peer, "Sorry that it took so long").after(days(1)).told("sanna", OUTSIDE)
    assert not story.page("sanna").unheard  # type: ignore[attr-defined]


def test_whoever_wrote_is_not_reminded() -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").after(hours(1)).told("sanna", OUTSIDE).after(days(7)).silence()


# --- Being a volunteer. --------------------------------------------------------------------------


def test_one_at_a_time_and_one_new_a_week() -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").after(hours(1)).told("sanna", OUTSIDE).closes("sanna")
    story.after(days(1)).told(peer, OUTSIDE)
    now = story.world.now
    assert not story.world.members[peer].outside.has_room(now)
    assert story.world.members[peer].outside.has_room(now + days(7))
    story.silence()


@pytest.mark.parametrize("how", ["leaves", "not willing"])
def test_leaving_takes_one_press_and_what_lay_on_the_table_is_gone(how: str) -> None:
    story = Outside()
    first = story.asks_outside().first_is_asked()
    story.when(first, o.VolunteeringChosen(None) if how == "leaves" else WillingnessGiven(False))
    assert first not in story.world.volunteers
    story.reads(first, NoLongerNeeded).says(first, yes=True)
    assert story.world.members["sanna"].outside.talks == ()
    story.after(minutes(1)).silence()


def test_whoever_can_no_longer_be_reached_is_not_waited_for() -> None:
    story, peer = Outside().begun()
    story.when(peer, WasUnreachable()).reads("sanna", TalkClosed, Place.OUTSIDE)
    story.after(days(1)).told("sanna", OUTSIDE).silence()
    assert peer not in story.world.volunteers
    nothing_is_kept(story)


def test_a_line_to_what_was_closed_meanwhile_changes_nothing_and_is_destroyed() -> None:
    story, peer = Outside().begun()
    talk = story.talk(peer).id
    story.closes("sanna").when(peer, o.OutsideWrote(talk, Words("too late")))
    nothing_is_kept(story)
    story.when(peer, o.OutsideLineCame(talk, "a record")).after(days(1)).told(peer, OUTSIDE).silence()

"""Someone outside your team: whom chance picks, what the two write without names, and how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.rules import outside_events as o
from bot.rules.events import ListeningPaused, WasUnreachable, WillingnessGiven
from bot.rules.outside import CLOSES_AFTER, LINES_KEPT, MOST_ASKED, Theme
from bot.rules.outside_sayings import (
    AskedFromOutside,
    LookingOutside,
    NamePreview,
    NobodyOutside,
    OutsidePreview,
    TalkClosed,
    TalkWithMember,
    TalkWithVolunteer,
    TooFewOutside,
)
from bot.rules.outsiders import MOST_LOOKED_AT, to_look_at
from bot.rules.peer_sayings import NoLongerNeeded, Thanked
from bot.rules.people import MemberId
from bot.rules.showing import Place
from bot.rules.words import Words
from tests.rules.outside import FIVE, Outside
from tests.transcript import HELSINKI, MONDAY, NEW_YORK, OUTSIDE, days, hours, minutes


def nothing_is_kept(story: Outside) -> None:
    assert story.world.records == {}


# --- Whether anybody may be asked. ---------------------------------------------------------------


def test_with_four_volunteers_nobody_is_asked_and_with_five_somebody_may_be() -> None:
    story = Outside(*FIVE[:4]).reads("sanna", TooFewOutside(), Place.OUTSIDE)
    story.offers("eve").reads("sanna", OutsidePreview, Place.OUTSIDE).silence()


def test_volunteers_do_not_count_themselves() -> None:
    Outside("sanna", *FIVE[:4]).reads("sanna", TooFewOutside(), Place.OUTSIDE)


def test_a_theme_is_offered_once_five_ticked_it_and_never_says_who() -> None:
    story = Outside()
    for who in FIVE[:4]:
        story.offers(who, Theme.RETURNING)
    assert story.page("sanna").themes == ()  # type: ignore[attr-defined]
    story.offers("eve", Theme.RETURNING, Theme.HOME)
    assert story.page("sanna").themes == (Theme.RETURNING,)  # type: ignore[attr-defined]
    story.silence()


def test_colleagues_of_the_same_unit_and_the_chain_of_command_do_not_count() -> None:
    story = Outside().listed({"sanna": "payments"} | dict.fromkeys(FIVE, "logistics"))
    story.reads("sanna", OutsidePreview, Place.OUTSIDE)
    story.listed({"sanna": "payments"} | dict.fromkeys(FIVE, "logistics") | {"eve": "payments"})
    story.reads("sanna", TooFewOutside(), Place.OUTSIDE)
    units = {"sanna": "payments", "boss": "board"} | dict.fromkeys(FIVE, "logistics")
    story.world.join("boss", HELSINKI)
    story.listed(units, {"sanna": "boss", "boss": "eve"})
    story.reads("sanna", TooFewOutside(), Place.OUTSIDE)


def test_one_cannot_find_out_who_volunteers_by_keeping_people_away() -> None:
    """The page says the same whomever the member trusts or blocks: such a one is only never picked."""
    story = Outside()
    before = story.page("sanna")
    story.trusts("sanna", "asha").reads("sanna", before, Place.OUTSIDE)
    for _ in range(5):
        story.asks_outside()
        assert "asha" not in story.chosen
        story.when("sanna", o.OutsideStopped())
    story.silence()


def test_of_many_a_few_are_looked_at_and_looking_again_shows_the_same_ones() -> None:
    story = Outside()
    many = [MemberId(f"volunteer {n}") for n in range(500)]
    sanna = story.world.members["sanna"]
    drawn = to_look_at(sanna, many)
    assert len(drawn) == MOST_LOOKED_AT
    assert to_look_at(sanna, reversed(many)) == drawn
    story.asks_outside()
    assert set(to_look_at(story.world.members["sanna"], many)) != set(drawn), "another request, others"
    story.silence()


# --- Asking. -------------------------------------------------------------------------------------


def test_a_few_are_asked_one_after_the_other_and_the_first_yes_ends_it() -> None:
    story = Outside().asks_outside().reads("sanna", LookingOutside, Place.OUTSIDE)
    first, second, third = story.chosen
    story.after(minutes(2)).told(first, OUTSIDE).reads(first, AskedFromOutside)
    story.says(first, yes=False).reads(first, Thanked)
    story.after(hours(3)).told(second, OUTSIDE)
    story.says(second, yes=True).reads(second, TalkWithMember)
    story.after(hours(1)).told("sanna", OUTSIDE).reads("sanna", TalkWithVolunteer)
    assert third not in {sent.to for sent in story.world.sent}
    assert len(story.world.records) == 1, "the words meant for the others are destroyed"


def test_no_name_of_either_is_anywhere_before_it_is_given() -> None:
    story, peer = Outside().begun()
    story.writes(peer, "Hello").after(hours(1)).told("sanna", OUTSIDE).opens("sanna").writes(
        "sanna", "Thank you"
    )
    shown = repr(story.page(peer)) + repr(story.page("sanna"))
    assert "name of" not in shown
    assert story.page(peer).name is None  # type: ignore[attr-defined]
    assert story.page(peer).face is None  # type: ignore[attr-defined]
    story.after(hours(1)).told(peer, OUTSIDE).silence()


def test_nobody_in_time_is_said_in_the_morning_and_whoever_was_asked_is_forgotten() -> None:
    story = Outside().asks_outside()
    asked = story.chosen
    for who in asked:
        story.after(hours(2.3)).told(who, OUTSIDE)
    assert len(asked) == MOST_ASKED
    story.at(MONDAY + days(1) + hours(3)).told("sanna", OUTSIDE).reads("sanna", NobodyOutside, Place.OUTSIDE)
    for who in asked:
        story.reads(who, NoLongerNeeded)
    assert story.chosen == []
    nothing_is_kept(story)
    story.when("sanna", o.OutsideSetAside()).reads("sanna", OutsidePreview, Place.OUTSIDE)


def test_stopped_within_a_minute_nobody_learns_anything_and_no_receipt_stays() -> None:
    story = Outside().asks_outside().after(timedelta(seconds=40)).when("sanna", o.OutsideStopped())
    story.after(days(20)).silence()
    assert story.world.members["sanna"].receipts == ()
    assert story.world.records == {}


def test_stopped_later_whoever_was_asked_reads_that_it_is_no_longer_needed() -> None:
    story = Outside()
    first = story.asks_outside().first_is_asked()
    story.when("sanna", o.OutsideStopped()).reads(first, NoLongerNeeded).says(first, yes=True)
    story.after(days(5)).silence()
    assert story.world.members["sanna"].outside.talks == ()
    nothing_is_kept(story)


def test_a_yes_that_comes_second_reads_as_no_longer_needed() -> None:
    story = Outside().asks_outside()
    first, second, _ = story.chosen
    story.after(minutes(2)).told(first, OUTSIDE).after(hours(2.3)).told(second, OUTSIDE)
    story.says(second, yes=True).says(first, yes=True).reads(first, NoLongerNeeded)
    story.after(hours(1)).told("sanna", OUTSIDE).silence()
    assert story.talk("sanna").other == second


@pytest.mark.parametrize("why", ["a no", "a pause", "left", "said that nobody may ask"])
def test_a_no_a_pause_and_silence_are_the_same_to_whoever_asks(why: str) -> None:
    """Bytes and times, until nobody could."""
    story, silent = Outside().asks_outside(), Outside().asks_outside()
    first = story.chosen[0]
    match why:
        case "a no":
            assert story.first_is_asked() == first
            story.says(first, yes=False)
        case "a pause":
            story.when(first, ListeningPaused(2))
        case "left":
            story.when(first, o.VolunteeringChosen(None))
        case _:
            story.when(first, WillingnessGiven(False))

    def received(each: Outside) -> list[object]:
        found: list[object] = []
        for hour in range(1, 60):
            each.at(MONDAY + hours(hour))
            found += [each.page("sanna"), *(sent for sent in each.world.sent if sent.to == "sanna")]
        return found

    mine, theirs = received(story), received(silent)
    assert mine == theirs
    for each in (story, silent):
        told = {sent.to for sent in each.world.sent}
        each.expects_all_of(told).silence()


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
    story.at(MONDAY + hours(7.1)).told(peer, OUTSIDE)
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

"""Someone outside your team: who may be asked, whom chance picks, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.rules import outside_events as o
from bot.rules.events import ListeningPaused, WillingnessGiven
from bot.rules.outside import MOST_ASKED, Theme
from bot.rules.outside_sayings import (
    AskedFromOutside,
    LookingOutside,
    NobodyOutside,
    OutsidePreview,
    TalkWithMember,
    TalkWithVolunteer,
    TooFewOutside,
)
from bot.rules.outsiders import MOST_LOOKED_AT, to_look_at
from bot.rules.peer_sayings import NoLongerNeeded, Thanked
from bot.rules.people import MemberId
from bot.rules.places import Place
from tests.rules.outside import FIVE, Outside
from tests.transcript import HELSINKI, MONDAY, OUTSIDE, days, hours, minutes


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
    story.after(minutes(12)).told(first, OUTSIDE).reads(first, AskedFromOutside)
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


def test_no_moment_points_at_the_press() -> None:
    story = Outside()
    delays = set()
    for _ in range(6):
        request = story.asks_outside().world.members["sanna"].outside.request
        assert request is not None
        delays.add(request.plan.steps[0].at - story.world.now)
        story.when("sanna", o.OutsideStopped()).after(minutes(1))
    assert min(delays) > minutes(1)
    assert len(delays) == 6, "each has one of its own"
    story.silence()


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
    story.after(minutes(12)).told(first, OUTSIDE).after(hours(2.3)).told(second, OUTSIDE)
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

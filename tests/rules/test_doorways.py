"""A phone of one's own as a way in: at most three, nothing closes them but their owner, and no copy opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules.decide import decide
from bot.rules.doorways import MOST, Doorway, opens
from bot.rules.events import Event, KeepingChosen, ListeningPaused, RhythmChosen, WasUnreachable
from bot.rules.member import Member
from bot.rules.own_events import Cleared, DoorwayMade, DoorwayRemoved, DoorwayUsed, PromptsPaused
from bot.rules.own_sayings import MyDoorways
from bot.rules.places import Place
from bot.rules.whereabouts import AwayChosen, QuietChosen
from tests.storage.making import NOW, member
from tests.transcript import HELSINKI, Transcript


def after(*events: Event, of: Member | None = None) -> Member:
    here = of or member()
    for event in events:
        decision = decide(here, event, NOW)
        assert decision.effects == ()  # nobody hears of it
        here = decision.member
    return here


def test_it_is_made_seen_and_taken_away() -> None:
    told = Transcript(sanna=HELSINKI).when("sanna", DoorwayMade("k", "key", 0))
    page = told.world.page("sanna", Place.DOORWAYS)
    assert isinstance(page, MyDoorways)
    assert [one.id for one in page.there] == ["k"]
    told.when("sanna", DoorwayRemoved("k"))
    assert told.world.page("sanna", Place.AFTER_DOORWAYS) == MyDoorways((), gone=True)
    told.silence()


def test_three_and_each_once() -> None:
    made = [DoorwayMade(f"k{n % 4}", "key", 0) for n in range(9)]
    assert [one.id for one in after(*made).doorways] == ["k0", "k1", "k2"]
    assert len(after(*made).doorways) == MOST


def test_one_or_all_are_taken_away() -> None:
    three = after(*(DoorwayMade(f"k{n}", "key", 0) for n in range(3)))
    assert [one.id for one in after(DoorwayRemoved("k1"), of=three).doorways] == ["k0", "k2"]
    assert after(DoorwayRemoved("another"), of=three) == three
    assert after(DoorwayRemoved(), of=three).doorways == ()


@pytest.mark.parametrize(
    "event",
    [
        Cleared(),
        KeepingChosen(False),
        RhythmChosen(0),
        ListeningPaused(4),
        PromptsPaused((NOW + timedelta(days=14)).date()),
        AwayChosen((NOW + timedelta(days=30)).date()),
        QuietChosen(True),
        WasUnreachable(),
    ],
    ids=lambda event: type(event).__name__,
)
def test_nothing_closes_it_but_its_owner(event: Event) -> None:
    one = after(DoorwayMade("k", "key", 3))
    assert decide(one, event, NOW).member.doorways == one.doorways


@pytest.mark.parametrize(
    ("before", "count", "yes"), [(0, 0, True), (0, 1, True), (4, 5, True), (4, 4, False), (4, 0, False)]
)
def test_a_count_goes_on_or_is_a_copys(before: int, count: int, yes: bool) -> None:
    one = after(DoorwayMade("k", "key", before))
    assert opens(one.doorways[0], count) is yes
    used = after(DoorwayUsed("k", count), of=one)
    assert used == (replace(one, doorways=(replace(one.doorways[0], count=count),)) if yes else one)


def test_a_passkey_is_never_written_out() -> None:
    shown = repr((Doorway("the-id", "the-key", 0, NOW), DoorwayMade("the-id", "the-key", 0)))
    assert "the-id" not in shown
    assert "the-key" not in shown

"""What was done with one's own data is written down for oneself: what and when, for twelve months."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.rules.chat_events import ChatChosen
from bot.rules.checkin import Answers
from bot.rules.events import CheckedIn, Event, KeepingChosen, ReceiptsForgotten, Typed, Visited
from bot.rules.leaving_events import EraseChosen
from bot.rules.own_events import (
    Cleared,
    DoorwayMade,
    DoorwayRemoved,
    Exported,
    Here,
    KeptLonger,
    LookedBack,
    LookingKept,
)
from bot.rules.own_log import MOST
from bot.rules.own_noted import Did
from bot.rules.reflection import Reflection
from bot.rules.words import Words
from tests.transcript import HELSINKI, Transcript, days

DONE: tuple[tuple[Event, Did], ...] = (
    (KeepingChosen(True), Did.KEPT),
    (KeptLonger(True), Did.LONGER),
    (KeptLonger(False), Did.SHORTER),
    (Cleared(), Did.CLEARED),
    (KeepingChosen(False), Did.FORGOT),
    (DoorwayMade("id", "key", 0), Did.PHONE_ADDED),
    (DoorwayRemoved(), Did.PHONE_REMOVED),
    (ChatChosen(True), Did.IN_CHAT),
    (ChatChosen(False), Did.IN_WINDOW),
    (Exported(), Did.EXPORTED),
)


def log(story: Transcript, who: str = "sanna") -> list[Did]:
    return [line.what for line in story.world.members[who].log]


def alone() -> Transcript:
    return Transcript(sanna=HELSINKI).is_left_alone("sanna")


def test_each_of_these_once_and_only_where_it_changed_something() -> None:
    story = alone()
    for event, _ in DONE:
        story.when("sanna", event)
        if not isinstance(event, Cleared | Exported):
            story.when("sanna", event)
    story.so_that(lambda _: log(story) == [did for _, did in DONE], f"one line each, not {log(story)}")


@pytest.mark.parametrize("event", [Visited(), Here(), Typed(), CheckedIn(Answers(3)), ReceiptsForgotten()])
def test_looking_and_answering_leave_no_line(event: Event) -> None:
    story = alone().when("sanna", event)
    story.so_that(lambda _: log(story) == [], "nothing")
    story.world.sent.clear()


def test_what_is_kept_by_another_way_is_noted_as_well() -> None:
    story = alone().when("sanna", LookedBack(Reflection(theme=Words("x"))), LookingKept())
    story.so_that(lambda _: log(story) == [Did.KEPT], "kept")


def test_receipts_and_what_others_did() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI).is_left_alone("sanna").trusts("sanna", "mikko")
    story.asks("sanna").when("mikko", EraseChosen(well=False)).when("sanna", ReceiptsForgotten())
    story.so_that(lambda _: log(story) == [Did.RECEIPTS_DELETED], "only what she did")


def test_for_twelve_months_and_never_endlessly() -> None:
    story = alone().when("sanna", Exported()).after(days(200)).when("sanna", Exported())
    story.after(days(164)).so_that(lambda _: len(log(story)) == 2, "both")
    story.after(days(1)).so_that(lambda _: len(log(story)) == 1, "the later one, a year after the first")
    story.after(days(200)).so_that(lambda _: log(story) == [], "none")
    for _ in range(MOST + 5):
        story.when("sanna", Exported())
    story.so_that(lambda _: len(log(story)) == MOST, "so many at most")
    assert timedelta(days=365) == days(365)

"""How long each thing is kept: every row of the promise, let go by the timers that do everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.rules.change_events import ChangeWished
from bot.rules.checkin import Answers, Keeping, Trial
from bot.rules.events import CheckedIn, Drafted, KeepingChosen
from bot.rules.member import Member
from bot.rules.own_events import Exported, KeptLonger, LookedBack, ReflectionDrafted, SummaryWritten
from bot.rules.people import MemberId
from bot.rules.reflection import Reflection
from bot.rules.words import Words
from tests.transcript import HELSINKI, Transcript, days, hours, minutes

SOME = Reflection(theme=Words("more of a say"))


@dataclass(frozen=True)
class Row:
    """What is held, and how long: there just before, and gone just after."""

    begin: Callable[[], Transcript]
    holds: Callable[[Member], bool]
    lasts: timedelta
    who: str = "sanna"


def alone() -> Transcript:
    return Transcript(sanna=HELSINKI).is_left_alone("sanna")


def keeping() -> Transcript:
    return alone().when("sanna", KeepingChosen(True), CheckedIn(Answers(2, 3)), LookedBack(SOME))


def said_yes() -> Transcript:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI).is_left_alone("sanna").is_left_alone("mikko")
    story.trusts("sanna", "mikko").asks("sanna").after(minutes(2))
    return story.answers("mikko", yes=True).keeps_promise("mikko")


def change_refused() -> Transcript:
    story = Transcript(sanna=HELSINKI, john=HELSINKI).is_left_alone("sanna").is_left_alone("john")
    return story.wishes("sanna", "john").after(minutes(3)).changes("john", "")


def wishing() -> Transcript:
    story = Transcript(sanna=HELSINKI, john=HELSINKI).is_left_alone("sanna")
    return story.when("sanna", ChangeWished(MemberId("john"), Words("no more of X")))


def checkins(member: Member) -> int:
    return len(member.history.checkins) if isinstance(member.history, Keeping | Trial) else 0


def looked_back(member: Member) -> int:
    return len(member.history.reflections) if isinstance(member.history, Keeping) else 0


ROWS = {
    "an answer that is kept": Row(keeping, lambda m: bool(checkins(m)), days(90)),
    "a look back that is kept": Row(keeping, lambda m: bool(looked_back(m)), days(90)),
    "an answer kept for a year": Row(
        lambda: keeping().when("sanna", KeptLonger(True)), lambda m: bool(checkins(m)), days(365)
    ),
    "the first three answers": Row(
        lambda: alone().when("sanna", CheckedIn(Answers(2))), lambda m: bool(checkins(m)), days(28)
    ),
    "a check-in that was begun": Row(
        lambda: alone().when("sanna", Drafted(Answers(2))), lambda m: m.draft is not None, hours(1)
    ),
    "a look back that was begun": Row(
        lambda: alone().when("sanna", ReflectionDrafted(SOME)), lambda m: m.looking is not None, hours(1)
    ),
    "a page for an appointment": Row(
        lambda: alone().when("sanna", SummaryWritten(Words("x"))), lambda m: m.summary is not None, hours(1)
    ),
    "an ask that somebody said yes to": Row(said_yes, lambda m: m.escalation is not None, days(14)),
    "to whom it was passed on": Row(said_yes, lambda m: bool(m.receipts[0].to), days(14)),
    "who asked, for the one who was asked": Row(
        said_yes, lambda m: bool(m.listening.asks), days(14), who="mikko"
    ),
    "a change that was answered": Row(change_refused, lambda m: m.change is not None, days(14)),
    "who asked for a change": Row(change_refused, lambda m: bool(m.change_asks), days(14), who="john"),
    "a change that was never passed on": Row(wishing, lambda m: m.wishing is not None, days(14)),
    "the log of one's own": Row(lambda: alone().when("sanna", Exported()), lambda m: bool(m.log), days(365)),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_it_is_there_until_then_and_not_longer(row: Row) -> None:
    story = row.begin()
    story.after(row.lasts - minutes(5)).so_that(
        lambda world: row.holds(world.members[row.who]), "it is there until then"
    )
    story.after(minutes(10)).so_that(
        lambda world: not row.holds(world.members[row.who]), "nobody has to do anything for it to go"
    )
    story.world.sent.clear()


def test_what_was_passed_on_stays_until_its_member_deletes_it_without_names() -> None:
    story = said_yes().after(days(800))
    story.so_that(
        lambda world: world.members["sanna"].receipts[0].texts == (Words("words for mikko"),), "words"
    )
    story.so_that(lambda world: world.members["sanna"].receipts[0].to == (), "and no name")
    story.world.sent.clear()


def test_what_is_usual_stays_as_numbers_when_the_answers_are_gone() -> None:
    story = keeping().after(days(91))
    story.so_that(lambda w: checkins(w.members["sanna"]) == 0, "no answer")
    story.so_that(lambda w: bool(w.members["sanna"].watching.signs.watched), "and the numbers")
    story.world.sent.clear()

"""Two asked together, who may both say yes; several at once; and never more than the member wanted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import policy
from bot.rules.calendar import Calendar
from bot.rules.escalation import UNDO, Acknowledged, NoOther, Order, Release
from bot.rules.events import (
    NeverAgain,
    ReleaseComposed,
    Shown,
    TalkAnswered,
    TookBack,
    WentOn,
    Withdrew,
)
from bot.rules.peer_sayings import AskedOf, ListeningCard, NoLongerNeeded
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import (
    AskingNow,
    CannotAfterAll,
    DidYouTalk,
    NobodySaidYes,
    OtherMayYet,
    OtherSaidYes,
    Preview,
    SaidYes,
    Stopped,
)
from bot.rules.words import Words
from tests.rules.test_policy import CALENDARS, MOMENTS
from tests.transcript import ASK, HELSINKI, KOLKATA, MONDAY, TALK, Transcript, days, hours, minutes

TOGETHER, AT_ONCE = Release(order=Order.TOGETHER), Release(order=Order.AT_ONCE)


def story(release: Release, *friends: str) -> Transcript:
    everybody = dict.fromkeys(("sanna", *friends), HELSINKI)
    told = Transcript(**everybody).trusts("sanna", *friends).is_left_alone("sanna")
    return told.when("sanna", ReleaseComposed(release)).asks("sanna")


def two() -> Transcript:
    """Mikko and Laura have both been asked, within a quarter of an hour."""
    begun = story(TOGETHER, "mikko", "laura").after(minutes(15))
    return begun.told("mikko", ASK).told("laura", ASK).silence()


def test_whoever_says_yes_at_once_does_not_keep_the_other_from_being_asked() -> None:
    """The page said: at the same time, and both may say yes. Some minutes lie between the two notices."""
    told = story(TOGETHER, "mikko", "laura", "ravi").after(minutes(1.5)).told("mikko", ASK)
    told.answers("mikko", yes=True).silence()
    assert [r.to for r in told.world.members["sanna"].receipts] == [("mikko", "laura")]
    told.after(minutes(15)).told("laura", ASK).answers("laura", yes=True).standing("sanna", SaidYes)
    assert not [sent for sent in told.world.sent if sent.to == "ravi" and "ask" in sent.subject]


def test_stopped_before_the_other_was_reached_there_is_nothing_of_them_on_the_receipt() -> None:
    told = story(TOGETHER, "mikko", "laura").after(minutes(1.5)).told("mikko", ASK)
    told.answers("mikko", yes=True).when("sanna", Withdrew()).after(days(1)).silence()
    assert [r.to for r in told.world.members["sanna"].receipts] == [("mikko",)]


def other(told: Transcript) -> object:
    escalation = told.world.members["sanna"].escalation
    assert escalation is not None
    assert isinstance(escalation.progress, Acknowledged)
    return escalation.progress.other


def stands(told: Transcript) -> SaidYes:
    page = told.world.page("sanna", Place.STATUS)
    assert isinstance(page.standing, SaidYes)  # type: ignore[union-attr]
    return page.standing  # type: ignore[union-attr]


def test_both_may_say_yes() -> None:
    told = two().answers("mikko", yes=True)
    assert isinstance(stands(told).other, OtherMayYet)
    told.reads("laura", AskedOf).answers("laura", yes=True).reads("laura", ListeningCard)
    assert isinstance(stands(told).other, OtherSaidYes)
    told.reads("mikko", ListeningCard).silence()


@pytest.mark.parametrize("answer", [None, False])
def test_a_no_of_the_second_cannot_be_told_from_silence(answer: bool | None) -> None:
    told = two().answers("mikko", yes=True)
    if answer is not None:
        told.answers("laura", yes=answer)
    assert isinstance(stands(told).other, OtherMayYet)
    told.at(MONDAY + days(1) + minutes(1)).silence()
    assert stands(told).other is None
    told.standing("sanna", SaidYes)


def test_a_second_yes_after_the_deadline_is_no_longer_needed() -> None:
    told = two().answers("mikko", yes=True).at(MONDAY + days(1) + minutes(1))
    told.reads("laura", NoLongerNeeded).answers("laura", yes=True).reads("laura", NoLongerNeeded)
    assert other(told) == NoOther()


def test_only_two_are_asked_together_and_the_rest_in_turn() -> None:
    told = story(TOGETHER, "mikko", "laura", "ravi").after(minutes(15)).told("mikko", ASK).told("laura", ASK)
    told.silence().after(hours(2.5)).told("ravi", ASK).answers("ravi", yes=True)
    assert stands(told).other is None, "the two were asked together, not the third"
    told.reads("mikko", NoLongerNeeded).reads("laura", NoLongerNeeded).silence()


def test_a_yes_of_one_of_the_two_ends_it_for_the_rest() -> None:
    told = story(TOGETHER, "mikko", "laura", "ravi").after(minutes(15)).told("mikko", ASK).told("laura", ASK)
    told.answers("laura", yes=True).after(hours(5)).silence()
    told.answers("mikko", yes=True).reads("mikko", ListeningCard).silence()


def test_one_of_two_takes_it_back_and_the_other_comes_all_the_same() -> None:
    told = two().answers("mikko", yes=True).answers("laura", yes=True)
    told.when("mikko", TookBack(told.world.members["mikko"].listening.asks[-1].id))
    assert stands(told).peer.id == "laura"
    assert stands(told).other is None
    told.after(hours(12)).silence()


def test_the_only_yes_is_taken_back_and_the_other_says_yes_before_the_news_goes_out() -> None:
    told = two().answers("mikko", yes=True).after(hours(2))
    told.when("mikko", TookBack(told.world.members["mikko"].listening.asks[-1].id))
    told.standing("sanna", CannotAfterAll).answers("laura", yes=True)
    assert stands(told).peer.id == "laura"
    told.after(hours(20)).silence()


def test_nobody_says_yes_and_the_news_of_a_yes_taken_back_comes() -> None:
    told = two().answers("mikko", yes=True).after(hours(2))
    told.when("mikko", TookBack(told.world.members["mikko"].listening.asks[-1].id))
    told.at(MONDAY + days(1) + hours(2)).told("sanna", TALK).standing("sanna", CannotAfterAll)


def test_stopping_ends_it_for_whoever_said_yes_and_for_whoever_still_may() -> None:
    told = two().answers("mikko", yes=True).when("sanna", Withdrew()).standing("sanna", Stopped)
    told.reads("mikko", NoLongerNeeded).reads("laura", NoLongerNeeded)


def test_whether_they_talked_is_one_question_about_both() -> None:
    told = two().answers("mikko", yes=True).answers("laura", yes=True)
    page = told.world.page("sanna", Place.TALK)
    assert isinstance(page, DidYouTalk)
    assert [face.id for face in page.peers] == ["mikko", "laura"]
    told.when("sanna", TalkAnswered(True))
    mikko = told.world.page("mikko", Place.ASKED, told.world.sent[-2].subject)
    assert isinstance(mikko, ListeningCard)
    assert not mikko.kept, "with which of them, nobody said"
    told.silence()


def test_asking_on_leaves_out_both() -> None:
    told = story(TOGETHER, "mikko", "laura", "ravi").after(minutes(15)).told("mikko", ASK).told("laura", ASK)
    told.answers("mikko", yes=True).answers("laura", yes=True).when("sanna", WentOn())
    page = told.world.page("sanna", Place.ASK)
    assert isinstance(page, Preview)
    assert [face.id for face in page.readers] == ["ravi"]
    told.silence()


def test_with_one_who_is_away_the_other_is_asked_alone() -> None:
    far = Calendar(HELSINKI, back=(MONDAY + days(20)).date())
    told = Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=far).trusts("sanna", "mikko", "laura")
    told.when("sanna", ReleaseComposed(TOGETHER)).asks("sanna").after(minutes(15)).told("mikko", ASK)
    told.answers("mikko", yes=True)
    assert other(told) == NoOther()
    told.silence()


def test_all_at_once_and_the_first_yes_is_enough() -> None:
    told = story(AT_ONCE, "mikko", "laura", "ravi").after(minutes(15))
    told.told("mikko", ASK).told("laura", ASK).told("ravi", ASK).standing("sanna", AskingNow)
    told.answers("ravi", yes=True).standing("sanna", SaidYes)
    told.answers("mikko", yes=True).reads("mikko", NoLongerNeeded).reads("laura", NoLongerNeeded)
    assert stands(told).peer.id == "ravi"
    told.silence()


def test_all_at_once_and_nobody_could() -> None:
    told = story(AT_ONCE, "mikko", "laura").after(minutes(15)).told("mikko", ASK).told("laura", ASK)
    told.answers("mikko", yes=False).at(MONDAY + days(1)).standing("sanna", NobodySaidYes).silence()


def test_not_from_this_person_holds_for_two_as_for_one() -> None:
    told = two().answers("laura", yes=True)
    ask = told.world.members["laura"].listening.asks[-1].id
    told.when("laura", NeverAgain(ask)).when("sanna", Withdrew(), ReleaseComposed(TOGETHER)).asks("sanna")
    told.after(minutes(15)).told("mikko", ASK).silence()


@given(st.lists(CALENDARS, min_size=1, max_size=5), MOMENTS, st.sampled_from(Order))
def test_whatever_the_order_each_is_asked_once_in_their_own_hours_and_in_time(
    theirs: list[Calendar], now: datetime, order: Order
) -> None:
    shown = tuple(Shown(MemberId(f"p{n}"), c, Words("")) for n, c in enumerate(theirs))
    plan = policy.draw("seed", "e", Calendar(HELSINKI), shown, now, order)
    assert len(set(plan.peers)) == len(plan.peers)
    able = {s.peer for s in shown if policy.can_be_asked(s.calendar, plan.deadline, now)}
    assert set(plan.peers) == able
    for step in plan.steps:
        calendar = next(s.calendar for s in shown if s.peer == step.peer)
        assert calendar.is_open(step.at)
        assert now + UNDO <= step.at <= plan.deadline - policy.TIME_TO_ANSWER
    pair = {s.peer for s in shown[:2]} if order is Order.TOGETHER and len(shown) > 1 else set()
    assert {s.peer for s in plan.steps if s.together} == pair & able


@given(st.integers(2, 5), MOMENTS, CALENDARS, st.sampled_from([Order.AT_ONCE, Order.TOGETHER]))
def test_colleagues_of_one_office_who_are_asked_together_are_asked_within_minutes(
    count: int, now: datetime, office: Calendar, order: Order
) -> None:
    shown = tuple(Shown(MemberId(f"p{n}"), office, Words("")) for n in range(count))
    plan = policy.draw("seed", "e", office, shown, now, order)
    first = [s.at for s in plan.steps][: 2 if order is Order.TOGETHER else count]
    assert len(first) >= 2
    assert max(first) - min(first) <= policy.JITTER


@pytest.mark.parametrize("now", [MONDAY + hours(1), datetime(2026, 3, 2, 20, 0, tzinfo=UTC)])
def test_no_two_are_asked_in_the_same_second_for_that_would_tell_of_each_other(now: datetime) -> None:
    shown = tuple(Shown(MemberId(f"p{n}"), Calendar(HELSINKI), Words("")) for n in range(5))
    plan = policy.draw("seed", "e", Calendar(HELSINKI), shown, now, Order.AT_ONCE)
    assert len({s.at for s in plan.steps}) == 5


def test_who_has_a_holiday_until_the_deadline_is_named_before_the_press() -> None:
    """The two would be one: so the page says who is not asked, and the words do not speak of two."""
    eve = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)  # in Kolkata it is 18.00, and tomorrow is free
    told = Transcript(eve, laura="Europe/Berlin", mikko=HELSINKI, ravi=KOLKATA).trusts(
        "laura", "mikko", "ravi"
    )
    told.when("laura", ReleaseComposed(TOGETHER))
    page = told.world.page("laura", Place.ASK)
    assert isinstance(page, Preview)
    assert ([f.id for f in page.readers], [f.id for f in page.late]) == (["mikko"], ["ravi"])
    told.silence()

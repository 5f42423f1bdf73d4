"""What "do not disturb" on the platform does to a notice that is ready, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import do_not_disturb, subjects
from bot.rules.chat import Kind
from bot.rules.escalation import Way
from bot.rules.listening import Ask, Listening
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.routine import TOO_LATE
from tests.rules.world import World
from tests.transcript import HELSINKI, MONDAY, hours, minutes

HELD = (
    *(subjects.INVITATION, subjects.TALK, subjects.CHANGE, subjects.LOOK_IN, subjects.STILL_ASKING),
    *(subjects.OUTSIDE, subjects.of_ask("one"), subjects.of_change("one"), subjects.of_outside("one")),
)
DROPPED = tuple(sorted(do_not_disturb.OF_THE_DAY))
EVENING = MONDAY + hours(8)  # 17.00 in Helsinki


def sanna() -> Member:
    world = World(MONDAY)
    world.join("sanna", HELSINKI)
    return world.members["sanna"]


def comes(subject: str, until: datetime, now: datetime = MONDAY, member: Member | None = None) -> object:
    return do_not_disturb.comes_at(member or sanna(), subject, until, now)


@pytest.mark.parametrize("subject", HELD)
def test_what_nobody_waits_for_at_this_moment_comes_when_it_ends(subject: str) -> None:
    assert do_not_disturb.concerns(sanna(), subject, MONDAY)
    assert comes(subject, MONDAY + hours(4)) == MONDAY + hours(4)


@pytest.mark.parametrize("subject", HELD)
def test_what_ends_in_the_evening_waits_for_the_morning(subject: str) -> None:
    at = comes(subject, EVENING + hours(2))
    assert isinstance(at, datetime)
    assert MONDAY + hours(24) < at < MONDAY + hours(24) + minutes(10), "some minutes after nine"


@pytest.mark.parametrize("subject", DROPPED)
def test_a_question_of_the_day_comes_a_little_later_or_not_at_all(subject: str) -> None:
    assert comes(subject, MONDAY + TOO_LATE) == MONDAY + TOO_LATE
    assert comes(subject, MONDAY + TOO_LATE + minutes(1)) is None
    assert comes(subject, EVENING + minutes(1), EVENING - minutes(30)) is None


def test_the_answer_to_a_line_and_the_turns_of_a_talk_are_waited_for() -> None:
    typed = replace(sanna(), typed=MONDAY - minutes(1))
    assert not do_not_disturb.concerns(typed, subjects.VISIT, MONDAY)
    assert do_not_disturb.concerns(typed, subjects.VISIT, MONDAY + hours(1))
    for kind in Kind:
        turn = subjects.of_turn("talk", 2, kind)
        assert do_not_disturb.concerns(sanna(), turn, MONDAY) is (kind is Kind.OPENING)


def test_what_was_agreed_to_at_any_hour_comes_at_any_hour() -> None:
    def asked(any_hour: bool) -> Member:
        ends = MONDAY + hours(8)
        ask = Ask(
            "one", MemberId("laura"), "first", "record", Way.ANY, "slot", MONDAY, ends, any_hour=any_hour
        )
        return replace(sanna(), listening=Listening(asks=(ask,)))

    assert do_not_disturb.concerns(asked(any_hour=False), subjects.of_ask("one"), MONDAY)
    assert not do_not_disturb.concerns(asked(any_hour=True), subjects.of_ask("one"), MONDAY)


def test_until_next_week_is_heeded_and_for_ever_is_how_somebody_works() -> None:
    assert comes(subjects.INVITATION, MONDAY + timedelta(days=7)) == MONDAY + timedelta(days=7)
    assert comes(subjects.INVITATION, MONDAY + timedelta(days=400)) == MONDAY


@given(
    subject=st.sampled_from([*HELD, *DROPPED]),
    ends=st.timedeltas(timedelta(days=-400), timedelta(days=400)),
    since=st.timedeltas(timedelta(0), timedelta(hours=7, minutes=59)),
)
def test_whatever_is_said_it_comes_now_or_in_their_hours_or_is_dropped(
    subject: str, ends: timedelta, since: timedelta
) -> None:
    member, now = sanna(), MONDAY + since
    at = do_not_disturb.comes_at(member, subject, now + ends, now)
    if at is None:
        assert subject in DROPPED
        assert ends > TOO_LATE or not member.calendar.is_open(now + ends)
    elif at > now:
        assert at >= now + ends
        assert member.calendar.is_open(at)
    else:
        assert at == now
        assert not timedelta(0) < ends <= do_not_disturb.LONGEST

"""Decline, a full table, "not yet" and silence: from outside they are one and the same nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.rules.events import (
    AnybodyAgain,
    AskAnswered,
    CircleChosen,
    Event,
    ListeningPaused,
    NeverAgain,
    WillingnessGiven,
)
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.sayings import AskingNow, NobodySaidYes
from tests.transcript import ASK, HELSINKI, INVITATION, Transcript, days, hours, minutes

Story = Callable[[], Transcript]


def asked_in_silence() -> Transcript:
    return start().after(minutes(2)).told("mikko", ASK)


def asked_and_declined() -> Transcript:
    return start().after(minutes(2)).told("mikko", ASK).answers("mikko", yes=False)


def not_yet_after_all() -> Transcript:
    """Sanna consented before Mikko changed his mind: the plan is frozen, and the ask stops at his row."""
    return start().when("mikko", WillingnessGiven(False)).after(minutes(2))


def table_is_full() -> Transcript:
    story = company()
    for other in ("olli", "antti"):
        story.asks(other)
    return story.after(minutes(2)).told("mikko", ASK).told("mikko", ASK).asks("sanna").after(minutes(2))


def has_taken_one_this_week() -> Transcript:
    story = company().asks("olli").after(minutes(2)).told("mikko", ASK).answers("mikko", yes=True)
    return story.asks("sanna").after(minutes(2))


def answered_with_an_ask_that_is_not_his() -> Transcript:
    story = start().after(minutes(2)).told("mikko", ASK)
    return story.when("mikko", AskAnswered("somebody else's", True))


def is_having_a_pause() -> Transcript:
    return start().when("mikko", ListeningPaused(1)).after(minutes(2))


def wants_nothing_from_her_again() -> Transcript:
    """Mikko said yes to Sanna once, and would rather not again."""
    story = start().after(minutes(2)).told("mikko", ASK).answers("mikko", yes=True)
    story.when("mikko", NeverAgain(story.world.members["mikko"].listening.asks[-1].id))
    story.keeps_promise("mikko").is_left_alone("sanna").after(days(28)).silence()
    return story.asks("sanna").after(minutes(2))


def asked_after_four_weeks() -> Transcript:
    story = start().after(minutes(2)).told("mikko", ASK).answers("mikko", yes=True)
    story.keeps_promise("mikko").is_left_alone("sanna").after(days(28)).silence()
    return story.asks("sanna").after(minutes(2)).told("mikko", ASK)


NOTHINGS: tuple[Story, ...] = (
    asked_in_silence,
    asked_and_declined,
    not_yet_after_all,
    table_is_full,
    has_taken_one_this_week,
    answered_with_an_ask_that_is_not_his,
    is_having_a_pause,
    wants_nothing_from_her_again,
)


def company() -> Transcript:
    story = Transcript(sanna=HELSINKI, olli=HELSINKI, antti=HELSINKI, mikko=HELSINKI, laura=HELSINKI)
    story.trusts("sanna", "mikko", "laura").trusts("olli", "mikko").trusts("antti", "mikko")
    return story


def start() -> Transcript:
    return company().asks("sanna")


def heard(story: Transcript, run: timedelta) -> tuple[list[tuple[timedelta, Event]], Member]:
    """What reaches Sanna's row from now on, counted from her own press, and her row at the end."""
    found: list[tuple[datetime, Event]] = []
    asked = story.world.members["sanna"].escalation
    assert asked is not None
    story.world.watch = lambda member, event, effects: (
        found.append((story.world.now, event)) if member.id == "sanna" else None
    )
    story.after(run)
    return [(at - asked.consented, event) for at, event in found], story.world.members["sanna"]


@pytest.mark.parametrize("nothing", NOTHINGS, ids=lambda story: story.__name__)
def test_until_the_deadline_the_member_reads_that_kaveri_asks(nothing: Story) -> None:
    story = nothing().standing("sanna", AskingNow)
    laura = story.world.members["sanna"].escalation.plan.steps[1]  # type: ignore[union-attr]
    assert laura.peer == "laura"
    story.at(laura.at).told("laura", ASK).standing("sanna", AskingNow)
    deadline = story.world.members["sanna"].escalation.plan.deadline  # type: ignore[union-attr]
    story.at(deadline).standing("sanna", NobodySaidYes(deadline)).silence()


def asked_two_minutes_later() -> Transcript:
    """Like the two below, with room on Mikko's table."""
    return company().after(minutes(2)).asks("sanna").after(minutes(2)).told("mikko", ASK)


@pytest.mark.parametrize(
    "alike",
    [
        (asked_in_silence, asked_and_declined, is_having_a_pause),
        (asked_after_four_weeks, wants_nothing_from_her_again),
        (asked_two_minutes_later, table_is_full, has_taken_one_this_week),
    ],
    ids=["silence, no and a pause", "silence and never again", "silence, a full table and one a week"],
)
def test_they_leave_the_same_row_behind_to_the_byte(alike: tuple[Story, ...]) -> None:
    """The whole row: the plan, its moments, the receipt, everything Sanna could ever be shown."""
    rows = []
    for nothing in alike:
        story = nothing()
        rows.append(heard(story, hours(12)))
        story.told("laura", ASK).silence()
    assert all(row == rows[0] for row in rows)


def test_not_yet_after_all_changes_nothing_in_what_is_under_way() -> None:
    """Her list then reads "not yet", as for everybody who trusts Mikko; the ask goes on as planned."""
    silent, changed = asked_in_silence(), not_yet_after_all()
    for story in (silent, changed):
        story.after(hours(12)).told("laura", ASK).silence()
    one, other = silent.world.members["sanna"], changed.world.members["sanna"]
    assert (one.escalation, one.receipts) == (other.escalation, other.receipts)


def test_nothing_but_a_yes_leaves_the_row_of_somebody_who_is_asked() -> None:
    for nothing in (asked_and_declined, not_yet_after_all, table_is_full, has_taken_one_this_week):
        story = nothing()
        told = []
        story.world.watch = lambda member, event, effects, told=told: told.extend(
            effect for effect in effects if member.id == "mikko" and getattr(effect, "to", "") == "sanna"
        )
        story.after(hours(12)).told("laura", ASK).silence()
        assert told == []


def test_a_yes_ends_it_and_only_a_yes() -> None:
    story = asked_in_silence().answers("mikko", yes=True)
    story.after(hours(12)).silence()


def test_a_pause_ends_by_itself() -> None:
    story = company().when("mikko", ListeningPaused(1)).after(days(7)).asks("sanna")
    story.after(minutes(2)).told("mikko", ASK)


def test_a_pause_ends_when_its_owner_says_so_and_nonsense_changes_nothing() -> None:
    story = company().when("mikko", ListeningPaused(4), ListeningPaused(99), ListeningPaused(-1))
    story.when("mikko", ListeningPaused(0)).asks("sanna").after(minutes(2)).told("mikko", ASK)


def test_never_again_can_be_taken_back_and_needs_a_name_that_is_known() -> None:
    story = start().after(minutes(2)).told("mikko", ASK)
    ask = story.world.members["mikko"].listening.asks[-1].id
    story.when("mikko", NeverAgain(ask), NeverAgain("somebody else's"))
    assert story.world.members["mikko"].listening.never == ()
    story.answers("mikko", yes=True).when("mikko", NeverAgain(ask))
    assert story.world.members["mikko"].listening.never == ("sanna",)
    story.when("mikko", AnybodyAgain()).keeps_promise("mikko").is_left_alone("sanna")
    story.after(days(28)).asks("sanna").after(minutes(2)).told("mikko", ASK)


def test_an_invitation_that_was_never_answered_is_made_again_after_a_year_by_somebody_else() -> None:
    story = Transcript(sanna=HELSINKI, olli=HELSINKI, mikko=HELSINKI)
    story.when("sanna", CircleChosen((MemberId("mikko"),))).after(hours(1)).told("mikko", INVITATION)
    story.after(days(300)).when("olli", CircleChosen((MemberId("mikko"),))).after(days(3)).silence()
    story.after(days(70)).when("olli", CircleChosen(())).when("sanna", CircleChosen(()))
    story.when("sanna", CircleChosen((MemberId("mikko"),))).after(days(4)).told("mikko", INVITATION).silence()

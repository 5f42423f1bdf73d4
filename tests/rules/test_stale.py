"""Wake-ups and answers that come late, twice, or from somewhere else change nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.rules.decide import decide
from bot.rules.events import (
    AskAnswered,
    AskEnded,
    Consented,
    Event,
    FriendAgreed,
    FriendWithdrew,
    GotInTouch,
    OnePicked,
    PeerAccepted,
    PeerTookBack,
    PeerUnreachable,
    TalkAnswered,
    TimeUp,
    TookBack,
    WasAsked,
    WasInvited,
    WasTrustedAgain,
    Withdrew,
)
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.turns import DeadlineTurn, FadeTurn, PromiseTurn, PromptTurn, StepTurn
from tests.rules.world import World
from tests.transcript import ASK, HELSINKI, MONDAY, Transcript, days, minutes


def before() -> Transcript:
    return (
        Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=HELSINKI)
        .trusts("sanna", "mikko", "laura")
        .is_left_alone("sanna")
    )


def asking() -> Transcript:
    return before().asks("sanna").after(minutes(2)).told("mikko", ASK)


def said_yes() -> Transcript:
    return asking().answers("mikko", yes=True)


def stopped() -> Transcript:
    return asking().when("sanna", Withdrew())


def nobody() -> Transcript:
    return asking().at(MONDAY + days(1)).told("laura", ASK)


def faded() -> Transcript:
    return said_yes().keeps_promise("mikko").after(days(20))


STATES: tuple[Callable[[], Transcript], ...] = (before, asking, said_yes, stopped, nobody, faded)
SOMEBODY = MemberId("somebody else")
FOREIGN: tuple[Event, ...] = (
    TimeUp(StepTurn("another", 0)),
    TimeUp(DeadlineTurn("another")),
    TimeUp(FadeTurn("another")),
    TimeUp(PromptTurn(MONDAY - timedelta(days=7))),
    AskAnswered("another", True),
    AskAnswered("another", False),
    AskEnded("another"),
    GotInTouch("another"),
    TookBack("another"),
    PeerTookBack("another", SOMEBODY),
    TimeUp(PromiseTurn("another")),
    PeerUnreachable(SOMEBODY),
    FriendAgreed(SOMEBODY),
    FriendWithdrew(SOMEBODY),
    WasTrustedAgain(SOMEBODY),
)


@pytest.mark.parametrize("state", STATES, ids=lambda story: story.__name__)
@pytest.mark.parametrize("event", FOREIGN, ids=repr)
def test_what_belongs_to_somebody_else_changes_nothing(state: Callable[[], Transcript], event: Event) -> None:
    story = state().silence()
    for member in story.world.members.values():
        decision = decide(member, event, story.world.now)
        assert decision.member == member
        assert decision.effects == ()


@pytest.mark.parametrize("state", STATES, ids=lambda story: story.__name__)
def test_somebody_elses_yes_is_told_that_it_is_over(state: Callable[[], Transcript]) -> None:
    """Even one that names this very escalation: who is not in its plan cannot have been asked."""
    story = state().silence()
    sanna = story.world.members["sanna"]
    id = sanna.escalation.id if sanna.escalation else "another"
    decision = decide(sanna, PeerAccepted(id, "an ask", SOMEBODY, MONDAY), story.world.now)
    assert decision.member == sanna
    assert [effect.to for effect in decision.effects] == [SOMEBODY]  # type: ignore[union-attr]


@pytest.mark.parametrize("state", STATES, ids=lambda story: story.__name__)
def test_turns_of_the_same_escalation_that_are_no_longer_due(state: Callable[[], Transcript]) -> None:
    story = state().silence()
    sanna = story.world.members["sanna"]
    if (escalation := sanna.escalation) is None:
        return
    turns = [TimeUp(StepTurn(escalation.id, turn)) for turn in (-1, 0, 2, 7)]
    turns += (
        [] if escalation.open else [TimeUp(StepTurn(escalation.id, 1)), TimeUp(DeadlineTurn(escalation.id))]
    )
    turns += [TimeUp(FadeTurn(escalation.id))] if escalation.open else []
    for turn in turns:
        assert decide(sanna, turn, story.world.now).member == sanna, turn


@pytest.mark.parametrize("state", STATES, ids=lambda story: story.__name__)
def test_everything_that_happened_so_far_and_once_more_at_once(state: Callable[[], Transcript]) -> None:
    """Every step of the story is doubled as it happens; nobody gets a second notice or another page."""
    once, twice = state().silence(), _doubled(state)
    assert twice.world.sent == once.world.sent
    assert {id: _shown(m) for id, m in twice.world.members.items()} == {
        id: _shown(m) for id, m in once.world.members.items()
    }
    assert twice.world.records == once.world.records


def _shown(member: Member) -> object:
    return member.escalation, member.circle, member.listening, member.receipts, member.rhythm


TWICE = (
    Consented, OnePicked, Withdrew, TalkAnswered, WasInvited, WasTrustedAgain, WasAsked, PeerAccepted,
    FriendAgreed, AskEnded, AskAnswered, TimeUp,
)  # fmt: skip
"""What may come twice. A second check-in is a second check-in: the engine knows a press that is the same."""


def _doubled(state: Callable[[], Transcript]) -> Transcript:
    """The same story in a world where whatever may come twice does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.transcript.World", lambda at: World(at, doubled=TWICE))
        return state().silence()

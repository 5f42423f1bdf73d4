"""A member has everything of theirs erased: what others have to know, then nothing.

First, in one transaction, their row decides what follows for others, while it can still be read, and keeps
nothing but whom to erase and when: now. Then their key is destroyed, and after it every row. So wherever the
machine stops in between, whoever waited was told, and what is left goes with the next look at the clock.

What is under way ends as it would have ended otherwise: who was asked reads that it is over, who had their
yes reads that they cannot after all, and whoever waits for an answer that was not given yet waits for it as
they would for anybody's. Where a name stood, others read "someone who left".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.rules import answering, asking, changing, outside_answering, outside_asking, saying_together
from bot.rules.decision import Decision, Effect, Erase, Tell, unchanged
from bot.rules.escalation import Acknowledged, AlsoAsked, Asking, Escalation, FollowUp, asked
from bot.rules.events import AskEnded, Event, PeerTookBack, TimeUp
from bot.rules.listening import Accepted, Promise
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.turns import EraseTurn
from bot.rules.words import Words


def chosen(member: Member, well: bool, now: datetime) -> Decision:
    ends: tuple[Callable[[Member, datetime], Decision], ...] = (
        asking.withdrew,
        _what_they_promised,
        _changes,
        _outside,
        saying_together.taken_back,
    )
    effects: tuple[Effect, ...] = ()
    before = member
    for end in ends:
        decided = end(before, now)
        before, effects = decided.member, (*effects, *decided.effects)
    return Decision(_nothing_of(member, now), tuple(_letting_know(effect, well) for effect in effects))


def unreachable(member: Member, now: datetime) -> Decision:
    """Nothing can be delivered to them any more, which is no leaving: only whoever waits is told."""
    asks = answering.was_unreachable(member, now)
    changes = changing.unreachable(asks.member, now)
    both = Decision(changes.member, (*asks.effects, *changes.effects))
    return outside_answering.was_unreachable(both, now)


def finished(member: Member, event: Event) -> Decision:
    """Nothing happens any more to somebody who is leaving, but that they are gone."""
    match event:
        case TimeUp(EraseTurn()):
            return Decision(member, (Erase(),))
        case _:
            return unchanged(member)


def open_with(member: Member) -> tuple[MemberId, ...]:
    """Those who would read that the member is all right: asked by now, or with a yes still to be kept."""
    match member.escalation:
        case Escalation(progress=Asking()) as escalation:
            return tuple(step.peer for step in asked(escalation))
        case Escalation(progress=Acknowledged(follow_up=FollowUp.TAKEN_BACK, other=AlsoAsked(peer))):
            return (peer,)
        case (
            Escalation(
                progress=Acknowledged(follow_up=FollowUp.WAITING | FollowUp.ASKED | FollowUp.NOT_TALKED)
            ) as escalation
        ):
            return tuple(step.peer for step in asked(escalation))
        case _:
            return ()


def _letting_know(effect: Effect, well: bool) -> Effect:
    match effect:
        case Tell(event=AskEnded() as ended):
            return replace(effect, event=replace(ended, well=well))
        case _:
            return effect


def _what_they_promised(member: Member, now: datetime) -> Decision:
    """Whoever waits for them is told that they cannot after all; a request without an answer stays one."""
    waiting = (
        ask
        for ask in member.listening.asks
        if isinstance(ask.answer, Accepted) and ask.answer.promise is not Promise.KEPT
    )
    return Decision(member, tuple(Tell(ask.by, PeerTookBack(ask.escalation, member.id)) for ask in waiting))


def _changes(member: Member, now: datetime) -> Decision:
    """What they asked for is over; whoever asked them for something is told that no answer will come."""
    own = changing.stopped(member) if member.change and member.change.open else changing.set_aside(member)
    asked_of_them = changing.unreachable(own.member, now)
    return Decision(asked_of_them.member, (*own.effects, *asked_of_them.effects))


def _outside(member: Member, now: datetime) -> Decision:
    """Their request and their talks outside the team end, and what was written there goes."""
    own = outside_asking.stopped(member)
    return outside_answering.was_unreachable(own, now)


def _nothing_of(member: Member, now: datetime) -> Member:
    return Member(
        id=member.id,
        seed="",
        addresses=member.addresses,
        name=Words(""),
        language=member.language,
        calendar=member.calendar,
        met=now,
        tidied=now,
        leaving=now,
        also=member.also,
    )

"""Decisions in the member's row once somebody said yes: a second yes, one taken back, asking on, the talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import chance, rhythm, subjects
from bot.rules.decision import Decision, Effect, Notify, Tell, Unnotify, Unshare, unchanged
from bot.rules.escalation import (
    Acknowledged,
    AlsoAsked,
    AlsoYes,
    Composing,
    Escalation,
    FollowUp,
    NoOther,
    Other,
    Step,
    ToBeAsked,
    asked,
)
from bot.rules.events import AskEnded, GotInTouch, PeerAccepted, PeerTookBack
from bot.rules.member import Member
from bot.rules.people import MemberId


def other_of(peer: MemberId, escalation: Escalation) -> Other:
    """The other of two who are asked together. What they answered meanwhile, if it was no, nobody knows;
    and whoever says yes within minutes is no reason not to ask the other."""
    pair = [step for step in escalation.plan.steps if step.together]
    if peer not in (step.peer for step in pair):
        return NoOther()
    reached = {step.peer for step in asked(escalation)}
    others = (step for step in pair if step.peer != peer and step.peer not in escalation.unreachable)
    return next((_second(step, step.peer in reached) for step in others), NoOther())


def _second(step: Step, reached: bool) -> Other:
    return AlsoAsked(step.peer) if reached else ToBeAsked(step.peer, step.at)


def second_yes(
    member: Member, escalation: Escalation, yes: Acknowledged, event: PeerAccepted, now: datetime
) -> Decision:
    if yes.follow_up is FollowUp.TAKEN_BACK:
        first = Acknowledged(event.peer, now, event.first_move)
        after = replace(escalation, progress=first)
        gone = _records(escalation, yes.peer)
        return Decision(replace(member, escalation=after), (Unnotify(bad_news(member, escalation)), *gone))
    both = replace(yes, other=AlsoYes(event.peer, event.first_move))
    return Decision(replace(member, escalation=replace(escalation, progress=both)))


def without_other(member: Member, escalation: Escalation, yes: Acknowledged) -> Decision:
    """The second of the two did not say yes in time, or cannot be reached: the first yes stands."""
    ended: list[Effect] = []
    for step in asked(escalation):
        if step.peer != yes.peer:
            ended += [Tell(step.peer, AskEnded(step.ask)), Unshare(step.record)]
    after = replace(escalation, progress=replace(yes, other=NoOther()))
    return Decision(replace(member, escalation=after), tuple(ended))


def peer_took_back(member: Member, event: PeerTookBack, now: datetime) -> Decision:
    """Said yes, and cannot after all: nobody is to wait in vain. Told in the morning of the next working
    day, which may be today's, at the hour of any prompt and whatever the member's rhythm is, so that the
    notice looks like any other."""
    match member.escalation:
        case Escalation(id=event.escalation, progress=Acknowledged(other=AlsoYes()) as yes) as escalation if (
            event.peer in yes.said_yes
        ):
            return _one_of_two_took_back(member, escalation, yes, event.peer)
        case Escalation(id=event.escalation, progress=Acknowledged(peer=event.peer) as yes) as escalation if (
            yes.follow_up not in (FollowUp.TALKED, FollowUp.TAKEN_BACK)
        ):
            at = rhythm.next_morning(member.calendar, member.seed, now)
            said = replace(yes, follow_up=FollowUp.TAKEN_BACK, told_at=at)
            return Decision(
                replace(member, escalation=replace(escalation, progress=said)),
                (Notify(bad_news(member, escalation), subjects.TALK, at),),
            )
        case _:
            return unchanged(member)


def went_on(member: Member) -> Decision:
    """Nothing leaves yet: the page that follows shows what would, to whom."""
    match member.escalation:
        case Escalation(progress=Acknowledged(follow_up=said) as yes) if said is not FollowUp.TALKED:
            composing = Composing(member.composing.release, without=yes.said_yes)
            return Decision(replace(member, composing=composing))
        case _:
            return unchanged(member)


def talk_answered(member: Member, talked: bool) -> Decision:
    match member.escalation:
        case Escalation(progress=Acknowledged(follow_up=FollowUp.TAKEN_BACK)):
            return unchanged(member)  # asked in a window from before: nobody came
        case Escalation(progress=Acknowledged() as yes) as escalation:
            said = replace(yes, follow_up=FollowUp.TALKED if talked else FollowUp.NOT_TALKED)
            after = replace(member, escalation=replace(escalation, progress=said))
            # With two, who of them made the first move is theirs to say.
            kept = talked and len(yes.said_yes) == 1
            asks = (step.ask for step in escalation.plan.steps if step.peer == yes.peer)
            return Decision(after, tuple(Tell(yes.peer, GotInTouch(ask)) for ask in asks if kept))
        case _:
            return unchanged(member)


def closed(member: Member) -> Decision:
    """It ended well: what is here of it goes at once. Whoever listened is free of it, and is told nothing."""
    match member.escalation:
        case Escalation(progress=Acknowledged(follow_up=FollowUp.TALKED) as yes) as escalation:
            steps = asked(escalation)
            receipts = tuple(r for r in member.receipts if r.escalation != escalation.id)
            after = replace(member, escalation=None, receipts=receipts)
            free = (
                Tell(s.peer, GotInTouch(s.ask) if s.peer in yes.said_yes else AskEnded(s.ask)) for s in steps
            )
            gone = (Unshare(step.record) for step in steps)
            return Decision(after, (*free, *gone, *no_news(member, escalation)))
        case _:
            return unchanged(member)


def bad_news(member: Member, escalation: Escalation) -> str:
    """The slot of the one notice that a yes was taken back."""
    return chance.opaque(member.seed, "slot", "taken back", escalation.id)


def news(member: Member, escalation: Escalation) -> str:
    """The slot of the one notice that somebody was suggested."""
    return chance.opaque(member.seed, "slot", "suggested", escalation.id)


def no_news(member: Member, escalation: Escalation) -> tuple[Effect, ...]:
    """No notice about what is over is left on its way."""
    return (Unnotify(bad_news(member, escalation)), Unnotify(news(member, escalation)))


def _one_of_two_took_back(
    member: Member, escalation: Escalation, yes: Acknowledged, peer: MemberId
) -> Decision:
    """The other one comes all the same: that is how it stands, and no news to be woken for."""
    match yes.other:
        case AlsoYes() as other if peer == yes.peer:
            stays = Acknowledged(other.peer, yes.at, other.first_move, yes.follow_up)
        case _:
            stays = replace(yes, other=NoOther())
    after = replace(member, escalation=replace(escalation, progress=stays))
    return Decision(after, _records(escalation, peer))


def _records(escalation: Escalation, peer: MemberId) -> tuple[Unshare, ...]:
    return tuple(Unshare(step.record) for step in escalation.plan.steps if step.peer == peer)

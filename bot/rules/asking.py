"""Decisions in the row of the member who asked for a person. The states stand in ``escalation``."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import afterwards, chance, policy, rhythm, seconding
from bot.rules.decision import Decision, Effect, Share, Tell, Unshare, unchanged
from bot.rules.escalation import (
    Acknowledged,
    AlsoAsked,
    Asking,
    Composing,
    Escalation,
    FollowUp,
    NobodyCould,
    Progress,
    Receipt,
    ToBeAsked,
    Withdrawn,
    asked,
    without_people_of,
)
from bot.rules.events import AskEnded, Consented, PeerAccepted, WasAsked, WasPicked
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.turns import DeadlineTurn, FadeTurn, StepTurn


def one_picked(member: Member, person: MemberId | None) -> Decision:
    without = member.composing.without if person else ()
    composing = replace(member.composing, one=person, without=without, beside=False)
    return Decision(replace(member, composing=composing), (Tell(person, WasPicked()),) if person else ())


def consented(member: Member, event: Consented, now: datetime) -> Decision:
    """The press that releases: freeze the plan. Nothing leaves for the first sixty seconds."""
    before = member.escalation
    if before is not None and before.open:
        return unchanged(member)  # one at a time: a second press of the same button asks nobody twice
    number = member.escalations + 1
    id = chance.opaque(member.seed, "escalation", number)
    plan = policy.draw(member.seed, id, member.calendar, event.shown, now, event.release.order)
    progress: Progress = Asking() if plan.steps else NobodyCould(now)
    words = {person.peer: person.text for person in event.shown}
    receipt = Receipt(now, id, plan.deadline, plan.peers, tuple(words[p] for p in plan.peers))
    after = replace(
        member,
        escalation=Escalation(id, now, event.release, plan, progress),
        escalations=number,
        composing=Composing(),
        rhythm=rhythm.resumed(member.rhythm, member.calendar, member.seed, now),
        receipts=(*member.receipts, receipt) if plan.steps else member.receipts,
    )
    return Decision(
        after,
        (
            *(_let_go(member, before) if before else ()),
            *(_forgotten(before) if before else ()),
            *(Share(step.record, words[step.peer], step.peer) for step in plan.steps),
        ),
    )


def step_due(member: Member, turn: StepTurn, now: datetime) -> Decision:
    match member.escalation:
        case Escalation(id=turn.escalation, progress=Asking(turn.turn)) as escalation:
            step = escalation.next_step
            if step is None:
                return unchanged(member)
            if now >= escalation.plan.deadline:  # slept over it: nobody is asked what is over already
                return _ended(member, escalation, NobodyCould(now))
            asked = replace(escalation, progress=Asking(turn.turn + 1))
            return Decision(
                replace(member, escalation=asked),
                (Tell(step.peer, WasAsked(seconding.ask(member, asked, step, now))),),
            )
        case Escalation(id=turn.escalation, progress=Acknowledged(other=ToBeAsked())):
            return seconding.second_due(member, now)
        case _:
            return unchanged(member)  # an older wake-up: the answer, or the withdrawal, came first


def deadline_passed(member: Member, turn: DeadlineTurn, now: datetime) -> Decision:
    match member.escalation:
        case Escalation(id=turn.escalation, progress=Asking()) as escalation:
            return _ended(member, escalation, NobodyCould(now))
        case Escalation(id=turn.escalation, progress=Acknowledged(other=AlsoAsked()) as yes) as escalation:
            return afterwards.without_other(member, escalation, yes)
        case _:
            return unchanged(member)


def peer_accepted(member: Member, event: PeerAccepted, now: datetime) -> Decision:
    """The first yes ends the asking, but for the other of two who were asked together; a later one reads
    "no longer needed, thank you"."""
    match member.escalation:
        case Escalation(progress=Asking()) as escalation if _is_of(event, escalation):
            other = afterwards.other_of(event.peer, escalation)
            yes = Acknowledged(event.peer, now, event.first_move, other=other)
            return _ended(member, escalation, yes, keep=yes.involved)
        case Escalation(progress=Acknowledged() as yes) as escalation if _is_of(event, escalation):
            if yes.other == AlsoAsked(event.peer):
                return afterwards.second_yes(member, escalation, yes, event, now)
            if event.peer in yes.said_yes:
                return unchanged(member)  # the same yes once more
    return Decision(member, (Tell(event.peer, AskEnded(event.ask)),))


def withdrew(member: Member, now: datetime) -> Decision:
    """Never mind, all good: one press, at any point."""
    match member.escalation:
        case Escalation(progress=Asking() | Acknowledged()) as escalation:
            ended = _ended(member, escalation, Withdrawn(now))
            return replace(ended, effects=(*ended.effects, *afterwards.no_news(member, escalation)))
        case _:
            return unchanged(member)


def peer_unreachable(member: Member, peer: MemberId, now: datetime) -> Decision:
    """Somebody the platform cannot reach. When that leaves nobody, say so at once."""
    match member.escalation:
        case Escalation(progress=Asking()) as escalation if _is_news(peer, escalation):
            told = replace(escalation, unreachable=(*escalation.unreachable, peer))
            if set(told.plan.peers) <= set(told.unreachable):
                return _ended(member, told, NobodyCould(now))
            return Decision(replace(member, escalation=told))
        case Escalation(progress=Acknowledged(other=other) as yes) as escalation if other == AlsoAsked(peer):
            return afterwards.without_other(member, escalation, yes)
        case _:
            return unchanged(member)


def faded(member: Member, turn: FadeTurn) -> Decision:
    """Two weeks after the end: who was asked is forgotten. The member's receipt keeps its words."""
    match member.escalation:
        case Escalation(id=turn.escalation) as escalation if not escalation.open:
            receipts = without_people_of(member.receipts, escalation.id)
            return Decision(replace(member, escalation=None, receipts=receipts), _forgotten(escalation))
        case _:
            return unchanged(member)


def _is_of(yes: PeerAccepted, escalation: Escalation) -> bool:
    """Whether this yes answers an ask of this escalation's own."""
    return any(step.ask == yes.ask and step.peer == yes.peer for step in escalation.plan.steps)


def _is_news(unreachable: MemberId, escalation: Escalation) -> bool:
    return unreachable in escalation.plan.peers and unreachable not in escalation.unreachable


def _ended(
    member: Member, escalation: Escalation, progress: Progress, keep: tuple[MemberId, ...] = ()
) -> Decision:
    """Close what is open with everybody but ``keep``, and let the receipt say who really was asked."""
    steps = asked(escalation)
    effects: list[Effect] = []
    for step in escalation.plan.steps:
        if step.peer in keep:
            continue
        if step in steps:
            effects.append(Tell(step.peer, AskEnded(step.ask)))
        effects.append(Unshare(step.record))
    reached = [n for n, s in enumerate(escalation.plan.steps, 1) if s in steps or s.peer in keep]
    after = replace(
        member,
        escalation=replace(escalation, progress=progress),
        receipts=_settled(member.receipts, escalation, max(reached, default=0)),
    )
    return Decision(after, tuple(effects))


def _settled(receipts: tuple[Receipt, ...], escalation: Escalation, asked: int) -> tuple[Receipt, ...]:
    """Receipts without the people whom this escalation never came to ask; none if it asked nobody."""
    if isinstance(escalation.progress, Acknowledged):
        return seconding.unasked(receipts, escalation, escalation.progress)
    if not isinstance(escalation.progress, Asking):
        return receipts
    return tuple(
        replace(r, to=r.to[:asked], texts=r.texts[:asked]) if r.escalation == escalation.id else r
        for r in receipts
        if r.escalation != escalation.id or asked
    )


def _forgotten(escalation: Escalation) -> tuple[Effect, ...]:
    """What an ended escalation may still hold: the words that somebody said yes to, or still may."""
    match escalation.progress:
        case Acknowledged():
            return tuple(Unshare(step.record) for step in asked(escalation))
        case _:
            return ()


def _let_go(member: Member, escalation: Escalation) -> tuple[Effect, ...]:
    """Whoever said yes and was not heard of since is free of it once the member asks again."""
    match escalation.progress:
        case Acknowledged(follow_up=said) if said is not FollowUp.TALKED:
            told = (Tell(step.peer, AskEnded(step.ask)) for step in asked(escalation))
            return (*told, *afterwards.no_news(member, escalation))
        case _:
            return ()

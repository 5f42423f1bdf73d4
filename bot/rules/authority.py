"""Who decides about a member's work, as the operator's directory says: a question to the member, no verdict.

Until they answer, nothing goes to that person. What of the directory does not concern their own people is
kept nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import circle
from bot.rules.decision import Decision, Unshare
from bot.rules.escalation import (
    Acknowledged,
    Asking,
    Escalation,
    NobodyCould,
    NoOther,
    Receipt,
    Step,
    ToBeAsked,
    never_to,
)
from bot.rules.member import Member
from bot.rules.people import MemberId


def own(member: Member) -> tuple[MemberId, ...]:
    """Whom something may still go to: the circle, the one picked, and those of an ask under way."""
    picked = (member.composing.one,) if member.composing.one else ()
    planned = tuple(step.peer for step in to_come(member.escalation)) if member.escalation else ()
    return tuple(dict.fromkeys((*member.circle.ids, *picked, *planned)))


def heard(member: Member, over: frozenset[MemberId] | None, now: datetime) -> Decision:
    """Whoever the ask under way has not reached yet is taken out of it; that they stood in it, who was
    asked before them cannot tell."""
    after = replace(member, circle=circle.heard(member.circle, own(member), over))
    return left_out(after, now)


def marked(member: Member, of: tuple[MemberId, ...], who: tuple[MemberId, ...], now: datetime) -> Decision:
    """The member's own word, which counts."""
    return left_out(replace(member, circle=circle.marked(member.circle, of, who)), now)


def left_out(member: Member, now: datetime) -> Decision:
    """The ask under way, without those to whom nothing may go any more. With nobody left it is over."""
    escalation = member.escalation
    gone = _of_those_kept_out(member, escalation) if escalation is not None else ()
    if escalation is None or not gone:
        return Decision(member)
    kept = tuple(step for step in escalation.plan.steps if step not in gone)
    progress = escalation.progress
    if isinstance(progress, Acknowledged):
        progress = replace(progress, other=NoOther())
    elif not kept:
        progress = NobodyCould(now)
    after = replace(escalation, plan=replace(escalation.plan, steps=kept), progress=progress)
    peers = tuple(step.peer for step in gone)
    receipts = tuple(r for r in (_without(r, escalation.id, peers) for r in member.receipts) if r is not None)
    return Decision(
        replace(member, escalation=after, receipts=receipts), tuple(Unshare(step.record) for step in gone)
    )


def _of_those_kept_out(member: Member, escalation: Escalation) -> tuple[Step, ...]:
    return tuple(step for step in to_come(escalation) if step.peer in member.circle.kept_out)


def _without(receipt: Receipt, escalation: str, gone: tuple[MemberId, ...]) -> Receipt | None:
    """What was passed on, without what never was; nothing, where that was all."""
    if receipt.escalation != escalation or not receipt.to:
        return receipt
    kept = never_to(receipt, gone)
    return kept if kept.to else None


def to_come(escalation: Escalation) -> tuple[Step, ...]:
    """The steps whose moment has not come."""
    match escalation.progress:
        case Asking(turn=turn):
            return escalation.plan.steps[turn:]
        case Acknowledged(other=ToBeAsked(peer=peer)):
            return tuple(step for step in escalation.plan.steps if step.peer == peer)
        case _:
            return ()

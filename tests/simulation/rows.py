"""What one member's row says of others: whose names its member may read, and who is still to read what."""

from __future__ import annotations

from collections.abc import Mapping

from bot.rules.change import Open
from bot.rules.escalation import Acknowledged, Asking, Escalation, Step
from bot.rules.listening import Accepted
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.storage.contract import RecordId, Tx


def still_to_read(escalation: Escalation | None) -> tuple[Step, ...]:
    match escalation and escalation.progress:
        case Asking() if escalation:
            return escalation.plan.steps
        case Acknowledged(involved=involved) if escalation:
            return tuple(step for step in escalation.plan.steps if step.peer in involved)
        case _:
            return ()


def shared(tx: Tx, step: Step) -> Mapping[RecordId, Words]:
    return tx.shared([RecordId(step.record)], step.peer)


def knows(member: Member) -> set[MemberId]:
    """Whose names a member chose themselves, or learnt by a yes."""
    chosen = {*member.circle.ids, *(id for receipt in member.receipts for id in receipt.to)}
    one = {member.composing.one} if member.composing.one else set()
    plan = set(member.escalation.plan.peers) if member.escalation else set()
    asked = {ask.by for ask in member.listening.asks if isinstance(ask.answer, Accepted)}
    wished = {member.wishing.ally} if member.wishing else set()
    allies = {member.change.ally} if member.change else set()
    named = (
        {member.escalation.suggested.person} if member.escalation and member.escalation.suggested else set()
    )
    together = {ask.by for ask in member.together.asks if ask.told} | _readers(member)
    said = named | together | set(member.circle.kept_out)
    by = {ask.by for ask in member.change_asks if ask.state == Open(told=True)}
    return chosen | one | said | plan | asked | wished | allies | by | set(member.listening.never)


def _readers(member: Member) -> set[MemberId]:
    """Whom they chose for words that several sign."""
    written, statement = member.together.writing, member.together.statement
    return {*(written.readers if written else ()), *(r.who for r in (statement.readers if statement else ()))}

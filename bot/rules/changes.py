"""The pages about one concrete change: the member's, and the ally's."""

from __future__ import annotations

from datetime import datetime

from bot.rules import change_sayings, peer_sayings, policy
from bot.rules.change import Answered, Change, ChangeAsk, NoAnswer, Open, Said, Waiting
from bot.rules.escalation import UNDO
from bot.rules.known import Known, Wanted
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.sayings import Saying


def wanted(member: Member) -> Wanted:
    """The one who is asked, or would be, and what they answered."""
    people: set[MemberId] = {member.wishing.ally} if member.wishing else set()
    match member.change:
        case Change(ally=ally, progress=Answered(record=str(record))):
            return Wanted(frozenset({*people, ally}), frozenset({record}))
        case Change(ally=ally):
            return Wanted(frozenset({*people, ally}))
        case _:
            return Wanted(frozenset(people))


def page(member: Member, known: Known, now: datetime) -> Saying:
    """How it stands, or the page to write it on."""
    change = member.change
    if change is None:
        return writing(member, known)
    return change_sayings.ChangeStands(known.face(change.ally), _standing(change, known, now))


def writing(member: Member, known: Known) -> Saying:
    wishing = member.wishing
    if wishing is None:
        return change_sayings.ChangeWriting(None, None)
    return change_sayings.ChangeWriting(wishing.text, known.faces.get(wishing.ally))


def preview(member: Member, known: Known, now: datetime, changed: bool) -> Saying:
    wishing = member.wishing
    if (member.change is not None and member.change.open) or wishing is None:
        return page(member, known, now)
    if wishing.ally not in known.faces:
        return writing(member, known)
    ally = known.faces[wishing.ally]
    until = policy.answer_by(member.calendar, ally.calendar, policy.passes_on(ally.calendar, now))
    return change_sayings.ChangePreview(wishing.text, ally, until, changed)


def asked(member: Member, of: str | None) -> ChangeAsk | None:
    return next((ask for ask in member.change_asks if ask.id == of), None)


def asked_wanted(ask: ChangeAsk | None) -> Wanted:
    match ask:
        case ChangeAsk(state=Open(told=True)):
            return Wanted(frozenset({ask.by}), frozenset({ask.record}))
        case _:
            return Wanted()


def asked_page(ask: ChangeAsk | None, known: Known, now: datetime) -> Saying:
    match ask:
        case ChangeAsk(state=Said(able=able)):
            return change_sayings.ChangeAnswerSaid(able)
        case ChangeAsk(state=Open(told=True)) if now < ask.deadline:
            if ask.record in known.records and ask.by in known.faces:
                face = known.faces[ask.by]
                return change_sayings.ChangeAskedOf(ask.id, known.records[ask.record], face, ask.deadline)
    return peer_sayings.NoLongerNeeded()


def _standing(change: Change, known: Known, now: datetime) -> change_sayings.ChangeStanding:
    match change.progress:
        case Waiting(passed_on=passed_on):
            return change_sayings.ChangeWaiting(change.deadline, not passed_on and now < change.asked + UNDO)
        case Answered(record=record):
            return change_sayings.ChangeSaid(known.records.get(record) if record else None)
        case NoAnswer(unreachable=unreachable):
            return change_sayings.ChangeUnanswered(change.deadline, unreachable)

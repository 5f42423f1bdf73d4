"""The pages of two who do not know each other: the member's, and the volunteer's.

A name is wanted in one place only: by the volunteer, of the member they talk with, once it was given.
"""

from __future__ import annotations

from datetime import datetime

from bot.rules import outside_sayings as say
from bot.rules import peer_sayings, policy, subjects
from bot.rules.escalation import UNDO
from bot.rules.known import Known, Wanted
from bot.rules.member import Member
from bot.rules.outside import Asked, Closed, Looking, Nobody, Past, Put, Refused, Request, Talk
from bot.rules.sayings import Saying
from bot.rules.words import Words


def wants(subject: str, member: Member) -> Wanted:
    if subject == subjects.VOLUNTEERING:
        return Wanted()
    match member.outside.ask(subjects.outside_in(subject)), member.outside.request:
        case Asked(state=Talk() as talk) as ask, _:
            given = frozenset({ask.by}) if talk.name else frozenset()
            return Wanted(given, frozenset((*talk.records, ask.record)))
        case Asked(record=record, state=state), _:
            return Wanted(records=frozenset({record}) if state == Put(told=True) else frozenset())
        case None, None:
            return Wanted(outside=True)
        case None, Request(progress=Talk() as talk):
            return Wanted(records=frozenset(talk.records))
        case _:
            return Wanted()


def page(subject: str, member: Member, known: Known, now: datetime) -> Saying:
    if subject == subjects.VOLUNTEERING:
        return volunteering(member)
    if (ask := member.outside.ask(subjects.outside_in(subject))) is not None:
        return _asked(ask, known, now)
    match member.outside.request:
        case None if subject == subjects.OUTSIDE_STOPPED:
            return say.OutsideStoppedSaid()
        case None:
            return _offer(member, known, now, changed=subject == subjects.OUTSIDE_CHANGED)
        case Request(progress=Talk() as talk) if subject == subjects.OUTSIDE_NAME and talk.name is None:
            return say.NamePreview(talk.id)
        case request:
            return _stands(request, known, now)


def volunteering(member: Member) -> Saying:
    outside = member.outside
    talks = [ask.id for ask in outside.asks if isinstance(ask.state, Talk)]
    return say.Volunteering(outside.volunteer, talks[-1] if talks else None, bool(outside.blocked))


def _offer(member: Member, known: Known, now: datetime, changed: bool) -> Saying:
    """What would be passed on; or that there are not enough people yet."""
    outsiders = known.outside
    if not outsiders.enough():
        return say.TooFewOutside()
    theme = member.outside.theme if member.outside.theme in outsiders.themes else None
    until = policy.deadline(member.calendar, now)
    return say.OutsidePreview(
        theme=theme,
        themes=outsiders.themes,
        until=until,
        checked=outsiders.checked,
        possible=any(policy.can_be_asked(o.face.calendar, until, now) for o in outsiders.about(theme)),
        changed=changed,
    )


def _stands(request: Request, known: Known, now: datetime) -> Saying:
    match request.progress:
        case Looking(turn=turn):
            may_undo = turn == 0 and now < request.asked + UNDO
            return say.LookingOutside(request.plan.deadline, may_undo)
        case Talk() as talk:
            named = talk.name is not None
            return say.TalkWithVolunteer(talk.id, _lines(talk, known), named, talk.unheard)
        case Nobody():
            return say.NobodyOutside(request.plan.deadline)
        case Closed():
            return say.TalkClosed(asked=True)


def _asked(ask: Asked, known: Known, now: datetime) -> Saying:
    match ask.state:
        case Put(told=True) if now < ask.deadline and ask.record in known.records:
            return say.AskedFromOutside(ask.id, known.records[ask.record])
        case Talk() as talk:
            name = known.records.get(talk.name) if talk.name else None
            face = known.faces.get(ask.by) if name else None
            text = known.records.get(ask.record)
            return say.TalkWithMember(talk.id, _lines(talk, known), text, name, face)
        case Refused():
            return peer_sayings.Thanked()
        case Past(talked=True):
            return say.TalkClosed(asked=False)
        case _:
            return peer_sayings.NoLongerNeeded()


def _lines(talk: Talk, known: Known) -> tuple[tuple[bool, Words], ...]:
    return tuple(
        (line.mine, known.records[line.record]) for line in talk.lines if line.record in known.records
    )

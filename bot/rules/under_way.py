"""What of the asks in a row is still under way, either side: only that can be answered or stopped.

What has ended stays in the row for two weeks. That is for whoever it concerns, and tells of earlier days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import change as changes
from bot.rules import listening as asks
from bot.rules.calendar import Calendar
from bot.rules.escalation import (
    Acknowledged,
    AlsoAsked,
    Asking,
    Escalation,
    FollowUp,
    NobodyCould,
    ToBeAsked,
    Withdrawn,
)
from bot.rules.member import Member
from bot.rules.outside import Asked, Outside, Put, Talk
from bot.rules.together import Together, ToSign


def only(member: Member, now: datetime) -> Member:
    """Without what is over, and without counts and moments that tell of it."""
    ask, change = member.escalation, member.change
    return replace(
        member,
        escalation=ask if ask is not None and asking(ask, member.calendar, now) else None,
        escalations=0,
        change=change if change is not None and change.open else None,
        changes=0,
        change_asks=tuple(one for one in member.change_asks if _to_change(one, now)),
        listening=replace(
            member.listening, asks=tuple(one for one in member.listening.asks if _put(one, now))
        ),
        outside=_outside(member.outside, now),
        together=_together(member.together, now),
    )


def asking(escalation: Escalation, calendar: Calendar, now: datetime) -> bool:
    """Until a person has come, or the member stopped it. That nobody could is told by no notice, only to
    whoever looks: so it stands for a working day longer."""
    match escalation.progress:
        case Asking() | Acknowledged(other=ToBeAsked() | AlsoAsked()):
            return True
        case Acknowledged(follow_up=said):
            return said not in (FollowUp.TALKED, FollowUp.TAKEN_BACK)
        case NobodyCould(at=at):
            here = calendar.usual
            return now < here.after(at, here.working_day)
        case Withdrawn():
            return False


def _put(ask: asks.Ask, now: datetime) -> bool:
    match ask.answer:
        case asks.Unanswered(told=True):
            return now < ask.deadline
        case asks.Accepted(promise=promise):
            return promise is not asks.Promise.KEPT
        case _:
            return False


def _to_change(ask: changes.ChangeAsk, now: datetime) -> bool:
    return ask.state == changes.Open(told=True) and now < ask.deadline


def _outside(outside: Outside, now: datetime) -> Outside:
    request = outside.request
    return replace(
        outside,
        request=request if request is not None and request.open else None,
        requests=0,
        asks=tuple(ask for ask in outside.asks if _from_outside(ask, now)),
        taken=None,
    )


def _from_outside(ask: Asked, now: datetime) -> bool:
    return isinstance(ask.state, Talk) or (ask.state == Put(told=True) and now < ask.deadline)


def _together(together: Together, now: datetime) -> Together:
    """Words of one's own can be taken back as long as they are kept here at all."""
    return replace(
        together, written=0, last=None, asks=tuple(ask for ask in together.asks if _to_sign(ask, now))
    )


def _to_sign(ask: ToSign, now: datetime) -> bool:
    return ask.told and not ask.over and now < ask.until

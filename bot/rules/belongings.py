"""What somebody has of their own here, and whether anybody waits: before two rows become one."""

from __future__ import annotations

from bot.rules.change import Open as ChangeOpen
from bot.rules.checkin import Keeping, Trial
from bot.rules.escalation import Acknowledged
from bot.rules.linking import Own
from bot.rules.listening import Accepted, Promise, Unanswered
from bot.rules.member import Member
from bot.rules.outside import Put, Talk
from bot.rules.own_plan import OwnPlan
from bot.rules.people import Address
from bot.rules.together import Together


def clash(one: tuple[Address, ...], other: tuple[Address, ...]) -> bool:
    """Both are on the same workspace or tenant: there, one person has one account."""
    return bool({(a.platform, a.tenant) for a in one} & {(a.platform, a.tenant) for a in other})


def own(member: Member) -> tuple[Own, ...]:
    """What is theirs and would go."""
    notes = (
        member.plan != OwnPlan(),
        member.door,
        member.receipts,
        member.results,
        member.doorways,
        member.summary,
        member.looking,
        member.wishing,
        member.shares,
        member.together != Together(),
        member.change,
        member.escalation,
        member.outside.volunteer is not None,
    )
    there = {
        Own.ANSWERS: isinstance(member.history, Keeping | Trial) or member.draft is not None,
        Own.PEOPLE: bool(member.circle.friends),
        Own.HABITS: bool(member.anchors),
        Own.NOTES: any(notes),
    }
    return tuple(what for what, is_there in there.items() if is_there)


def busy(member: Member) -> bool:
    """Somebody waits for an answer of theirs, or they wait for one."""
    waits = member.escalation is not None and (
        member.escalation.open or isinstance(member.escalation.progress, Acknowledged)
    )
    changes = (member.change is not None and member.change.open) or any(
        ask.state == ChangeOpen(told=True) for ask in member.change_asks
    )
    asked = any(
        ask.answer == Unanswered(told=True)
        or (isinstance(ask.answer, Accepted) and ask.answer.promise is not Promise.KEPT)
        for ask in member.listening.asks
    )
    outside = member.outside.request is not None or any(
        isinstance(ask.state, Talk) or ask.state == Put(told=True) for ask in member.outside.asks
    )
    return waits or changes or asked or outside


def bare(member: Member) -> bool:
    """Nothing but a visit."""
    return not own(member) and not busy(member)

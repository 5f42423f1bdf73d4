"""Decisions in the row of somebody who said yes: a yes is a promise to make the first move.

One reminder, a working day after they wanted to be in touch, and never a second. Whether they were is
theirs to say, and nobody is told; that they cannot after all is told, so that the member can ask on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import chance, listening, subjects
from bot.rules.decision import Decision, Effect, Notify, Tell, Unnotify, unchanged
from bot.rules.events import PeerTookBack
from bot.rules.listening import Accepted, Answer, Ask, Promise, TakenBack, with_ask
from bot.rules.member import Member


def reminder_due(member: Member, of: str, now: datetime) -> Decision:
    """The same neutral notice as ever; behind it stands the card with whom they said yes to."""
    match member.listening.ask(of):
        case Ask(answer=Accepted() as yes) as ask if _is_due(ask, member, now):
            notice = Notify(reminder(member, ask), subjects.of_ask(ask.id), member.calendar.next_open(now))
            return Decision(_with(member, ask, replace(yes, promise=Promise.REMINDED)), (notice,))
        case _:
            return unchanged(member)


def got_in_touch(member: Member, of: str) -> Decision:
    match member.listening.ask(of):
        case Ask(answer=Accepted() as yes) as ask:
            after = _with(member, ask, replace(yes, promise=Promise.KEPT))
            return Decision(after, (Unnotify(reminder(member, ask)),))
        case _:
            return unchanged(member)


def took_back(member: Member, of: str, now: datetime) -> Decision:
    match member.listening.ask(of):
        case Ask(answer=Accepted()) as ask:
            effects: tuple[Effect, ...] = (
                Unnotify(reminder(member, ask)),
                Tell(ask.by, PeerTookBack(ask.escalation, member.id)),
            )
            return Decision(_with(member, ask, TakenBack(now)), effects)
        case _:
            return unchanged(member)


def reminder(member: Member, ask: Ask) -> str:
    """The slot of the one reminder."""
    return chance.opaque(member.seed, "slot", "promise", ask.id)


def _is_due(ask: Ask, member: Member, now: datetime) -> bool:
    due = listening.reminder_due(ask, member.calendar)
    return due is not None and now >= due


def _with(member: Member, ask: Ask, answer: Answer) -> Member:
    return replace(member, listening=with_ask(member.listening, replace(ask, answer=answer)))

"""What one member waits for, derived from their state: nothing armed can drift from what is true.

Each member has exactly one timer, always armed at the earliest of these moments, so that a timer
tells nobody what it is for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rules import (
    asking_in_chat,
    change,
    checkin,
    linking,
    listening,
    outside,
    own_log,
    questions,
    team,
    together,
)
from bot.rules.chat import wakes_at as talk_wakes_at
from bot.rules.escalation import (
    FADES_AFTER,
    Acknowledged,
    AlsoAsked,
    Asking,
    Escalation,
    ToBeAsked,
    wakes_at,
)
from bot.rules.member import DRAFT_LASTS, Member
from bot.rules.turns import (
    ChangeTurn,
    DeadlineTurn,
    EraseTurn,
    FadeTurn,
    LookInTurn,
    OutsideTurn,
    PromiseTurn,
    PromptTurn,
    ReminderTurn,
    StepTurn,
    TalkTurn,
    TidyTurn,
    Turn,
)

TIDY_EVERY = timedelta(days=7)
FORWARDS_LAST = timedelta(days=365 * 100)
"""A forward waits for nothing."""


@dataclass(frozen=True, slots=True)
class Wake:
    at: datetime
    turn: Turn


def agenda(member: Member) -> tuple[Wake, ...]:
    """Everything this member waits for, soonest first. Never empty."""
    if member.leaving is not None:
        return (Wake(member.leaving, EraseTurn()),)
    if member.joined is not None:
        return (Wake(member.tidied + FORWARDS_LAST, TidyTurn()),)
    wakes = [Wake(_tidies_at(member), TidyTurn())]
    if member.rhythm.next_at is not None:
        wakes.append(Wake(member.rhythm.next_at, PromptTurn(member.rhythm.next_at)))
    wakes += [Wake(at, ReminderTurn(at)) for at in member.rhythm.reminders]
    if member.look_in is not None:
        wakes.append(Wake(member.look_in, LookInTurn(member.look_in)))
    wakes += [Wake(at, LookInTurn(at)) for at in member.returning]
    for ask in member.listening.asks:
        if (at := listening.reminder_due(ask, member.calendar)) is not None:
            wakes.append(Wake(at, PromiseTurn(ask.id)))
    if member.change is not None:
        wakes.append(Wake(change.wakes_at(member.change), _change_turn(member.change)))
    if (request := member.outside.request) is not None:
        at = outside.wakes_at(request)
        wakes.append(Wake(at, OutsideTurn(request.id, at)))
    if (talk := asking_in_chat.talk_of(member)) is not None:
        wakes.append(Wake(talk_wakes_at(talk), TalkTurn(talk_wakes_at(talk))))
    if member.escalation is not None:
        wakes.append(Wake(wakes_at(member.escalation), _turn(member.escalation)))
    return tuple(sorted(wakes, key=lambda wake: wake.at))


def next_wake(member: Member) -> datetime:
    return agenda(member)[0].at


def _turn(escalation: Escalation) -> Turn:
    match escalation:
        case Escalation(id=id, progress=Asking(turn=turn)):
            step = escalation.next_step
            if step is not None and step.at <= escalation.plan.deadline:
                return StepTurn(id, turn)
            return DeadlineTurn(id)
        case Escalation(id=id, plan=plan, progress=Acknowledged(other=ToBeAsked())):
            return StepTurn(id, len(plan.steps) - 1)
        case Escalation(id=id, progress=Acknowledged(other=AlsoAsked())):
            return DeadlineTurn(id)
        case _:
            return FadeTurn(escalation.id)


def _change_turn(asked: change.Change) -> ChangeTurn:
    return ChangeTurn(asked.id, asked.progress != change.Waiting(passed_on=False))


def _tidies_at(member: Member) -> datetime:
    """When something held for a time is next due to go; at the latest a week after the last look."""
    held = (
        checkin.fades_at(member.history),
        questions.fades_at(member.results),
        team.fades_at(member.shares),
        together.fades_at(member.together),
        own_log.fades_at(member.log),
        listening.fades_at(member.listening),
        linking.fades_at(member.linking),
        member.draft.at + DRAFT_LASTS if member.draft else None,
        *(held.at + DRAFT_LASTS for held in (member.looking, member.summary) if held),
        member.wishing.at + FADES_AFTER if member.wishing else None,
        *(change.fades_at(ask) for ask in member.change_asks),
        *(outside.fades_at(ask) for ask in member.outside.asks),
    )
    return min([member.tidied + TIDY_EVERY, *(at for at in held if at is not None)])

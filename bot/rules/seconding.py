"""Decisions about one more person: added by the member, or suggested by whoever said yes.

Whom a peer would bring is a thought until the member presses: the same words, shown again, to that one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import afterwards, chance, policy, promising, rhythm, subjects
from bot.rules.asking_events import PersonAdded, Shown, SuggestionMade, WasSuggested
from bot.rules.decision import Decision, Effect, Notify, Share, Tell, Unnotify, unchanged
from bot.rules.escalation import (
    Acknowledged,
    AlsoAsked,
    Asking,
    Composing,
    Escalation,
    FollowUp,
    NoOther,
    Order,
    Plan,
    Receipt,
    Release,
    Step,
    Suggestion,
    ToBeAsked,
    never_to,
)
from bot.rules.events import WasAsked, WasPicked
from bot.rules.listening import Accepted, Ask, with_ask
from bot.rules.member import Member

# --- The member. ---------------------------------------------------------------------------------


def adding(member: Member) -> Escalation | None:
    """The ask under way that the one who is picked would join; ``None`` where it would be a new one."""
    one, escalation = member.composing.one, member.escalation
    if one is None or escalation is None or one in escalation.plan.peers:
        return None
    match escalation.progress:
        case Asking():
            return escalation
        case Acknowledged(other=NoOther(), follow_up=said) if said is not FollowUp.TAKEN_BACK:
            return escalation if member.composing.beside else None
        case _:
            return None


def release(member: Member) -> Release:
    """What a press would pass on: what is being composed, or the words of the ask that somebody joins."""
    escalation = adding(member)
    if escalation is None:
        return member.composing.release
    return replace(escalation.release, order=Order.IN_TURN)


def until(member: Member, now: datetime) -> datetime:
    """By when somebody has said yes: of the ask under way, or of a new one."""
    escalation = adding(member)
    if escalation is not None and escalation.open:
        return escalation.plan.deadline
    return policy.deadline(member.calendar, now)


def person_added(member: Member, event: PersonAdded, now: datetime) -> Decision:
    """The press that releases the same words to one more."""
    escalation = adding(member)
    if escalation is None or member.composing.one != event.shown.peer:
        return unchanged(member)
    by = until(member, now)
    step = policy.one_more(member.seed, escalation.id, event.shown, by, now)
    if step is None:
        return unchanged(member)  # the page says so before the press
    match escalation.progress:
        case Asking(turn=turn):
            joined, place = _in_turn(escalation, step, turn)
        case Acknowledged() as yes:
            plan = Plan((*escalation.plan.steps, step), by)
            joined = replace(
                escalation,
                plan=plan,
                progress=replace(yes, other=ToBeAsked(step.peer, step.at)),
                suggested=None,
            )
            place = len(plan.steps) - 1
        case _:
            return unchanged(member)
    receipts = tuple(
        _noted(r, event.shown, place) if r.escalation == joined.id else r for r in member.receipts
    )
    after = replace(member, escalation=joined, composing=Composing(), receipts=receipts)
    share = Share(step.record, event.shown.text, step.peer)
    return Decision(after, (share, Unnotify(afterwards.news(member, escalation))))


def second_due(member: Member, now: datetime) -> Decision:
    """The moment of the second person, besides the one who said yes."""
    match member.escalation:
        case Escalation(progress=Acknowledged(other=ToBeAsked(peer=peer, at=at)) as yes) as escalation:
            if now < at:
                return unchanged(member)
            if now >= escalation.plan.deadline:
                return afterwards.without_other(member, escalation, yes)
            after = replace(escalation, progress=replace(yes, other=AlsoAsked(peer)))
            step = next(step for step in escalation.plan.steps if step.peer == peer)
            told = Tell(peer, WasAsked(ask(member, after, step, now)))
            return Decision(replace(member, escalation=after), (told,))
        case _:
            return unchanged(member)


def was_suggested(member: Member, event: WasSuggested, now: datetime) -> Decision:
    """Told in the coming morning, by a notice like any other. Nothing follows until the member presses."""
    match member.escalation:
        case Escalation(id=event.escalation, progress=Acknowledged() as yes) as escalation:
            plan = escalation.plan.peers
            if event.by not in plan or event.person in (member.id, *plan):
                return unchanged(member)
            at = yes.told_at or rhythm.next_morning(member.calendar, member.seed, now)
            suggested = Suggestion(event.by, event.person, at)
            after = replace(member, escalation=replace(escalation, suggested=suggested))
            if yes.told_at is not None:
                return Decision(after)  # the notice that the yes was taken back says this as well
            return Decision(after, (Notify(afterwards.news(member, escalation), subjects.TALK, at),))
        case _:
            return unchanged(member)


def suggestion_taken(member: Member) -> Decision:
    """Nothing leaves yet: the page that follows shows what would."""
    match member.escalation:
        case Escalation(suggested=Suggestion(person=person), progress=Acknowledged(follow_up=said)):
            beside = said is not FollowUp.TAKEN_BACK
            composing = Composing(member.composing.release, one=person, beside=beside)
            return Decision(replace(member, composing=composing))
        case _:
            return unchanged(member)


def suggestion_set_aside(member: Member) -> Decision:
    if member.escalation is None or member.escalation.suggested is None:
        return unchanged(member)
    after = replace(member.escalation, suggested=None)
    gone = Unnotify(afterwards.news(member, member.escalation))
    return Decision(replace(member, escalation=after), (gone,))


def unasked(receipts: tuple[Receipt, ...], escalation: Escalation, yes: Acknowledged) -> tuple[Receipt, ...]:
    """Receipts without a second person who was never asked."""
    if not isinstance(yes.other, ToBeAsked):
        return receipts
    return tuple(
        never_to(r, (yes.other.peer,)) if r.escalation == escalation.id and yes.other.peer in r.to else r
        for r in receipts
    )


def ask(member: Member, escalation: Escalation, step: Step, now: datetime) -> Ask:
    """What reaches the one who is asked."""
    return Ask(
        id=step.ask,
        by=member.id,
        escalation=escalation.id,
        record=step.record,
        way=escalation.release.way,
        slot=chance.opaque(member.seed, "slot", step.ask),
        arrived=now,
        deadline=escalation.plan.deadline,
        any_hour=step.any_hour,
    )


def _in_turn(escalation: Escalation, step: Step, turn: int) -> tuple[Escalation, int]:
    """The plan with one more step, at its moment among those who are still to be asked."""
    steps = escalation.plan.steps
    place = next((n for n in range(turn, len(steps)) if steps[n].at > step.at), len(steps))
    plan = replace(escalation.plan, steps=(*steps[:place], step, *steps[place:]))
    return replace(escalation, plan=plan), place


def _noted(receipt: Receipt, shown: Shown, place: int) -> Receipt:
    to, texts = receipt.to, receipt.texts
    return replace(
        receipt,
        to=(*to[:place], shown.peer, *to[place:]),
        texts=(*texts[:place], shown.text, *texts[place:]),
    )


# --- The peer who said yes. ----------------------------------------------------------------------


def suggestion_made(member: Member, event: SuggestionMade, now: datetime) -> Decision:
    """Once, to the one they said yes to and to nobody else. ``instead`` also says that they cannot."""
    match member.listening.ask(event.ask):
        case Ask(answer=Accepted(suggested=False) as yes) as of if event.person not in (member.id, of.by):
            said = replace(of, answer=replace(yes, suggested=True))
            after = replace(member, listening=with_ask(member.listening, said))
            told: list[Effect] = [Tell(event.person, WasPicked())]
            suggested = Tell(of.by, WasSuggested(of.escalation, member.id, event.person))
            if not event.instead:
                return Decision(after, (*told, suggested))
            handed = promising.took_back(after, event.ask, now)
            return Decision(handed.member, (*told, *handed.effects, suggested))
        case _:
            return unchanged(member)

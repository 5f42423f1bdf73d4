"""Decisions in the row of a member who asks outside their team. The states stand in ``outside``."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import chance, outside_talking, policy, rhythm, subjects
from bot.rules.asking_events import Shown
from bot.rules.decision import Decision, Effect, Notify, Share, Tell, Unnotify, Unshare, unchanged
from bot.rules.escalation import Plan, Receipt, Step
from bot.rules.member import Member
from bot.rules.outside import (
    MOST_ASKED,
    Asked,
    Closed,
    Looking,
    Nobody,
    Outside,
    Request,
    Talk,
    Theme,
    wakes_at,
)
from bot.rules.outside_events import (
    Candidate,
    OutsideAccepted,
    OutsideIsOver,
    OutsideReleased,
    OutsideWasAsked,
)
from bot.rules.turns import OutsideTurn


def theme_chosen(member: Member, theme: Theme | None) -> Decision:
    """Nothing leaves: the page that follows shows what would."""
    return Decision(_with(member, replace(member.outside, theme=theme)))


def released(member: Member, event: OutsideReleased, now: datetime) -> Decision:
    """The press that releases: chance picks, and the plan is frozen. Nothing leaves for a minute.

    Also where nobody can be asked it takes its time: that at once would tell something of the volunteers.
    """
    outside = member.outside
    if outside.request is not None and outside.request.open:
        return unchanged(member)
    number = outside.requests + 1
    id = chance.opaque(member.seed, "outside", number)
    picked = _picked(member, id, event.candidates, now)
    plan = policy.draw(member.seed, id, member.calendar, picked, now, hurried=False)
    words = {candidate.peer: candidate.text for candidate in event.candidates}
    request = Request(id, now, event.theme, plan)
    after = replace(
        _with(member, replace(outside, theme=None, request=request, requests=number)),
        receipts=(*member.receipts, Receipt(now, id, plan.deadline, (), (event.text,))),
    )
    shares = (Share(step.record, words[step.peer], step.peer) for step in plan.steps)
    return Decision(after, (*_gone(member), *shares))


def due(member: Member, turn: OutsideTurn, now: datetime) -> Decision:
    """The next volunteer's moment, the deadline, two weeks without a line, or two weeks after the end."""
    request = member.outside.request
    if request is None or (request.id, wakes_at(request)) != (turn.request, turn.at):
        return unchanged(member)  # an older wake-up: something else came first
    match request.progress:
        case Looking(turn=asked):
            step = request.next_step
            if step is None or now >= request.plan.deadline:
                return _nobody(member, request, asked, now)
            return _next_asked(member, request, step, now)
        case Talk() as talk if now < talk.closes:
            return outside_talking.not_kept(member, talk, now)
        case Talk() as talk:
            return outside_talking.ran_out(member, talk, now)
        case Nobody() | Closed():
            return Decision(_with(member, replace(member.outside, request=None)), _gone(member))


def stopped(member: Member) -> Decision:
    """Never mind. What never left is no receipt, and whoever was asked reads "no longer needed"."""
    match member.outside.request:
        case Request(progress=Looking(turn=turn)) as request:
            after = _with(member, replace(member.outside, request=None))
            receipts = tuple(r for r in member.receipts if turn or r.escalation != request.id)
            return Decision(replace(after, receipts=receipts), _not_needed(request, turn))
        case _:
            return unchanged(member)


def set_aside(member: Member) -> Decision:
    """Room for another one, once this has ended."""
    if member.outside.request is None or member.outside.request.open:
        return unchanged(member)
    return Decision(_with(member, replace(member.outside, request=None)), _gone(member))


def accepted(member: Member, event: OutsideAccepted, now: datetime) -> Decision:
    """The first yes ends the asking; a later one reads "no longer needed, thank you"."""
    match member.outside.request:
        case Request(id=event.request, progress=Looking(turn=turn)) as request if _is_of(event, request):
            new = Talk(event.ask, event.peer, now, promise=outside_talking.promise(member, now))
            talk, notice = outside_talking.told(member, new, now)
            kept = replace(request.plan, steps=tuple(s for s in request.plan.steps if s.ask == event.ask))
            begun = replace(request, plan=kept, progress=talk)
            after = _with(member, replace(member.outside, request=begun))
            return Decision(after, (*_not_needed(request, turn, but=event.ask), *notice))
        case Request(progress=Talk(id=event.ask)):
            return unchanged(member)  # the same yes once more
        case _:
            return Decision(member, (Tell(event.peer, OutsideIsOver(event.ask)),))


def _picked(member: Member, id: str, candidates: tuple[Candidate, ...], now: datetime) -> tuple[Shown, ...]:
    """A few of those who are at work in time, as chance has it."""
    until = policy.deadline(member.calendar, now)
    able = [one for one in candidates if policy.can_be_asked(one.calendar, until, now)]
    able.sort(key=lambda one: chance.opaque(member.seed, "outsider", id, one.peer))
    return tuple(Shown(one.peer, one.calendar, one.text) for one in able[:MOST_ASKED])


def _next_asked(member: Member, request: Request, step: Step, now: datetime) -> Decision:
    asked = replace(request, progress=Looking(request.plan.steps.index(step) + 1))
    ask = Asked(step.ask, member.id, request.id, step.record, now, request.plan.deadline)
    after = _with(member, replace(member.outside, request=asked))
    return Decision(after, (Tell(step.peer, OutsideWasAsked(ask)),))


def _nobody(member: Member, request: Request, asked: int, now: datetime) -> Decision:
    """Told in the coming morning, as a prompt would be. Who was asked is forgotten at once."""
    ended = replace(request, plan=Plan((), request.plan.deadline), progress=Nobody(now))
    at = rhythm.next_morning(member.calendar, member.seed, now)
    return Decision(
        _with(member, replace(member.outside, request=ended)),
        (*_not_needed(request, asked), Notify(_end(member, request), subjects.OUTSIDE, at)),
    )


def _not_needed(request: Request, asked: int, but: str = "") -> tuple[Effect, ...]:
    """Those asked so far read so, and the words meant for any of them are destroyed."""
    others = [step for step in request.plan.steps if step.ask != but]
    told = (s for s in request.plan.steps[:asked] if s.ask != but)
    return (
        *(Tell(step.peer, OutsideIsOver(step.ask)) for step in told),
        *(Unshare(step.record) for step in others),
    )


def _gone(member: Member) -> tuple[Effect, ...]:
    """No notice is left of the request before this one."""
    request = member.outside.request
    return (Unnotify(_end(member, request)),) if request is not None else ()


def _end(member: Member, request: Request) -> str:
    """The slot of the one notice that nobody could."""
    return chance.opaque(member.seed, "slot", "outside end", request.id)


def _is_of(yes: OutsideAccepted, request: Request) -> bool:
    return any(step.ask == yes.ask and step.peer == yes.peer for step in request.plan.steps)


def _with(member: Member, outside: Outside) -> Member:
    return replace(member, outside=outside)

"""Decisions about one concrete change: in the row of the member who asks, and in the ally's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import chance, policy, rhythm, subjects
from bot.rules.change import (
    Answered,
    Change,
    ChangeAsk,
    NoAnswer,
    Open,
    Past,
    Progress,
    Said,
    Waiting,
    Wishing,
)
from bot.rules.change_events import (
    ChangeAnswered,
    ChangeGotAnswer,
    ChangeIsOver,
    ChangeReleased,
    ChangeWasAsked,
    ChangeWished,
)
from bot.rules.decision import Decision, Effect, Notify, Share, Tell, Unnotify, Unshare, unchanged
from bot.rules.escalation import Receipt, without_people_of
from bot.rules.events import WasPicked
from bot.rules.member import Member
from bot.rules.turns import ChangeTurn

# --- The member. ---------------------------------------------------------------------------------


def wished(member: Member, event: ChangeWished, now: datetime) -> Decision:
    """Written down, and nothing leaves: the page that follows shows what would."""
    if event.ally == member.id:
        return unchanged(member)
    after = replace(member, wishing=Wishing(event.ally, event.text, now))
    return Decision(after, (Tell(event.ally, WasPicked()),))


def released(member: Member, event: ChangeReleased, now: datetime) -> Decision:
    """The press that passes it on, a minute later at the earliest, in the ally's own working hours."""
    wishing = member.wishing
    if wishing is None or wishing.ally != event.ally or (member.change is not None and member.change.open):
        return unchanged(member)
    number = member.changes + 1
    id = chance.opaque(member.seed, "change", number)
    opens = policy.passes_on(event.calendar, now)
    until = policy.answer_by(member.calendar, event.calendar, opens)
    at = policy.not_on_the_dot(event.calendar, opens, member.seed, event.ally)
    record = chance.opaque(member.seed, "record", id)
    receipt = Receipt(now, id, until, (event.ally,), (event.text,))
    after = replace(
        member,
        change=Change(id, event.ally, now, at, until, record),
        changes=number,
        wishing=None,
        receipts=(*member.receipts, receipt),
    )
    return Decision(after, (*_gone(member), Share(record, event.text, event.ally)))


def due(member: Member, turn: ChangeTurn, now: datetime) -> Decision:
    """Its moment, its deadline, or two weeks after its end: whichever this wake-up was for."""
    match member.change:
        case Change(id=turn.change, progress=Waiting(passed_on=turn.passed_on)) as change:
            if turn.passed_on or now >= change.deadline:
                return _ended(member, change, NoAnswer(now), now)
            ask = ChangeAsk(change.id, member.id, change.record, now, change.deadline)
            passed_on = replace(change, progress=Waiting(passed_on=True))
            return Decision(replace(member, change=passed_on), (Tell(change.ally, ChangeWasAsked(ask)),))
        case Change(id=turn.change, progress=Answered() | NoAnswer()) if turn.passed_on:
            receipts = without_people_of(member.receipts, turn.change)
            return Decision(replace(member, change=None, receipts=receipts), _gone(member))
        case _:
            return unchanged(member)


def stopped(member: Member) -> Decision:
    """Never mind. What never left is no receipt, and whoever was asked reads "no longer needed"."""
    match member.change:
        case Change(progress=Waiting(passed_on=passed_on)) as change:
            receipts = tuple(r for r in member.receipts if passed_on or r.escalation != change.id)
            told = (Tell(change.ally, ChangeIsOver(change.id)),) if passed_on else ()
            return Decision(replace(member, change=None, receipts=receipts), (*told, *_gone(member)))
        case _:
            return unchanged(member)


def set_aside(member: Member) -> Decision:
    """Room for another one, once this has ended."""
    if member.change is None or member.change.open:
        return unchanged(member)
    return Decision(replace(member, change=None), _gone(member))


def got_answer(member: Member, event: ChangeGotAnswer, now: datetime) -> Decision:
    """Told in the coming morning of a working day, whatever the answer is: a notice like any other."""
    match member.change:
        case Change(id=event.change, progress=Waiting()) as change:
            end: Progress = NoAnswer(now, True) if event.unreachable else Answered(now, event.record)
            return _ended(member, change, end, now)
        case Change(id=event.change):
            return unchanged(member)  # the same answer once more
        case _:
            return Decision(member, (Unshare(event.record),) if event.record else ())


def _ended(member: Member, change: Change, end: Progress, now: datetime) -> Decision:
    at = rhythm.next_morning(member.calendar, member.seed, now)
    effects: list[Effect] = [Notify(_news(member, change), subjects.CHANGE, at), Unshare(change.record)]
    if isinstance(end, NoAnswer):
        effects.append(Tell(change.ally, ChangeIsOver(change.id)))
    return Decision(replace(member, change=replace(change, progress=end)), tuple(effects))


def _gone(member: Member) -> tuple[Effect, ...]:
    """Nothing of the change before this one stays readable, and no notice of it is left."""
    match member.change:
        case Change(progress=Answered(record=str(record))) as change:
            return (Unnotify(_news(member, change)), Unshare(change.record), Unshare(record))
        case Change() as change:
            return (Unnotify(_news(member, change)), Unshare(change.record))
        case _:
            return ()


def _news(member: Member, change: Change) -> str:
    """The slot of the one notice that it has ended."""
    return chance.opaque(member.seed, "slot", "change", change.id)


# --- The ally. -----------------------------------------------------------------------------------


def was_asked(member: Member, event: ChangeWasAsked, now: datetime) -> Decision:
    """One neutral notice. A pause, and "not from this person", hold here as well, and as silently."""
    if _on_table(member, event.ask.id) is not None:
        return unchanged(member)
    told = member.listening.hears(event.ask.by, now)
    after = _with(member, replace(event.ask, state=Open(told)))
    if not told:
        return Decision(after)
    notice = Notify(
        _slot(member, event.ask), subjects.of_change(event.ask.id), member.calendar.next_open(now)
    )
    return Decision(after, (notice,))


def answered(member: Member, event: ChangeAnswered, now: datetime) -> Decision:
    """The ally's own words, to the one who asked and to nobody else; or that they cannot change it."""
    ask = _on_table(member, event.ask)
    if ask is None or ask.state != Open(told=True):
        return unchanged(member)
    if now >= ask.deadline:
        return is_over(member, ask.id, now)
    record = chance.opaque(member.seed, "answer", ask.id) if event.text else None
    after = _with(member, replace(ask, state=Said(now, able=record is not None)))
    share = (Share(record, event.text, ask.by),) if record else ()
    tell = Tell(ask.by, ChangeGotAnswer(ask.id, record))
    return Decision(after, (Unnotify(_slot(member, ask)), *share, tell))


def is_over(member: Member, of: str, now: datetime) -> Decision:
    ask = _on_table(member, of)
    if ask is None or not isinstance(ask.state, Open):
        return unchanged(member)
    return Decision(_with(member, replace(ask, state=Past(now))), (Unnotify(_slot(member, ask)),))


def unreachable(member: Member, now: datetime) -> Decision:
    """Nothing arrives here any more: whoever waits for an answer is told that none will come."""
    waiting = tuple(ask for ask in member.change_asks if isinstance(ask.state, Open))
    for ask in waiting:
        member = _with(member, replace(ask, state=Past(now)))
    return Decision(
        member, tuple(Tell(ask.by, ChangeGotAnswer(ask.id, None, unreachable=True)) for ask in waiting)
    )


def _on_table(member: Member, of: str) -> ChangeAsk | None:
    return next((ask for ask in member.change_asks if ask.id == of), None)


def _with(member: Member, ask: ChangeAsk) -> Member:
    others = tuple(other for other in member.change_asks if other.id != ask.id)
    return replace(member, change_asks=(*others, ask))


def _slot(member: Member, ask: ChangeAsk) -> str:
    return chance.opaque(member.seed, "slot", "change asked", ask.id)

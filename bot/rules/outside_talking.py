"""Decisions about what the two write to each other: the same ones in either row.

Each line is a record of its own, shared by the two and nobody else. The one who writes keeps it and tells
the other's row in the same transaction, so that both lists are always the same. Whoever closes it destroys
them all at once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules import chance, subjects
from bot.rules.decision import Decision, Effect, Notify, Share, Tell, Unnotify, Unshare, unchanged
from bot.rules.escalation import Plan, Receipt
from bot.rules.member import Member
from bot.rules.outside import (
    LINES_KEPT,
    Closed,
    Line,
    Outside,
    Past,
    Request,
    Talk,
    with_ask,
    with_talk,
)
from bot.rules.outside_events import (
    OutsideLineCame,
    OutsideNameCame,
    OutsideReminded,
    OutsideTalkEnded,
    OutsideWrote,
)

NOTICE_AFTER = timedelta(minutes=10)
NOTICE_SPREAD = timedelta(minutes=30)
"""A notice comes a while after what caused it, so that whoever sees both cannot tell who writes to whom."""


def wrote(member: Member, event: OutsideWrote, now: datetime) -> Decision:
    talk = member.outside.talk(event.talk)
    if talk is None or not event.text:
        return unchanged(member)
    record = chance.opaque(member.seed, "outside line", talk.id, talk.written)
    longer, dropped = _longer(talk, Line(record, mine=True), now)
    after = _with(member, replace(longer, written=talk.written + 1))
    share = Share(record, event.text, talk.other)
    return Decision(after, (share, *dropped, Tell(talk.other, OutsideLineCame(talk.id, record))))


def line_came(member: Member, event: OutsideLineCame, now: datetime) -> Decision:
    talk = member.outside.talk(event.talk)
    if talk is None:
        return Decision(member, (Unshare(event.record),))
    if any(line.record == event.record for line in talk.lines):
        return unchanged(member)  # the same line once more
    longer, dropped = _longer(talk, Line(event.record, mine=False), now)
    volunteers = member.outside.ask(talk.id) is not None
    heard = replace(longer, promise=None, reminded=talk.reminded and volunteers)
    told_of, notice = told(member, heard, now)
    return Decision(_with(member, told_of), (*dropped, *notice))


def named(member: Member, of: str, now: datetime) -> Decision:
    """The name as it is now, for this one reader. Only who asked can give it, and only once."""
    match member.outside.request:
        case Request(progress=Talk(id=id, name=None) as talk) as request if id == of:
            record = chance.opaque(member.seed, "outside name", talk.id)
            receipt = Receipt(now, request.id, now, (), (member.name,))
            after = replace(
                _with(member, replace(talk, name=record, last=now)), receipts=(*member.receipts, receipt)
            )
            tell = Tell(talk.other, OutsideNameCame(talk.id, record))
            return Decision(after, (Share(record, member.name, talk.other), tell))
        case _:
            return unchanged(member)


def name_came(member: Member, event: OutsideNameCame, now: datetime) -> Decision:
    talk = member.outside.talk(event.talk)
    if talk is None:
        return Decision(member, (Unshare(event.record),))
    if talk.name is not None:
        return unchanged(member)
    told_of, notice = told(member, replace(talk, name=event.record, last=now), now)
    return Decision(_with(member, told_of), notice)


def looked(member: Member, of: str) -> Decision:
    """Read what was new: the next line may be told of again."""
    talk = member.outside.talk(of)
    if talk is None or talk.news is None:
        return unchanged(member)
    return Decision(_with(member, replace(talk, news=None)), (Unnotify(talk.news),))


def closed(member: Member, of: str, block: bool, now: datetime) -> Decision:
    """One press, and everything that was written is gone. That it closed is told like a line."""
    talk = member.outside.talk(of)
    if talk is None:
        return unchanged(member)
    kept_apart = (talk.other,) if block and talk.other not in member.outside.blocked else ()
    blocked = (*member.outside.blocked, *kept_apart)
    decided = _ended(replace(member, outside=replace(member.outside, blocked=blocked)), talk, now)
    return decided.and_then(Tell(talk.other, OutsideTalkEnded(talk.id)))


def promise(member: Member, now: datetime) -> datetime:
    """By then the first line should have come: one of the working days of whoever waits for it."""
    return member.calendar.usual.after(now, member.calendar.usual.working_day)


def not_kept(member: Member, talk: Talk, now: datetime) -> Decision:
    """Not a line yet: first the one who said yes is reminded, a day later the one who waits is told."""
    if talk.reminded:
        told_of, notice = told(member, replace(talk, promise=None), now)
        return Decision(_with(member, told_of), notice)
    waits = replace(talk, promise=promise(member, now), reminded=True)
    return Decision(_with(member, waits), (Tell(talk.other, OutsideReminded(talk.id)),))


def reminded(member: Member, of: str, now: datetime) -> Decision:
    """Once, and only who has not written."""
    talk = member.outside.talk(of)
    if talk is None or talk.written or talk.reminded:
        return unchanged(member)
    told_of, notice = told(member, replace(talk, reminded=True), now)
    return Decision(_with(member, told_of), notice)


def ran_out(member: Member, talk: Talk, now: datetime) -> Decision:
    """Two weeks without a line: it closes by itself, and neither is called for that."""
    return _ended(member, talk, now).and_then(Tell(talk.other, OutsideTalkEnded(talk.id, quietly=True)))


def ended(member: Member, event: OutsideTalkEnded, now: datetime) -> Decision:
    """Closed by the other one, who may be waited for: so that is told, once."""
    talk = member.outside.talk(event.talk)
    if talk is None:
        return unchanged(member)
    over = _ended(member, replace(talk, news=None), now)
    if event.quietly:
        return over if talk.news is None else over.and_then(Unnotify(talk.news))
    return over.and_then(*told(member, talk, now)[1])


def told(member: Member, talk: Talk, now: datetime) -> tuple[Talk, tuple[Effect, ...]]:
    """One notice for whatever is new, in this person's own hours; none while another one waits."""
    if talk.news is not None:
        return talk, ()
    slot = chance.opaque(member.seed, "slot", "outside talk", talk.id, now)
    notice = Notify(slot, subjects.of_outside(talk.id), _moment(member, slot, now))
    return replace(talk, news=slot), (notice,)


def _moment(member: Member, slot: str, now: datetime) -> datetime:
    later = NOTICE_AFTER + chance.within(member.seed, NOTICE_SPREAD, "outside notice", slot)
    at = member.calendar.next_open(now) + later
    return at if member.calendar.is_open(at) else member.calendar.next_open(at) + later


def _longer(talk: Talk, line: Line, now: datetime) -> tuple[Talk, tuple[Effect, ...]]:
    """With one line more; the oldest is destroyed where they would be too many."""
    lines = (*talk.lines, line)
    dropped, kept = lines[:-LINES_KEPT], lines[-LINES_KEPT:]
    return replace(talk, lines=kept, last=now), tuple(Unshare(old.record) for old in dropped)


def _ended(member: Member, talk: Talk, now: datetime) -> Decision:
    """Nothing of it stays: no line, no name, not the words that began it, and not who the other one was."""
    records = list(talk.records)
    outside = member.outside
    match outside.request:
        case Request(progress=Talk(id=talk.id)) as request:
            records += [step.record for step in request.plan.steps]
            over = replace(request, plan=Plan((), request.plan.deadline), progress=Closed(now))
            outside = replace(outside, request=over)
        case _:
            ask = outside.ask(talk.id)
            if ask is not None:
                records.append(ask.record)
                outside = with_ask(outside, replace(ask, state=Past(now, talked=True)))
    quiet = (Unnotify(talk.news),) if talk.news is not None else ()
    return Decision(_at(member, outside), (*(Unshare(record) for record in records), *quiet))


def _with(member: Member, talk: Talk) -> Member:
    return _at(member, with_talk(member.outside, talk))


def _at(member: Member, outside: Outside) -> Member:
    return replace(member, outside=outside)

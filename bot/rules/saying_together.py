"""Decisions about words that several people sign: in the writer's row, and in a reader's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.rules import chance, subjects
from bot.rules.decision import Decision, Effect, Notify, Share, Tell, Unnotify, Unshare, unchanged
from bot.rules.events import WasPicked
from bot.rules.member import Member
from bot.rules.together import (
    MOST_READERS,
    NEXT_AFTER,
    Reader,
    Statement,
    StatementCame,
    StatementGotName,
    StatementIsOver,
    StatementReleased,
    StatementSigned,
    StatementTakenBack,
    StatementWritten,
    Together,
    TogetherEvent,
    ToSign,
    Writing,
)

WITHIN = timedelta(hours=1)
"""No two of those who are asked get their notice in the same moment, and none before it can be taken back."""
NOT_BEFORE = timedelta(minutes=1)


def decide(member: Member, event: TogetherEvent, now: datetime) -> Decision:
    match event:
        case StatementWritten():
            return _written(member, event, now)
        case StatementReleased():
            return _released(member, event, now)
        case StatementTakenBack():
            return taken_back(member, now)
        case StatementSigned():
            return _signed(member, event, now)
        case StatementCame(ask):
            return _came(member, ask, now)
        case StatementGotName():
            return _got_name(member, event)
        case StatementIsOver(ask):
            return _is_over(member, ask)
        case _:
            assert_never(event)


# --- The writer. ---------------------------------------------------------------------------------


def _written(member: Member, event: StatementWritten, now: datetime) -> Decision:
    """Written down, and nothing leaves: the page that follows shows what would."""
    readers = tuple(who for who in dict.fromkeys(event.readers) if who != member.id)[:MOST_READERS]
    writing = Writing(event.text, readers, now)
    return Decision(
        _with(member, replace(member.together, writing=writing)),
        tuple(Tell(who, WasPicked()) for who in readers),
    )


def _released(member: Member, event: StatementReleased, now: datetime) -> Decision:
    """The press that passes it on. Each gets one notice like any other, in their own hours."""
    own, writing = member.together, member.together.writing
    if writing is None or own.statement is not None or own.may_write_at(now) > now or not event.texts:
        return unchanged(member)
    if tuple(who for who, _ in event.texts) != writing.readers:
        return unchanged(member)
    number = own.written + 1
    id = chance.opaque(member.seed, "statement", number)
    readers = tuple(Reader(who, chance.opaque(member.seed, "record", id, who)) for who, _ in event.texts)
    statement = Statement(id, now, writing.text, readers)
    after = replace(own, writing=None, statement=statement, written=number, last=now)
    effects: list[Effect] = []
    for reader, (who, text) in zip(readers, event.texts, strict=True):
        ask = ToSign(id, member.id, reader.record, statement.ends)
        effects += (Share(reader.record, text, who), Tell(who, StatementCame(ask)))
    return Decision(_with(member, after), tuple(effects))


def taken_back(member: Member, now: datetime) -> Decision:
    statement = member.together.statement
    after = _with(member, replace(member.together, statement=None, writing=None))
    if statement is None:
        return Decision(after)
    told = (Tell(reader.who, StatementIsOver(statement.id)) for reader in statement.readers)
    return Decision(after, (*told, *_unshared(statement)))


def _got_name(member: Member, event: StatementGotName) -> Decision:
    statement = member.together.statement
    if statement is None or statement.id != event.statement:
        return unchanged(member)
    readers = tuple(
        replace(reader, signed=event.yes) if reader.who == event.reader else reader
        for reader in statement.readers
    )
    return Decision(_with(member, replace(member.together, statement=replace(statement, readers=readers))))


# --- A reader. -----------------------------------------------------------------------------------


def _came(member: Member, ask: ToSign, now: datetime) -> Decision:
    """One neutral notice. A pause, and "not from this person", hold here as well, and as silently."""
    if member.together.ask(ask.id) is not None:
        return unchanged(member)
    told = member.listening.hears(ask.by, now)
    after = _with(member, member.together.with_ask(replace(ask, told=told)))
    if not told:
        return Decision(after)
    at = now + NOT_BEFORE + chance.within(member.seed, WITHIN, "statement", ask.id)
    notice = Notify(_slot(member, ask), subjects.of_statement(ask.id), member.calendar.next_open(at))
    return Decision(after, (notice,))


def _signed(member: Member, event: StatementSigned, now: datetime) -> Decision:
    ask = member.together.ask(event.ask)
    if ask is None or not ask.told or ask.over or now >= ask.until or ask.signed == event.yes:
        return unchanged(member)
    after = _with(member, member.together.with_ask(replace(ask, signed=event.yes)))
    return Decision(after, (Tell(ask.by, StatementGotName(ask.id, member.id, event.yes)),))


def _is_over(member: Member, id: str) -> Decision:
    ask = member.together.ask(id)
    if ask is None or ask.over:
        return unchanged(member)
    after = member.together.with_ask(replace(ask, over=True, signed=False))
    return Decision(_with(member, after), (Unnotify(_slot(member, ask)),))


# --- Both. ---------------------------------------------------------------------------------------


def tidied(decided: Decision, now: datetime) -> Decision:
    """After its four weeks nothing of it is kept, in any row."""
    own = decided.member.together
    effects: tuple[Effect, ...] = ()
    if own.statement is not None and own.statement.ends <= now:
        effects, own = _unshared(own.statement), replace(own, statement=None)
    if own.writing is not None and own.writing.at + NEXT_AFTER <= now:
        own = replace(own, writing=None)
    own = replace(own, asks=tuple(ask for ask in own.asks if ask.until > now))
    return Decision(_with(decided.member, own), (*decided.effects, *effects))


def _unshared(statement: Statement) -> tuple[Effect, ...]:
    return tuple(Unshare(reader.record) for reader in statement.readers)


def _with(member: Member, together: Together) -> Member:
    return replace(member, together=together)


def _slot(member: Member, ask: ToSign) -> str:
    return chance.opaque(member.seed, "slot", "statement", ask.id)

"""The pages about words that several people sign: the writer's, and a reader's."""

from __future__ import annotations

from datetime import datetime

from bot.rules import peer_sayings, subjects
from bot.rules import together_sayings as say
from bot.rules.known import Known, Wanted
from bot.rules.member import Member
from bot.rules.places import Place
from bot.rules.sayings import Saying
from bot.rules.together import LASTS, ToSign


def wants(place: Place, subject: str, member: Member) -> Wanted:
    own = member.together
    if place is Place.STATEMENT_TO_SIGN:
        ask = open_ask(member, subject)
        return Wanted(frozenset({ask.by}), frozenset({ask.record})) if ask else Wanted()
    readers = tuple(reader.who for reader in own.statement.readers) if own.statement else ()
    return Wanted(frozenset((*readers, *(own.writing.readers if own.writing else ()))))


def page(place: Place, subject: str, member: Member, known: Known, now: datetime) -> Saying:
    match place:
        case Place.STATEMENT_TO_SIGN:
            return _to_sign(subject, member, known, now)
        case Place.STATEMENT_GONE:
            return say.StatementGone()
        case Place.STATEMENT_PREVIEW | Place.STATEMENT_CHANGED:
            return _preview(member, known, now, changed=place is Place.STATEMENT_CHANGED)
        case Place.STATEMENT_WRITING if member.together.statement is None:
            return _writing(member, known, now)
        case _:
            return _stands(member, known, now)


def open_ask(member: Member, subject: str) -> ToSign | None:
    ask = member.together.ask(subjects.statement_in(subject) or "")
    return ask if ask is not None and ask.told and not ask.over else None


def _stands(member: Member, known: Known, now: datetime) -> Saying:
    statement = member.together.statement
    if statement is None:
        return _writing(member, known, now)
    readers = known.named(tuple(reader.who for reader in statement.readers))
    return say.StatementStands(statement.text, readers, known.named(statement.signed), statement.ends)


def _writing(member: Member, known: Known, now: datetime) -> Saying:
    writing, at = member.together.writing, member.together.may_write_at(now)
    again_at = at if at > now else None
    if writing is None:
        return say.StatementWriting(again_at=again_at)
    return say.StatementWriting(writing.text, known.people(writing.readers), again_at)


def _preview(member: Member, known: Known, now: datetime, changed: bool) -> Saying:
    own = member.together
    if own.statement is not None or own.writing is None or own.may_write_at(now) > now:
        return _stands(member, known, now)
    readers = known.people(own.writing.readers)
    if len(readers) < len(own.writing.readers) or not readers:
        return _writing(member, known, now)
    return say.StatementPreview(own.writing.text, readers, now + LASTS, changed)


def _to_sign(subject: str, member: Member, known: Known, now: datetime) -> Saying:
    ask = open_ask(member, subject)
    if ask is None or now >= ask.until or ask.record not in known.records or ask.by not in known.faces:
        return peer_sayings.NoLongerNeeded()
    return say.StatementToSign(ask.id, known.records[ask.record], known.faces[ask.by], ask.signed, ask.until)

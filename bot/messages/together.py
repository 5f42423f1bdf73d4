"""Reading words that several people sign: what is written, for whom, and who says the same."""

from __future__ import annotations

from bot.messages import picking, releasing
from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Speech, Voice
from bot.rules import subjects
from bot.rules.known import Known, Wanted
from bot.rules.member import Member
from bot.rules.people import MemberId, Profile
from bot.rules.places import Place
from bot.rules.together import (
    MOST_READERS,
    TEXT_LIMIT,
    StatementReleased,
    StatementSigned,
    StatementTakenBack,
    StatementWritten,
)
from bot.rules.words import Words

AGAIN = {
    Action.STATEMENT: Place.STATEMENT,
    Action.STATEMENT_EDIT: Place.STATEMENT_WRITING,
    Action.STATEMENT_WRITE: Place.STATEMENT_PREVIEW,
    Action.STATEMENT_ASK: Place.STATEMENT,
    Action.STATEMENT_BACK: Place.STATEMENT_GONE,
    Action.STATEMENT_SIGN: Place.STATEMENT_TO_SIGN,
    Action.STATEMENT_UNSIGN: Place.STATEMENT_TO_SIGN,
}
"""Where each of these presses leads, also when it was decided already."""


def wants(given: Given, member: Member) -> Wanted:
    writing = member.together.writing
    if given.action == Action.STATEMENT_ASK and writing is not None:
        return Wanted(frozenset(writing.readers))
    return Wanted()


def again(given: Given, action: Action) -> Read:
    return Read((), AGAIN[action], given.subject)


def read(given: Given, action: Action, member: Member, known: Known, speech: Speech) -> Read | Amiss:
    match action:
        case Action.STATEMENT_WRITE:
            return _written(given, member, speech.voice(member.language))
        case Action.STATEMENT_ASK:
            return _released(given, member, known, speech)
        case Action.STATEMENT_BACK:
            return Read((StatementTakenBack(),), Place.STATEMENT_GONE)
        case Action.STATEMENT_SIGN | Action.STATEMENT_UNSIGN:
            ask = subjects.statement_in(given.subject)
            if ask is None:
                return Read((), Place.NOT_OPEN)
            signed = StatementSigned(ask, action is Action.STATEMENT_SIGN)
            return Read((signed,), Place.STATEMENT_TO_SIGN, given.subject)
        case _:
            return again(given, action)


def _written(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    text = given.text("statement").reveal().strip()
    errors: dict[str, str] = {}
    if not text:
        errors["statement"] = voice("statement-empty")
    elif len(text) > TEXT_LIMIT:
        errors["statement"] = voice("too-long", limit=TEXT_LIMIT)
    readers: list[MemberId] = []
    for id in (picking.slot(n) for n in range(1, MOST_READERS + 1)):
        picked = given.values.get(id)
        if not isinstance(picked, Profile):
            continue
        if problem := picking.problem(given, member, picked, voice):
            errors[id] = problem
        else:
            readers.append(given.ids[picked.address])
    if not readers and not errors.keys() - {"statement"}:
        errors[picking.slot(1)] = voice("statement-nobody")
    if errors:
        return Amiss(errors, Place.STATEMENT_WRITING)
    return Read((StatementWritten(Words(text), tuple(readers)),), Place.STATEMENT_PREVIEW)


def _released(given: Given, member: Member, known: Known, speech: Speech) -> Read:
    """The press that releases, if what would be sent is still what was shown."""
    writing = member.together.writing
    if writing is None or member.together.statement is not None:
        return Read((), Place.STATEMENT)
    readers = known.people(writing.readers)
    if len(readers) < len(writing.readers):
        return Read((), Place.STATEMENT_CHANGED)
    shown = releasing.to_sign(writing.text, member.name, readers, speech)
    if releasing.proof(shown) != given.proof:
        return Read((), Place.STATEMENT_CHANGED)
    texts = tuple((one.peer, one.text) for one in shown)
    return Read((StatementReleased(texts),), Place.STATEMENT)

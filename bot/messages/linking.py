"""Presses on the way from two addresses to one person, and a code that somebody read out."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read, Value
from bot.messages.speech import Voice
from bot.rules import events, linking
from bot.rules import linking_events as happened
from bot.rules.belongings import clash
from bot.rules.circle import LARGEST
from bot.rules.linking import DIGITS, Kind
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.rules.places import Place
from bot.rules.words import Words

FIELD = "code"
TYPED = {Action.LINK_TYPED: Kind.LINK, Action.ADD_TYPED: Kind.ADD}
LEADS: dict[Action, Place] = {
    Action.PLACES: Place.PLACES,
    Action.LINK_CODE: Place.PLACES,
    Action.LINK_TYPED: Place.PLACES,
    Action.LINK_MINE: Place.PLACES,
    Action.LINK_GO: Place.PLACES,
    Action.LINK_NO: Place.PLACES,
    Action.TELL_HERE: Place.PLACES,
    Action.ONLY_HERE: Place.PLACES,
    Action.MY_CODE: Place.MY_CODE,
    Action.ELSEWHERE: Place.ELSEWHERE,
    Action.ADD_TYPED: Place.ELSEWHERE,
    Action.ADD_SAVE: Place.PEOPLE,
    Action.ADD_ONE: Place.ASK,
}


def stays(person: MemberId) -> str:
    """The field id of somebody on the list whom the reader's picker does not have."""
    return f"stays-{sha256(person.encode()).hexdigest()[:16]}"


def typed(action: str, values: Mapping[str, Value]) -> Address | None:
    """Where whoever shows the code that was typed is found, if it is one."""
    kind = TYPED.get(Action(action)) if action in TYPED else None
    digits = _digits(values)
    return linking.at(kind, digits) if kind is not None and len(digits) == DIGITS else None


def read(given: Given, action: Action, member: Member, voice: Voice) -> Read | Amiss:
    """What this press means; the place is the same when it comes again."""
    match action:
        case Action.LINK_CODE:
            return _to(action, happened.CodeShown(Kind.LINK))
        case Action.MY_CODE:
            return _to(action, happened.CodeShown(Kind.ADD))
        case Action.LINK_TYPED | Action.ADD_TYPED:
            return _typed(given, action, member, voice)
        case Action.LINK_MINE:
            return _to(action, happened.SameSaid())
        case Action.LINK_GO:
            return _to(action, happened.LinkConfirmed())
        case Action.LINK_NO:
            return _to(action, happened.LinkRefused())
        case Action.TELL_HERE if given.here is not None:
            return _to(action, happened.ToldHere(given.here))
        case Action.ONLY_HERE if given.here is not None:
            return _to(action, happened.OnlyHere(given.here))
        case Action.ADD_SAVE | Action.ADD_ONE:
            return _added(action, member)
        case _:
            return _to(action)


def _typed(given: Given, action: Action, member: Member, voice: Voice) -> Read | Amiss:
    if len(_digits(given.values)) != DIGITS:
        return Amiss({FIELD: voice("code-digits")}, LEADS[action])
    whose, kind = given.whose, TYPED[action]
    if whose is None:
        return _to(action, happened.CodeMissed())
    if whose.id == member.id:
        return Amiss({FIELD: voice("code-own")}, LEADS[action])
    if kind is Kind.LINK and clash(member.addresses, whose.addresses):
        return Amiss({FIELD: voice("code-same-place")}, LEADS[action])
    return _to(action, happened.CodeTyped(kind, whose.id))


def _added(action: Action, member: Member) -> Read:
    """The one whose code was typed last; what was typed too long ago is no longer known."""
    typed = member.linking.typed
    if typed is None or typed.kind is not Kind.ADD:
        return Read((), Place.ELSEWHERE)
    who = typed.of
    if action is Action.ADD_ONE and who not in member.circle.have_say:
        return _to(action, events.OnePicked(who))
    if action is Action.ADD_SAVE and (who in member.circle.ids or len(member.circle.ids) < LARGEST):
        return _to(action, events.CircleChosen((*member.circle.ids, who)))
    return Read((), Place.ELSEWHERE)


def _to(action: Action, *what: events.Event) -> Read:
    return Read(what, LEADS[action])


def _digits(values: Mapping[str, Value]) -> str:
    """However they were grouped when they were read out."""
    text = values.get(FIELD)
    return "".join(c for c in text.reveal() if c in "0123456789") if isinstance(text, Words) else ""

"""Reading what is asked of somebody with authority, and what they answer."""

from __future__ import annotations

from bot.messages import picking, releasing
from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Speech, Voice
from bot.rules import change_events, subjects
from bot.rules.change import ANSWER_LIMIT, WISH_LIMIT
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.people import Profile
from bot.rules.places import Place
from bot.rules.words import Words


def written(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    text = given.text("change").reveal().strip()
    ally = given.values.get("ally")
    errors: dict[str, str] = {}
    if not text:
        errors["change"] = voice("change-empty")
    elif text == voice("change-script"):
        errors["change"] = voice("change-dots")
    elif len(text) > WISH_LIMIT:
        errors["change"] = voice("too-long", limit=WISH_LIMIT)
    if not isinstance(ally, Profile):
        errors["ally"] = voice("change-nobody")
    elif problem := picking.problem(given, member, ally, voice):
        errors["ally"] = problem
    if errors or not isinstance(ally, Profile):
        return Amiss(errors, Place.CHANGE_WRITING)
    return Read((change_events.ChangeWished(given.ids[ally.address], Words(text)),), Place.CHANGE_PREVIEW)


def released(given: Given, member: Member, known: Known, speech: Speech) -> Read:
    """The press that releases, if what would be sent is still what was shown."""
    wishing = member.wishing
    if wishing is None or (member.change is not None and member.change.open):
        return Read((), Place.CHANGE)
    ally = known.faces.get(wishing.ally)
    if ally is None:
        return Read((), Place.CHANGE_CHANGED)
    shown = releasing.change(wishing.text, member.name, ally, speech)
    if releasing.proof((shown,)) != given.proof:
        return Read((), Place.CHANGE_CHANGED)
    return Read((change_events.ChangeReleased(ally.id, ally.calendar, shown.text),), Place.CHANGE)


def answered(given: Given, action: Action, voice: Voice) -> Read | Amiss:
    ask = subjects.change_in(given.subject)
    if ask is None:
        return Read((), Place.NOT_OPEN)
    if action is Action.CHANGE_CANNOT:
        return Read((change_events.ChangeAnswered(ask, Words("")),), Place.CHANGE_ASKED, given.subject)
    text = given.text("answer").reveal().strip()
    if not text:
        return Amiss({"answer": voice("change-answer-empty")}, Place.CHANGE_ASKED, given.subject)
    if len(text) > ANSWER_LIMIT:
        return Amiss({"answer": voice("too-long", limit=ANSWER_LIMIT)}, Place.CHANGE_ASKED, given.subject)
    return Read((change_events.ChangeAnswered(ask, Words(text)),), Place.CHANGE_ASKED, given.subject)

"""Having everything erased: two presses, and the one sentence that may be left behind."""

from __future__ import annotations

from bot.messages import naming
from bot.messages.actions import Action
from bot.messages.given import Given, Read
from bot.messages.speech import Speech
from bot.rules import leaving, subjects
from bot.rules.leaving_events import EraseChosen
from bot.rules.member import Member
from bot.rules.places import Place
from bot.rules.words import Words

ACTIONS = frozenset((Action.ERASE_WELL, Action.ERASE_SILENT, Action.ERASE_GO))
HOW = {Action.ERASE_WELL: subjects.ERASE_WELL, Action.ERASE_SILENT: subjects.ERASE_SILENT}


def read(given: Given, action: Action, member: Member) -> Read:
    if action in HOW:
        return Read((), Place.ERASE_SURE, HOW[action])
    if given.subject not in HOW.values():
        return Read((), Place.ERASE)
    well = given.subject == subjects.ERASE_WELL
    if well and given.proof != naming.same(leaving.open_with(member)):
        return Read((), Place.ERASE_CHANGED)  # others would read it than those who were shown
    return Read((EraseChosen(well),), Place.GONE)


def all_right(language: str, speech: Speech) -> Words:
    """What they read, word for word."""
    return Words(speech.voice(language)("all-right"))

"""Reading who has a say over somebody's work, and whom a peer would bring."""

from __future__ import annotations

from hashlib import sha256

from bot.messages import picking
from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Voice
from bot.rules import subjects
from bot.rules.asking_events import SayMarked, SuggestionMade
from bot.rules.asking_pages import say_about
from bot.rules.member import Member
from bot.rules.people import MemberId, Profile
from bot.rules.places import Place


def tick(n: int) -> str:
    """The field id of the n-th of those on the page, counted from one."""
    return f"say-{n}"


def same(people: tuple[MemberId, ...]) -> str:
    """A short proof of these people in this order."""
    return sha256("\x1f".join(people).encode()).hexdigest()[:24]


def marked(given: Given, member: Member) -> Read:
    """Ticked against the list that the page was drawn from; if that has changed, it is shown anew."""
    people = say_about(member)
    if given.proof != same(people):
        return Read((), Place.WHO_HAS_A_SAY, given.subject)
    ticked = tuple(who for n, who in enumerate(people, 1) if tick(n) in given.values)
    place = Place.ASK if given.subject == subjects.ASKING else Place.PEOPLE
    return Read((SayMarked(people, ticked),), place)


def suggested(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    ask = subjects.ask_in(given.subject)
    if ask is None:
        return Read((), Place.NOT_OPEN)
    picked = given.values.get("suggested")
    if not isinstance(picked, Profile):
        return Amiss({"suggested": voice("suggest-nobody")}, Place.SUGGESTING, given.subject)
    why = picking.problem(given, member, picked, voice)
    table = member.listening.ask(ask)
    if why is None and table is not None and given.ids[picked.address] == table.by:
        why = voice("suggest-them")
    if why is not None:
        return Amiss({"suggested": why}, Place.SUGGESTING, given.subject)
    instead = "instead" in given.values
    made = SuggestionMade(ask, given.ids[picked.address], instead)
    return Read((made,), Place.SUGGESTING, given.subject)

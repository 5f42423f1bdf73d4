"""Reading who was picked: up to five in order, or one now. What cannot be asked is said at its field."""

from __future__ import annotations

from bot.messages.given import Amiss, Given, Read
from bot.messages.linking import stays
from bot.messages.speech import Voice
from bot.rules import events
from bot.rules.circle import LARGEST
from bot.rules.member import Member
from bot.rules.people import MemberId, Profile, Standing
from bot.rules.places import Place


def slot(n: int) -> str:
    """The field id of the n-th person, counted from one."""
    return f"person-{n}"


def circle(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    errors: dict[str, str] = {}
    chosen: list[MemberId] = []
    for id in (slot(n) for n in range(1, LARGEST + 1)):
        picked = given.values.get(id)
        if not isinstance(picked, Profile):
            chosen += _who_stays(given, member, id)
            continue
        why = problem(given, member, picked, voice)
        if why is None and given.ids[picked.address] in chosen:
            why = voice("pick-twice")
        if why is not None:
            errors[id] = why
        else:
            chosen.append(given.ids[picked.address])
    if errors:
        return Amiss(errors, Place.PEOPLE)
    return Read((events.CircleChosen(tuple(chosen)),), Place.PEOPLE)


def _who_stays(given: Given, member: Member, id: str) -> list[MemberId]:
    """Whoever stood in this place and is in no picker here, unless they were unticked."""
    place = {slot(n): who for n, who in enumerate(member.circle.ids, 1)}
    return [place[id]] if id in place and stays(place[id]) in given.values else []


def one(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    picked = given.values.get("one")
    if not isinstance(picked, Profile):
        return Amiss({"one": voice("pick-nobody")}, Place.PICK)
    why = problem(given, member, picked, voice)
    if why is not None:
        return Amiss({"one": why}, Place.PICK)
    if given.ids[picked.address] in member.circle.have_say:
        return Amiss({"one": voice("pick-say")}, Place.PICK)
    return Read((events.OnePicked(given.ids[picked.address]),), Place.ASK)


def problem(given: Given, member: Member, picked: Profile, voice: Voice) -> str | None:
    """Why this person cannot be asked, in a clear sentence, or nothing."""
    if picked.address in member.addresses:
        return voice("pick-self")
    if picked.standing is not Standing.PERSON or picked.address not in given.ids:
        standing = Standing.UNKNOWN if picked.standing is Standing.PERSON else picked.standing
        return voice(f"pick-{standing}")
    return None

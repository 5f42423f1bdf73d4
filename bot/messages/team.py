"""Presses on the page about a team's numbers. What counts is what stood there when it was pressed."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Voice
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.places import Place
from bot.rules.quarter import Quarter, quarter_of
from bot.rules.reflection import Rating
from bot.rules.team import ABOUT_LIMIT, Hindrance, Obstacle, WorkCounted, WorkTakenOut
from bot.rules.team_views import latest
from bot.rules.words import Words

ACTIONS = frozenset((Action.TEAM, Action.TEAM_COUNT, Action.TEAM_OUT))
OBSTACLE, ABOUT = "obstacle", "obstacle-about"


def proof(team: str, quarter: Quarter, ratings: tuple[Rating, ...]) -> str:
    """Of what the window showed. Pressed when something else is true, it counts nothing."""
    numbers = ",".join(f"{rating.item}={rating.value}" for rating in ratings)
    return sha256(f"{team}\0{quarter}\0{numbers}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read(
    given: Given, action: Action, member: Member, known: Known, voice: Voice, now: datetime
) -> Read | Amiss:
    match action:
        case Action.TEAM_COUNT:
            return _counted(given, member, known, voice, now)
        case Action.TEAM_OUT:
            return Read((WorkTakenOut(),), Place.TEAM)
        case _:
            return again()


def again() -> Read:
    return Read((), Place.TEAM)


def _counted(given: Given, member: Member, known: Known, voice: Voice, now: datetime) -> Read | Amiss:
    ratings = latest(member, known.house, now)
    if known.team is None or not ratings:
        return again()
    if given.proof != proof(known.team.name, quarter_of(now), ratings):
        return again()
    if len(_about(given)) > ABOUT_LIMIT:
        return Amiss({ABOUT: voice("too-long", limit=ABOUT_LIMIT)}, Place.TEAM)
    return Read((WorkCounted(known.team.name, ratings, _hindrance(given)),), Place.TEAM)


def _hindrance(given: Given) -> Hindrance | None:
    """Without an obstacle, what it is about says nothing that could be matched."""
    picked = {one.value: one for one in Obstacle}.get(given.text(OBSTACLE).reveal())
    return Hindrance(picked, Words(_about(given))) if picked else None


def _about(given: Given) -> str:
    return " ".join(given.text(ABOUT).reveal().casefold().split())

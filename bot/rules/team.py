"""What a team reads of its own work: once a quarter, four numbers about the work, or nothing.

Off unless the operator switched it on, and then still nothing counts but what a member lets count, by a
press and with the four numbers and the name of the team before their eyes. It stays in the member's own row
until the quarter is over; before that they can take it out. Energy and switching off never count, nor does
anything that was written, except an obstacle that ten and more named in the same words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from bot.rules.quarter import Quarter, quarter_of
from bot.rules.reflection import Item, Rating, Reflection
from bot.rules.words import Words

HELD_AFTER = timedelta(days=31)
"""How long after its quarter a share is held at the most: until then it was counted, or never will be."""

ABOUT_LIMIT = 40


class Obstacle(StrEnum):
    """What may get in the way, in the words that everybody picks from."""

    MEETINGS = "meetings"
    INTERRUPTIONS = "interruptions"
    PRIORITIES = "priorities"
    WAITING = "waiting"
    TOOLS = "tools"
    REWORK = "rework"
    TOO_MUCH = "too-much"
    ALONE = "alone"
    NO_SAY = "no-say"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An obstacle and what it is about, in a few words that a team has for it; in lower case, since how
    somebody writes a word may give them away."""

    obstacle: Obstacle
    about: Words = field(default_factory=lambda: Words(""))


@dataclass(frozen=True, slots=True)
class Share:
    """What one member lets count in one quarter, in the team that stood beside it when they pressed."""

    quarter: Quarter
    team: str = field(repr=False)
    ratings: tuple[Rating, ...] = field(repr=False)
    hindrance: Hindrance | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Number:
    """The mean of one work item, in halves: 7 is 3.5."""

    item: Item
    halves: int


@dataclass(frozen=True, slots=True)
class Publication:
    """What one team reads of one quarter; no numbers and no obstacles where there is nothing to show."""

    quarter: Quarter
    team: str = field(repr=False)
    numbers: tuple[Number, ...] = ()
    hindrances: tuple[Hindrance, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Team:
    """The reader's own team as the directory names it (empty: everybody), and what it can read."""

    name: str = field(repr=False)
    publications: tuple[Publication, ...] = ()


def of(shares: tuple[Share, ...], quarter: Quarter) -> Share | None:
    return next((share for share in shares if share.quarter == quarter), None)


def ratings(reflection: Reflection) -> tuple[Rating, ...]:
    """All four, or nothing: so the same people stand behind each number."""
    rated = tuple(Rating(item, value) for item in Item if (value := reflection.rating(item)) is not None)
    return rated if len(rated) == len(Item) else ()


# --- What can happen. ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorkCounted:
    """They let these four answers count, in this quarter and this team, after seeing them beside it."""

    team: str = field(repr=False)
    ratings: tuple[Rating, ...] = field(repr=False)
    hindrance: Hindrance | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class WorkTakenOut:
    """What counted in this quarter does not any more."""


TeamEvent = WorkCounted | WorkTakenOut


def happened(shares: tuple[Share, ...], event: TeamEvent, now: datetime) -> tuple[Share, ...]:
    quarter = quarter_of(now)
    others = tuple(share for share in shares if share.quarter != quarter)
    match event:
        case WorkCounted(team, rated, hindrance):
            return (*others, Share(quarter, team, rated, hindrance))
        case WorkTakenOut():
            return others
        case _:
            assert_never(event)


def faded(shares: tuple[Share, ...], now: datetime) -> tuple[Share, ...]:
    return tuple(share for share in shares if _held_until(share) > now)


def fades_at(shares: tuple[Share, ...]) -> datetime | None:
    """When ``faded`` next has something to do."""
    return min(map(_held_until, shares), default=None)


def _held_until(share: Share) -> datetime:
    return share.quarter.ends + HELD_AFTER

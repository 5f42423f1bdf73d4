"""What is meant on the pages that are about no ask: other doors, who can see what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.rules.announcing import Announcement, House
from bot.rules.people import Face
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class OtherDoors:
    pass


@dataclass(frozen=True, slots=True)
class MyDoor:
    """Who or what helps the reader outside the company, in their own words; empty where they wrote none."""

    door: Words
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """To take along on the reader's own phone: ``people`` are theirs."""

    people: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class ThinkingOfSomeone:
    """For whoever would like to reach out to somebody. Of whom, nobody asks."""


@dataclass(frozen=True, slots=True)
class WhoSeesWhat:
    """``team``: the reader's team may read numbers of its own work."""

    team: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """Which Kaveri this is and what changes soon. ``here`` are the tenants in which the reader was met."""

    house: House
    coming: tuple[Announcement, ...] = ()
    here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotOpen:
    """What was pressed is no longer open, or never was this person's."""


@dataclass(frozen=True, slots=True)
class LookInSet:
    """When Kaveri will ask how it is, since the reader wanted it; ``None`` for not."""

    at: datetime | None


@dataclass(frozen=True, slots=True)
class LookingIn:
    """As the reader wanted, some days ago."""


HouseSaying = (
    LookInSet | LookingIn | OtherDoors | MyDoor | Numbers | ThinkingOfSomeone | WhoSeesWhat | About | NotOpen
)

"""What is meant on the pages about two places, and about somebody whom no picker has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.linking import Own
from bot.rules.people import Address, Face


@dataclass(frozen=True, slots=True)
class MyPlaces:
    """Told at the first. ``missed``: what was just typed is no code; ``enough``: too many were none."""

    addresses: tuple[Address, ...] = field(repr=False)
    missed: bool = False
    enough: bool = False


@dataclass(frozen=True, slots=True)
class LinkCode:
    """``used``: it was typed, and the other side has not said yet that they are the same."""

    digits: str = field(repr=False)
    until: datetime
    used: bool = False


@dataclass(frozen=True, slots=True)
class IsThatYou:
    """Whoever shows the code that was typed. ``said``: the reader said that it is them."""

    who: Face
    said: bool = False


@dataclass(frozen=True, slots=True)
class LinkTheTwo:
    """Whoever typed the code, and what they have of their own. They are the one who goes on where the reader
    is ``bare``."""

    who: Face
    has: tuple[Own, ...] = ()
    busy: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class MyCode:
    """For somebody who cannot pick the reader."""

    digits: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class SomebodyElsewhere:
    """``found`` is whose code was typed; ``full``: there is no place for them on the list."""

    missed: bool = False
    enough: bool = False
    found: Face | None = None
    full: bool = False


LinkingSaying = MyPlaces | LinkCode | IsThatYou | LinkTheTwo | MyCode | SomebodyElsewhere

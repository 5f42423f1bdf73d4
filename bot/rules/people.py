"""Who is who: addresses on a platform, the members behind them, and what a directory says of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from bot.rules.calendar import Calendar
from bot.rules.words import Words

MemberId = NewType("MemberId", str)
"""Random and opaque. It says nothing, and after an erase it reads "someone who left"."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person is reached: a platform, a tenant the operator configured, and the user there.

    ``user`` is the platform's own id (Slack ``U…``, Entra object id); it stays out of every repr.
    """

    platform: str
    tenant: str = field(repr=False)
    user: str = field(repr=False)


class Standing(StrEnum):
    """What the platform's directory says a user is. Only a ``PERSON`` can use Kaveri or be asked."""

    PERSON = "person"
    BOT = "bot"
    GUEST = "guest"
    EXTERNAL = "external"
    DEACTIVATED = "deactivated"
    ABSENT = "absent"  # Kaveri is not installed for them: they cannot be reached yet
    UNKNOWN = "unknown"  # the directory could not be asked just now


@dataclass(frozen=True, slots=True)
class Profile:
    """A platform's answer about one user. ``zone`` is an IANA name; ``language`` a BCP 47 tag.

    Either is empty where the directory does not say: until they come themselves, whoever picked them is
    the best guess.
    """

    address: Address
    name: Words
    language: str
    zone: str
    standing: Standing = Standing.PERSON


@dataclass(frozen=True, slots=True)
class Face:
    """Another member as far as a card or a plan needs them. Whether it may be shown, the page decides.

    ``addresses``: they are told at the first. ``any_hour``: agreed that those who trust them read that they
    may be asked outside their hours. ``left``: someone who left; of them there is nothing but the id.
    """

    id: MemberId
    name: Words
    language: str
    calendar: Calendar
    addresses: tuple[Address, ...]
    any_hour: bool = False
    left: bool = False

    @property
    def address(self) -> Address:
        return self.addresses[0]

    def near(self, here: Address) -> Address | None:
        """Where somebody who is there can pick them: in the same workspace or tenant."""
        there = (a for a in self.addresses if (a.platform, a.tenant) == (here.platform, here.tenant))
        return next(there, None)

    def on(self, platform: str) -> Address | None:
        return next((a for a in self.addresses if a.platform == platform), None)


def someone_who_left(id: MemberId) -> Face:
    return Face(id, Words(""), "", Calendar("UTC"), (Address("", "", ""),), left=True)

"""Who is in a story: six colleagues by what they are to the secret, played by whoever is drawn.

Where a story needs more people than that, five more come along; and where somebody is in two places, the one
whose secret it is has an account at the other one as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from random import Random

from adapters.playground.people import MORE, PEOPLE, TENANT, Directory, Person
from bot.rules.people import Address


class Role(StrEnum):
    ME = "me"  # whose secret it is
    HER = "her"  # trusts me, and asks me
    NEXT = "next"  # asked after me, or before
    HIM = "him"  # I trust him; in some stories he is the one who is asked
    ONE = "one"  # has nothing to do with it
    TWO = "two"
    THIRD = "the third"  # in larger companies
    FOURTH = "the fourth"
    FIFTH = "the fifth"
    SIXTH = "the sixth"
    SEVENTH = "the seventh"
    THERE = "me, in the other place"


SIX = (Role.ME, Role.HER, Role.NEXT, Role.HIM, Role.ONE, Role.TWO)
MANY = (Role.THIRD, Role.FOURTH, Role.FIFTH, Role.SIXTH, Role.SEVENTH)
PLACES = (Role.ME, Role.THERE)

TRUSTS: dict[Role, tuple[Role, ...]] = {
    Role.HER: (Role.ME, Role.NEXT),
    Role.ME: (Role.HIM, Role.NEXT),
    Role.ONE: (Role.TWO, Role.HIM),
    Role.TWO: (Role.ONE, Role.NEXT),
}

COMPANY = (*PEOPLE, MORE[0], MORE[1])
LARGER = (
    *MORE[2:],
    Person("veera", "Veera", "fi", "Europe/Helsinki", "Oulu"),
    Person("nils", "Nils", "en", "Europe/Stockholm", "Umeå"),
)
ELSEWHERE = "elsewhere"
"""The other platform."""


@dataclass(frozen=True, slots=True)
class Twin(Person):
    """The same person's account there."""

    @property
    def address(self) -> Address:
        return Address(ELSEWHERE, TENANT, self.id)


class OtherPlace(Directory):
    """Who has an account there."""

    def at(self, address: Address) -> Person | None:
        return self.find(address.user) if (address.platform, address.tenant) == (ELSEWHERE, TENANT) else None


@dataclass(frozen=True)
class Cast:
    """Who plays whom. They live in Helsinki, Berlin and Kolkata and read two languages."""

    players: tuple[Person, ...]

    @classmethod
    def drawn(cls, luck: Random) -> Cast:
        players = list(COMPANY)
        luck.shuffle(players)
        return cls(tuple(players))

    def __getitem__(self, role: Role) -> Person:
        return self._plays[role]

    @property
    def directory(self) -> Directory:
        return Directory((*COMPANY, *LARGER), ())

    @property
    def other_place(self) -> Directory:
        return OtherPlace((self[Role.THERE],), ())

    def role(self, person: str) -> Role:
        return next(role for role in Role if self[role].id == person)

    @cached_property
    def _plays(self) -> dict[Role, Person]:
        me = self.players[0]
        there = Twin(f"{me.id} elsewhere", me.name, me.language, me.zone, me.place)
        return {**dict(zip((*SIX, *MANY), (*self.players, *LARGER), strict=True)), Role.THERE: there}

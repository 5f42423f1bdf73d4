"""Who is in a story: six colleagues by what they are to the secret, played by whoever is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from adapters.playground.people import MORE, PEOPLE, Directory, Person


class Role(StrEnum):
    ME = "me"  # whose secret it is
    HER = "her"  # trusts me, and asks me
    NEXT = "next"  # asked after me, or before
    HIM = "him"  # I trust him; in some stories he is the one who is asked
    ONE = "one"  # has nothing to do with it
    TWO = "two"


TRUSTS: dict[Role, tuple[Role, ...]] = {
    Role.HER: (Role.ME, Role.NEXT),
    Role.ME: (Role.HIM, Role.NEXT),
    Role.ONE: (Role.TWO, Role.HIM),
    Role.TWO: (Role.ONE, Role.NEXT),
}

COMPANY = (*PEOPLE, MORE[0], MORE[1])


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
        return self.players[list(Role).index(role)]

    @property
    def directory(self) -> Directory:
        return Directory(COMPANY, ())

    def role(self, person: str) -> Role:
        return next(role for role in Role if self[role].id == person)

"""A company whose Kaveri is stopped and started again, with the same settings or others."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from itertools import count

from adapters.playground.people import PEOPLE, Directory, Person
from bot.rules.people import Address
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from tests.stores import Databases
from tests.world import MONDAY, World, a_world


class Everywhere(Directory):
    """In every tenant that somebody is in."""

    def at(self, address: Address) -> Person | None:
        return next((person for person in self.people if person.address == address), None)


class Company:
    """One clock and one database, and a Kaveri that is started with these settings or those."""

    def __init__(self, kept: Databases) -> None:
        self.clock = PushedClock(MONDAY)
        self._kept = kept
        self._starts = count(1)

    def started(
        self, settings: Settings | None = None, people: tuple[Person, ...] = PEOPLE
    ) -> AbstractAsyncContextManager[World]:
        store = self._kept.open(self.clock)
        folk, seed = Everywhere(people), next(self._starts)  # whoever starts again draws other tokens
        return a_world(store, seed=seed, clock=self.clock, settings=settings, directory=folk)

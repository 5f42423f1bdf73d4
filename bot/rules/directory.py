"""Who works in whose unit and under whom, as far as the operator said. Nobody is ever shown any of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.rules.people import Address


@dataclass(frozen=True, slots=True)
class Post:
    """Where one person stands. ``unit`` is empty where there is none."""

    unit: str = field(repr=False)
    manager: Address | None


@dataclass(frozen=True, slots=True)
class Directory:
    """Empty where the operator gave none: then nothing can be checked, and that is said."""

    posts: Mapping[Address, Post] = field(default_factory=dict, repr=False)

    def knows(self, person: tuple[Address, ...]) -> bool:
        return any(address in self.posts for address in person)

    def apart(self, one: tuple[Address, ...], other: tuple[Address, ...]) -> bool:
        """Whether these two are in different units, and neither decides about the other's work.

        Somebody who is not listed is not known to be apart from anybody.
        """
        if not self.knows(one) or not self.knows(other):
            return False
        return not (
            self._units(one) & self._units(other)
            or self._managers(one) & self._managers(other)
            or set(one) & self._above(other)
            or set(other) & self._above(one)
        )

    def team(self, person: tuple[Address, ...]) -> str | None:
        """Whose numbers these belong to: the unit, or everybody (empty) where no directory was given.

        ``None`` for somebody who stands in no unit, or in more than one.
        """
        units = self._units(person)
        if not self.posts:
            return ""
        return units.pop() if len(units) == 1 else None

    def over(self, person: tuple[Address, ...]) -> frozenset[Address]:
        """The whole chain of command over somebody."""
        return frozenset(self._above(person))

    def _posts(self, person: tuple[Address, ...]) -> Iterator[Post]:
        return (self.posts[address] for address in person if address in self.posts)

    def _units(self, person: tuple[Address, ...]) -> set[str]:
        return {post.unit for post in self._posts(person) if post.unit}

    def _managers(self, person: tuple[Address, ...]) -> set[Address]:
        return {post.manager for post in self._posts(person) if post.manager}

    def _above(self, person: tuple[Address, ...]) -> set[Address]:
        """The whole chain of command over somebody; a circle in it ends where it began."""
        above: set[Address] = set()
        rising = list(self._managers(person))
        while rising:
            manager = rising.pop()
            if manager not in above:
                above.add(manager)
                rising += self._managers((manager,))
        return above

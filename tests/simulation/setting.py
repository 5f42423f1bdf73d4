"""What one made-up company is like: which seed, who is in it, from when to when, and what goes wrong there.

Chance is derived for each person and occasion, so that leaving somebody out, or a kind of fault, changes
what the others do only as far as they have to do with each other: that is what makes a broken seed small
enough to read.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.rules import chance


class Fault(StrEnum):
    LATE = "late"  # the platform asks for patience
    LOST = "lost"  # it does not say whether it took a message, and did not
    UNSURE = "unsure"  # it does not say whether it took a message, and did
    DOUBLED = "doubled"  # a press comes twice
    BELATED = "belated"  # a press comes once more, hours later
    FOREIGN = "foreign"  # a press carries what was shown to somebody else
    LEAVING = "leaving"  # somebody can no longer be reached
    QUIET = "quiet"  # somebody is not to be disturbed for a while, as their platform says
    DEATHS = "deaths"  # the process dies at a write, and another one starts on the same database


EVERY_FAULT = frozenset(Fault)

BEGINS = date(2026, 10, 12)
"""Two weeks before the clocks go back in Europe, three before they do in America. In 24 weeks they have gone
forward again in both."""

TOWNS = {
    "Europe/Helsinki": "Helsinki",
    "Europe/Berlin": "Berlin",
    "Europe/London": "London",
    "America/New_York": "New York",
    "Australia/Sydney": "Sydney",
    "Asia/Kolkata": "Kolkata",
    "UTC": "a ship",
}


BUSY, EVERYDAY = 1.0, 0.005
"""How often people come of their own accord. In a busy company everything comes about within weeks, among
few: each presses some two dozen times a week. In an everyday one of 200 they come by a few times a month, for
two or three presses, and somebody asks for a person about once a day. A notice brings people at any pace."""


@dataclass(frozen=True)
class Setting:
    """``without``: the numbers of those members who are left out."""

    seed: int
    members: int
    weeks: int
    faults: frozenset[Fault] = EVERY_FAULT
    without: frozenset[int] = frozenset()
    store: str = "memory"
    begins: date = BEGINS
    pace: float = BUSY

    @property
    def present(self) -> tuple[int, ...]:
        return tuple(n for n in range(self.members) if n not in self.without)

    @property
    def first_moment(self) -> datetime:
        return datetime.combine(self.begins, time(7), UTC)

    @property
    def last_moment(self) -> datetime:
        return self.first_moment + timedelta(weeks=self.weeks)

    @property
    def command(self) -> str:
        """How to play exactly this once more."""
        faults = ",".join(sorted(self.faults)) or "none"
        pace = f" --pace {self.pace:g}" if self.pace != EVERYDAY else ""
        without = f" --without {','.join(map(str, sorted(self.without)))}" if self.without else ""
        begins = f" --begins {self.begins}" if self.begins != BEGINS else ""
        return (
            f"python -m tests.simulation --first {self.seed} --seeds 1 --weeks {self.weeks} "
            f"--members {self.members} --store {self.store} --faults {faults}{without}{begins}{pace}"
        )

    def drawn(self, *occasion: object) -> float:
        """A number from 0 up to 1, for this occasion."""
        return chance.share(str(self.seed), *occasion)

    def opaque(self, *occasion: object) -> str:
        return chance.opaque(str(self.seed), *occasion)

    def luck(self, *occasion: object) -> random.Random:
        """A source of its own, where an occasion needs more than one number."""
        return random.Random(self.opaque(*occasion))

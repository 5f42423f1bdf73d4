"""What one made-up company is like: which seed, who is in it, for how long, and what goes wrong there.

Chance is derived for each person and occasion, so that leaving somebody out, or a kind of fault, changes
what the others do as little as it can: that is what makes a broken seed small enough to read.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    LATE = "late"  # the platform asks for patience
    LOST = "lost"  # it does not say whether it took a message, and did not
    UNSURE = "unsure"  # it does not say whether it took a message, and did
    DOUBLED = "doubled"  # a press comes twice
    LEAVING = "leaving"  # somebody can no longer be reached
    DEATHS = "deaths"  # the process dies, and another one starts on the same database


EVERY_FAULT = frozenset(Fault)


@dataclass(frozen=True)
class Setting:
    """``without``: the numbers of those members who are left out."""

    seed: int
    members: int
    weeks: int
    faults: frozenset[Fault] = EVERY_FAULT
    without: frozenset[int] = frozenset()
    store: str = "memory"

    @property
    def present(self) -> tuple[int, ...]:
        return tuple(n for n in range(self.members) if n not in self.without)

    @property
    def command(self) -> str:
        """How to play exactly this once more."""
        faults = ",".join(sorted(self.faults)) or "none"
        without = f" --without {','.join(map(str, sorted(self.without)))}" if self.without else ""
        return (
            f"python -m tests.simulation --first {self.seed} --seeds 1 --weeks {self.weeks} "
            f"--members {self.members} --store {self.store} --faults {faults}{without}"
        )

    def luck(self, *occasion: object) -> random.Random:
        return random.Random("/".join(map(str, (self.seed, *occasion))))

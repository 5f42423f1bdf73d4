"""What goes wrong, and when: drawn from a seed before anything begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

EVERY = (1.0, 5.0)
"""Seconds from one trouble to the next."""
REST = 2.0
"""Seconds that a replica, or the server, is left alone after one."""
LONG_PAUSES = 0.2
"""How many of the pauses outlast a lease."""


class Kind(StrEnum):
    KILL = "kill"
    PAUSE = "pause"
    CUT = "cut"
    STALL = "stall"
    FAST = "restart (fast)"
    IMMEDIATE = "restart (immediate)"


WEIGHTS = {Kind.KILL: 5, Kind.PAUSE: 4, Kind.CUT: 4, Kind.STALL: 3, Kind.FAST: 1, Kind.IMMEDIATE: 1}
LASTS = {
    Kind.KILL: (0.1, 4.0),
    Kind.PAUSE: (1.0, 8.0),
    Kind.CUT: (0.1, 6.0),
    Kind.STALL: (0.5, 12.0),
    Kind.FAST: (0.1, 3.0),
    Kind.IMMEDIATE: (0.1, 3.0),
}
A_LONG_PAUSE = (31.0, 38.0)
OF_THE_SERVER = (Kind.FAST, Kind.IMMEDIATE)


@dataclass(frozen=True)
class Trouble:
    """``at`` and ``lasts`` in seconds; ``replica`` by its number, none where it is the database server's."""

    at: float
    kind: Kind
    lasts: float
    replica: int | None = None

    def __str__(self) -> str:
        whom = "" if self.replica is None else f" of replica {self.replica}"
        return f"{self.at:6.1f} s: {self.kind}{whom}, {self.lasts:.1f} s"


def troubles(seed: str, seconds: float, replicas: int) -> Iterator[Trouble]:
    """One after the other; several may last at once, but for each replica, and the server, one at a time."""
    chance, at = Random(seed), 0.0
    free: dict[int | None, float] = {}
    while (at := at + chance.uniform(*EVERY)) < seconds:
        (kind,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
        long = kind is Kind.PAUSE and chance.random() < LONG_PAUSES
        lasts = chance.uniform(*(A_LONG_PAUSE if long else LASTS[kind]))
        whom = None if kind in OF_THE_SERVER else chance.randrange(replicas)
        if free.get(whom, 0.0) <= at and at + lasts <= seconds:
            free[whom] = at + lasts + REST
            yield Trouble(round(at, 1), kind, round(lasts, 1), whom)

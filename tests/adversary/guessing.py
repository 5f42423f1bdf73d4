"""How good a guess is, beside one that knows nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hits:
    """``right`` of ``tried``, where chance alone would be right with probability ``chance``."""

    right: int
    tried: int
    chance: float

    @property
    def share(self) -> float:
        return self.right / self.tried if self.tried else 0.0

    def __str__(self) -> str:
        return f"{self.right} of {self.tried} right, by chance {self.chance * self.tried:.1f}"


def sorting(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a true one scores above a false one: 0.5 is chance, 1.0 is certainty."""
    if not positive or not negative:
        return 0.5
    won = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return won / (len(positive) * len(negative))


@dataclass(frozen=True, slots=True)
class Found:
    """Of those that are, how many were named; of those that were named, how many are."""

    named: frozenset[object]
    true: frozenset[object]

    @property
    def right(self) -> int:
        return len(self.named & self.true)

    @property
    def precision(self) -> float:
        return self.right / len(self.named) if self.named else 0.0

    @property
    def recall(self) -> float:
        return self.right / len(self.true) if self.true else 0.0

    def __str__(self) -> str:
        return f"found {self.right} of {len(self.true)}, with {len(self.named) - self.right} false alarms"


def found(named: Collection[object], true: Collection[object]) -> Found:
    return Found(frozenset(named), frozenset(true))

"""Where somebody works, and whether they do: what can happen to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AwayChosen:
    """Away from work until this day, the first one back; ``None``: back already."""

    back: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """Their own request says which zone and language they use; empty where it says nothing."""

    zone: str
    language: str


Whereabouts = AwayChosen | Moved

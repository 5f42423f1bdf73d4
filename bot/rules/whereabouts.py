"""Where somebody works, and whether they do: what can happen to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class AwayChosen:
    """Away from work until this day, the first one back; ``None``: back already."""

    back: date | None


@dataclass(frozen=True, slots=True)
class HoursChosen:
    """Works on these days (Monday is 0), in these hours of their own wall. Other days are quiet."""

    days: frozenset[int]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class QuietChosen:
    """Not to be disturbed until the next working day; or (``False``) again, after all."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """Their own request says which zone and language they use; empty where it says nothing."""

    zone: str
    language: str


@dataclass(frozen=True, slots=True)
class LookInAfterwards:
    """Would like to be asked how it is, some weeks after they are back; or no longer."""

    yes: bool


@dataclass(frozen=True, slots=True)
class AnyHourChosen:
    """May be asked outside their hours by those who trust them, who read that they may; or no longer."""

    yes: bool


Whereabouts = AwayChosen | HoursChosen | QuietChosen | Moved | LookInAfterwards | AnyHourChosen

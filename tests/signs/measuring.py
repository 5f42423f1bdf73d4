"""Counting: how often a rule asks for nothing, and how much it notices, each with its sampling error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import fmean, median, stdev

from tests.signs.people import (
    FALL,
    FALL_OVER,
    FALL_WITHIN,
    SLIDE,
    SLIDE_OVER,
    SLIDE_WITHIN,
    YEAR,
    Life,
    Mood,
    anybody,
    habit,
    lived,
)
from tests.signs.rules import Rule, Tunable

HALVINGS = 13


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over people, and one standard error of it."""

    value: float
    error: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        return cls(fmean(values), stdev(values) / sqrt(len(values)))


@dataclass(frozen=True, slots=True)
class People:
    """The same number of people to whom nothing happens, who fall fast, and who slide slowly."""

    stable: list[Life]
    falling: list[Life]
    sliding: list[Life]


@dataclass(frozen=True, slots=True)
class Row:
    """What one rule came to: asked for nothing in a year and in the first one, by how many people; noticed
    fast falls, slow slides, and those before the slide was over; and in which week, the median of them."""

    false: Figure
    ever: Figure
    first: Figure
    ever_first: Figure
    fast: Figure
    slow: Figure
    in_time: Figure
    week: float


def scales(people: int, seed: int, how_many: int = 1) -> People:
    """People who answer that many scales, all of which change together."""

    def moods(random: Random, lower: float) -> list[Mood]:
        return [anybody(random, lower) for _ in range(how_many)]

    return _people(people, seed, moods, FALL, SLIDE)


def habits(people: int, seed: int, kept: float, becomes: float) -> People:
    """People with one habit, which they lose fast or slowly."""
    return _people(people, seed, lambda _, lower: [habit(kept, kept - lower)], kept - becomes, kept - becomes)


def _people(
    people: int, seed: int, moods: Callable[[Random, float], list[Mood]], fall: float, slide: float
) -> People:
    def lives(name: str, lower: float, weeks: int, over: float | None) -> list[Life]:
        random = Random(f"{seed} {name}")
        return [lived(random, moods(random, lower), weeks, over) for _ in range(people)]

    return People(
        stable=lives("stable", 0.0, YEAR, None),
        falling=lives("falling", fall, FALL_WITHIN, FALL_OVER),
        sliding=lives("sliding", slide, SLIDE_WITHIN, SLIDE_OVER),
    )


def measured(rule: Rule, people: People) -> Row:
    """One row of the table."""
    asked = [rule(life) for life in people.stable]
    early = [
        [w for w in weeks if w < YEAR - life.joined] for weeks, life in zip(asked, people.stable, strict=True)
    ]
    noticed = [rule(life) for life in people.sliding]
    return Row(
        false=Figure.of([len(weeks) for weeks in asked]),
        ever=Figure.of([bool(weeks) for weeks in asked]),
        first=Figure.of([len(weeks) for weeks in early]),
        ever_first=Figure.of([bool(weeks) for weeks in early]),
        fast=Figure.of([bool(rule(life)) for life in people.falling]),
        slow=Figure.of([bool(weeks) for weeks in noticed]),
        in_time=Figure.of([any(week < SLIDE_OVER for week in weeks) for weeks in noticed]),
        week=median(found) if (found := [weeks[0] for weeks in noticed if weeks]) else float("nan"),
    )


def false_a_year(rule: Rule, people: People) -> float:
    return fmean(len(rule(life)) for life in people.stable)


def tuned(rule: Tunable, people: People, wanted: float, low: float = 0.2, high: float = 25.0) -> float:
    """The threshold at which a rule asks for nothing as often as wanted, by halving; never more often."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if false_a_year(rule(middle), people) > wanted:
            low = middle
        else:
            high = middle
    return high

"""Questionnaires, and the numbers that come of answers to them: plain values, the same for everybody.

Numbers are held in hundredths, as exactly as they are shown: nothing is lost in between, and a number on the
edge of a band is on the same side for the reader and for the program. Kaveri diagnoses nothing: it gives a
number, the range it lies in, and the authors' own sentence where the pack carries one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

MOST_ITEMS = 60
MOST_ANSWERS = 10
MOST_SCALES = 12
MOST_PACKS = 10
TEXT_LIMIT = 300
LABEL_LIMIT = 75
"""As long as a platform shows what can be chosen, whole."""

HUNDREDTHS = 100

Texts = Mapping[str, str]
"""The same in each language of a questionnaire."""


@dataclass(frozen=True, slots=True)
class Answer:
    value: int
    label: Texts


@dataclass(frozen=True, slots=True)
class Item:
    """``reversed``: much of it counts as little."""

    id: str
    text: Texts
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Mean:
    pass


@dataclass(frozen=True, slots=True)
class Sum:
    """``times`` is 4 where five items of 0–5 are to give 0–100."""

    times: int = 1


Scoring = Mean | Sum


@dataclass(frozen=True, slots=True)
class Band:
    """What the authors say of a number from here to there, both included, in hundredths."""

    lowest: int
    highest: int
    says: Texts
    source: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Items that give one number together. ``needed``: with fewer answered, there is none."""

    id: str
    title: Texts
    items: tuple[str, ...]
    scoring: Scoring
    needed: int
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Rights:
    """What allows the wording to be used, and when somebody last looked that up."""

    licence: str
    citation: str
    url: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Instrument:
    """One questionnaire as a pack carries it. ``proof`` is short, and of every word of it."""

    id: str
    version: str
    languages: tuple[str, ...]
    title: Texts
    intro: Texts
    note: Texts
    items: tuple[Item, ...]
    answers: tuple[Answer, ...]
    scales: tuple[Scale, ...]
    rights: Rights
    proof: str

    def language(self, wanted: str) -> str:
        """The language of the questionnaire that somebody who reads ``wanted`` gets."""
        return wanted if wanted in self.languages else self.languages[0]

    def limits(self, scale: Scale) -> tuple[int, int]:
        """The lowest and the highest number that this scale can give, in hundredths."""
        values = [answer.value for answer in self.answers]
        one, count = _weight(scale), _many(scale)
        return min(values) * one * count * HUNDREDTHS, max(values) * one * count * HUNDREDTHS


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` in hundredths; ``None`` where too little was answered."""

    scale: str
    value: int | None = field(repr=False)


def scores(of: Instrument, answered: Mapping[str, int]) -> tuple[Score, ...]:
    """The numbers that these answers give: item → value. What was left out is not there."""
    return tuple(Score(scale.id, score(of, scale, answered)) for scale in of.scales)


def score(of: Instrument, scale: Scale, answered: Mapping[str, int]) -> int | None:
    """One number, in hundredths. A sum with items left out counts them as the mean of the others."""
    both_ends = min(a.value for a in of.answers) + max(a.value for a in of.answers)
    turned = frozenset(item.id for item in of.items if item.reversed)
    given = [
        both_ends - answered[item] if item in turned else answered[item]
        for item in scale.items
        if item in answered
    ]
    if not given or len(given) < scale.needed:
        return None
    return _half_up(sum(given) * _weight(scale) * _many(scale) * HUNDREDTHS, len(given))


def band(scale: Scale, value: int) -> Band | None:
    """What the authors say of this number, where the pack carries anything of theirs."""
    return next((band for band in scale.bands if band.lowest <= value <= band.highest), None)


def _weight(scale: Scale) -> int:
    match scale.scoring:
        case Mean():
            return 1
        case Sum(times=times):
            return times
        case _:
            assert_never(scale.scoring)


def _many(scale: Scale) -> int:
    """How many items the number stands for: a mean stands for one."""
    return 1 if isinstance(scale.scoring, Mean) else len(scale.items)


def _half_up(total: int, by: int) -> int:
    """Rounded the way people round, without a float in between."""
    return (2 * total + by) // (2 * by)

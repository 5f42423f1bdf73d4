"""Made-up people and what they answer, week by week. The head of this folder says what is assumed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from random import Random
from statistics import NormalDist

from bot.rules.signs import BASELINE

YEAR = 52
SLOTS = (0.0, 0.5)
"""When in a week there is a check-in, in weeks."""

ANSWERED = 0.8
RESEMBLANCE = 0.3
TOGETHER = 0.5
BAD_WEEKS = 3 / YEAR
BAD_STEP, BAD_SHARE = 0.8, 0.5
LEVELS, SPREADS = (3.4, 4.0), (0.5, 0.8)
PARTLY = 0.4

FALL, FALL_OVER, FALL_WITHIN = 1.0, 4, 8
SLIDE, SLIDE_OVER, SLIDE_WITHIN = 1.2, 26, 30

_CDF = NormalDist().cdf

Mood = Callable[[float, bool, float], float]
"""The answer of one moment: its chance (standard normal), a bad week, how much of a change came about."""


@dataclass(frozen=True, slots=True)
class Life:
    """Answers in order, each with its week. Week 0 begins once the usual is learnt, ``joined`` weeks in.

    ``first`` holds the weeks with the answers to the first of what is asked, for rules that know one scale.
    """

    weeks: tuple[float, ...]
    answers: tuple[tuple[float, ...], ...]
    first: tuple[tuple[float, float], ...]
    joined: int


def lived(random: Random, moods: Sequence[Mood], until: int, over: float | None = None) -> Life:
    """A life until so many weeks after the usual was learnt, with a change over so many weeks, if any."""
    at: list[float] = []
    answers: list[tuple[float, ...]] = []
    shared, own = random.gauss(0, 1), [random.gauss(0, 1) for _ in moods]
    joined: int | None = None
    week = 0
    while joined is None or week < joined + until:
        bad = random.random() < BAD_WEEKS
        for slot in SLOTS:
            shared, own = _next(random, shared), [_next(random, before) for before in own]
            done = 0.0 if joined is None or over is None else min(1.0, (week + slot - joined) / over)
            if random.random() < ANSWERED:
                at.append(week + slot)
                answers.append(
                    tuple(mood(_both(shared, z), bad, done) for mood, z in zip(moods, own, strict=True))
                )
        week += 1
        if joined is None and len(answers) >= BASELINE:
            joined = week
    weeks = tuple(moment - joined for moment in at)
    first = tuple((moment, given[0]) for moment, given in zip(weeks, answers, strict=True))
    return Life(weeks, tuple(answers), first, joined)


def anybody(random: Random, lower: float = 0.0) -> Mood:
    """Somebody's way of answering 1–5, which a change takes lower."""
    level, spread = random.uniform(*LEVELS), random.uniform(*SPREADS)

    def mood(chance: float, bad: bool, done: float) -> float:
        felt = level + spread * chance - lower * done - BAD_STEP * bad
        return min(5, max(1, floor(felt + 0.5)))

    return mood


def habit(kept: float, becomes: float | None = None) -> Mood:
    """A habit kept that share of the time, which a change takes to another share."""
    falls = 0.0 if becomes is None else kept - becomes

    def mood(chance: float, bad: bool, done: float) -> float:
        share = (kept - falls * done) * (BAD_SHARE if bad else 1)
        partly = PARTLY * min(share, 1 - share) / 2
        luck = _CDF(chance) - (1 - share)
        return 0.0 if luck < -partly else 0.5 if luck < partly else 1.0

    return mood


def _next(random: Random, before: float) -> float:
    return RESEMBLANCE * before + sqrt(1 - RESEMBLANCE**2) * random.gauss(0, 1)


def _both(shared: float, own: float) -> float:
    return sqrt(TOGETHER) * shared + sqrt(1 - TOGETHER) * own

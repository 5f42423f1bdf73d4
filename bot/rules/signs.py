"""Signs: when a member's own answers are lower than that member's own usual, worth one gentle question.

Nobody but the member is ever asked, and what is compared is the member with themselves. The usual is learnt
from the first 20 answers and then stands still, because one that moves along calls a slow slide normal: it
notices 58 of 100 half-year slides where a fixed one notices 96. Only the member starts it anew.

The rule is an EWMA chart: a running average in which the newest answer has a weight of a fifth (Roberts,
"Control chart tests based on geometric moving averages", Technometrics 1959; for people's own answers: Smit,
Schat and Ceulemans in Assessment 2022, and Schat et al. in Psychological Methods 2021). Two low answers in a
row that leave it under its limit make a sign. For somebody who answers one scale twice a week that is about
0.35 questions for nothing in the first year and 0.47 in each later one; with both scales 0.83. Of falls by
one step in four weeks 66 of 100 are noticed within eight weeks, and half of the half-year slides by week 16.
All figures are from `make signs PEOPLE=8000 SEED=2`; tests/signs says what is assumed of those made-up
people.

Three choices are our own.

- Once the question was asked, the average begins again at the usual. Whoever it did not fit is asked again
  only after a new fall: 0.47 questions a year for nothing instead of 0.54, and nothing is noticed later.
- A low answer is one below the usual. Nobody who just said "as always" is told that it looks lower. That
  costs nothing that can be measured, and a constant answerer is never asked about a single dip.
- The limit is the one that holds after many answers. The exact one is narrower just after the 20th, when the
  usual is known least well; it notices no more, and would need one more number.

What was tried and left, each set to ask for nothing equally often. A CUSUM (Page, Biometrika 1954) at its
best (k = 0.5, begun again likewise) notices 64 fast falls and 97 slow slides of 100, where this rule notices
66 and 96; left running after a question, 36 and 92. Other weights trade one for the other: 63 and 98 with a
tenth. A spread that is half the member's own and half a typical one notices 69 and 98, because the typical
one happens to be right for the made-up people; those who vary more than it would be asked for nothing 0.74
times a year instead of 0.52, and nobody knows what is typical. So the average that one sentence explains
stays.

Only numbers are kept: answers may fade after 90 days and the chart is still whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import sqrt
from typing import assert_never

SCALES = ("energy", "off")
"""What is answered 1–5. Any other key is an anchor's: 1 for yes, ½ for partly, 0 for no."""

BASELINE = 20
"""Answers that make the usual, about 12 weeks. 12 instead would ask for nothing 1.6 times as often."""

WEIGHT = 0.2
"""Of the newest answer in the average (λ). Smaller ones miss more fast falls, larger ones slow slides."""

LIMIT = 3.0
"""How far the average may fall, in its own standard deviations (L), as on the charts this is taken from."""

SD_FLOOR = 0.5
"""Answers are whole steps. Somebody who has always answered 4 is still allowed a 3."""

IN_A_ROW = 2
"""One bad morning is no sign."""

HABIT_LIMIT = 2.2
"""The same for anchors, so that no habit, however often it was kept, is asked about for nothing more than a
scale: 0.48 times a year at worst, 0.2 for one kept 80 % of the time."""

HABIT_SD = 0.5
"""The largest standard deviation that yes and no can have, taken for all: one learnt from 20 answers is far
too small for whoever happened to keep nearly all. Learnt, 78 of 100 slow losses are noticed and not 88."""

HABIT_DOUBT = 5
"""Half-kept answers that are added to the first 20, since 20 of 20 does not mean always. Without them, 84."""

REST = timedelta(days=28)
"""At most one question in four weeks, whatever it is about and whatever was answered."""

FRESH = timedelta(days=14)
"""How long an answer says something about now. After a longer silence, old ones are let be."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A scale of 1–5: the first 20 answers as a mean and squared distances from it, and the average since."""

    count: int = field(default=0, repr=False)
    mean: float = field(default=0.0, repr=False)
    squares: float = field(default=0.0, repr=False)
    level: float = field(default=0.0, repr=False)
    breaches: int = field(default=0, repr=False)


@dataclass(frozen=True, slots=True)
class Habit:
    """An anchor: how much of it was kept in the first 20 answers, and the average since.

    The same chart with a fixed limit, 0.37 under the usual. A Bernoulli CUSUM (Reynolds and Stoumbos,
    Journal of Quality Technology 1999) against four times lower odds, with the same doubt and wrong equally
    often about a habit kept 80 % of the time, notices its fall to 30 % in 48 of 100 fast and 87 slow cases,
    this one in 55 and 88; and about a habit kept 30 % of the time it is wrong half as often again. One kept
    that rarely or less can hardly be noticed by either: it has no way to fall.
    """

    count: int = field(default=0, repr=False)
    mean: float = field(default=0.0, repr=False)
    level: float = field(default=0.0, repr=False)
    breaches: int = field(default=0, repr=False)


Line = Chart | Habit


@dataclass(frozen=True, slots=True)
class Watched:
    """One scale or anchor, and when it was last answered."""

    key: str
    line: Line
    at: datetime


@dataclass(frozen=True, slots=True)
class Signs:
    """What is watched for one member, when they were last asked about a sign, and about which."""

    watched: tuple[Watched, ...] = ()
    nudged_at: datetime | None = None
    asked: str | None = None
    muted: bool = False


def answered(signs: Signs, answers: Mapping[str, float], now: datetime) -> Signs:
    """After a check-in. What was left out is no data, and what nobody could have answered is ignored."""
    fitting = {key: value for key, value in answers.items() if _fits(key, value)}
    before = {watched.key: watched for watched in signs.watched}
    new = {
        key: Watched(key, seen(before[key].line if key in before else _empty(key), value), now)
        for key, value in fitting.items()
    }
    return replace(signs, watched=tuple((before | new).values()))


def sign(signs: Signs, now: datetime) -> str | None:
    """What the member may be asked about now: the scale or anchor furthest under its limit, if any is."""
    if signs.muted or _resting(signs, now):
        return None
    standing = [w for w in signs.watched if w.line.breaches >= IN_A_ROW and now < w.at + FRESH]
    return max(standing, key=lambda watched: _depth(watched.line)).key if standing else None


def nudged(signs: Signs, now: datetime) -> Signs:
    """The one question was put. It stands for all that is watched, so every average begins again."""
    if (about := sign(signs, now)) is None:
        return signs  # a second time, or too late: nothing was asked
    afresh = tuple(replace(watched, line=_afresh(watched.line)) for watched in signs.watched)
    return replace(signs, watched=afresh, nudged_at=now, asked=about)


def question(signs: Signs, now: datetime) -> str | None:
    """What the member was asked about and has not answered, for as long as it is about now."""
    recent = signs.nudged_at is not None and now < signs.nudged_at + FRESH
    return signs.asked if recent and not signs.muted else None


def replied(signs: Signs) -> Signs:
    """The member said that it fits, or that it does not. Either closes the question and is not kept.

    Rest and fresh average are the same for both. A "no" is no reason to ask sooner, and none to ask never:
    whoever wants that may mute, or start anew, and is offered both.
    """
    return replace(signs, asked=None)


def muted(signs: Signs, yes: bool) -> Signs:
    """No questions until the member wants them again. The charts go on, so that nothing is learnt twice."""
    return replace(signs, muted=yes)


def reanchored(signs: Signs) -> Signs:
    """The member's own wish: the next 20 answers are the new usual. The rest since a question goes on."""
    return replace(signs, watched=(), asked=None)


def dropped(signs: Signs, key: str) -> Signs:
    """An anchor that the member gave up, and every number about it."""
    watched = tuple(w for w in signs.watched if w.key != key)
    return replace(signs, watched=watched, asked=None if signs.asked == key else signs.asked)


def seen(line: Line, value: float) -> Line:
    """The chart after one more answer: of the first 20 it learns, against the later ones it watches."""
    if line.count < BASELINE:
        return _afresh(_learnt(line, value))
    level = line.level + WEIGHT * (value - line.level)
    low = value < usual(line) and usual(line) - level > _allowed(line)
    return replace(line, level=level, breaches=line.breaches + 1 if low else 0)


def usual(line: Line) -> float:
    """What this member's answers were when Kaveri learnt them."""
    match line:
        case Chart(mean=mean):
            return mean
        case Habit(count=count, mean=mean):
            return (count * mean + HABIT_DOUBT / 2) / (count + HABIT_DOUBT)
        case _:
            assert_never(line)


def _learnt(line: Line, value: float) -> Line:
    """Welford's way to a mean and a variance without keeping a single answer (Technometrics 1962)."""
    count = line.count + 1
    mean = line.mean + (value - line.mean) / count
    match line:
        case Chart(squares=squares):
            return Chart(count, mean, squares + (value - line.mean) * (value - mean))
        case Habit():
            return Habit(count, mean)
        case _:
            assert_never(line)


def _afresh(line: Line) -> Line:
    return replace(line, level=usual(line), breaches=0)


def _allowed(line: Line) -> float:
    """How far the average may fall under the usual: it varies less than the answers, by √(λ / (2 − λ))."""
    match line:
        case Chart(count=count, squares=squares):
            deviations = LIMIT * max(SD_FLOOR, sqrt(squares / (count - 1)))
        case Habit():
            deviations = HABIT_LIMIT * HABIT_SD
        case _:
            assert_never(line)
    return deviations * sqrt(WEIGHT / (2 - WEIGHT))


def _depth(line: Line) -> float:
    """How far the average fell, by what it is allowed: comparable between scales and anchors."""
    return (usual(line) - line.level) / _allowed(line)


def _resting(signs: Signs, now: datetime) -> bool:
    return signs.nudged_at is not None and now < signs.nudged_at + REST


def _empty(key: str) -> Line:
    return Chart() if key in SCALES else Habit()


def _fits(key: str, value: float) -> bool:
    return 1 <= value <= 5 if key in SCALES else 0 <= value <= 1

"""The rule that Kaveri follows, played as it is, and the rules it was chosen from.

A rule tells the weeks in which somebody with this life would be asked, of those after the usual was learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from math import log, sqrt
from statistics import median

from bot.rules import signs
from bot.rules.signs import BASELINE, HABIT_DOUBT, LIMIT, SD_FLOOR, WEIGHT
from tests.signs.people import Life

CALM = signs.REST / timedelta(weeks=1)
BEGINS = datetime(2026, 1, 5, 9, tzinfo=UTC)

Rule = Callable[[Life], list[float]]
Tunable = Callable[[float], Rule]
"""A rule for each threshold; higher ones ask less often."""


def followed(*keys: str) -> Rule:
    """What `bot.rules.signs` does, asked after every check-in."""

    def asked(life: Life) -> list[float]:
        state, weeks = signs.Signs(), []
        for week, answers in zip(life.weeks, life.answers, strict=True):
            now = BEGINS + timedelta(weeks=week)
            state = signs.answered(state, dict(zip(keys, answers, strict=True)), now)
            if signs.sign(state, now):
                state = signs.nudged(state, now)
                weeks.append(week)
        return weeks

    return asked


def three_of_four(life: Life) -> list[float]:
    """Three of the last four answers at least one step below the member's own median."""
    values = [value for _, value in life.first]
    low = [value <= median(values[:BASELINE]) - 1 for value in values]
    weeks = [week for n, week in enumerate(life.weeks) if n >= BASELINE and sum(low[n - 3 : n + 1]) >= 3]
    return _spaced(weeks)


def ewma(
    limit: float = LIMIT,
    *,
    baseline: int = BASELINE,
    weight: float = WEIGHT,
    in_a_row: int = signs.IN_A_ROW,
    exact: bool = False,
    again: bool = True,
    low: bool = True,
    typical: tuple[int, float] | None = None,
) -> Rule:
    """The chart with other settings. ``typical`` adds that many answers of a typical spread."""

    def asked(life: Life) -> list[float]:
        values = [value for _, value in life.first]
        mean, deviation = _usual(values[:baseline], typical)
        below, run, seen, weeks = 0.0, 0, 0, list[float]()
        for week, value in life.first[baseline:]:
            fell = (mean - value) / deviation
            below += weight * (fell - below)
            seen += 1
            narrower = sqrt(1 - (1 - weight) ** (2 * seen)) if exact else 1
            allowed = limit * sqrt(weight / (2 - weight)) * narrower
            run = run + 1 if below > allowed and (fell > 0 or not low) else 0
            if run >= in_a_row and _calm(week, weeks):
                weeks.append(week)
                if again:
                    below, run, seen = 0.0, 0, 0
        return weeks

    return asked


def rolling(life: Life, limit: float = LIMIT, gap: int = 3) -> list[float]:
    """The chart against the twenty answers before the latest three, so that the usual moves along."""
    values = [value for _, value in life.first]
    level, run, weeks = 0.0, 0, list[float]()
    for n in range(BASELINE, len(values)):
        end = max(BASELINE, n - gap)
        mean, deviation = _usual(values[end - BASELINE : end])
        level = mean if n == BASELINE else level
        level += WEIGHT * (values[n] - level)
        run = run + 1 if mean - level > limit * deviation * sqrt(WEIGHT / (2 - WEIGHT)) else 0
        if run >= signs.IN_A_ROW and _calm(life.weeks[n], weeks):
            weeks.append(life.weeks[n])
    return weeks


def cusum(threshold: float, *, slack: float, again: bool = True) -> Rule:
    """Page's sum of how far answers were below the usual, less some slack (k), against a threshold (h)."""

    def asked(life: Life) -> list[float]:
        values = [value for _, value in life.first]
        mean, deviation = _usual(values[:BASELINE])
        total, weeks = 0.0, list[float]()
        for week, value in life.first[BASELINE:]:
            total = max(0.0, total + (mean - value) / deviation - slack)
            if total > threshold and _calm(week, weeks):
                weeks.append(week)
                total = 0.0 if again else total
        return weeks

    return asked


def bernoulli(threshold: float, *, odds: float, doubt: float = HABIT_DOUBT) -> Rule:
    """Reynolds' and Stoumbos' sum of log-likelihood ratios: the usual against so many times lower odds."""

    def asked(life: Life) -> list[float]:
        values = [value for _, value in life.first]
        usual = (sum(values[:BASELINE]) + doubt / 2) / (BASELINE + doubt)
        lower = usual / (usual + odds * (1 - usual))
        kept, not_kept = log(lower / usual), log((1 - lower) / (1 - usual))
        total, weeks = 0.0, list[float]()
        for week, value in life.first[BASELINE:]:
            total = max(0.0, total + value * kept + (1 - value) * not_kept)
            if total > threshold and value < usual and _calm(week, weeks):
                weeks.append(week)
                total = 0.0
        return weeks

    return asked


def habit_ewma(limit: float, *, learnt: bool, doubt: float = HABIT_DOUBT, weight: float = WEIGHT) -> Rule:
    """The chart for a habit with a deviation learnt from its usual, at least 0.3, or the largest there is."""

    def asked(life: Life) -> list[float]:
        values = [value for _, value in life.first]
        usual = (sum(values[:BASELINE]) + doubt / 2) / (BASELINE + doubt)
        deviation = max(0.3, sqrt(usual * (1 - usual))) if learnt else signs.HABIT_SD
        allowed = limit * deviation * sqrt(weight / (2 - weight))
        below, run, weeks = 0.0, 0, list[float]()
        for week, value in life.first[BASELINE:]:
            below += weight * (usual - value - below)
            run = run + 1 if below > allowed and value < usual else 0
            if run >= signs.IN_A_ROW and _calm(week, weeks):
                weeks.append(week)
                below, run = 0.0, 0
        return weeks

    return asked


def with_slack(slack: float, again: bool = True) -> Tunable:
    return partial(cusum, slack=slack, again=again)


def _usual(values: Sequence[float], typical: tuple[int, float] | None = None) -> tuple[float, float]:
    mean = sum(values) / len(values)
    squares, count = sum((value - mean) ** 2 for value in values), len(values) - 1
    if typical:
        squares, count = squares + typical[0] * typical[1] ** 2, count + typical[0]
    return mean, max(SD_FLOOR, sqrt(squares / count))


def _calm(week: float, asked: Sequence[float]) -> bool:
    """Whether one may ask: the usual is learnt, and four weeks went by."""
    return week >= 0 and (not asked or week >= asked[-1] + CALM)


def _spaced(weeks: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for week in weeks:
        if _calm(week, kept):
            kept.append(week)
    return kept

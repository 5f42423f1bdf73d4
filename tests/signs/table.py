"""The tables of `make signs`: which rules are played, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from tests.signs.measuring import Figure, People, Row, false_a_year, habits, measured, scales, tuned
from tests.signs.rules import (
    Rule,
    Tunable,
    bernoulli,
    ewma,
    followed,
    habit_ewma,
    rolling,
    three_of_four,
    with_slack,
)

FOLLOWED = "what Kaveri follows"
COLUMNS = (
    f"{'false a year (ever)':>19}{'in the first (ever)':>20}{'fast':>9}{'slow':>14}{'in time':>13}{'week':>7}"
)

ENERGY = followed("energy")
ANCHOR = followed("an anchor")

AS_CALCULATED: dict[str, tuple[Rule, str]] = {
    "3 of 4 answers ≥ 1 below own median": (three_of_four, "1.98 (71 %)  89 %  97 % (8.5)"),
    "EWMA, the first 12 answers": (ewma(baseline=12, again=False, low=False), "0.57 (27 %)  65 %  92 % (15)"),
    "EWMA, the first 20 answers": (ewma(again=False, low=False), "0.35 (22 %)  64 %  94 % (16)"),
    "the same, rolling": (rolling, "0.23 (22 %)  51 %  61 %"),
    FOLLOWED: (ENERGY, ""),
}
"""The rules of the first calculation as they were, with its figures: first year, fast, slow (median week)."""

CUSUM = "CUSUM k={}"
SLACKS = (0.25, 0.5, 0.75)
TUNED: dict[str, Tunable] = {
    **{CUSUM.format(k): with_slack(k) for k in SLACKS},
    "CUSUM k=0.5, not begun again": with_slack(0.5, again=False),
    **{f"EWMA λ={weight}": partial(ewma, weight=weight) for weight in (0.1, 0.15, 0.3)},
    "EWMA, one breach": partial(ewma, in_a_row=1),
    "EWMA, exact limit": partial(ewma, exact=True),
    "EWMA, not begun again": partial(ewma, again=False),
    "EWMA, any answer a breach": partial(ewma, low=False),
    "EWMA, spread half of it typical": partial(ewma, typical=(20, 0.65)),
}
"""Rules set to ask for nothing as often as the one that is followed."""

HABIT, BECOMES = 0.8, 0.3
TUNED_HABITS: dict[str, Tunable] = {
    **{f"Bernoulli CUSUM, odds {odds}": partial(bernoulli, odds=odds) for odds in (2, 4, 8)},
    "Bernoulli CUSUM, odds 4, no doubt": partial(bernoulli, odds=4, doubt=1),
    "EWMA, deviation learnt": partial(habit_ewma, learnt=True),
    "EWMA, no doubt": partial(habit_ewma, learnt=False, doubt=0),
    "EWMA, deviation learnt, no doubt": partial(habit_ewma, learnt=True, doubt=0),
    "EWMA λ=0.1": partial(habit_ewma, learnt=False, weight=0.1),
}
KEPT = (0.3, 0.4, 0.5, 0.65, 0.8, 0.95)


@dataclass(frozen=True, slots=True)
class Tables:
    """Every row by its rule's name, with a threshold where it was tuned."""

    calculated: dict[str, Row]
    tuned: dict[str, tuple[float, Row]]
    habit: Row
    tuned_habits: dict[str, tuple[float, Row]]
    kept: dict[float, tuple[float, float]]
    together: Row


def tables(people: int, seed: int) -> Tables:
    """Everything, from nothing but how many people and a seed."""
    ones, walkers = scales(people, seed), habits(people, seed, HABIT, BECOMES)
    calculated = {name: measured(rule, ones) for name, (rule, _) in AS_CALCULATED.items()}
    habit = measured(ANCHOR, walkers)
    found = _tuned(TUNED_HABITS, walkers, habit.false.value)
    four = bernoulli(found["Bernoulli CUSUM, odds 4"][0], odds=4)
    return Tables(
        calculated,
        _tuned(TUNED, ones, calculated[FOLLOWED].false.value),
        habit,
        found,
        {kept: _false(habits(people // 2, seed, kept, kept), ANCHOR, four) for kept in KEPT},
        measured(followed("energy", "off"), scales(people, seed, how_many=2)),
    )


def _tuned(rules: dict[str, Tunable], people: People, wanted: float) -> dict[str, tuple[float, Row]]:
    thresholds = {name: tuned(rule, people, wanted) for name, rule in rules.items()}
    return {name: (at, measured(rules[name](at), people)) for name, at in thresholds.items()}


def _false(people: People, *rules: Rule) -> tuple[float, float]:
    first, second = (false_a_year(rule, people) for rule in rules)
    return first, second


def shown(found: Tables) -> Iterator[str]:
    """The tables as lines. What follows ± are two standard errors."""
    yield f"{'':36}{COLUMNS}"
    for name, row in found.calculated.items():
        published = AS_CALCULATED[name][1]
        yield _line(name, row) + (f"   was {published}" if published else "")
    yield _line("both scales, one question for both", found.together)
    yield "\nAsking for nothing equally often:"
    yield _line(FOLLOWED, found.calculated[FOLLOWED])
    for name, (at, row) in found.tuned.items():
        yield _line(name, row) + f"   at {at:.2f}"
    yield f"\nA habit kept {HABIT:.0%} of the time, falling to {BECOMES:.0%}, likewise:"
    yield _line(FOLLOWED, found.habit)
    for name, (at, row) in found.tuned_habits.items():
        yield _line(name, row) + f"   at {at:.2f}"
    yield "\nAsked for nothing a year, by how often a habit is kept:"
    yield f"{'':36}" + "".join(f"{kept:>8.0%}" for kept in found.kept)
    for n, name in enumerate((FOLLOWED, "Bernoulli CUSUM, odds 4")):
        yield f"{name:36}" + "".join(f"{rates[n]:>8.2f}" for rates in found.kept.values())


def summary(found: Tables, people: int, seed: int) -> str:
    """The one line of figures at the end. ``cusum`` is the best of those that begin again."""
    ours = found.calculated[FOLLOWED]
    cusum = max((found.tuned[CUSUM.format(k)][1] for k in SLACKS), key=_noticed)
    figures: dict[str, Figure | float] = {
        "false_per_year": ours.false,
        "false_first_year": ours.first,
        "fast_caught": ours.fast,
        "slow_caught": ours.slow,
        "slow_weeks": ours.week,
        "cusum_false": cusum.false,
        "cusum_fast": cusum.fast,
        "cusum_slow": cusum.slow,
        "both_false": found.together.false,
        "habit_false": found.habit.false,
        "habit_fast": found.habit.fast,
        "habit_slow": found.habit.slow,
    }
    said = (f"{name}={_short(figure)}" for name, figure in figures.items())
    return f"signs: people={people} seed={seed} {' '.join(said)}"


def _noticed(row: Row) -> float:
    return row.fast.value + row.slow.value


def _short(figure: Figure | float) -> str:
    return f"{figure.value:.2f}" if isinstance(figure, Figure) else f"{figure:g}"


def _line(name: str, row: Row) -> str:
    return (
        f"{name:36}{row.false.value:>6.2f} ±{2 * row.false.error:.2f} ({row.ever.value:.0%})"
        f"{row.first.value:>7.2f} ±{2 * row.first.error:.2f} ({row.ever_first.value:.0%})"
        f"{row.fast.value:>8.1%} ±{2 * row.fast.error:.1%}{row.slow.value:>8.1%} ±{2 * row.slow.error:.1%}"
        f"{row.in_time.value:>8.1%}{row.week:>7.4g}"
    )

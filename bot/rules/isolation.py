"""Whether one more published group would let somebody subtract a few people out of the earlier ones.

A mean over a known group is one linear equation about its members. Whoever reads several may add and subtract
them as they like, and what is left speaks of the people whose share in it is not zero. So a group is safe to
publish if every such combination with it speaks of nobody, or of at least ``AT_LEAST`` people. This takes the
worst case: exact means, groups that everybody knows, and answers that never change. What is published is
rounded, nobody is told who was counted, and answers do change.

People who were counted in the same groups cannot be told apart by any combination, so they are looked at
together. ``AT_LEAST`` and more of them have to vanish from a combination that isolates somebody, which leaves
a system of linear equations; where that has many solutions, the answer is "not safe" unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import TypeVar

AT_LEAST = 5
"""Groups differ by this many people, or by none (design; after the minimum that Ennova recommends)."""

Person = TypeVar("Person")
Pattern = tuple[bool, ...]
Row = list[Fraction]


def isolates(
    new: Collection[Person], earlier: Sequence[Collection[Person]], at_least: int = AT_LEAST
) -> bool:
    """Whether publishing ``new`` after these could speak of somebody, and of fewer than ``at_least``."""
    groups = [frozenset(new), *dict.fromkeys(map(frozenset, earlier))]
    people = frozenset[Person]().union(*groups)
    sizes = Counter(tuple(person in group for group in groups) for person in people)
    kept = _independent(sizes, range(1, len(groups)))
    vanishing = [_equation(pattern, kept) for pattern, size in sizes.items() if size >= at_least]
    solved = _solved(vanishing, len(kept))
    if solved is None:
        return False  # nothing that speaks of a few people only
    if len(solved) < len(kept):
        return True  # too many combinations to look at each
    left = sum(size for pattern, size in sizes.items() if _share(pattern, kept, solved))
    return 0 < left < at_least


def _equation(pattern: Pattern, kept: Sequence[int]) -> Row:
    """What the earlier groups have to add up to, so that people of this pattern cancel out."""
    return [*(Fraction(pattern[group]) for group in kept), -Fraction(pattern[0])]


def _share(pattern: Pattern, kept: Sequence[int], weights: Sequence[Fraction]) -> Fraction:
    weighed = (weight for group, weight in zip(kept, weights, strict=True) if pattern[group])
    return Fraction(pattern[0]) + sum(weighed, Fraction(0))


def _independent(sizes: Counter[Pattern], groups: Sequence[int]) -> list[int]:
    """Those groups that are no combination of the ones before them: the others tell nothing more."""
    kept: list[int] = []
    reduced: list[tuple[int, Row]] = []
    for group in groups:
        row = [Fraction(pattern[group]) for pattern in sizes]
        for pivot, other in reduced:
            row = _minus(row, other, row[pivot])
        if any(row):
            pivot = next(n for n, value in enumerate(row) if value)
            reduced.append((pivot, [value / row[pivot] for value in row]))
            kept.append(group)
    return kept


def _solved(equations: list[Row], unknowns: int) -> Row | None:
    """The one solution; fewer numbers than unknowns where there are many; ``None`` where there is none."""
    rows, pivots = list(equations), 0
    for column in range(unknowns):
        found = next((n for n in range(pivots, len(rows)) if rows[n][column]), None)
        if found is None:
            continue
        rows[pivots], rows[found] = rows[found], rows[pivots]
        lead = [value / rows[pivots][column] for value in rows[pivots]]
        rows = [lead if n == pivots else _minus(row, lead, row[column]) for n, row in enumerate(rows)]
        pivots += 1
    if any(row[-1] for row in rows[pivots:]):
        return None
    return [row[-1] for row in rows[:pivots]]


def _minus(row: Row, other: Row, times: Fraction) -> Row:
    return [a - times * b for a, b in zip(row, other, strict=True)] if times else row

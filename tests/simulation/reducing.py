"""A world in which a promise breaks, made small: fewer weeks, fewer kinds of fault, fewer people.

After Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002): leave out halves,
then quarters, then one at a time, and keep whatever still breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from tests.simulation.setting import Setting

Breaks = Callable[[Setting], object]
T = TypeVar("T")


def reduced(setting: Setting, breaks: Breaks) -> Setting:
    """The smallest world found that still breaks a promise. ``setting`` is one that does."""
    small = _shorter(setting, breaks)
    small = _with_fewer_faults(small, breaks)
    return _shorter(_with_fewer_people(small, breaks), breaks)


def _shorter(setting: Setting, breaks: Breaks) -> Setting:
    low, high = 0, setting.weeks  # it breaks within `high` weeks
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if breaks(replace(setting, weeks=middle)) else (middle, high)
    return replace(setting, weeks=high)


def _with_fewer_faults(setting: Setting, breaks: Breaks) -> Setting:
    kept = _fewest(sorted(setting.faults), lambda some: breaks(replace(setting, faults=frozenset(some))))
    return replace(setting, faults=frozenset(kept))


def _with_fewer_people(setting: Setting, breaks: Breaks) -> Setting:
    def only(some: Sequence[int]) -> Setting:
        return replace(setting, without=frozenset(range(setting.members)) - frozenset(some))

    return only(_fewest(setting.present, lambda some: breaks(only(some))))


def _fewest(everything: Sequence[T], still: Callable[[Sequence[T]], object]) -> Sequence[T]:
    """As few of these as still do it."""
    kept, size = list(everything), max(1, len(everything) // 2)
    while kept:
        for start in range(0, len(kept), size):
            rest = [*kept[:start], *kept[start + size :]]
            if still(rest):
                kept = rest
                break
        else:
            if size == 1:
                break
            size = max(1, size // 2)
        size = min(size, max(1, len(kept) // 2))
    return kept

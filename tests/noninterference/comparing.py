"""The first thing that somebody sees in one world and not in the other, said so that it can be read."""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest

from tests.noninterference.observing import Observed, Observer


def differing(one: Observed, other: Observed) -> set[Observer]:
    """Those who can tell the two worlds apart."""
    return {who for who in {*one.saw, *other.saw} if one.saw.get(who, []) != other.saw.get(who, [])}


def leak(one: Observed, other: Observed, may: Collection[Observer]) -> str:
    """The first difference that somebody sees who must not, or nothing."""
    for who in sorted(differing(one, other) - set(may)):
        for n, (here, there) in enumerate(zip_longest(one.saw.get(who, []), other.saw.get(who, []))):
            if here != there:
                told = f"{who}, line {n + 1}:"
                return f"{told}\n  in the one:   {_short(here, there)}\n  in the other: {_short(there, here)}"
    return ""


AROUND = 60


def _short(line: str | None, beside: str | None) -> str:
    """A line from a little before where it is another one."""
    if line is None or beside is None:
        return line[:300] if line else "nothing more"
    at = next((n for n, (a, b) in enumerate(zip(line, beside, strict=False)) if a != b), len(beside))
    begin = max(at - AROUND, 0)
    return f"{line[:24]} … {line[begin : at + 3 * AROUND]}" if begin > 24 else line[: at + 3 * AROUND]

"""Live thousands of stories twice, each differing in one secret: ``make twice EXAMPLES=200``.

Hypothesis chooses who has the secret, when in the weeks, what is different, and which life comes first; with
``--seeds``, the stories of these seeds are told instead.
"""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample

from tests.noninterference.choosing import told
from tests.noninterference.secret import Secret
from tests.noninterference.table import SECRETS
from tests.noninterference.trying import Told, Tried, made_small, seeded, tried

EVERY = 30
"""How many seconds pass between two lines about how far it is."""


@dataclass
class Count:
    """``real``: how many of the stories hold their secret at all."""

    of: Secret
    told: int = 0
    real: int = 0
    said: float = 0.0

    def leaks(self, one: Told) -> Tried | None:
        lived = tried(one)
        self.told, self.real = self.told + 1, self.real + lived.real
        if lived.leak:
            print(f"LEAKS  {self.of.name}, being made small", flush=True)
        elif time.monotonic() - self.said > EVERY:
            self.said = time.monotonic()
            print(f"       {self.of.name}: {self.told} so far", flush=True)
        return lived if lived.leak else None


def main() -> int:
    asked = _asked()
    begun, leaks, counts = time.monotonic(), 0, [Count(one) for one in SECRETS if asked.only in one.name]
    for count in counts:
        count.said = time.monotonic()
        found = _seeds(count, asked) if asked.seeds else _chosen(count, asked)
        if found is not None:
            leaks += 1
            print(made_small(found), flush=True)
        print(f"{'LEAKS' if found else 'holds'}  {count.of.name} ({count.real} of {count.told})", flush=True)
    took = time.monotonic() - begun
    empty = sum(not count.real for count in counts)
    stories = sum(count.told for count in counts)
    print(
        f"{len(counts)} secrets in {stories} stories, each lived twice, in {took:.0f} s: "
        f"{leaks or 'none'} that others can tell, {empty or 'none'} that made no difference"
    )
    return 1 if leaks or empty else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.noninterference", description=__doc__)
    parser.add_argument("--examples", type=int, default=20, help="stories for each kind of secret")
    parser.add_argument("--first", type=int, default=0, help="where chance begins; or the first seed")
    parser.add_argument("--only", default="", help="secrets whose name has this in it")
    parser.add_argument("--seeds", action="store_true", help="stories by their seeds")
    return parser.parse_args()


def _seeds(count: Count, asked: argparse.Namespace) -> Tried | None:
    seeds = range(asked.first, asked.first + asked.examples)
    return next((one for seed in seeds if (one := count.leaks(seeded(count.of, seed)))), None)


def _chosen(count: Count, asked: argparse.Namespace) -> Tried | None:
    """The first that leaks is made small by ``made_small``, which knows what may be left out."""
    found: list[Tried] = []

    def leaks(one: Told) -> bool:
        found.extend(filter(None, () if found else (count.leaks(one),)))
        return bool(found)

    how = settings(max_examples=asked.examples, database=None, deadline=None, phases=[Phase.generate])
    chance = Random(f"{count.of.name} {asked.first}")
    with suppress(NoSuchExample):
        find(told(count.of), leaks, settings=how, random=chance)
    return found[0] if found else None


sys.exit(main())

"""Live thousands of stories twice, each differing in one secret: ``make twice EXAMPLES=200``."""

from __future__ import annotations

import argparse
import sys
import time

from tests.noninterference.table import SECRETS
from tests.noninterference.trying import Tried, made_small, tried


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.noninterference", description=__doc__)
    parser.add_argument("--examples", type=int, default=20, help="stories for each kind of secret")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", default="", help="secrets whose name has this in it")
    asked = parser.parse_args()
    begun, told, leaks = time.monotonic(), 0, 0
    for secret in (one for one in SECRETS if asked.only in one.name):
        found: Tried | None = None
        real = 0
        for seed in range(asked.first, asked.first + asked.examples):
            one = tried(secret, seed)
            told, real = told + 1, real + one.real
            if one.leak:
                found, leaks = one, leaks + 1
                break
        print(f"{'LEAKS' if found else 'holds'}  {secret.name} ({real} told)", flush=True)
        if found is not None:
            print(made_small(found), flush=True)
    took = time.monotonic() - begun
    print(f"{told} stories, each lived twice, in {took:.0f} s: {leaks or 'no'} secrets that others can tell")
    return 1 if leaks else 0


sys.exit(main())

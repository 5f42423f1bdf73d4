"""`make signs PEOPLE=8000 SEED=7`: what the rule for signs notices, and how often it is wrong."""

from __future__ import annotations

import argparse

from tests.signs.table import shown, summary, tables


def main() -> None:
    parse = argparse.ArgumentParser(
        prog="python -m tests.signs",
        description="How often a member is asked for nothing, and how many slides are noticed.",
        epilog="tests/signs/__init__.py says what is assumed of the made-up people.",
    )
    parse.add_argument("--people", type=int, default=2000, help="how many of each kind")
    parse.add_argument("--seed", type=int, default=1, help="another seed, other people")
    given = parse.parse_args()
    found = tables(given.people, given.seed)
    for line in shown(found):
        print(line)
    print(summary(found, given.people, given.seed))


if __name__ == "__main__":
    main()

"""`make simulate SEEDS=20 WEEKS=26`: made-up companies live through weeks, and no promise may break."""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pg import a_server
from tests.simulation.company import a_company
from tests.simulation.promises import Broken, Watch
from tests.stores import KINDS, Databases, databases

PRESSES_A_DAY = 6  # of each member: more than in life, so that weeks hold months
MOMENTS_A_DAY = 6


@dataclass(frozen=True)
class Told:
    """What one seed came to."""

    escalations: int
    messages: int
    deaths: int


async def played(seed: int, members: int, weeks: int, kept: Databases) -> Told:
    """Live through these weeks. Raises ``Broken`` with the last of the story."""
    async with a_company(seed, members, kept) as company:
        watch = Watch(company)
        try:
            for _ in range(weeks * 7 * MOMENTS_A_DAY):
                for _ in range(max(1, int(members * PRESSES_A_DAY / MOMENTS_A_DAY))):
                    watch.only_own_names(await company.somebody_does_something())
                if company.chance.random() < 0.02:
                    await company.dies_and_starts_again()
                if company.chance.random() < 0.003:
                    await company.somebody_leaves()
                await company.lives(timedelta(hours=24 / MOMENTS_A_DAY))
                watch.all_is_well()
        except Broken as broken:
            last = "\n".join(company.story[-40:])
            raise Broken(f"seed {seed}: {broken}\n{last}") from None
        return Told(len(watch.escalations), watch.messages, company.deaths)


def told_on(store: str, seed: int, members: int, weeks: int) -> Told:
    """The same story, on a store of this kind that is new and goes away again."""
    with ExitStack() as rest:
        folder = Path(rest.enter_context(TemporaryDirectory(prefix="kaveri-simulation-")))
        kept = databases(store, folder, lambda: rest.enter_context(a_server()))
        rest.callback(kept.close)
        return asyncio.run(played(seed, members, weeks, kept))


def main() -> None:
    parse = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parse.add_argument("--seeds", type=int, default=5)
    parse.add_argument("--weeks", type=int, default=8)
    parse.add_argument("--members", type=int, default=40)
    parse.add_argument("--first", type=int, default=0, help="the first seed, to play one again")
    parse.add_argument("--store", choices=KINDS, default="memory", help="where everything is kept")
    given = parse.parse_args()
    escalations = messages = broken = 0
    for seed in range(given.first, given.first + given.seeds):
        try:
            told = told_on(given.store, seed, given.members, given.weeks)
        except Broken as why:
            broken += 1
            print(why, file=sys.stderr)
            continue
        escalations, messages = escalations + told.escalations, messages + told.messages
        print(f"seed {seed}: {told}", file=sys.stderr)
    print(f"seeds={given.seeds} escalations={escalations} messages={messages} promises_broken={broken}")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()

"""`make fuzz REQUESTS=100000 SEED=1`: hostile requests at every door, and nothing may break or change."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import time

from bot.runtime.logs import hush
from tests.fuzz.campaign import ALLOWED_MB, DOORS, Broken, Tally, fuzz

SHOWN = 10
EVERY = 5_000


def main() -> None:
    given = _arguments()
    logging.disable(logging.WARNING)
    hush()
    began = time.monotonic()

    def progress(done: int, tally: Tally) -> None:
        if done % EVERY == 0:
            seconds = time.monotonic() - began
            print(
                f"{done} requests, {len(tally.broken)} broken, {seconds:.0f} s", file=sys.stderr, flush=True
            )

    numbers = range(given.requests) if given.only is None else [given.only]
    tally = asyncio.run(fuzz(given.seed, numbers, given.store, progress))
    for broken in tally.broken[:SHOWN]:
        _explain(broken, given)
    flat = tally.memory_mb <= ALLOWED_MB
    if not flat:
        print(f"memory grew by {tally.memory_mb:.1f} MB; {ALLOWED_MB:.0f} are allowed", file=sys.stderr)
    statuses = ", ".join(f"{status}: {times}" for status, times in sorted(tally.statuses.items()))
    print(f"answers by status ({statuses})", file=sys.stderr)
    print(line(tally))
    sys.exit(1 if tally.broken or not flat else 0)


def line(tally: Tally) -> str:
    doors = " ".join(f"{door}={tally.doors[door]}" for door in DOORS)
    kinds = " ".join(f"{kind}={tally.kinds[kind]}" for kind in ("refused", "ignored", "valid"))
    changes = sum(any(why.startswith("state changed") for why in b.why) for b in tally.broken)
    failed = sum(times for status, times in tally.statuses.items() if status >= 500)
    return (
        f"requests={tally.doors.total()} {doors} {kinds} replayed={tally.replays} told={tally.told} "
        f"answers_5xx={failed} state_changes={changes} other_faults={tally.other_faults} "
        f"memory_mb={tally.memory_mb:+.1f}"
    )


def _explain(broken: Broken, given: argparse.Namespace) -> None:
    again = f"--seed {given.seed} --store {given.store} --only {broken.number}"
    sent = broken.request.raw[:1_500]
    print(f"\n{', '.join(broken.why)}\n  by {', '.join(broken.steps)}: {again}\n  {sent!r}", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parse = argparse.ArgumentParser(
        prog="python -m tests.fuzz",
        description="Hostile requests at Slack's door, Teams', the playground's and a member's page.",
        epilog="What is broken is made small before it is shown, with what plays it again.",
    )
    parse.add_argument("--requests", type=int, default=100_000, help="how many")
    parse.add_argument("--seed", type=int, default=1, help="which ones")
    parse.add_argument("--only", type=int, help="the number of one, to play it again")
    parse.add_argument(
        "--store", choices=("memory", "sqlite"), default="memory", help="where everything is kept"
    )
    return parse.parse_args()


if __name__ == "__main__":
    main()

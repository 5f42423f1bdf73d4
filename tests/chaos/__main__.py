"""`make chaos MINUTES=10 SEED=1`: replicas are killed, paused and cut off, and every promise is kept."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.chaos.asks import all_asks
from tests.chaos.checker import faults, unknown
from tests.chaos.faults import Fault
from tests.chaos.faults import Kind as Broke
from tests.chaos.plan import Kind, troubles
from tests.chaos.playing import PLATFORMS, REPLICAS, Company, Day, a_company
from tests.crash.forks import fork_server
from tests.crash.house import Lost
from tests.crash.runs import WAKERS
from tests.pg import a_server

DAY = 60.0
"""Seconds of each day in which something goes wrong. Its night comes on top."""
ASKS = 8


def main() -> None:
    given = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="kaveri-chaos-"))
    found = asyncio.run(_all(given, folder))
    if found:
        print(f"Seed {given.seed}. Logs, diary and history: {folder}", file=sys.stderr)
        sys.exit(1)
    shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parse = argparse.ArgumentParser(
        prog="python -m tests.chaos",
        description="Three replicas of `kaveri run` on one PostgreSQL, in front of a Slack or Teams of ours. "
        "Made-up people check in, ask one or several, say yes, say no and vanish, while replicas are killed "
        "and paused, their connections to the database are cut and stall, and PostgreSQL is restarted.",
        epilog="Days are played until the minutes are over, at least one. The troubles are drawn from the "
        "seed; who of the people is faster is not, so a second run need not break where the first did. "
        "`unknown` counts notices that came twice because one was sent and not written down.",
    )
    parse.add_argument("--minutes", type=float, default=10.0, help="how long, about")
    parse.add_argument("--seed", type=int, default=1)
    parse.add_argument("--platform", choices=tuple(PLATFORMS), default="slack", help="where people are")
    parse.add_argument("--waker", choices=tuple(WAKERS), default="embedded", help="who hands on what is due")
    parse.add_argument("--asks", type=int, default=ASKS, help="how many people ask on each day")
    return parse.parse_args()


async def _all(given: argparse.Namespace, folder: Path) -> list[Fault]:
    began = time.monotonic()
    with a_server() as server:
        async with (
            fork_server() as forks,
            a_company(forks, server, folder, str(given.seed), given.waker, given.platform) as company,
        ):
            stuck = list[Fault]()
            try:
                await _days(given, company, began)
            except* Lost as never:
                stuck = [Fault(Broke.LOST, str(one)) for one in never.exceptions]
            await company.looked_over()
    found = stuck + faults(company.history)
    _keep(company, folder)
    for fault in found:
        print(fault, file=sys.stderr)
    print(_line((time.monotonic() - began) / 60, company, Counter(fault.kind for fault in found)))
    return found


async def _days(given: argparse.Namespace, company: Company, began: float) -> None:
    """Raises ``Lost`` where something does not come about at all."""
    number = 0
    while not number or time.monotonic() - began < given.minutes * 60 - DAY:
        number += 1
        plan = tuple(troubles(f"{given.seed} {number}", DAY, REPLICAS))
        for trouble in plan:
            print(f"day {number}, {trouble}", flush=True)
        await company.live(Day(DAY, plan, given.asks))


def _keep(company: Company, folder: Path) -> None:
    (folder / "history").write_text("".join(f"{event}\n" for event in company.history.events))


def _line(minutes: float, company: Company, found: Counter[Broke]) -> str:
    counts, history = company.town.counts, company.history
    figures = {
        "kills": counts[Kind.KILL],
        "pauses": counts[Kind.PAUSE],
        "cuts": counts[Kind.CUT] + counts[Kind.STALL],
        "restarts": counts[Kind.FAST] + counts[Kind.IMMEDIATE],
        "asks": len(all_asks(history)),
        "presses": sum(one.screen.driver.presses_made for one in company.people),
        "lost": found[Broke.LOST],
        "doubled": found[Broke.DOUBLED],
        "unknown": unknown(history),
        "promises_broken": found[Broke.BROKEN],
    }
    return " ".join([f"minutes={minutes:.1f}", *(f"{name}={value}" for name, value in figures.items())])


if __name__ == "__main__":
    main()

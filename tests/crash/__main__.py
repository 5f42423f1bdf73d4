"""`make crash`: the real program dies at every point of its jobs, and nothing is lost or doubled."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from tests.crash.desks import PLATFORMS
from tests.crash.fate import BEFORE, NEVER, SIDES
from tests.crash.forks import Forks, fork_server
from tests.crash.house import Doubled, Lost
from tests.crash.jobs import JOBS
from tests.crash.runs import STORES, WAKERS, Case, Outcome, Shelf, run
from tests.pg import Postgres, a_server


def main() -> None:
    sys.exit(asyncio.run(_all(_arguments())))


def _arguments() -> argparse.Namespace:
    parse = argparse.ArgumentParser(
        prog="python -m tests.crash",
        description="`kaveri run` is killed with SIGKILL at every database write, key-store write and "
        "outward call, just before it and just after it, and started again on the same databases. Whoever "
        "was not answered presses again, the platform delivers again what was not acknowledged, and the job "
        "has to be finished: nothing lost, nothing doubled.",
        epilog="A first run counts the points. SQLite is for one replica, and Procrastinate for PostgreSQL; "
        "what it writes by itself is points as well. To play one again: --job "
        "escalation --platform slack --store sqlite --at 17 --side after. `unknown` counts notices that "
        "came twice because one was sent and the answer was not written down: README says what that means.",
    )
    parse.add_argument("--job", choices=tuple(JOBS), action="append", help="only this one; may be repeated")
    parse.add_argument("--platform", choices=PLATFORMS, action="append", help="only this one")
    parse.add_argument("--store", choices=STORES, action="append", help="only this one")
    parse.add_argument("--replicas", type=int, choices=(1, 3), action="append", help="only so many")
    parse.add_argument("--waker", choices=tuple(WAKERS), default="embedded", help="who hands on what is due")
    parse.add_argument("--at", type=int, help="one point alone, by its number")
    parse.add_argument("--side", choices=SIDES, action="append", help="only just before it, or just after it")
    parse.add_argument("--list", action="store_true", help="show the points; nothing dies")
    parse.add_argument("--side-by-side", type=int, default=2, help="how many runs at the same time")
    return parse.parse_args()


def cases(given: argparse.Namespace) -> Iterator[Case]:
    for job in given.job or JOBS:
        for platform in given.platform or PLATFORMS:
            for store in given.store or WAKERS[given.waker]:
                for replicas in given.replicas or (1, 3):
                    if store in WAKERS[given.waker] and (replicas == 1 or store == "postgres"):
                        yield Case(job, platform, store, replicas, given.waker)


@asynccontextmanager
async def a_suite() -> AsyncIterator[tuple[Forks, Shelf]]:
    """A fork server, and databases; PostgreSQL is started when it is needed first."""
    with ExitStack() as stack:
        servers: list[Postgres] = []

        def postgres() -> Postgres:
            if not servers:
                servers.append(stack.enter_context(a_server()))
            return servers[0]

        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kaveri-crash-")))
        async with fork_server() as forks:
            yield forks, Shelf(folder, postgres)


async def _all(given: argparse.Namespace) -> int:
    points, done, began = 0, list[Outcome](), time.monotonic()
    async with a_suite() as (forks, shelf):
        for case in cases(given):
            counted = await run(case, NEVER, BEFORE, forks, shelf)
            points += len(counted.points)
            print(f"{case}: {len(counted.points)} points", flush=True)
            if given.list or counted.broken:
                for point in counted.points:
                    print(f"  {point.number:3} {point.what}")
            done.append(counted)
            if counted.broken:
                print(f"  broke undisturbed: {counted.broken}", file=sys.stderr)
            elif not given.list:
                done += await _deaths(case, given, len(counted.points), forks, shelf)
                print(f"  {len(done)} runs, {time.monotonic() - began:.0f} s", flush=True)
    return _told(points, done)


async def _deaths(
    case: Case, given: argparse.Namespace, points: int, forks: Forks, shelf: Shelf
) -> list[Outcome]:
    """Every point and side, some at the same time."""
    doomed = [
        (at, side)
        for at in ([given.at] if given.at else range(1, points + 1))
        for side in given.side or SIDES
    ]
    room = asyncio.Semaphore(given.side_by_side)

    async def one(at: int, side: str) -> Outcome:
        async with room:
            outcome = await run(case, at, side, forks, shelf)
        if outcome.broken:
            print(f"  {at} {side} {outcome.died}: {outcome.broken}", file=sys.stderr, flush=True)
        elif outcome.unknown:
            print(f"  {at} {side} {outcome.died}: {outcome.unknown} came twice, outcome unknown", flush=True)
        elif not outcome.died:
            print(f"  {at} {side}: this run had no such point", flush=True)
        return outcome

    return list(await asyncio.gather(*(one(*fate) for fate in doomed)))


def _told(points: int, done: list[Outcome]) -> int:
    lost = sum(isinstance(outcome.broken, Lost) for outcome in done)
    doubled = sum(isinstance(outcome.broken, Doubled) for outcome in done)
    unknown = sum(outcome.unknown for outcome in done)
    print(f"points={points} runs={len(done)} lost={lost} doubled={doubled} unknown={unknown}")
    return 1 if any(outcome.broken for outcome in done) else 0


if __name__ == "__main__":
    main()

"""`make bench`: Kaveri, bare bots and a bare web server, in turns; what each can do on Slack and on Teams.

Everybody is at the same machine: the bots on one core, the platform and its people in this process on another
(where the system lets us choose). Three rounds, each in another order; the medians are told.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import bots, mornings, replicas, report, ticks, wakers
from tests.bench.measuring import OnSlack, OnTeams
from tests.bench.microsoft import Microsoft
from tests.bench.slack import Slack
from tests.bench.turns import benched, in_turns

PACE = 200
STARTS = 3


def main() -> None:
    logging.getLogger("bot").setLevel(logging.ERROR)  # what is measured is not read
    parse = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parse.add_argument("--rounds", type=int, default=3)
    parse.add_argument("--seconds", type=float, default=3.0, help="of load for each figure in each round")
    parse.add_argument("--floor", action="store_true", help="only the bare bots")
    parse.add_argument("--only-ticks", action="store_true", help="only the timers, with 100,000 asleep")
    parse.add_argument("--only-wakers", action="store_true", help="only the wakers, with 100,000 asleep")
    parse.add_argument("--only-replicas", action="store_true", help="only check-ins on PostgreSQL")
    parse.add_argument("--only-mornings", action="store_true", help="only a morning of 10,000 prompts")
    parse.add_argument("--out", type=Path, default=Path("build/bench.json"))
    given = parse.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the bots are stopped, too
    given.out.parent.mkdir(parents=True, exist_ok=True)
    # Not the system's temporary folder, which may lie in memory, where a commit costs nothing.
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=given.out.parent)).resolve()
    try:
        figures = {}
        alone = given.only_ticks or given.only_wakers or given.only_mornings or given.only_replicas
        if not alone:
            figures = asyncio.run(measured(folder, given.rounds, given.seconds, floor=given.floor))
        if given.only_replicas or not (given.floor or alone):
            figures |= asyncio.run(replicas.measured(_new(folder / "replicas"), given.rounds, given.seconds))
            print(replicas.told(figures))
        if given.only_ticks or not (given.floor or alone):
            figures |= asyncio.run(ticks.measured(folder / "ticks", given.rounds))
            print(ticks.told(figures))
        if given.only_wakers or not (given.floor or alone):
            figures |= asyncio.run(wakers.measured(folder / "wakers", given.rounds))
            print(wakers.told(figures))
        if given.only_mornings or not (given.floor or alone):
            figures |= asyncio.run(mornings.measured(folder / "mornings"))
            print(mornings.told(figures))
    finally:
        shutil.rmtree(folder)
    given.out.write_text(json.dumps(figures, indent=2) + "\n")


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


async def measured(folder: Path, rounds: int, seconds: float, *, floor: bool) -> dict[str, float]:
    with a_core_of_its_own() as theirs:
        on_slack = await slack_measured(folder, rounds, seconds, theirs, floor=floor)
        return {**on_slack, **await teams_measured(folder, rounds, seconds, theirs, floor=floor)}


async def slack_measured(
    folder: Path, rounds: int, seconds: float, theirs: set[int], *, floor: bool
) -> dict[str, float]:
    slack = Slack()
    await slack.start()
    running = {"bare bolt": bots.bare("bare_bolt", slack.url, folder)}
    running["bare aiohttp"] = bots.bare("bare_aiohttp", slack.url, folder)
    extra: dict[str, float] = {}
    try:
        if not floor:
            extra["start_s"] = await start_seconds(folder, slack)
            running = {"Kaveri": bots.kaveri(slack.url, folder / "data"), **running}
        for bot in running.values():
            await bot.start()
            bot.keep_to(theirs)
        async with benched(running, OnSlack(slack)) as benches:
            rows = await in_turns(benches, ("submit", "slash"), rounds, seconds)
            paced = await next(iter(benches.values())).paced(PACE, 3 * seconds)
        if not floor:
            extra["rss_mb"] = running["Kaveri"].rss_mb()
    finally:
        for bot in running.values():
            await bot.stop()
        await slack.stop()
    figures = {**report.figures(rows), **report.paced(paced), **extra}
    print(report.table(rows, figures))
    return figures


async def teams_measured(
    folder: Path, rounds: int, seconds: float, theirs: set[int], *, floor: bool
) -> dict[str, float]:
    microsoft = Microsoft()
    await microsoft.start()
    running = {"process_activity": bots.bare("bare_botbuilder", microsoft.url, folder)}
    running["json parse"] = bots.bare("bare_json", microsoft.url, folder)
    if not floor:
        running = {"Kaveri": bots.kaveri_on_teams(microsoft, folder / "teams"), **running}
    extra: dict[str, float] = {}
    try:
        for bot in running.values():
            await bot.start()
            bot.keep_to(theirs)
        async with benched(running, OnTeams(microsoft)) as benches:
            rows = await in_turns(benches, ("submit",), rounds, seconds)
            paced = await next(iter(benches.values())).paced(PACE, 3 * seconds)
        if not floor:
            extra["teams_rss_mb"] = running["Kaveri"].rss_mb()
    finally:
        for bot in running.values():
            await bot.stop()
        await microsoft.stop()
    figures = {**report.figures(rows, "teams"), **report.paced(paced, "teams"), **extra}
    print("\n" + report.table(rows, figures, "teams"))
    return figures


async def start_seconds(folder: Path, slack: Slack) -> float:
    """The median start: a new database, its tables and keys made, Slack asked who we are, and listening."""
    took = []
    for number in range(STARTS):
        bot = bots.kaveri(slack.url, folder / f"start-{number}")
        try:
            took.append(await bot.start())
        finally:
            await bot.stop()
    return report.median(took)


@contextmanager
def a_core_of_its_own() -> Iterator[set[int]]:
    """For the load, as long as this lasts; what it starts later may run anywhere. Where bots run now."""
    if not hasattr(os, "sched_setaffinity"):
        yield set()
        return
    before = os.sched_getaffinity(0)
    usable = sorted(before)
    os.sched_setaffinity(0, {usable[-1]})
    try:
        yield {usable[0]}  # the same one where there is only one
    finally:
        os.sched_setaffinity(0, before)


if __name__ == "__main__":
    main()

"""Bots that are measured in turns, each round in another order."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from tests.bench.bots import Bot, Replicas
from tests.bench.measuring import Bench, KaveriBench, Platform
from tests.bench.report import KEYS, Row

WARM = 0.5
MOST_SAVES_PER_S = 2000  # members are brought for as many


@asynccontextmanager
async def benched(
    running: Mapping[str, Bot] | Mapping[str, Bot | Replicas], platform: Platform
) -> AsyncIterator[dict[str, Bench]]:
    """By name: whatever is no bare bot is Kaveri. Where there is one, it is first, and the bare ones are sent
    what it is sent."""
    benches: dict[str, Bench] = {}
    for name, bot in running.items():
        bench = Bench(bot, platform) if name in KEYS else KaveriBench(bot, platform)
        first = next(iter(benches.values()), None)
        await bench.open(like=first if isinstance(first, KaveriBench) and name in KEYS else None)
        benches[name] = bench
    try:
        yield benches
    finally:
        for bench in benches.values():
            bench.close()


async def in_turns(
    benches: Mapping[str, Bench], whats: Sequence[str], rounds: int, seconds: float
) -> list[Row]:
    turns = [(what, name) for what in whats for name in benches]
    rows: list[Row] = []
    for turn in range(rounds):
        for what, name in turns[turn % len(turns) :] + turns[: turn % len(turns)]:
            bench = benches[name]
            step = bench.save if what == "submit" else bench.slash
            if what == "submit":
                await bench.prepare(int(MOST_SAVES_PER_S * (WARM + seconds)))
            rows.append(Row(what, name, *await bench.rushed(step, seconds, WARM)))
            print(f"{len(rows)} of {rounds * len(turns)}", file=sys.stderr, flush=True)
    return rows

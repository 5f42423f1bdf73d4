"""A check-in on PostgreSQL with one replica and with several, beside a bare bolt, in turns.

PostgreSQL syncs every commit. Nobody is kept to a core: the replicas, their server and the load share what
there is, so that more replicas keep more only where there are more cores. So what each check-in costs in
processor time is told as well.
"""

from __future__ import annotations

from pathlib import Path

from tests.bench import bots
from tests.bench.measuring import OnSlack
from tests.bench.report import Row, median
from tests.bench.slack import Slack
from tests.bench.turns import benched, in_turns
from tests.pg import a_server

COUNTS = (1, 3)
BARE = "bare bolt"


async def measured(folder: Path, rounds: int, seconds: float, *, hurried: bool = False) -> dict[str, float]:
    """``folder``: an empty one. ``hurried``: commits are not synced, for the test of this."""
    slack = Slack()
    await slack.start()
    try:
        with a_server(folder, hurried) as server:
            running: dict[str, bots.Bot | bots.Replicas] = {
                _named(count): bots.kaveri_replicas(count, slack.url, folder / f"of-{count}", server)
                for count in COUNTS
            }
            running[BARE] = bots.bare("bare_bolt", slack.url, folder)
            return _figures(await _rows(running, slack, rounds, seconds))
    finally:
        await slack.stop()


async def _rows(
    running: dict[str, bots.Bot | bots.Replicas], slack: Slack, rounds: int, seconds: float
) -> list[Row]:
    try:
        for bot in running.values():
            await bot.start()
        async with benched(running, OnSlack(slack)) as benches:
            return await in_turns(benches, ("submit",), rounds, seconds)
    finally:
        for bot in running.values():
            await bot.stop()


def _named(count: int) -> str:
    return "one replica" if count == 1 else f"{count} replicas"


def _figures(rows: list[Row]) -> dict[str, float]:
    names = (BARE, *map(_named, COUNTS))
    per_s = {name: median([row.measured.per_s for row in rows if row.name == name]) for name in names}
    flat = {"bare_bolt_submit_per_s_postgres": per_s[BARE]}
    for count in COUNTS:
        kept, mine = per_s[_named(count)], [row for row in rows if row.name == _named(count)]
        flat[f"slack_submit_{count}_replicas_per_s_postgres"] = kept
        flat[f"slack_submit_{count}_replicas_over_bare_bolt_postgres"] = kept / per_s[BARE]
        bot = median([1000 * row.busy.bot / row.measured.per_s for row in mine])
        server = median([1000 * row.busy.server / row.measured.per_s for row in mine])
        flat[f"slack_submit_{count}_replicas_bot_cpu_ms_postgres"] = bot
        flat[f"slack_submit_{count}_replicas_server_cpu_ms_postgres"] = server
    return {key: round(value, 3) for key, value in flat.items()}


def told(figures: dict[str, float]) -> str:
    bare = figures["bare_bolt_submit_per_s_postgres"]
    lines = [f"\na check-in on PostgreSQL; a bare bolt beside it takes {bare:.0f} a second"]
    for count in COUNTS:
        key = f"slack_submit_{count}_replicas"
        kept, ratio = figures[f"{key}_per_s_postgres"], figures[f"{key}_over_bare_bolt_postgres"]
        bot, server = figures[f"{key}_bot_cpu_ms_postgres"], figures[f"{key}_server_cpu_ms_postgres"]
        cost = f"each {bot:.1f} ms of a processor, and {server:.1f} ms of the server's"
        lines.append(f"  {_named(count):12} {kept:6.0f} a second, {ratio:.2f} of that; {cost}")
    return "\n".join(lines)

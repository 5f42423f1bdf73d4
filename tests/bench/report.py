"""The figures, as a table for people and as flat keys for whoever keeps them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.load import Measured
from tests.bench.measuring import CONNECTIONS, Busy

WHAT = {
    "submit": "a check-in sent: sealed, committed, answered in the response",
    "slash": "a slash command: the dialog opened at Slack, and the answer",
}
IDLE = 0.8
KEYS = {
    "bare bolt": "bare_bolt",
    "bare aiohttp": "bare_aiohttp",
    "process_activity": "bare_process_activity",
    "json parse": "json_parse",
}


@dataclass(frozen=True)
class Row:
    """One bot doing one thing for a few seconds."""

    what: str
    name: str
    measured: Measured
    busy: Busy


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def figures(rows: Sequence[Row], platform: str = "slack") -> dict[str, float]:
    """Medians over the rounds, and how Kaveri stands to the bare ones in the same run."""
    flat: dict[str, float] = {}
    for what, name in dict.fromkeys((row.what, row.name) for row in rows):
        mine = [row.measured for row in rows if (row.what, row.name) == (what, name)]
        key = f"{platform}_{what}" if name == "Kaveri" else f"{KEYS[name]}_{what}"
        flat[f"{key}_per_s"] = median([m.per_s for m in mine])
        flat[f"{key}_p50_ms"] = median([m.p50_ms for m in mine])
        flat[f"{key}_p99_ms"] = median([m.p99_ms for m in mine])
    for what in WHAT:
        for bare in KEYS.values():
            if {f"{platform}_{what}_per_s", f"{bare}_{what}_per_s"} <= flat.keys():
                ratio = flat[f"{platform}_{what}_per_s"] / flat[f"{bare}_{what}_per_s"]
                flat[f"{platform}_{what}_over_{bare}"] = ratio
    return {key: round(value, 3) for key, value in flat.items()}


def paced(measured: Measured, platform: str = "slack") -> dict[str, float]:
    return {
        f"{platform}_submit_paced_per_s": round(measured.per_s, 1),
        f"{platform}_submit_paced_p50_ms": round(measured.p50_ms, 3),
        f"{platform}_submit_paced_p99_ms": round(measured.p99_ms, 3),
    }


def table(rows: Sequence[Row], flat: dict[str, float], platform: str = "slack") -> str:
    lines = [f"{platform.title()}: {CONNECTIONS} connections, medians", ""]
    done = {row.what for row in rows}
    for what, meaning in WHAT.items():
        if what not in done:
            continue
        lines += [
            f"{meaning}",
            f"  {'':14}{'per s':>8}{'p50 ms':>9}{'p99 ms':>9}{'bot busy':>10}{'load busy':>11}",
        ]
        names = dict.fromkeys(row.name for row in rows if row.what == what)
        lines += [_line(name, [r for r in rows if (r.what, r.name) == (what, name)]) for name in names]
        lines += [
            f"  over {bare.replace('_', ' ')}: {flat[key]:.2f}"
            for bare in KEYS.values()
            if (key := f"{platform}_{what}_over_{bare}") in flat
        ]
        lines.append("")
    pace = f"{platform}_submit_paced"
    if f"{pace}_per_s" in flat:
        lines.append(
            f"{flat[f'{pace}_per_s']:.0f} check-ins a second: p50 {flat[f'{pace}_p50_ms']:.1f} ms, "
            f"p99 {flat[f'{pace}_p99_ms']:.1f} ms"
        )
    if "rss_mb" in flat:
        lines.append(f"resident memory after it all: {flat['rss_mb']:.0f} MB")
        lines.append(f"start, with a new database: {flat['start_s']:.2f} s")
    if any(row.busy.bot < IDLE and row.busy.load < IDLE for row in rows):
        lines.append(
            "The machine was busy with something else, or waited for its disk: neither side had a whole core."
        )
    return "\n".join(lines)


def _line(name: str, rows: Sequence[Row]) -> str:
    per_s = median([row.measured.per_s for row in rows])
    p50 = median([row.measured.p50_ms for row in rows])
    p99 = median([row.measured.p99_ms for row in rows])
    bot = median([row.busy.bot for row in rows])
    load = median([row.busy.load for row in rows])
    return f"  {name:14}{per_s:8.0f}{p50:9.2f}{p99:9.2f}{bot:10.0%}{load:11.0%}"

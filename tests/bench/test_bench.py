"""The bench measures what it says: every exchange is whole, and the shares are what they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench import bots, mornings, replicas, ticks, turns, wakers
from tests.bench.__main__ import a_core_of_its_own
from tests.bench.load import at
from tests.bench.measuring import Bench, OnSlack, OnTeams
from tests.bench.microsoft import Microsoft
from tests.bench.slack import Slack


@pytest.mark.parametrize("module", ["bare_bolt", "bare_aiohttp"])
async def test_a_bare_bot_opens_its_dialog_and_takes_what_was_filled_in(module: str, tmp_path: Path) -> None:
    slack = Slack()
    await slack.start()
    bot = bots.bare(module, slack.url, tmp_path)
    try:
        await bot.start()
        bench = Bench(bot, OnSlack(slack))
        await bench.open()
        slashes, _ = await bench.rushed(bench.slash, seconds=0.05, warm=0)
        saves, _ = await bench.rushed(bench.save, seconds=0.05, warm=0)
        steady = await bench.paced(rate=100, seconds=0.1)
        bench.close()
        assert slashes.per_s > 0
        assert saves.per_s > 0
        assert 0 < steady.p50_ms <= steady.p99_ms
        assert bot.rss_mb() > 1
    finally:
        await bot.stop()
        await slack.stop()


@pytest.mark.parametrize("module", ["bare_botbuilder", "bare_json"])
async def test_a_bare_teams_bot_opens_its_dialog_and_takes_what_was_filled_in(
    module: str, tmp_path: Path
) -> None:
    microsoft = Microsoft()
    await microsoft.start()
    bot = bots.bare(module, microsoft.url, tmp_path)
    try:
        await bot.start()
        bench = Bench(bot, OnTeams(microsoft))
        await bench.open()
        saves, _ = await bench.rushed(bench.save, seconds=0.05, warm=0)
        bench.close()
        assert saves.per_s > 0
    finally:
        await bot.stop()
        await microsoft.stop()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not let us choose")
def test_what_is_measured_after_the_bots_may_use_every_core_again() -> None:
    before = os.sched_getaffinity(0)
    with a_core_of_its_own() as theirs:
        assert len(os.sched_getaffinity(0)) == len(theirs) == 1
    assert os.sched_getaffinity(0) == before


def test_the_99th_percentile_is_the_worst_but_one_of_a_hundred() -> None:
    assert at(list(range(1, 101)), 0.99) == 99
    assert at(list(range(1, 101)), 0.50) == 50
    assert at([7.0], 0.99) == 7.0


async def test_a_tick_wakes_exactly_who_is_due(tmp_path: Path) -> None:
    figures = await ticks.measured(tmp_path, rounds=2, few=150, many=300)
    assert all(value > 0 for value in figures.values())
    assert "nobody due" in ticks.told(figures)


async def test_every_waker_is_measured_in_the_same_way(tmp_path: Path) -> None:
    short = {"rounds": 1, "asleep": 300, "few": 3, "many": 12, "idle_seconds": 0.01, "hurried": True}
    figures = await wakers.measured(tmp_path, **short)
    for kind in ("sqlite", "postgres", "procrastinate_postgres"):
        assert figures[f"waker_due_per_s_{kind}"] > 0
        assert figures[f"waker_sleeper_bytes_{kind}"] > 40
    assert "procrastinate_postgres" in wakers.told(figures)


async def test_a_morning_leaves_nobody_out_and_whoever_writes_is_answered(tmp_path: Path) -> None:
    short = {"asleep": 300, "prompts": 60, "lone": 1, "idle_seconds": 0.01, "hurried": True}
    figures = await mornings.measured(tmp_path, **short)
    for kind in ("sqlite", "postgres"):
        assert figures[f"morning_10k_s_{kind}"] > 0
        assert figures[f"morning_answers_late_p50_ms_{kind}"] > 0
        assert figures[f"morning_statements_per_notice_{kind}"] > 1
    assert "a lone timer" in mornings.told(figures)


async def test_one_replica_and_several_are_measured_beside_a_bare_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_SAVES_PER_S", 0)  # nobody keeps more than fits in so short a time
    monkeypatch.setattr(turns, "WARM", 0.0)
    figures = await replicas.measured(tmp_path, rounds=1, seconds=0.05, hurried=True)
    for count in replicas.COUNTS:
        assert figures[f"slack_submit_{count}_replicas_per_s_postgres"] > 0
    assert "3 replicas" in replicas.told(figures)

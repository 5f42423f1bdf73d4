"""A few seconds of `make chaos`: one replica is killed, one paused, one hears nothing for a second.

No connection is cut: a notice that was sent just before could then come twice (see deploy/README.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos.asks import all_asks
from tests.chaos.checker import faults
from tests.chaos.history import What
from tests.chaos.plan import Kind, Trouble
from tests.chaos.playing import SEVERAL, Day, a_company
from tests.crash.forks import fork_server
from tests.crash.runs import WAKERS
from tests.pg import Postgres

TROUBLES = (
    Trouble(1.0, Kind.KILL, 0.5, 0),
    Trouble(2.0, Kind.CUT, 1.0, 1),
    Trouble(4.0, Kind.PAUSE, 1.0, 2),
)


@pytest.mark.parametrize(
    ("platform", "waker"), [*(("slack", waker) for waker in WAKERS), ("teams", "embedded")]
)
async def test_a_day_with_a_kill_a_cut_and_a_pause(
    platform: str, waker: str, tmp_path: Path, postgres: Postgres
) -> None:
    async with fork_server() as forks, a_company(forks, postgres, tmp_path, "1", waker, platform) as company:
        await company.live(Day(6.0, TROUBLES, asks=2))
        await company.looked_over()
    assert faults(company.history) == []
    assert sorted(len(ask.peers) for ask in all_asks(company.history)) == [1, SEVERAL]
    assert len(company.history.saved(What.CHECK_IN)) >= 2

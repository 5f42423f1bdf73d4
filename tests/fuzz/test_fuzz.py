"""A few thousand hostile requests in every run of the tests; `make fuzz` sends as many as are wanted."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.__main__ import line
from tests.fuzz.campaign import ALLOWED_MB, DOORS, Campaign, Tally, fuzz
from tests.fuzz.company import a_company
from tests.fuzz.judging import judged
from tests.fuzz.living import live
from tests.fuzz.watching import a_watch


def silent(done: int, tally: Tally) -> None:
    """No progress is shown in a test."""


@pytest.mark.parametrize(("store", "seed", "requests"), [("memory", 11, 1_500), ("sqlite", 12, 300)])
async def test_nothing_breaks_and_nothing_changes(store: str, seed: int, requests: int) -> None:
    tally = await fuzz(seed, range(requests), store, silent)
    assert not tally.broken, [(one.number, one.why, one.steps) for one in tally.broken]
    assert tally.memory_mb <= ALLOWED_MB
    assert tally.doors.total() == requests
    assert all(tally.doors[door] > requests / 8 for door in DOORS)
    assert tally.kinds["refused"] > tally.kinds["valid"] > requests / 20, "some are still understood"
    assert tally.replays
    assert line(tally).startswith(f"requests={requests} slack=")


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
async def test_a_change_is_noticed_and_put_back(kind: str) -> None:
    """The test of the test: a press that was let in although it must change nothing."""
    with a_watch(kind) as watch:
        async with a_company(watch.store) as company:
            kept = await live(company, Random(1), steps=8)
            campaign = Campaign(company, watch, kept, seed=1)
            command = next(one for one in kept if one.body.startswith(b"token=legacy"))
            draft = campaign._draft(command)
            company.signed(draft)
            assert await campaign._send(draft) == 200
            assert watch.changed()
            draft.holds = True
            broken = judged(company, watch, draft, 200, {}).broken
            assert broken == ("state changed: it was forged, foreign, replayed or cut off",)
            assert judged(company, watch, draft, 503, {}).broken[0] == "answers 503"
            watch.restore()
            assert not watch.changed()

"""A few points of `make crash` on every database: a notice that was sent, and words that were released."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.fate import AFTER, BEFORE, NEVER
from tests.crash.forks import Forks, fork_server
from tests.crash.house import Doubled
from tests.crash.runs import Case, Outcome, Shelf, run
from tests.pg import Postgres

KILLED = {
    "embedded": (("insert record_key", AFTER, 0), ("call POST api/chat.postMessage", AFTER, 1)),
    "procrastinate": (("insert aside", AFTER, 0), ("job fetched", AFTER, 0), ("job finished", BEFORE, 0)),
}
"""At the first point of this name, on this side: so many notices come twice."""
TRIES = 8


@pytest.mark.parametrize(
    ("store", "replicas", "waker"),
    [("sqlite", 1, "embedded"), ("postgres", 3, "embedded"), ("postgres", 3, "procrastinate")],
)
async def test_a_program_that_is_killed_finishes_the_job(
    store: str, replicas: int, waker: str, tmp_path: Path, postgres: Postgres
) -> None:
    case = Case("escalation", "slack", store, replicas, waker)
    async with fork_server() as forks:
        shelf = Shelf(tmp_path, lambda: postgres)
        counted = await run(case, NEVER, BEFORE, forks, shelf)
        assert counted.broken is None
        for what, side, twice in KILLED[waker]:
            at = next(point.number for point in counted.points if what in point.what)
            outcome = await run(case, at, side, forks, shelf)
            assert outcome.broken is None
            assert outcome.died
            if what in outcome.died:  # of three, another may be a step ahead
                assert outcome.unknown == twice


async def test_a_notice_too_many_is_not_taken_for_an_unknown_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.crash.runs.POSTS", ())
    case = Case("escalation", "slack", "sqlite", 1)
    async with fork_server() as forks:
        shelf = Shelf(tmp_path, lambda: pytest.fail("no server is needed"))
        outcome = await killed(case, "call POST api/chat.postMessage", forks, shelf)
        assert isinstance(outcome.broken, Doubled)


async def killed(case: Case, what: str, forks: Forks, shelf: Shelf) -> Outcome:
    """Just after the first point of this name. Each run counts its own, and one may have a step more than the
    one before: then that is counted again."""
    for _ in range(TRIES):
        counted = await run(case, NEVER, BEFORE, forks, shelf)
        at = next(point.number for point in counted.points if point.what == what)
        outcome = await run(case, at, AFTER, forks, shelf)
        if outcome.died == what:
            return outcome
    raise AssertionError(f"in {TRIES} runs it was never {what!r} that it died at")

"""A few weeks of a small company, on the in-memory store; `make simulate` plays longer ones."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.playground.desk import Noticed, Window
from bot.messages.cards import Dialog, Neutral, Notice, Text
from tests.simulation.__main__ import played
from tests.simulation.company import a_company
from tests.simulation.promises import Broken, Watch
from tests.stores import Databases, on_every_database


@pytest.mark.parametrize("seed", range(3))
async def test_weeks_of_a_small_company_break_no_promise(seed: int) -> None:
    told = await played(seed, members=12, weeks=2, kept=Databases(None))
    assert told.escalations
    assert told.messages


@on_every_database
async def test_a_week_on_a_database(kept: Databases) -> None:
    assert (await played(5, 6, 1, kept)).messages


async def test_the_same_seed_is_the_same_story() -> None:
    assert await played(7, 6, 1, Databases(None)) == await played(7, 6, 1, Databases(None))


async def test_the_watch_sees_a_name_that_is_nobodys_to_read() -> None:
    async with a_company(1, 3, Databases(None)) as company:
        await company.platform.runs("p000")
        watch = Watch(company)
        watch.only_own_names("p000")
        company.platform.desk("p000").sees(Window(Dialog("Kaveri", (Text("Zq001x asked for you"),))))
        with pytest.raises(Broken, match="never chose"):
            watch.only_own_names("p000")


@pytest.mark.parametrize(
    ("hours", "text", "why"),
    [(2.0, "Zq001x is not well", "says something"), (11.0, "Kaveri has something for you.", "written to")],
    ids=["a message that says something", "a message in the evening"],
)
async def test_the_watch_sees_a_wrong_message(hours: float, text: str, why: str) -> None:
    async with a_company(1, 3, Databases(None)) as company:
        await company.platform.runs("p000")
        watch = Watch(company)
        at = company.clock.now().replace(hour=8) + timedelta(hours=hours)
        notice = Notice(Neutral(text), Neutral("Open"), "open", "")
        company.platform.desk("p000").sees(Noticed(at, notice))
        with pytest.raises(Broken, match=why):
            watch.all_is_well()

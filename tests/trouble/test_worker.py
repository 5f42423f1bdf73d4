"""The real program with Procrastinate's worker inside: it asks at its time, hands on asks, and ends well."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url

from adapters.playground.platform import PlaygroundPlatform
from adapters.program import build
from bot.runtime.clock import PushedClock, WallClock
from bot.runtime.settings import Settings
from bot.storage import database, patient
from tests.crash.desks import LEENA, MONDAY, SAM, Desk, a_platform
from tests.crash.fate import Fate
from tests.crash.forks import fork_server
from tests.crash.house import House, until
from tests.crash.jobs import asks_leena
from tests.crash.runs import WAKERS, kept
from tests.pg import Postgres
from tests.proxy import a_wire_to
from tests.trouble.troubles import Place, hanging, locked

IN_HAND = "procrastinate_jobs WHERE status = 'doing'"
WORKERS = "procrastinate_workers"
LONG = 60.0
PAGE = "Energy I have for work today"


@asynccontextmanager
async def a_desk(folder: Path, postgres: Postgres) -> AsyncIterator[tuple[Desk, Place]]:
    """In front of one program that dies at no point."""
    urls = postgres.fresh()
    clock, fate = PushedClock(MONDAY), Fate(folder)
    async with fork_server() as forks, a_platform("slack", clock) as platform:
        told = kept(platform.settings, urls, "procrastinate")
        house = House(forks, fate, "", 0, told, clock, folder, 1)
        await house.open()
        try:
            yield Desk(house, platform), Place(urls[0])
        finally:
            await house.kill()
            house.close()
            postgres.drop(*urls)


async def is_met(desk: Desk) -> datetime:
    """Sam reads the first page. Returns when the first prompt is due."""
    await desk.sees(SAM, partial(desk.platform.home, SAM), PAGE)
    due = desk.house.store.next_wake()
    assert due is not None
    return due


async def test_it_asks_at_its_time_and_hands_on_an_ask(tmp_path: Path, postgres: Postgres) -> None:
    async with a_desk(tmp_path, postgres) as (desk, _):
        sam, leena, at, house = desk.user(SAM), desk.user(LEENA), desk.platform, desk.house
        due = await is_met(desk)
        await house.later(due - timedelta(minutes=1))  # a house takes what is nearer for a lease
        assert sam.notices == []
        await house.later(due)
        assert len(sam.notices) == 1
        await desk.sees(SAM, partial(at.opens, SAM), PAGE)
        await sam.chooses("energy", "2")
        await desk.sees(SAM, partial(sam.presses, "Save"), "I hold this for you for now: 1 of 3.")
        await asks_leena(desk)
        assert leena.notices == []
        await house.later(house.clock.now() + timedelta(minutes=5))
        await desk.sees(LEENA, partial(at.opens, LEENA), "Joku pyytää hetken aikaasi")


async def test_told_to_stop_it_finishes_the_job_that_it_has_in_hand(
    tmp_path: Path, postgres: Postgres
) -> None:
    async with a_desk(tmp_path, postgres) as (desk, place):
        house, sam = desk.house, desk.user(SAM)
        due = await is_met(desk)
        await until(lambda: place.counts(WORKERS) == 1, "a worker is open")
        with locked(place):
            house.skip(due)
            await until(lambda: place.counts(IN_HAND) == 1, "a job is in hand")
            (process,) = house.born
            house.forks.send(process, signal.SIGTERM)
        await until(lambda: process in house.forks.ended, "it ends")
        assert house.forks.ended[process] == 0
        assert (place.counts("procrastinate_jobs"), place.counts(WORKERS)) == (0, 0)
        assert house.store.next_wake() != due
        await house.settled()  # another one is started
        assert len(sam.notices) == 1


@pytest.mark.parametrize("waker", WAKERS)
async def test_told_to_stop_it_ends_while_the_database_hangs(
    waker: str, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient, "ANSWERS_WITHIN", 0.5)
    monkeypatch.setattr(database, "WAITS_FOR_LOCK", 1)
    data, keys = postgres.fresh()
    with a_wire_to(f"{make_url(data).query['host']}/.s.PGSQL.5432") as wire:
        place, clock = Place(data, wire), WallClock()
        told = kept(Settings(), (wire.leads_to(data), wire.leads_to(keys)), waker)
        program = build(told, clock, [PlaygroundPlatform(clock)])
        await program.start()
        if waker == "procrastinate":
            await until(lambda: place.counts(WORKERS) == 1, "a worker is open")
        with hanging(place):
            async with asyncio.timeout(LONG):
                await program.stop()
    postgres.drop(data, keys)

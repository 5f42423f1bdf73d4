"""One run: fresh databases, a job, a death at one point, and what became of it."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Tx, Unreadable
from bot.storage.database import Database
from bot.storage.masterkey import new_master_key
from bot.storage.schema import DATA_SCHEMA, KEYS_SCHEMA, prepare
from tests.crash.desks import MONDAY, POSTS, Desk, a_platform
from tests.crash.fate import BEFORE, Fate, Point
from tests.crash.forks import Forks
from tests.crash.house import Broken, Doubled, House, Lost
from tests.crash.jobs import JOBS
from tests.pg import Postgres

STORES = ("sqlite", "postgres")
WAKERS = {"embedded": STORES, "procrastinate": ("postgres",)}
"""Each with the stores that it goes with."""


@dataclass(frozen=True)
class Case:
    """What is played: how many replicas, on which store, in front of which platform, woken by which waker."""

    job: str
    platform: str
    store: str
    replicas: int
    waker: str = "embedded"

    def __str__(self) -> str:
        count = "one replica" if self.replicas == 1 else f"{self.replicas} replicas"
        return f"{self.job} on {self.platform}, {self.store}, {count}, {self.waker}"


@dataclass
class Outcome:
    """``unknown``: notices that came twice because a call was made and its answer was not recorded."""

    points: list[Point]
    at: int
    side: str
    died: str = ""
    unknown: int = 0
    broken: Broken | None = None


class Shelf:
    """Databases that are new and have their schema; gone after the run."""

    def __init__(self, folder: Path, postgres: Callable[[], Postgres]) -> None:
        self._folder = folder
        self._postgres = postgres

    def fresh(self, store: str, folder: Path) -> tuple[str, str]:
        if store == "postgres":
            return self._postgres().fresh()
        for name in ("kaveri.db", "keys.db"):
            shutil.copyfile(self._template(name), folder / name)
        return f"sqlite:///{folder / 'kaveri.db'}", f"sqlite:///{folder / 'keys.db'}"

    def drop(self, store: str, urls: tuple[str, str]) -> None:
        if store == "postgres":
            self._postgres().drop(*urls)

    def _template(self, name: str) -> Path:
        template = self._folder / name
        if not template.exists():
            database = Database(f"sqlite:///{template}", "the suite's")
            prepare(database, KEYS_SCHEMA if name == "keys.db" else DATA_SCHEMA)
            database.scrub()
            database.close()
        return template


async def run(case: Case, at: int, side: str, forks: Forks, shelf: Shelf) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="kaveri-crash-") as name:
        folder = Path(name)
        urls = await asyncio.to_thread(shelf.fresh, case.store, folder)  # others are being answered
        clock, fate = PushedClock(MONDAY), Fate(folder, at, side)
        try:
            async with a_platform(case.platform, clock) as platform:
                settings = kept(platform.settings, urls, case.waker)
                house = House(forks, fate, side, at, settings, clock, folder, case.replicas)
                return await _played(Desk(house, platform), case)
        finally:
            await asyncio.to_thread(shelf.drop, case.store, urls)


async def _played(desk: Desk, case: Case) -> Outcome:
    house, job = desk.house, JOBS[case.job]
    broken: Broken | None = None
    unknown = 0
    try:
        await house.open()
        await job.play(desk)
        await house.kill()
        everybody = house.store.members(None, 100)
        house.store.run(partial(_whole, job.whole, everybody))
        if house.store.parked():
            raise Lost("something is parked")
        unknown = _doubled(desk, case)
    except Broken as promise:
        broken = promise
    except Unreadable as promise:
        broken = Lost(f"a row that can't be read: {promise}")
    finally:
        await house.kill()
        house.close()
    points = house.fate.points()
    died = next((p.what for p in points if p.number == house.at and house.fate.victim), "")
    return Outcome(points, house.at, house.side, died, unknown, broken)


def _whole(check: Callable[[Tx, list[Member]], None], ids: list[MemberId], tx: Tx) -> None:
    """Every row can be read, and what the job was for is there, once."""
    check(tx, [loaded.member for loaded in tx.load(ids).values()])


def _doubled(desk: Desk, case: Case) -> int:
    """How many notices came once more because nobody knew whether they had. Raises ``Broken``."""
    more = 0
    for who, wanted in JOBS[case.job].expects.items():
        wanted += case.platform == "teams" and who == "sam"  # what answered the line
        found = desk.written()[who]
        if found < wanted:
            raise Lost(f"{who} has {found} notices, not {wanted}")
        more += found - wanted
    if more > (known := _unrecorded(desk.house)):
        raise Doubled(f"{more} notices more than there should be, where {known} were not recorded")
    return more


def _unrecorded(house: House) -> int:
    """What the dead one may have sent, and had not written down."""
    theirs = [p for p in house.fate.points() if p.process == house.fate.victim]
    if house.side == BEFORE:
        theirs = [point for point in theirs if point.number != house.at]
    sent = sum(point.what in POSTS for point in theirs)
    return sent - sum("delivered outbox" in point.what for point in theirs)


def kept(told: Settings, urls: tuple[str, str], waker: str) -> Settings:
    """The same, with these databases, this waker, and a master key of its own."""
    data, keys = urls
    key = SecretStr(new_master_key())
    return told.model_copy(update={"database_url": data, "keys_url": keys, "master_key": key, "waker": waker})

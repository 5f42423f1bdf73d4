"""What is Procrastinate's own: what its rows and lines show, its tables, and who may choose it."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from procrastinate.exceptions import ConnectorException
from pydantic import SecretStr, ValidationError
from sqlalchemy import text

from adapters.playground.platform import PlaygroundPlatform
from adapters.program import build
from bot.runtime.clock import PushedClock
from bot.runtime.logs import hush
from bot.runtime.procrastinated import ProcrastinateWaker
from bot.runtime.settings import Settings
from bot.storage.borrowed_schema import VERSION_TABLE, _migrations, bring
from bot.storage.contract import CannotStart
from bot.storage.database import Database
from bot.storage.masterkey import new_master_key
from bot.storage.offers import Offers
from tests.runtime.test_clock_jumps import DAY, SetClock
from tests.seam.rig import LATER, House, Replica, id_of
from tests.seam.test_killed import killed_in_the_middle
from tests.storage.making import NOW, SOON

pytestmark = pytest.mark.parametrize("house", ["procrastinate-postgres"], indirect=True)
SOON_ENOUGH = 30.0
A_DEAD_JOB = (
    "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('kaveri', 'kaveri.wake', 'doing')"
)
LEFT = ("procrastinate_jobs", "procrastinate_events")


@pytest.fixture
def data(house: House) -> Iterator[Database]:
    assert house.kept.settings is not None
    database = Database(house.kept.settings.database_url, "the test's")
    yield database
    database.close()


def rows(data: Database, statement: str) -> list[Any]:
    with data.writing() as connection:
        done = connection.execute(text(statement))
        return [dict(row) for row in done.mappings()] if done.returns_rows else []


def the_waker(one: Replica) -> ProcrastinateWaker:
    assert isinstance(one.waker, ProcrastinateWaker)
    return one.waker


async def test_a_job_shows_random_keys_and_nothing_else_and_is_gone_once_it_is_done(
    house: House, data: Database
) -> None:
    one = house.replica()
    one.arms("asha", "ravi", at=SOON)
    house.clock.push_to(SOON)
    assert await the_waker(one).offer() == 2
    (job,) = rows(data, "SELECT * FROM procrastinate_jobs")
    keys = {row["key"] for row in rows(data, "SELECT key FROM timer")}
    assert set(job["args"]) == {"keys"}
    assert set(job["args"]["keys"]) == keys
    assert (job["task_name"], job["queue_name"]) == ("kaveri.wake", "kaveri")
    assert {job[name] for name in ("scheduled_at", "lock", "queueing_lock", "worker_id")} == {None}
    await the_waker(one).drain()
    assert one.visits("asha", "ravi") == [1, 1]
    for table in LEFT:
        assert rows(data, f"SELECT * FROM {table}") == []  # noqa: S608


async def test_sleepers_are_no_jobs(house: House, data: Database) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    assert await the_waker(one).offer() == 0
    assert rows(data, "SELECT * FROM procrastinate_jobs") == []


async def test_a_job_is_offered_once_until_it_must_have_died(house: House, data: Database) -> None:
    one, two = house.replica(), house.replica()
    one.arms("asha", at=SOON)
    house.clock.push_to(SOON)
    assert await the_waker(one).offer() == 1
    assert await the_waker(two).offer() == 0
    rows(data, "DELETE FROM procrastinate_jobs")
    assert one.store.next_wake() is not None
    house.clock.push(LATER)
    await two.all_due()
    assert two.visits("asha") == [1]


async def test_what_could_not_be_offered_is_not_noted_as_offered(house: House, data: Database) -> None:
    one = house.replica()
    one.arms("asha", at=NOW)
    rows(data, "ALTER FUNCTION procrastinate_defer_jobs_v1 RENAME TO away")
    with pytest.raises(ConnectorException):
        await the_waker(one).offer()
    assert one.store.due(NOW, 10) == [id_of("asha")]
    rows(data, "ALTER FUNCTION away RENAME TO procrastinate_defer_jobs_v1")
    await one.all_due()
    assert one.visits("asha") == [1]


async def test_no_line_of_its_holds_what_a_job_was_given(
    house: House, data: Database, caplog: pytest.LogCaptureFixture
) -> None:
    hush()
    for name in ("procrastinate", "procrastinate.worker", "procrastinate.jobs"):
        caplog.set_level(logging.DEBUG, name)
    one = house.replica()
    one.arms("asha", at=NOW)
    (key,) = (row["key"] for row in rows(data, "SELECT key FROM timer"))
    await one.all_due()
    rows(data, "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW('kaveri', 'unknown', 0, NULL, NULL, "
         f"""'{{"keys": ["{key}"]}}', NULL)::procrastinate_job_to_defer_v1])""")  # fmt: skip
    await the_waker(one).drain()
    theirs = [record for record in caplog.records if record.name.startswith("procrastinate")]
    assert {record.levelname for record in theirs} >= {"INFO", "ERROR"}
    assert not [record.getMessage() for record in theirs if key in str(record.__dict__)]
    assert key not in caplog.text


async def test_its_worker_takes_what_is_offered_and_what_a_dead_one_had_is_tidied(
    house: House, data: Database
) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    killed_in_the_middle(house)
    assert [row["status"] for row in rows(data, "SELECT status FROM procrastinate_jobs")] == ["doing"]
    rows(data, "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    house.clock.push_to(SOON + LATER)
    woken = asyncio.Event()
    working = asyncio.create_task(the_waker(one).work(woken.set))
    async with asyncio.timeout(SOON_ENOUGH):
        while not woken.is_set():
            await one.waker.run_due()
        await one.waker.run_due()
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
    assert one.visits("asha") == [1]
    assert rows(data, "SELECT * FROM procrastinate_jobs") == []
    assert rows(data, "SELECT * FROM procrastinate_workers") == []


async def test_a_clock_that_goes_back_keeps_no_job_of_a_dead_one_from_being_tidied(
    house: House, data: Database
) -> None:
    house.clock = clock = SetClock(SOON)
    one = house.replica()
    working = asyncio.create_task(the_waker(one).work(lambda: None))
    async with asyncio.timeout(SOON_ENOUGH):
        for back in (timedelta(), DAY):
            clock.jump(-back)
            rows(data, A_DEAD_JOB)
            while rows(data, "SELECT * FROM procrastinate_jobs"):
                await one.waker.run_due()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)


def test_its_tables_are_brought_up_to_date_by_its_own_migrations(house: House, data: Database) -> None:
    """As after an update of Procrastinate: an older one's tables, and the next start."""
    *older, last = _migrations()
    for migration in older[:-2]:
        with data.writing() as connection:
            connection.connection.cursor().execute(migration.read_text())
    rows(data, f"CREATE TABLE {VERSION_TABLE} (version_num varchar)")
    rows(data, f"INSERT INTO {VERSION_TABLE} VALUES ('{older[-3].name}')")  # noqa: S608
    bring(data)
    bring(data)
    assert rows(data, f"SELECT * FROM {VERSION_TABLE}") == [{"version_num": last.name}]  # noqa: S608
    one = house.replica()
    one.arms("asha", at=NOW)
    asyncio.run(one.all_due())
    assert one.visits("asha") == [1]


def test_tables_of_somebody_else_or_of_a_newer_one_are_refused_and_left_alone(
    house: House, data: Database
) -> None:
    rows(data, "CREATE TABLE procrastinate_jobs (theirs int)")
    with pytest.raises(CannotStart, match="did not make"):
        bring(data)
    rows(data, "DROP TABLE procrastinate_jobs")
    bring(data)
    rows(data, f"UPDATE {VERSION_TABLE} SET version_num = '99.00.00_01_newer.sql'")  # noqa: S608
    with pytest.raises(CannotStart, match="newer Procrastinate"):
        bring(data)


def test_the_setting_chooses_it(house: House) -> None:
    assert house.kept.settings is not None
    told = house.kept.settings.model_copy(update={"waker": "procrastinate"})
    program = build(told, house.clock, [PlaygroundPlatform(house.clock)])
    assert isinstance(program.running._waker, ProcrastinateWaker)
    program.running._waker.close()
    program.writer.close()
    program.store.close()


def test_on_a_file_it_is_refused_with_what_to_do(house: House, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="needs PostgreSQL"):
        built_on(tmp_path)
    with pytest.raises(CannotStart, match="KAVERI_WAKER=embedded"):
        Offers(f"sqlite:///{tmp_path / 'a.db'}")


def test_without_the_extra_it_says_which_to_install(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n in ("bot.runtime.procrastinated", "bot.storage.offers")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    with pytest.raises(CannotStart, match=r"pip install 'kaveri\[procrastinate\]'"):
        built_on(tmp_path)


def test_another_waker_than_these_is_no_setting(house: House) -> None:
    with pytest.raises(ValidationError, match="'embedded' or 'procrastinate'"):
        Settings(waker="celery")


def built_on(folder: Path) -> None:
    told = Settings(
        database_url=f"sqlite:///{folder / 'kaveri.db'}",
        keys_url=f"sqlite:///{folder / 'keys.db'}",
        master_key=SecretStr(new_master_key()),
        waker="procrastinate",
    )
    clock = PushedClock(NOW)
    build(told, clock, [PlaygroundPlatform(clock)])

"""One release follows another, replica by replica: who may start on what, and whose state is whose."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import text

from bot.messages.actions import Action
from bot.rules import subjects
from bot.rules.agenda import next_wake
from bot.rules.people import Address
from bot.runtime.clock import PushedClock, WallClock
from bot.runtime.courier import MOST_TRIES
from bot.runtime.tokens import PADDED, PURPOSE, Tokens
from bot.runtime.waking import LONGEST_WAIT
from bot.runtime.waking import MOST_TRIES as MOST_TRIES_TO_WAKE
from bot.storage import codec
from bot.storage.contract import CannotStart, Slot
from bot.storage.database import Database
from bot.storage.opening import join_store
from bot.storage.schema import DATA_SCHEMA, KEYS_SCHEMA, MIGRATIONS, Schema, prepare
from tests.runtime.test_team import COMPANY, DECEMBER, ON, TEN, lets_count, reads
from tests.stores import Databases, on_every_database
from tests.world import World, a_world, seeded, with_circle

LAURA = Address("playground", "demo", "laura")
NOT_SAVED = "That was not saved. Please try again in a moment."

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
{says}

def upgrade() -> None:
    {does}
"""
ADDS = 'op.create_table("wish", sa.Column("id", sa.String, primary_key=True))'
DROPS = 'op.drop_table("{}")'
A_TABLE = {"data": "lane", "keys": "holder"}
STILL_RUNS = {schema.name: f'still_runs = "{schema.today}"' for schema in (DATA_SCHEMA, KEYS_SCHEMA)}


@dataclass(frozen=True)
class Releases:
    """The databases of a company whose Kaveri is followed by newer ones."""

    kept: Databases
    folder: Path
    kind: str

    def follows(self, *migrations: tuple[str, str]) -> None:
        """A newer release starts: this one's migrations, and after them what each does and says."""
        old = {"data": DATA_SCHEMA, "keys": KEYS_SCHEMA}[self.kind]
        trees = self.folder / f"{len(migrations)} more"
        shutil.copytree(MIGRATIONS, trees)
        releases = old.releases
        for says, does in migrations:
            revision = f"{len(releases) + 1:04}"
            file = trees / self.kind / "versions" / f"r{revision}_next.py"
            file.write_text(NEXT.format(revision=revision, before=releases[-1], says=says, does=does))
            releases = (*releases, revision)
        self.runs(replace(old, releases=releases, migrations=trees))

    def runs(self, schema: Schema) -> None:
        settings = self.kept.settings
        assert settings is not None
        url = {"data": settings.database_url, "keys": settings.keys_url}[self.kind]
        database = Database(url, f"the {self.kind}")
        prepare(database, schema)
        database.close()


@pytest.fixture(params=["data", "keys"])
def releases(kept: Databases, tmp_path: Path, request: pytest.FixtureRequest) -> Releases:
    kept.open().close()  # today's program made both
    return Releases(kept, tmp_path / "releases", request.param)


async def presses_and_is_kept(kept: Databases) -> None:
    """Today's program starts, somebody presses, and it is there after a restart."""
    async with a_world(kept.open()) as world:
        laura = await world.laura.runs()
        await laura.presses(Action.SAVE_CHECK_IN, energy="2")
        assert not laura.aside
    async with a_world(kept.open(), seed=2) as again:
        assert await again.program.writer.run(lambda tx: tx.find(LAURA)) is not None


@on_every_database
async def test_an_old_replica_starts_on_a_newer_schema_that_only_adds(
    kept: Databases, releases: Releases
) -> None:
    releases.follows((STILL_RUNS[releases.kind], ADDS))
    await presses_and_is_kept(kept)


@on_every_database
async def test_an_old_replica_does_not_start_where_what_it_needs_is_gone(
    kept: Databases, releases: Releases
) -> None:
    gone = DROPS.format(A_TABLE[releases.kind])
    releases.follows(("", gone))
    with pytest.raises(CannotStart, match="Start the newer release") as refused:
        kept.open()
    setting = {"data": "KAVERI_DATABASE_URL", "keys": "KAVERI_KEYS_URL"}[releases.kind]
    for word in (setting, "schema 000", "restore the backups of both databases"):
        assert word in str(refused.value)
    releases.follows(("", gone), ("", ADDS))  # and nothing was changed: the newer one goes on


@on_every_database
async def test_what_one_migration_took_away_no_later_one_gives_back(
    kept: Databases, releases: Releases
) -> None:
    still = STILL_RUNS[releases.kind]
    releases.follows((still, ADDS), ("", DROPS.format(A_TABLE[releases.kind])), (still, DROPS.format("wish")))
    with pytest.raises(CannotStart, match="Start the newer release"):
        kept.open()


@on_every_database
async def test_of_a_newer_schema_that_leaves_no_word_nothing_is_supposed(kept: Databases) -> None:
    kept.open().close()
    assert kept.settings is not None
    database = Database(kept.settings.database_url, "the data")
    with database.writing() as connection:
        word = f"UPDATE {DATA_SCHEMA.version_table} SET version_num = '9999', still_runs = NULL"  # noqa: S608
        connection.execute(text(word))
    database.close()
    with pytest.raises(CannotStart, match="newer Kaveri"):
        kept.open()


@on_every_database
async def test_a_command_works_beside_a_newer_kaveri_too(kept: Databases, releases: Releases) -> None:
    assert kept.settings is not None
    releases.follows((STILL_RUNS[releases.kind], ADDS))
    join_store(kept.settings, WallClock(), next_wake).close()


# --- What a newer release wrote. -----------------------------------------------------------------


@contextmanager
def the_newer_release() -> Iterator[None]:
    """Inside it, the program is of a release whose states have another format."""
    with patch.multiple(codec, FORMAT=codec.FORMAT + 1, LIFTS={codec.FORMAT: lambda state: state}):
        yield


@asynccontextmanager
async def two_releases(kept: Databases) -> AsyncIterator[tuple[World, World]]:
    """An old replica and a new one on the same databases, while an operator replaces one after the other.
    Laura has a circle, and pressed something at the newer one."""
    async with a_world(kept.open(), seed=1) as old:
        await with_circle(old, people=("mikko",))
        async with a_world(kept.open(), seed=2, clock=old.clock) as new:
            with the_newer_release():
                await new.laura.runs()
                await new.laura.presses(Action.SAVE_CHECK_IN, energy="2")
            yield old, new


def rows(kept: Databases, of: str = "member") -> list[Any]:
    assert kept.settings is not None
    database = Database(kept.settings.database_url, "the test's")
    with database.reading() as connection:
        found = connection.execute(text(f"SELECT * FROM {of}")).all()  # noqa: S608 - our own
    database.close()
    return sorted(tuple(row) for row in found)


@on_every_database
async def test_an_old_replica_tells_whoever_pressed_at_a_newer_one_and_keeps_what_is_there(
    kept: Databases,
) -> None:
    async with two_releases(kept) as (old, new):
        before = rows(kept)
        await old.laura.runs()
        assert old.laura.aside == NOT_SAVED
        assert rows(kept) == before
        await old.mikko.runs("/kaveri")  # everybody else is served
        assert old.mikko.window
        with the_newer_release():
            await new.laura.runs("/kaveri past")
        assert new.laura.window


@on_every_database
async def test_a_wake_up_that_an_old_replica_cannot_do_is_done_by_a_newer_one(
    kept: Databases,
) -> None:
    """And however long the newer one is away, nothing is parked, nothing lost."""
    async with two_releases(kept) as (old, new):
        found = rows(kept)
        for _ in range(MOST_TRIES_TO_WAKE + 200):
            old.clock.push(LONGEST_WAIT)
            await old.settle()
        assert old.program.store.parked() == []
        assert set(found) & set(rows(kept)), "hers is as it was"
        assert new.laura.notices == []
        with the_newer_release():
            await new.later(days=1)
        assert len(new.laura.notices) == 1


@on_every_database
async def test_a_notice_that_an_old_replica_cannot_send_is_sent_by_a_newer_one_once(kept: Databases) -> None:
    async with two_releases(kept) as (old, new):
        with the_newer_release():
            laura = new.program.store.run(lambda tx: tx.find(LAURA))
            assert laura is not None
            post = (Slot("hers"), laura, "playground/demo", subjects.VISIT, old.clock.now())
            new.program.store.run(lambda tx: tx.post(*post))
        there = len(old.laura.notices)
        for _ in range(2 * MOST_TRIES):
            await old.settle()
            old.clock.push(timedelta(minutes=10))
        assert len(old.laura.notices) == there
        assert old.program.store.parked() == []
        before = len(new.laura.notices)
        with the_newer_release():
            await new.later(minutes=1)
        assert len(new.laura.notices) == before + 1
        await old.settle()
        assert len(old.laura.notices) == there


async def test_a_press_with_a_token_of_a_newer_release_is_not_saved_and_says_so() -> None:
    chance = seeded(5)
    async with a_world() as world:
        await world.laura.runs()
        token = Tokens(world.program.store.token_key(), chance.random).wrap(PURPOSE, [*"abcdefg"], PADDED)
        await world.laura.presses(Action.SAVE_CHECK_IN, token=token, energy="2")
        assert world.laura.aside == NOT_SAVED


@on_every_database
async def test_a_quarter_that_only_a_newer_release_can_count_is_left_to_it(kept: Databases) -> None:
    async with AsyncExitStack() as stack:
        clock = PushedClock(DECEMBER)
        old, new = [
            await stack.enter_async_context(
                a_world(kept.open(), seed=seed, clock=clock, directory=COMPANY, settings=ON)
            )
            for seed in (1, 2)
        ]
        for who in TEN:
            await lets_count(getattr(old, who), 3)
        with the_newer_release():
            await new.w0.runs()
            await new.w0.presses(Action.SAVE_CHECK_IN, energy="2")
        clock.push(timedelta(days=28))
        await old.settle()
        await reads(old.laura)
        old.laura.sees_nothing_of("October to December 2026")
        with the_newer_release():
            await new.later(minutes=10)
            await reads(new.laura)
        new.laura.sees("October to December 2026", "I had a real say in how I work: 3 of 5")

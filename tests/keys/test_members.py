"""What a member reads whose row or key is broken: the honest sentence. Everybody else is served."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.messages.actions import Action
from bot.rules.people import Address
from bot.runtime.clock import PushedClock
from tests.stores import Databases
from tests.world import MONDAY, World, a_world, with_circle

NOT_SAVED = "That was not saved. Please try again in a moment."
ROW = "UPDATE member SET sealed = zeroblob(length(sealed)) WHERE id = ?"
KEY = "UPDATE data_key SET wrapped = zeroblob(length(wrapped)) WHERE owner = ?"


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("file", "breaks"), [("kaveri.db", ROW), ("keys.db", KEY)], ids=["row", "key"])
async def test_the_honest_sentence_for_one_and_business_as_usual_for_all_others(
    kept: Databases, tmp_path: Path, file: str, breaks: str
) -> None:
    clock = PushedClock(MONDAY)
    async with a_world(kept.open(clock), clock=clock) as world:
        await with_circle(world)
        laura = id_of(world, "laura")
        was = value(tmp_path, laura)
        with closing(sqlite3.connect(tmp_path / file)) as database, database:
            database.execute(breaks, (laura,))
        broken = value(tmp_path, laura)
        await world.later(minutes=6)  # unwrapped keys are forgotten
        await world.laura.runs()
        assert reads(world, "laura") == NOT_SAVED
        await world.mikko.runs("/kaveri person")
        await world.mikko.presses(Action.WRITE_MYSELF)
        assert reads(world, "mikko") != NOT_SAVED
        await world.later(days=8)
        health = await world.program.watchdog.look()
        assert not health.ok, "the operator is told, in the usual line"
        assert "laura" not in health.why.lower()
        assert value(tmp_path, laura) == broken, "what was broken stands as it was"
        put_back(tmp_path, laura, was)
        await world.later(minutes=6)
        await world.laura.runs()
        world.laura.sees("I could use a person")


def id_of(world: World, name: str) -> str:
    found = world.program.store.run(lambda tx: tx.find(Address("playground", "demo", name)))
    assert found is not None
    return found


def reads(world: World, name: str) -> str:
    desk = world.platform.desk(name)
    return desk.aside or (desk.window.said if desk.window else "")


def value(folder: Path, id: str) -> tuple[bytes, bytes]:
    with (
        closing(sqlite3.connect(folder / "kaveri.db")) as data,
        closing(sqlite3.connect(folder / "keys.db")) as keys,
    ):
        (sealed,) = data.execute("SELECT sealed FROM member WHERE id = ?", (id,)).fetchone()
        (wrapped,) = keys.execute("SELECT wrapped FROM data_key WHERE owner = ?", (id,)).fetchone()
    return sealed, wrapped


def put_back(folder: Path, id: str, was: tuple[bytes, bytes]) -> None:
    """As from a backup."""
    with closing(sqlite3.connect(folder / "kaveri.db")) as data, data:
        data.execute("UPDATE member SET sealed = ? WHERE id = ?", (was[0], id))
    with closing(sqlite3.connect(folder / "keys.db")) as keys, keys:
        keys.execute("UPDATE data_key SET wrapped = ? WHERE owner = ?", (was[1], id))

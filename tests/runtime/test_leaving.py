"""Somebody has everything erased, through the real program: once, twice, late, and with the plug pulled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import create_engine, delete, insert, select

from bot.messages.actions import Action
from bot.port import Press, Quiet, Show
from bot.rules.agenda import next_wake
from bot.rules.people import Address
from bot.storage.contract import Store, Unavailable
from bot.storage.memory import MemoryStore
from bot.storage.sql_tx import SqlTx
from bot.storage.tables import Row
from tests.runtime.crashing import Crashing
from tests.runtime.test_crash import NOT_SAVED, again, later
from tests.stores import Databases, on_every_database
from tests.world import Somebody, World, a_world, with_circle

LAURA = Address("playground", "demo", "laura")
GONE, NEW = "Everything I held of you is erased", "Hello. I am Kaveri"
ALL_RIGHT = "Se, joka pyysi hetken aikaasi, on lähtenyt Kaverista ja halusi sinun tietävän"


async def asked(world: World) -> Somebody:
    """Laura has asked; Mikko was told by now, and Ravi not yet."""
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(minutes=5)
    return laura


async def at_the_last_press(who: Somebody, how: Action = Action.ERASE_SILENT) -> Somebody:
    await who.runs()
    for action in (Action.MY_PAGE, Action.ERASE, how):
        await who.presses(action)
    return who


def is_known(store: Store, who: Address = LAURA) -> bool:
    return store.run(lambda tx: tx.find(who)) is not None


async def test_everything_goes_with_two_presses_and_she_is_somebody_new(world: World) -> None:
    laura = await asked(world)
    await laura.runs()
    await laura.presses(Action.MY_PAGE)
    await laura.presses(Action.ERASE)
    laura.sees(
        "it goes at once".capitalize(), "someone who left", "seven days at most", "Mikko would read this"
    )
    laura.sees("wanted you to know that they are all right", "Mikko reads it like this", ALL_RIGHT)
    await laura.presses(Action.ERASE_WELL)
    laura.sees("This is the last press", "Mikko would read this", ALL_RIGHT)
    await laura.presses(Action.ERASE_GO)
    laura.sees(GONE, "call 112 now")
    assert laura.dialog.token == ""
    assert not is_known(world.program.store)
    mikko = await world.mikko.opens()
    mikko.sees(ALL_RIGHT)
    mikko.sees_nothing_of("Laura")
    ravi, seen = world.ravi, len(world.ravi.notices)
    await world.later(days=3)
    assert len(ravi.notices) - seen <= 2, "his own questions, and no ask"
    await laura.runs()
    laura.sees(NEW)
    await laura.presses(Action.MY_PAGE)
    laura.sees("I keep none of your answers")


async def test_a_notice_on_its_way_to_her_is_not_sent(world: World) -> None:
    """John is known from being picked; the invitation waits for his morning."""
    await world.laura.runs("/kaveri people")
    await world.laura.presses(Action.SAVE_CIRCLE, person_1="mikko")
    mikko = await at_the_last_press(await world.mikko.runs())
    await mikko.presses(Action.ERASE_GO)
    await world.later(days=2)
    assert mikko.notices == []
    await world.laura.runs("/kaveri people")
    world.laura.sees("Someone who left")
    world.laura.sees_nothing_of("Mikko")


async def test_pressed_twice_and_pressed_in_an_old_window(world: World) -> None:
    laura = await asked(world)
    first = laura.dialog.token
    token = (await at_the_last_press(laura)).dialog.token
    await laura.presses(Action.ERASE_GO)
    await laura.presses(Action.ERASE_GO, token=token)
    laura.sees(GONE)
    for action in (Action.ERASE_GO, Action.SAVE_CHECK_IN, Action.WITHDRAW):
        await laura.presses(action, token=first, energy="3")
        laura.sees("no longer open")
    assert not is_known(world.program.store), "an old window makes nobody known"


async def test_a_newcomer_is_not_erased_by_the_window_of_whoever_they_were(world: World) -> None:
    laura = await world.laura.runs()
    token = (await at_the_last_press(laura)).dialog.token
    await laura.presses(Action.ERASE_GO)
    await laura.runs()
    await laura.presses(Action.ERASE_GO, token=token)
    laura.sees(GONE)
    assert is_known(world.program.store)


async def test_what_she_did_before_comes_once_more_and_brings_nobody_back(world: World) -> None:
    """A platform may deliver a command or a line again hours later: by then it is nobody's."""
    command = Press("a delivery", LAURA, Action.HOME)
    assert isinstance(await world.program.engine.receive(command), Show)
    await (await at_the_last_press(world.laura)).presses(Action.ERASE_GO)
    assert await world.program.engine.receive(command) == Quiet()
    assert not is_known(world.program.store)
    assert isinstance(await world.program.engine.receive(replace(command, key="one of today")), Show)
    assert is_known(world.program.store)


async def test_who_would_read_it_has_changed_meanwhile(world: World) -> None:
    laura = await asked(world)
    await at_the_last_press(laura, Action.ERASE_WELL)
    await world.later(hours=3)
    await laura.presses(Action.ERASE_GO)
    laura.sees("Who would read this has changed", "Mikko, Ravi would read this")
    assert is_known(world.program.store)
    await laura.presses(Action.ERASE_WELL)
    await laura.presses(Action.ERASE_GO)
    laura.sees(GONE)


async def test_the_one_who_said_yes_leaves_and_it_goes_on(world: World) -> None:
    laura = await asked(world)
    mikko = await world.mikko.opens()
    await mikko.presses(Action.ACCEPT)
    await at_the_last_press(mikko)
    await mikko.presses(Action.ERASE_GO)
    mikko.sees("Kaikki on poissa.")
    await laura.runs("/kaveri status")
    laura.sees("The one who said yes has left Kaveri and can’t come after all", "Go on asking")
    laura.sees_nothing_of("Mikko")
    seen = len(laura.notices)
    await world.later(days=1)
    assert len(laura.notices) > seen
    await laura.runs("/kaveri status")
    await laura.presses(Action.GO_ON)
    laura.sees("To Ravi")


@pytest.mark.parametrize("kept", [False, True], ids=["before the commit", "after the commit"])
async def test_a_failure_at_every_step_leaves_nothing_half(kept: bool) -> None:
    at = 0
    while True:
        at += 1
        store = Crashing(MemoryStore(next_wake), 0, kept)
        async with a_world(store) as world:
            laura = await asked(world)
            await at_the_last_press(laura, Action.ERASE_WELL)
            store.fails_at(at)
            await again(world, laura, lambda: laura.presses(Action.ERASE_GO))  # noqa: B023 - pressed at once
            laura.sees(GONE)
            assert not is_known(store.whole)
            await later(world, hours=1)
            await again(world, world.mikko, world.mikko.opens)
            world.mikko.sees(ALL_RIGHT)
        if not store.crashed:
            break
    assert at > 2


@on_every_database
async def test_the_plug_is_pulled_between_the_key_and_the_rows(
    kept: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_world(kept.open()) as world:
        laura = await asked(world)
        await at_the_last_press(laura, Action.ERASE_WELL)
        pulled = pull_the_plug(monkeypatch)
        await laura.presses(Action.ERASE_GO)
        assert pulled == ["keys are gone, rows are not"]
        window = world.platform.desk("laura").window
        assert window is not None
        assert window.said in NOT_SAVED
        await world.mikko.opens()
        world.mikko.sees(ALL_RIGHT)
    async with a_world(kept.open(), at=world.clock.now(), seed=2) as world:
        assert world.program.store.due(world.clock.now(), 10), "what is left of her is due at once"
        await world.later(minutes=1)
        assert not is_known(world.program.store)
        await world.laura.runs()
        world.laura.sees(NEW)


@on_every_database
async def test_an_old_backup_of_the_data_brings_nobody_back(kept: Databases) -> None:
    async with a_world(kept.open()) as world:
        await asked(world)
        backup = rows_of(kept)
        await at_the_last_press(world.laura)
        await world.laura.presses(Action.ERASE_GO)
    put_back(kept, backup)
    async with a_world(kept.open(), at=world.clock.now(), seed=2) as world:
        mikko = await world.mikko.runs()
        mikko.sees("Miten voit tänään?")
        await mikko.presses(Action.TABLE)
        mikko.sees_nothing_of("Laura", "Joku, joka luottaa")
        await world.later(days=8)
        assert not is_known(world.program.store)
        await world.laura.runs()
        world.laura.sees(NEW)
        assert is_known(world.program.store)
        await world.ravi.runs("/kaveri status")
        world.ravi.sees_nothing_of("Laura")


@on_every_database
async def test_she_comes_back_while_an_old_backup_still_has_her_rows(kept: Databases) -> None:
    """Her address is taken by a row that nobody can open: it goes, and she is somebody new."""
    async with a_world(kept.open()) as world:
        await world.laura.runs()
        backup = rows_of(kept)
        await at_the_last_press(world.laura)
        await world.laura.presses(Action.ERASE_GO)
    put_back(kept, backup)
    for seed in (3, 4):  # whichever of the two ids comes first
        async with a_world(kept.open(), seed=seed) as world:
            await world.laura.runs()
            if seed == 3:
                world.laura.sees(NEW)
                await world.laura.presses(Action.SAVE_CHECK_IN, energy="3")
                world.laura.sees("1 of 3")


def pull_the_plug(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Once, after the keys that a work destroys are gone and before its rows are."""
    pulled: list[str] = []
    destroy = SqlTx.destroy

    def pull(self: SqlTx) -> None:
        destroy(self)
        if not pulled and any(self.is_erased(change_id) for change_id in self._members):
            pulled.append("keys are gone, rows are not")
            raise Unavailable("the plug was pulled")

    monkeypatch.setattr(SqlTx, "destroy", pull)
    return pulled


def rows_of(kept: Databases) -> dict[str, list[dict[str, Any]]]:
    assert kept.settings is not None
    engine = create_engine(kept.settings.database_url)
    with engine.connect() as connection:
        found = {
            table.name: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in Row.metadata.sorted_tables
        }
    engine.dispose()
    return found


def put_back(kept: Databases, backup: dict[str, list[dict[str, Any]]]) -> None:
    assert kept.settings is not None
    engine = create_engine(kept.settings.database_url)
    with engine.begin() as connection:
        for table in reversed(Row.metadata.sorted_tables):
            connection.execute(delete(table))
        for table in Row.metadata.sorted_tables:
            if backup[table.name]:
                connection.execute(insert(table), backup[table.name])
    engine.dispose()

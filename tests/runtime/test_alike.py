"""A no, a late no, silence, a pause, a full table, "not from this person": nobody can tell which.

The same company lives the same days, and only Mikko does something else. Whatever Laura and the others get
meanwhile (every window she looks into, every message, to the byte and to the second) is the same.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.playground.desk import Noticed
from bot.messages.actions import Action
from tests.pg import Postgres
from tests.stores import Databases, databases
from tests.world import World, a_world, with_circle

Does = Callable[[World], Awaitable[None]]


async def nothing(world: World) -> None:
    """Silence."""


async def declines(world: World) -> None:
    await world.mikko.opens()
    await world.mikko.presses(Action.DECLINE)


async def pauses(world: World) -> None:
    await _being_asked(world, Action.PAUSE_MONTH)


async def wants_nothing_from_her(world: World) -> None:
    """Said on the card of the talk they once had, which is still on Mikko's table."""
    await world.mikko.runs("/kaveri status")
    await world.mikko.presses(Action.TABLE)
    await world.mikko.presses(Action.NEVER)


async def is_not_to_be_disturbed(world: World) -> None:
    """As the chat platform says; it ends when everything is over."""
    world.platform.quietens("mikko", timedelta(days=4))


async def listens_to_sanna_already(world: World) -> None:
    await world.sanna.runs()
    await world.sanna.presses(Action.PERSON)
    await world.sanna.presses(Action.ASK)
    await world.later(minutes=2)
    await world.mikko.opens()
    await world.mikko.presses(Action.ACCEPT)


WAYS: dict[str, tuple[Does, Does, Does]] = {
    "silent": (nothing, nothing, nothing),
    "declines at once": (nothing, declines, nothing),
    "declines late": (nothing, nothing, declines),
    "has a pause": (pauses, nothing, nothing),
    "wants nothing from her": (wants_nothing_from_her, nothing, nothing),
    "is not to be disturbed": (is_not_to_be_disturbed, nothing, nothing),
    "listens to somebody else": (listens_to_sanna_already, nothing, nothing),
}
"""What Mikko does before Laura asks, when he is asked, and hours later."""


async def lived(kept: Databases, before: Does, when_asked: Does, later: Does) -> tuple[list[str], bool]:
    """Everything that reached Laura and Ravi; and whether Mikko was told of anything."""
    async with a_world(kept.open()) as world:
        await with_circle(world, "sanna", ("mikko",))
        await with_circle(world)
        await _they_have_talked_once(world)
        asked = world.clock.now() + timedelta(minutes=10)
        await before(world)
        await world.later(seconds=(asked - world.clock.now()).total_seconds())
        await world.laura.runs()
        await world.laura.presses(Action.PERSON)
        seen = [repr(replace(world.laura.dialog, token=""))]
        await world.laura.presses(Action.ASK)
        told = len(world.mikko.notices)
        await world.later(minutes=5)
        told = len(world.mikko.notices) - told
        await when_asked(world)
        await _looks(world, seen)
        await world.later(hours=4)
        await later(world)
        for _ in range(5):
            await _looks(world, seen)
            await world.later(hours=7)
        await world.laura.presses(Action.RECEIPTS)
        seen.append(repr(replace(world.laura.dialog, token="")))
        for who in ("laura", "ravi"):
            lines = [line for line in world.platform.desk(who).lines if isinstance(line, Noticed)]
            seen += [f"{who} {line.at} {replace(line.notice, token='')}" for line in lines]
        return seen, told == 1


async def _they_have_talked_once(world: World) -> None:
    await world.laura.runs()
    await world.laura.presses(Action.PERSON)
    await world.laura.presses(Action.ASK)
    await world.later(minutes=5)
    await world.mikko.opens()
    await world.mikko.presses(Action.ACCEPT)
    await world.mikko.presses(Action.IN_TOUCH)
    await world.later(days=8)


async def _looks(world: World, seen: list[str]) -> None:
    await world.laura.runs("/kaveri status")
    seen.append(repr(replace(world.laura.dialog, token="")))


async def _being_asked(world: World, action: Action) -> None:
    await world.mikko.runs("/kaveri help")
    await world.mikko.presses(Action.BEING_ASKED)
    await world.mikko.presses(action)


def fresh(store: str, folder: Path, name: str) -> Databases:
    (folder / name).mkdir()
    return databases(store, folder / name, _no_server)


def _no_server() -> Postgres:
    raise AssertionError("these stories need no server")


@pytest.mark.parametrize("store", ["memory", "sqlite"])
@pytest.mark.parametrize("way", list(WAYS)[1:])
async def test_whatever_mikko_does_but_say_yes_reads_the_same(way: str, store: str, tmp_path: Path) -> None:
    silent, told = await lived(fresh(store, tmp_path, "silent"), *WAYS["silent"])
    assert told
    assert sum(line.startswith("ravi") for line in silent) >= 2, "Ravi was asked as well"
    seen, told = await lived(fresh(store, tmp_path, "other"), *WAYS[way])
    assert seen == silent
    assert told is (WAYS[way][0] is nothing), "what Mikko wanted kept from him, he is not told of"


async def test_a_yes_does_not_read_like_silence(tmp_path: Path) -> None:
    async def accepts(world: World) -> None:
        await world.mikko.opens()
        await world.mikko.presses(Action.ACCEPT)

    silent, _ = await lived(fresh("memory", tmp_path, "silent"), *WAYS["silent"])
    seen, _ = await lived(fresh("memory", tmp_path, "yes"), nothing, accepts, nothing)
    assert seen != silent

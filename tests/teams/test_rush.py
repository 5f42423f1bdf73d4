"""More people press than can be kept: whoever comes too many reads so at once, and sends it all once more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters import inhand
from bot.port import Close, Show
from bot.rules.words import Words
from tests.contract.cards import EVERYTHING
from tests.contract.recording import AGAIN, CALL, NOT_SAVED
from tests.fakes.teams import activities
from tests.teams.rigging import WAITING, TeamsRig, opens_home


@pytest.fixture(autouse=True)
def room_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inhand, "MOST", 1)


@asynccontextmanager
async def a_rush(teams: TeamsRig) -> AsyncIterator[None]:
    """Ravi's line is in hand all the while."""
    before = len(teams.inbox.presses)
    go_on = teams.inbox.is_slow()
    in_hand = asyncio.create_task(teams.types("ravi", "hello"))
    await teams.inbox.hears(before + 1)
    yield
    assert len(teams.inbox.presses) == before + 1, "nothing was done for anybody else"
    go_on.set()
    await in_hand
    teams.inbox.patience = None


async def test_a_button_in_the_chat_opens_a_window_that_says_so_and_can_try_again(teams: TeamsRig) -> None:
    async with a_rush(teams):
        await teams.opens("asha")
        await teams.sees("asha", NOT_SAVED.text)
    teams.inbox.answer = Show(EVERYTHING)
    await teams.presses("asha", AGAIN.text)
    await teams.sees("asha", "How are you today?")


async def test_what_was_written_can_be_sent_once_more(teams: TeamsRig) -> None:
    await teams.opens("asha")
    await teams.fills("asha", "line", "rough wk")
    async with a_rush(teams):
        await teams.submits("asha")
        await teams.sees("asha", NOT_SAVED.text)
        await teams.sees("asha", "rough wk")
    teams.inbox.answer = Close()
    await teams.presses("asha", AGAIN.text)
    assert teams.inbox.last.values["line"] == Words("rough wk")
    assert teams.window("asha") == ""


async def test_other_doors_open_all_the_same(teams: TeamsRig) -> None:
    async with a_rush(teams):
        await teams.opens("asha")
        await teams.sees("asha", NOT_SAVED.text)
        await teams.presses("asha", "Need someone now?")
        await teams.sees("asha", CALL.text)
        assert NOT_SAVED.text not in teams.window("asha")


async def test_whoever_asks_for_a_person_has_other_doors_beneath_the_sentence(teams: TeamsRig) -> None:
    leena = teams.person("leena")
    await opens_home(leena)
    leena.closes()
    async with a_rush(teams):
        await leena.presses("I could use a person")
        await teams.sees("leena", NOT_SAVED.text)
        await teams.sees("leena", CALL.text)
        await teams.sees("leena", AGAIN.text)


async def test_what_may_be_saved_by_now_is_not_said_to_be_lost(teams: TeamsRig) -> None:
    await teams.opens("asha")
    teams.inbox.cannot_save()
    await teams.submits("asha")
    teams.inbox.fault = None
    async with a_rush(teams):
        await teams.presses("asha", AGAIN.text)
        await teams.sees("asha", WAITING)
    teams.inbox.answer = Close()
    await teams.presses("asha", AGAIN.text)
    assert teams.window("asha") == ""


async def test_a_line_is_delivered_again(teams: TeamsRig) -> None:
    world, asha = teams.teams.world, teams.person("asha")
    message = world.post(world.chat(asha.person), asha.id, "hello")
    line = activities.typed(world, asha.person, message)
    async with a_rush(teams):
        assert (await teams.teams.out.send(line)).status == 503
    assert (await teams.teams.out.send(line)).status == 200
    assert teams.inbox.last.address == teams.address("asha")


async def test_the_greeting_is_drawn_again_all_the_same(teams: TeamsRig) -> None:
    async with a_rush(teams):
        await teams.person("asha").looks()

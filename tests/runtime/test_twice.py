"""Late, doubled, foreign and forged presses change nothing that they should not."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.messages.actions import Action
from bot.port import NotSaved, Press, Show
from bot.rules.people import Address
from bot.rules.words import Words
from bot.runtime import engine
from tests.world import World, with_circle

LAURA = Address("playground", "demo", "laura")


async def receive(world: World, press: Press) -> str:
    reply = await world.program.engine.receive(press)
    assert isinstance(reply, Show)
    return reply.dialog.token


async def state(world: World, who: str = "laura") -> object:
    loaded = await world.program.writer.run(lambda tx: tx.load_at(replace(LAURA, user=who)))
    return loaded.member if loaded else None


async def test_the_same_request_twice_is_one_check_in(world: World) -> None:
    token = await receive(world, Press("1", LAURA, Action.HOME))
    save = Press("2", LAURA, Action.SAVE_CHECK_IN, token, {"energy": Words("2")})
    await receive(world, save)
    once = await state(world)
    await receive(world, save)
    assert await state(world) == once


async def test_the_same_window_sent_again_under_a_new_key_is_one_check_in(world: World) -> None:
    token = await receive(world, Press("1", LAURA, Action.HOME))
    save = Press("2", LAURA, Action.SAVE_CHECK_IN, token, {"energy": Words("2")})
    await receive(world, save)
    once = await state(world)
    await receive(world, replace(save, key="3"))
    assert await state(world) == once


async def test_pressing_ask_twice_asks_once(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs("/kaveri person")
    token = laura.dialog.token
    await laura.presses(Action.ASK, token=token)
    once = await state(world)
    await laura.presses(Action.ASK, token=token)
    laura.sees("I am asking: Mikko, Ravi.")
    assert await state(world) == once


async def test_a_first_line_during_which_the_directory_hangs_is_to_be_delivered_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = asyncio.Event()

    async def profile(_: Address) -> None:
        await hangs.wait()

    monkeypatch.setattr(engine, "PROFILE_WITHIN", 0.01)
    monkeypatch.setattr(world.platform, "profile", profile)
    line = Press("1", LAURA, Action.TYPED, line="hello")
    with pytest.raises(NotSaved):
        await world.program.engine.receive(line)
    monkeypatch.undo()
    await world.program.engine.receive(line)
    await world.settle()
    assert len(world.laura.notices) == 1


async def test_pressing_ask_twice_where_the_words_have_changed_shows_them_both_times(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs("/kaveri person")
    before = laura.dialog.token
    await laura.presses(Action.CHANGE_WAY, order="at-once")
    for _ in range(2):
        await laura.presses(Action.ASK, token=before)
        laura.sees("Something in this changed since you saw it. Please look once more.", "Ask them")
    await laura.presses(Action.ASK)
    laura.sees("I am asking: Mikko, Ravi.")


@pytest.mark.parametrize("key", ["early", "late"], ids=["delivered twice", "sent twice"])
async def test_a_press_that_came_to_nothing_asks_nobody_when_it_comes_again(world: World, key: str) -> None:
    """First "I could use a person" only opened a page. Since then the words were approved: one press asks."""
    await with_circle(world)
    home = await receive(world, Press("home", LAURA, Action.HOME))
    press = Press("early", LAURA, Action.PERSON, home)
    await receive(world, press)
    laura = await world.laura.runs("/kaveri people")
    await laura.presses(Action.APPROVE)
    approved = await state(world)
    await receive(world, replace(press, key=key))
    assert await state(world) == approved
    (await laura.runs("/kaveri person")).sees("I am asking: Mikko, Ravi.")


@pytest.mark.parametrize("key", ["early", "late"], ids=["delivered twice", "sent twice"])
async def test_a_stop_that_stopped_nothing_stops_nothing_when_it_comes_again(world: World, key: str) -> None:
    """First there was nothing to stop. Since then somebody is asked: that goes on."""
    await with_circle(world)
    token = await receive(world, Press("1", LAURA, Action.STATUS))
    await receive(world, Press("early", LAURA, Action.WITHDRAW, token))
    laura = await world.laura.runs("/kaveri person")
    await laura.presses(Action.ASK)
    laura.sees("I am asking: Mikko, Ravi.")
    await world.later(hours=5)
    before = await state(world)
    await receive(world, Press(key, LAURA, Action.WITHDRAW, token))
    assert await state(world) == before


async def test_a_window_of_somebody_else_is_not_open(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs("/kaveri person")
    before = await state(world), await state(world, "mikko")
    mikko = await world.mikko.runs()
    await mikko.presses(Action.ASK, token=laura.dialog.token)
    mikko.sees("Tämä ei ole enää auki.")
    assert await state(world) == before[0]


@pytest.mark.parametrize("token", ["x", "!!!", "A" * 400, "é", "=" * 12])
async def test_a_forged_token_is_not_open(world: World, token: str) -> None:
    laura = await world.laura.runs()
    before = await state(world)
    await laura.presses(Action.SAVE_CHECK_IN, token=token, energy="1")
    laura.sees("This is no longer open.")
    assert await state(world) == before


async def test_a_stranger_with_a_forged_token_leaves_no_trace(world: World) -> None:
    await receive(world, Press("1", LAURA, Action.ASK, "forged"))
    assert await state(world) is None


@pytest.mark.parametrize("action", list(Action))
async def test_no_press_is_a_dead_end(world: World, action: Action) -> None:
    """Any press, at any time, with nothing filled in: a page with a way forward, or a sentence at a field."""
    laura = await world.laura.runs()
    await laura.presses(action)
    assert world.platform.desk("laura").window is not None
    assert "laura" in world.platform.desks
    if not laura.errors:
        assert laura.dialog.submit or any(hasattr(element, "buttons") for element in laura.dialog.body)


async def test_an_unknown_press_opens_the_first_page(world: World) -> None:
    laura = await world.laura.runs()
    await world.platform.presses("laura", "never-heard-of", laura.dialog.token)
    laura.sees("How are you today?")


async def test_a_half_filled_check_in_is_not_lost(world: World) -> None:
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON, energy="1", line="so tired")
    await laura.presses(Action.HOME)
    fields = {getattr(e, "id", ""): e for e in laura.dialog.body}
    assert fields["energy"].chosen == "1"
    assert fields["line"].text == "so tired"
    await world.later(hours=2)
    await laura.runs()
    fields = {getattr(e, "id", ""): e for e in laura.dialog.body}
    assert fields["energy"].chosen is None

"""Asked in the chat, through the whole program on every store: chosen, answered, interrupted, taken back."""

from __future__ import annotations

import pytest

from bot.messages.actions import Action
from bot.port import Press
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from tests.stores import KINDS, Databases
from tests.world import MONDAY, Somebody, World, a_world


async def chooses_the_chat(somebody: Somebody, keep: bool = True) -> None:
    await somebody.runs()
    if keep:
        await somebody.presses(Action.KEEP)
    await somebody.presses(Action.DAYS)
    somebody.sees("Ask me right here in the chat")
    await somebody.presses(Action.CHAT_PAGE)
    somebody.sees(
        "stand in your company’s chat records", "on a screen that you share", "in your words", "usual way"
    )
    await somebody.presses(Action.CHAT_YES)
    somebody.sees("My check-in questions come in the chat.")


def heard(world: World, who: str) -> list[str]:
    return world.platform.desk(who).news


async def answers(world: World, who: str, label: str) -> None:
    rows = world.platform.desk(who).turns[-1].rows
    button = next(button for row in rows for button in row if button.label == label)
    await world.platform.presses(who, button.action, button.token)
    await world.settle()


async def test_a_check_in_is_a_talk_and_the_window_shows_what_came_of_it(world: World) -> None:
    await chooses_the_chat(world.laura)
    await world.later(days=1, hours=3)
    assert heard(world, "laura") == [
        "A short check-in, if you like. How much energy do you have for work today? "
        "From 1 (hardly any) to 5 (plenty)."
    ]
    await answers(world, "laura", "2")
    await world.laura.types("four")
    await world.laura.types("Slept badly")
    assert heard(world, "laura")[-1] == "That was all, thank you."
    assert len(heard(world, "laura")) == 4
    await answers(world, "laura", "Open Kaveri")
    await world.laura.runs()
    await world.laura.presses(Action.CHECK_INS)
    world.laura.sees("Slept badly")


async def test_in_the_first_three_answers_the_one_question_comes_in_the_window(world: World) -> None:
    await chooses_the_chat(world.laura, keep=False)
    for _ in range(3):
        before = len(world.platform.desk("laura").turns)
        while len(world.platform.desk("laura").turns) == before:
            await world.later(hours=1)
        await world.laura.types("3")
        await world.laura.types("3")
        await world.laura.types("skip")
    await answers(world, "laura", "Open Kaveri")
    world.laura.sees("Your first three", "Energy: 3, 3, 3")


async def test_one_press_leads_back_to_the_private_window(world: World) -> None:
    await chooses_the_chat(world.laura)
    await world.laura.presses(Action.CHAT_NO)
    world.laura.sees("Ask me right here in the chat")
    await world.later(days=1, hours=3)
    assert heard(world, "laura") == ["Kaveri has something for you."]
    assert not world.platform.desk("laura").turns


async def test_an_old_button_says_that_it_is_over(world: World) -> None:
    await chooses_the_chat(world.laura)
    await world.later(days=1, hours=1, minutes=50)
    await world.later(hours=3)
    world.platform.closes("laura")
    await answers(world, "laura", "2")
    world.laura.sees("This is no longer open.")
    assert len(heard(world, "laura")) == 1


async def test_a_line_that_is_delivered_again_is_answered_once(world: World) -> None:
    await chooses_the_chat(world.laura)
    await world.later(days=1)
    while not world.platform.desk("laura").turns:
        await world.later(minutes=10)
    who = world.platform.desk("laura").person.address
    for _ in range(3):
        press = Press("the same key", who, Action.TYPED, values={"text": Words("2")}, line="a line")
        await world.program.engine.receive(press)
        await world.settle()
    assert len(heard(world, "laura")) == 2
    assert "switch off" in heard(world, "laura")[-1]


@pytest.mark.parametrize("kept", [kind for kind in KINDS if kind != "memory"], indirect=True)
async def test_a_talk_goes_on_after_a_restart(kept: Databases) -> None:
    clock = PushedClock(MONDAY)
    async with a_world(kept.open(clock), clock=clock) as world:
        await chooses_the_chat(world.laura)
        await world.later(days=1)
        while not world.platform.desk("laura").turns:
            await world.later(minutes=10)
        await world.laura.types("2")
    async with a_world(kept.open(clock), clock=clock, seed=2) as world:
        await world.laura.types("takaisin")
        assert "How much energy" in heard(world, "laura")[0]
        await world.laura.types("5")
        await world.laura.types("ikkuna")
        assert heard(world, "laura")[-1] == "Kaveri has something for you."
        await world.laura.opens()
        energy = next(e for e in world.laura.dialog.body if getattr(e, "id", "") == "energy")
        assert getattr(energy, "chosen", None) == "5"


@pytest.mark.parametrize("line", ["2", "stop", "I can’t go on", "window"])
async def test_whoever_did_not_choose_it_gets_the_one_notice_byte_for_byte(world: World, line: str) -> None:
    await world.laura.runs()
    await world.mikko.runs()
    await world.laura.types(line)
    await world.mikko.types("hei")
    (to_laura,), (to_mikko,) = world.laura.notices, world.mikko.notices
    assert (to_laura.text.text, to_laura.button.text) == ("Kaveri has something for you.", "Open")
    assert (to_laura.action, len(to_laura.token)) == (to_mikko.action, len(to_mikko.token))
    await world.platform.edits("laura", "3")
    await world.platform.deletes("laura")
    await world.settle()
    assert len(heard(world, "laura")) == 1


async def test_an_edit_by_somebody_never_met_leaves_no_trace(world: World) -> None:
    who = world.platform.desk("ravi").person.address
    await world.program.engine.receive(Press("k", who, Action.EDITED, values={"text": Words("2")}, line="a"))
    assert world.program.store.run(lambda tx: tx.find(who)) is None

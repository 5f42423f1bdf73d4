"""What somebody writes may change what they see next, once; nobody else sees anything of it, nowhere."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from bot.messages.actions import Action
from tests.runtime.test_traces import version
from tests.world import World, with_circle

DARK = "I don't want to live any more"
DOORS = "I am a program and can’t judge danger"


def first_line(world: World, who: str) -> str:
    return getattr(world, who).window.splitlines()[0]


async def test_after_a_line_in_a_check_in_other_doors_stand_first(world: World) -> None:
    laura = await world.laura.runs()
    await laura.presses(Action.SAVE_CHECK_IN, energy="1", line=DARK)
    assert first_line(world, "laura") == "Other doors"
    laura.sees(DOORS, "Thank you. I hold this for you")
    await laura.runs()
    laura.sees_nothing_of(DOORS)


async def test_once_for_each_text(world: World) -> None:
    laura = await world.laura.runs()
    await laura.presses(Action.CIRCLE, line=DARK)
    laura.sees(DOORS, "Your people")
    await laura.runs()
    await laura.presses(Action.CIRCLE, line=DARK)
    laura.sees_nothing_of(DOORS)
    await laura.runs()
    await laura.presses(Action.CIRCLE, line=DARK + ", really")
    laura.sees(DOORS)


async def test_what_is_pressed_twice_in_one_window_has_them_above_both_answers(world: World) -> None:
    """Only one of the two stays in front of its writer."""
    laura = await world.laura.runs()
    window = laura.dialog.token
    for _ in range(2):
        await laura.presses(Action.CIRCLE, token=window, line=DARK)
        laura.sees(DOORS, "Your people")
    await laura.presses(Action.CIRCLE, line=DARK)
    laura.sees_nothing_of(DOORS)


async def test_after_a_line_in_the_chat_a_notice_that_is_opened_twice_has_them_both_times(
    world: World,
) -> None:
    laura = await world.laura.runs()
    await laura.types(DARK)
    for _ in range(2):
        await laura.opens()
        laura.sees(DOORS)
    await laura.runs()
    laura.sees_nothing_of(DOORS)


async def test_where_the_doors_stand_anyway_they_stand_once(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.EDIT_RELEASE)
    await laura.presses(Action.SAVE_RELEASE, note=DARK)
    assert laura.window.count(DOORS) == 1


async def test_after_a_line_in_the_chat_the_next_window_has_them_first(world: World) -> None:
    laura = await world.laura.runs()
    await laura.types("good morning")
    ordinary, before = laura.notices[-1], version(world, "laura")
    await world.later(minutes=1)
    await laura.types(DARK)
    assert replace(laura.notices[-1], token="") == replace(ordinary, token="")
    assert version(world, "laura") != before, "that a line was answered, as ever"
    await laura.opens()
    assert first_line(world, "laura") == "Other doors"
    await laura.runs()
    laura.sees_nothing_of(DOORS)


async def test_after_ten_minutes_it_is_forgotten(world: World) -> None:
    laura = await world.laura.runs()
    await laura.types(DARK)
    await world.later(minutes=11)
    await laura.opens()
    laura.sees_nothing_of(DOORS)


async def test_nobody_else_sees_anything_and_no_log_says_anything(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await world.laura.runs()
    await world.laura.types(DARK)
    await world.mikko.runs()
    world.mikko.sees_nothing_of(DOORS, "osaa arvioida vaaraa")
    assert "want to live" not in caplog.text

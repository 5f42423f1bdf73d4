"""Words about the work that several people sign, through the real program."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.messages.actions import Action
from bot.rules.together import LASTS
from tests.world import Somebody, World, a_world

TEXT = "On call comes round every third week. We would like a fourth person in it."


@pytest.fixture
async def office() -> AsyncIterator[World]:
    """In memory, where how it is kept makes no difference."""
    async with a_world() as office:
        yield office


async def passes_on(laura: Somebody, *readers: str) -> Somebody:
    await laura.runs()
    await laura.presses(Action.MY_PAGE)
    await laura.presses(Action.PREPARE)
    await laura.presses(Action.STATEMENT)
    people = {f"person_{n}": who for n, who in enumerate(readers, 1)}
    await laura.presses(Action.STATEMENT_WRITE, statement=TEXT, **people)
    laura.sees(TEXT, "Laura would like to say this together with you")
    return await laura.presses(Action.STATEMENT_ASK)


async def test_laura_writes_ravi_says_the_same_and_mikko_says_nothing(world: World) -> None:
    laura = await passes_on(world.laura, "ravi", "mikko")
    laura.sees(TEXT, "So far nobody has said the same.")
    await world.later(hours=7)
    assert (len(world.ravi.notices), len(world.mikko.notices)) == (1, 1)
    ravi = await world.ravi.opens()
    ravi.sees(TEXT, "Laura reads your name under it", "and may show it to others")
    ravi.sees_nothing_of("Mikko")
    await ravi.presses(Action.STATEMENT_SIGN)
    mikko = await world.mikko.opens()
    mikko.sees(TEXT)
    mikko.sees_nothing_of("Ravi")
    await laura.presses(Action.STATEMENT)
    laura.sees("They say the same: Ravi", "Said by Laura, Ravi.")
    laura.sees_nothing_of("Mikko")


async def test_a_name_can_be_taken_off_again(world: World) -> None:
    laura = await passes_on(world.laura, "ravi")
    await world.later(hours=7)
    ravi = await world.ravi.opens()
    for _ in range(2):
        await ravi.presses(Action.STATEMENT_SIGN)
    await ravi.presses(Action.STATEMENT_UNSIGN)
    await laura.presses(Action.STATEMENT)
    laura.sees("So far nobody has said the same.")


async def test_taken_away_within_a_minute_nobody_hears_of_it(office: World) -> None:
    laura = await passes_on(office.laura, "ravi", "mikko")
    await laura.presses(Action.STATEMENT_BACK)
    laura.sees("It is taken away")
    await office.later(days=2)
    assert (office.ravi.notices, office.mikko.notices) == ([], [])


async def test_taken_away_later_the_card_is_over_and_the_words_are_gone(office: World) -> None:
    laura = await passes_on(office.laura, "ravi")
    await office.later(hours=7)
    ravi = await office.ravi.opens()
    await ravi.presses(Action.STATEMENT_SIGN)
    await laura.presses(Action.STATEMENT_BACK)
    await ravi.opens()
    ravi.sees("No longer needed")
    ravi.sees_nothing_of(TEXT)
    await laura.presses(Action.MY_PAGE)
    await laura.presses(Action.PREPARE)
    await laura.presses(Action.STATEMENT)
    laura.sees("You passed something on not long ago.")


async def test_after_four_weeks_nothing_of_it_is_kept(office: World) -> None:
    laura = await passes_on(office.laura, "ravi")
    await office.later(hours=7)
    ravi = await office.ravi.opens()
    await ravi.presses(Action.STATEMENT_SIGN)
    await office.later(seconds=(LASTS + timedelta(days=1)).total_seconds())
    await laura.runs()
    await laura.presses(Action.STATEMENT)
    laura.sees_nothing_of(TEXT, "Ravi")
    await ravi.opens(ravi.notices[0])
    ravi.sees("No longer needed")


async def test_a_pause_holds_and_reads_like_leaving_it(office: World) -> None:
    await office.ravi.runs("/kaveri help")
    await office.ravi.presses(Action.BEING_ASKED)
    await office.ravi.presses(Action.PAUSE_MONTH)
    laura = await passes_on(office.laura, "ravi")
    before = laura.window
    await office.later(days=1)
    assert office.ravi.notices == []
    await laura.presses(Action.STATEMENT)
    assert laura.window == before


async def test_whoever_is_changed_in_an_old_window_sees_it_anew_first(office: World) -> None:
    laura = await office.laura.runs()
    await laura.presses(Action.STATEMENT)
    await laura.presses(Action.STATEMENT_WRITE, statement=TEXT, person_1="ravi")
    old = laura.dialog.token
    await laura.presses(Action.STATEMENT_EDIT)
    await laura.presses(Action.STATEMENT_WRITE, statement="Something else", person_1="mikko")
    await laura.presses(Action.STATEMENT_ASK, token=old)
    laura.sees("Something else", "Mikko")
    await office.later(days=1)
    assert (office.ravi.notices, office.mikko.notices) == ([], [])


async def test_nothing_written_and_nobody_picked_is_said_at_the_field(office: World) -> None:
    laura = await office.laura.runs()
    await laura.presses(Action.STATEMENT)
    await laura.presses(Action.STATEMENT_WRITE)
    assert set(laura.errors) == {"statement", "person-1"}
    await laura.presses(Action.STATEMENT_WRITE, statement="x" * 601, person_1="laura")
    assert set(laura.errors) == {"statement", "person-1"}

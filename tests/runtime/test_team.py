"""What a team reads of its own work, through the real program on every store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters import quarter
from adapters.playground.people import PEOPLE, Directory, Person
from bot.messages.actions import Action
from bot.rules.reflection import Item
from bot.runtime.settings import Settings
from tests.stores import Databases
from tests.world import Somebody, World, a_world

DECEMBER = datetime(2026, 12, 7, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
TEN = tuple(f"w{n}" for n in range(10))
WORKERS = tuple(Person(id, f"Worker {id}", "en", "Europe/Helsinki", "Turku") for id in TEN)
COMPANY = Directory((*PEOPLE, *WORKERS))
ON = Settings(aggregates=True, operator_name="Example Oy")


@pytest.fixture
async def world(kept: Databases) -> AsyncIterator[World]:
    async with a_world(kept.open(), DECEMBER, directory=COMPANY, settings=ON) as world:
        yield world


@pytest.fixture
async def company() -> AsyncIterator[World]:
    """The same in memory, where how it is kept makes no difference."""
    async with a_world(None, DECEMBER, directory=COMPANY, settings=ON) as company:
        yield company


async def looks_back(who: Somebody, say: int) -> Somebody:
    await who.runs()
    await who.presses(Action.LOOKING_BACK)
    rated = {f"look_{item}": str(say if item is Item.SAY else 3) for item in Item}
    return await who.presses(Action.SAVE_LOOKING, **rated)


async def lets_count(who: Somebody, say: int, **named: str) -> Somebody:
    await looks_back(who, say)
    await who.presses(Action.TEAM)
    who.sees("This is what would count", f"a say {say}, without obstacles 3")
    return await who.presses(Action.TEAM_COUNT, **named)


async def into_january(world: World) -> None:
    await world.later(days=28)


async def reads(who: Somebody) -> Somebody:
    await who.runs()
    await who.presses(Action.MY_PAGE)
    return await who.presses(Action.TEAM)


async def test_ten_let_their_answers_count_and_everybody_reads_the_four_numbers(world: World) -> None:
    for n, who in enumerate(TEN):
        await lets_count(getattr(world, who), 2 + n % 3)
    await into_january(world)
    laura = await reads(world.laura)
    laura.sees("October to December 2026", "I had a real say in how I work: 3 of 5")
    laura.sees_nothing_of("Worker", "Nothing to show")


async def test_of_nine_nothing_is_read_and_nobody_learns_that_it_was_nine(company: World) -> None:
    for who in TEN[:9]:
        await lets_count(getattr(company, who), 3)
    await into_january(company)
    laura = await reads(company.laura)
    laura.sees("Nothing to show for this quarter.")
    laura.sees_nothing_of("9", "nine")


async def test_what_is_not_let_count_does_not_whatever_was_answered(company: World) -> None:
    for who in TEN[:9]:
        await lets_count(getattr(company, who), 3)
    await looks_back(getattr(company, TEN[9]), 3)
    await into_january(company)
    (await reads(company.laura)).sees("Nothing to show for this quarter.")


async def test_until_the_quarter_is_over_it_can_be_taken_out_again(company: World) -> None:
    for who in TEN:
        await lets_count(getattr(company, who), 3)
    one = getattr(company, TEN[0])
    one.sees("This counts from you. Until 1.1.2027 you can take it out.")
    await one.presses(Action.TEAM_OUT)
    one.sees_nothing_of("This counts from you")
    await into_january(company)
    (await reads(company.laura)).sees("Nothing to show for this quarter.")


async def test_whoever_clears_everything_is_not_counted_either(company: World) -> None:
    for who in TEN:
        await lets_count(getattr(company, who), 3)
    one = getattr(company, TEN[0])
    await one.presses(Action.MY_PAGE)
    await one.presses(Action.CLEAR)
    await one.presses(Action.CLEAR_GO)
    await into_january(company)
    (await reads(company.laura)).sees("Nothing to show for this quarter.")


async def test_nothing_counts_that_was_not_in_the_window_when_it_was_pressed(company: World) -> None:
    """The window is from before the last looking back: it is shown anew, and nothing counts yet."""
    one = await looks_back(getattr(company, TEN[0]), 2)
    await one.presses(Action.TEAM)
    before = one.dialog.token
    await looks_back(one, 5)
    await one.presses(Action.TEAM_COUNT, token=before)
    one.sees("This is what would count", "a say 5")
    one.sees_nothing_of("This counts from you")


async def test_an_obstacle_in_the_same_words_is_read_and_one_in_others_is_not(company: World) -> None:
    for who in TEN:
        await lets_count(getattr(company, who), 3, obstacle="tools", obstacle_about="  The OLD build ")
    await lets_count(company.ravi, 4, obstacle="tools", obstacle_about="Something else")
    await into_january(company)
    laura = await reads(company.laura)
    laura.sees("Ten people or more", "Tools that get in the way: the old build")
    laura.sees_nothing_of("omething else")


async def test_a_number_is_put_together_once_whatever_comes_afterwards(company: World) -> None:
    for who in TEN:
        await lets_count(getattr(company, who), 3)
    await into_january(company)
    for who in TEN:
        await lets_count(getattr(company, who), 5)
    await company.later(days=10)
    (await reads(company.laura)).sees("I had a real say in how I work: 3 of 5")


async def test_where_it_is_off_there_is_no_such_page_and_old_windows_count_nothing(kept: Databases) -> None:
    async with a_world(kept.open(), DECEMBER, directory=COMPANY) as world:
        one = await looks_back(getattr(world, TEN[0]), 2)
        assert Action.TEAM.value not in repr(one.dialog)
        await one.presses(Action.TEAM)
        one.sees("No such numbers are put together here")
        await one.presses(Action.TEAM_COUNT)
        everybody = world.program.store.members(None, 50)
        loaded = world.program.store.run(lambda tx: tx.load(everybody))
        assert all(not row.member.shares for row in loaded.values())


async def test_each_unit_of_the_directory_reads_its_own(tmp_path: Path) -> None:
    file = tmp_path / "directory.csv"
    rows = [f"{p.address.platform},{p.address.tenant},{p.address.user},,Search" for p in WORKERS]
    laura = COMPANY.find("laura")
    assert laura is not None
    rows.append(f"{laura.address.platform},{laura.address.tenant},{laura.address.user},,Payments")
    file.write_text("platform,tenant,user,manager,unit\n" + "\n".join(rows) + "\n")
    settings = Settings(aggregates=True, directory_file=file)
    async with a_world(None, DECEMBER, directory=COMPANY, settings=settings) as world:
        for who in TEN:
            await lets_count(getattr(world, who), 3)
        await into_january(world)
        (await reads(getattr(world, TEN[0]))).sees("everybody in Search", "a real say in how I work: 3 of 5")
        (await reads(world.laura)).sees("everybody in Payments", "Nothing has been put together yet.")
        await world.ravi.runs()
        await world.ravi.presses(Action.TEAM)
        world.ravi.sees("I don’t know which team you are in")


async def test_whoever_runs_kaveri_reads_it_two_weeks_after_the_team(world: World, kept: Databases) -> None:
    if kept.settings is None:
        return  # a store in memory is nobody's but the program's
    for who in TEN:
        await lets_count(getattr(world, who), 3)
    await into_january(world)
    assert quarter.lines(kept.settings, world.clock) == [quarter.NOTHING]
    await world.later(days=12)
    assert quarter.lines(kept.settings, world.clock)[:2] == [
        "October to December 2026",
        "    I had a real say in how I work: 3 of 5",
    ]

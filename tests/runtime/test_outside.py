"""Someone outside your team, through the real program: on every store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.playground import volunteering
from adapters.playground.people import MORE as FIVE_MORE
from adapters.playground.people import PEOPLE, Directory, Person
from bot.messages.actions import Action
from bot.runtime.settings import Settings
from tests.stores import Databases
from tests.world import Somebody, World, a_world

MORE = tuple(
    Person(id, id.title(), "en", "Europe/Helsinki", "Tampere") for id in ("asha", "ben", "cleo", "dev")
)
VOLUNTEERS = ("mikko", "sanna", "asha", "ben", "cleo", "dev")
COMPANY = Directory((*PEOPLE, *MORE))


@pytest.fixture
async def world(kept: Databases) -> AsyncIterator[World]:
    async with a_world(kept.open(), directory=COMPANY) as world:
        yield world


async def volunteer(world: World, *people: str, theme: str = "") -> None:
    for who in people:
        somebody = await getattr(world, who).runs()
        await somebody.presses(Action.BEING_ASKED)
        await somebody.presses(Action.VOLUNTEER)
        await somebody.presses(Action.VOLUNTEER_SAVE, **({f"theme_{theme}": "yes"} if theme else {}))


async def looks_outside(laura: Somebody) -> Somebody:
    await laura.runs()
    await laura.presses(Action.PERSON)
    return await laura.presses(Action.OUTSIDE)


async def whoever_is_asked(world: World, people: tuple[str, ...] = VOLUNTEERS) -> Somebody:
    """Time passes until the first of them got a notice."""
    before = {who: len(getattr(world, who).notices) for who in people}
    for _ in range(60):
        await world.later(minutes=1)
        for who in people:
            if len(getattr(world, who).notices) > before[who]:
                return getattr(world, who)  # type: ignore[no-any-return]
    raise AssertionError("nobody was asked within an hour")


async def test_two_who_do_not_know_each_other_write_and_close_it(world: World) -> None:
    await volunteer(world, *VOLUNTEERS, theme="returning")
    laura = await looks_outside(world.laura)
    laura.sees(
        "Someone here would like to write with you", "Joku täällä haluaisi", "at most 3", "no directory"
    )
    await laura.presses(Action.OUTSIDE_THEME, theme="returning")
    laura.sees("What it is about: Coming back after being away.")
    await laura.presses(Action.OUTSIDE_ASK)
    laura.sees("I am asking.")
    peer = await whoever_is_asked(world)
    await peer.opens()
    peer.sees_nothing_of("Laura")
    await peer.presses(Action.OUTSIDE_YES)
    peer.sees_nothing_of("Laura")
    await peer.presses(Action.OUTSIDE_WRITE, line="Hello. I have a little time.")
    told = len(laura.notices)
    await world.later(hours=2)
    assert len(laura.notices) == told + 1, "one notice for the yes and the line"
    await laura.opens()
    laura.sees("Hello. I have a little time.")
    laura.sees_nothing_of(*(person.name for person in (*PEOPLE, *MORE) if person.id in VOLUNTEERS))
    await laura.presses(Action.OUTSIDE_WRITE, line=" ")
    assert laura.errors
    await laura.presses(Action.OUTSIDE_WRITE, line="Thank you.")
    await world.later(hours=1)
    await peer.opens()
    peer.sees("Thank you.")
    peer.sees_nothing_of("Laura")
    await laura.presses(Action.OUTSIDE_NAME)
    laura.sees("Laura")
    await laura.presses(Action.OUTSIDE_NAME_GO)
    await world.later(hours=1)
    await peer.opens()
    peer.sees("Laura")
    await laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.OUTSIDE)
    await laura.presses(Action.OUTSIDE_CLOSE)
    laura.sees("Nothing of what was written here is kept")
    await world.later(days=1)
    await peer.opens()
    peer.sees_nothing_of("Laura", "Thank you.")


async def test_fewer_than_five_and_everybody_else_reads_the_same(world: World) -> None:
    await volunteer(world, *VOLUNTEERS[:4])
    (await looks_outside(world.laura)).sees("not enough people yet")
    await volunteer(world, "dev")
    (await looks_outside(world.laura)).sees("word for word")
    leaving = await world.dev.runs()
    await leaving.presses(Action.BEING_ASKED)
    await leaving.presses(Action.VOLUNTEER)
    await leaving.presses(Action.VOLUNTEER_LEAVE)
    (await looks_outside(world.laura)).sees("not enough people yet")


async def is_asked(who: Somebody) -> bool:
    for notice in who.notices:
        await who.opens(notice)
        if "like to write with you" in who.window or "kirjoitella kanssasi" in who.window:
            return True
    return False


async def test_the_directory_keeps_the_own_team_out(tmp_path: Path) -> None:
    listed = tmp_path / "directory.csv"
    rows = [
        f"playground,demo,{who},olli,{'a' if who in ('laura', 'dev') else 'b'}"
        for who in ("laura", *VOLUNTEERS)
    ]
    listed.write_text("\n".join(["platform,tenant,user,manager,unit", *rows]))
    async with a_world(directory=COMPANY, settings=Settings(directory_file=listed)) as world:
        await volunteer(world, *VOLUNTEERS)
        (await looks_outside(world.laura)).sees("not enough people yet")  # all of them are under Olli
        own = [row.replace("olli", f"boss-{n}") for n, row in enumerate(rows)]
        listed.write_text("\n".join(["platform,tenant,user,manager,unit", *own]))
        (await looks_outside(world.laura)).sees(
            "Nobody from your team or from your management chain is asked"
        )
        await world.laura.presses(Action.OUTSIDE_ASK)
        asked: set[str] = set()
        for _ in range(14):
            await world.later(minutes=30)
            asked |= {who for who in VOLUNTEERS if await is_asked(getattr(world, who))}
        assert len(asked) == 3
        assert "dev" not in asked


async def test_a_directory_that_breaks_later_leaves_the_last_good_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    listed = tmp_path / "directory.csv"
    rows = ["platform,tenant,user,manager,unit", *(f"playground,demo,{w},,b" for w in VOLUNTEERS)]
    listed.write_text("\n".join([*rows, "playground,demo,laura,,a"]))
    async with a_world(directory=COMPANY, settings=Settings(directory_file=listed)) as world:
        await volunteer(world, *VOLUNTEERS)
        (await looks_outside(world.laura)).sees("your organisation’s directory says")
        listed.write_text("nothing of use")
        (await looks_outside(world.laura)).sees("your organisation’s directory says")
        assert "the directory was left as it was" in caplog.text
        assert "laura" not in caplog.text


async def test_with_the_five_more_of_the_playground_somebody_can_be_asked_at_once() -> None:
    async with a_world(directory=Directory((*PEOPLE, *FIVE_MORE))) as world:
        (await looks_outside(world.laura)).sees("not enough people yet")
        await volunteering.volunteer(world.platform)
        (await looks_outside(world.laura)).sees("word for word")
        assert all(world.platform.desk(person.id).dialog is None for person in FIVE_MORE)

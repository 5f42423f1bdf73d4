"""The operator types a command, in a process of its own: everybody can read of it at their next visit."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner

from adapters import acts as told
from adapters.__main__ import main
from adapters.helped import Helped
from bot.messages.actions import Action
from bot.rules.acts import Act
from bot.rules.announcing import House
from bot.runtime.clock import PushedClock, WallClock
from bot.runtime.locales import speech
from bot.storage.sql_timers import SqlTimers
from tests.runtime.restarting import Company
from tests.selftest.offices import environment
from tests.stores import Databases, on_every_database
from tests.world import World

on_sqlite = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
RETRIED, READ, RELEASE, CONTINUED = map(
    told.words, (Act.RETRIED, Act.QUARTER_READ, Act.RELEASE, Act.CONTINUED)
)


@pytest.fixture
def company(kept: Databases) -> Company:
    company = Company(kept)
    company.clock = PushedClock(WallClock().now())  # which a command goes by
    return company


async def types(kept: Databases, *words: str) -> str:
    assert kept.settings is not None
    run = CliRunner().invoke
    return (await asyncio.to_thread(run, main, list(words), env=environment(kept.settings))).output


async def reads(world: World, who: str = "laura") -> str:
    desk = await getattr(world, who).runs()
    await desk.presses(Action.MY_PAGE)
    await desk.presses(Action.LOG)
    return str(desk.window)


def test_every_command_is_told_or_there_is_a_reason() -> None:
    assert {name for name, _ in told.commands(main)} == set(told.COMMANDS)
    used = [act for one in told.COMMANDS.values() if isinstance(one, told.Told) for act in one.acts]
    assert sorted(used) == sorted(Act), "and each act is somebody's, once"
    for act in Act:
        assert told.words(act, "en") != told.words(act, "fi")
        assert {"en", "fi"} <= set(speech("en").languages)


@pytest.mark.parametrize("name", told.COMMANDS)
def test_the_help_of_each_says_what_members_read(name: str) -> None:
    said = " ".join(CliRunner().invoke(main, [*name.split(), "--help"]).output.split())
    match told.COMMANDS[name]:
        case told.Told(acts):
            assert f"Members will read of this under {told.PAGE}" in said
            assert [act for act in acts if told.words(act) not in said] == []
        case told.NotTold(why):
            assert f"Members read nothing of this. {why}" in said


def test_a_command_that_is_new_is_in_no_table_until_somebody_decides() -> None:
    main.add_command(Helped("export-everything"))
    try:
        said = CliRunner().invoke(main, ["export-everything", "--help"])
    finally:
        del main.commands["export-everything"]
    assert isinstance(said.exception, KeyError)


@on_every_database
async def test_everybody_reads_it_at_the_next_visit_and_the_command_said_so(
    kept: Databases, company: Company
) -> None:
    async with company.started() as world:
        assert RETRIED not in await reads(world)
        assert f"Members will read: “{RETRIED}”" in await types(kept, "parked", "retry")
        assert RETRIED in await reads(world)
        assert RETRIED in await reads(world, "ravi"), "who came only now"
        assert told.words(Act.RETRIED, "fi") in await reads(world, "mikko")
        assert f"Members will read: “{READ}”" in await types(kept, "quarter")
        assert READ in await reads(world)


@on_sqlite
async def test_what_looks_only_leaves_no_line(kept: Databases, company: Company) -> None:
    async with company.started() as world:
        before = await reads(world)
        for name in ("parked", "keys status", "about", "settings"):
            await types(kept, *name.split())
        assert await reads(world) == before


@on_sqlite
async def test_a_command_that_dies_in_the_middle_is_read_of_all_the_same(
    kept: Databases, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(self: SqlTimers) -> int:
        raise KeyboardInterrupt

    async with company.started() as world:
        monkeypatch.setattr(SqlTimers, "offer_wakes", dies)
        assert "Offered again" not in await types(kept, "parked", "retry")
        assert RETRIED in await reads(world)


@on_sqlite
async def test_another_release_is_read_of_with_its_build(company: Company) -> None:
    async with company.started() as world:
        assert RELEASE not in await reads(world)
    async with company.started() as world:
        assert RELEASE not in await reads(world), "the same one again"
        program = world.program
        program.announcements._bare = replace(House(), version="0.2.0", build="c0ffee" * 10)
        await program.announcements.begin(program.store, frozenset())
        assert f"{RELEASE} (0.2.0 {('c0ffee' * 3)[:16]})." in await reads(world)


@on_sqlite
async def test_a_silence_of_some_hours_is_read_of_whether_or_not_a_copy_was_put_back(
    company: Company,
) -> None:
    async with company.started() as world:
        await reads(world)
    async with company.started() as world:
        assert CONTINUED not in await reads(world)
    company.clock.push_to(company.clock.now() + timedelta(hours=3))
    async with company.started() as world:
        assert CONTINUED in await reads(world)

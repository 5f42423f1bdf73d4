"""The operator changes a setting that concerns members: they are told, once, and then it holds."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp.test_utils import make_mocked_request

from adapters.playground.people import PEOPLE, PLATFORM, Person
from adapters.program import Program
from bot.messages.actions import Action
from bot.messages.cards import PageLink
from bot.rules.announcing import NOTICE
from bot.rules.checkin import ANSWERS_LAST, TRIAL_LASTS
from bot.rules.people import Address, Profile
from bot.rules.reflection import Item
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart
from tests.runtime.restarting import Company
from tests.stores import Databases
from tests.world import World, a_world, with_circle

HEADING, STAYS = "Something changes here", "Nothing that is already written changes."
LISTED = "From Monday 21.12.2026 on, I have a list of who works in which team and under whom."
NO_LIST = "I have no list of who works in which team and under whom."
BOSS = "Mikko decides about your work"
PENDING = "changed: directory; told from 2026-11-30, in effect from 2026-12-21"
URL = "https://kaveri.example.com"
DAYS = NOTICE.days
on_a_database = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("kept", ["postgres"], indirect=True)


@pytest.fixture
def company(kept: Databases) -> Company:
    return Company(kept)


@pytest.fixture
def listed(tmp_path: Path) -> Settings:
    """With a list in which Mikko is Laura's boss."""
    rows = (
        "platform,tenant,user,manager,unit",
        "playground,demo,laura,mikko,a",
        "playground,demo,mikko,olli,a",
    )
    file = tmp_path / "directory.csv"
    file.write_text("\n".join(rows))
    return Settings(directory_file=file)


async def asks_about_mikko(world: World, yes: bool) -> None:
    """Whether the list is used: then Laura is asked about him where her people stand."""
    people = await world.laura.runs("/kaveri people")
    people.sees(f"{BOSS}. Is that so?") if yes else people.sees_nothing_of(BOSS)


@on_a_database
async def test_a_list_of_managers_is_told_first_and_used_three_weeks_later(
    company: Company, listed: Settings
) -> None:
    async with company.started() as world:
        await with_circle(world)
        (await world.laura.runs("/kaveri about")).sees(NO_LIST)
    async with company.started(listed) as world:
        laura = await world.laura.runs()
        assert laura.window.startswith(HEADING)
        laura.sees(LISTED, STAYS, "I could use a person")
        await asks_about_mikko(world, False)
        (await laura.presses(Action.ABOUT)).sees(NO_LIST, HEADING, LISTED)
        await world.later(minutes=30)
        (await laura.runs()).sees_nothing_of(HEADING)
        await asks_about_mikko(world, False)
        (await laura.runs("/kaveri about")).sees(NO_LIST, LISTED)
        await world.later(days=DAYS - 1)
        (await laura.runs()).sees_nothing_of(HEADING)
        await asks_about_mikko(world, False)
        await world.later(days=1)
        await asks_about_mikko(world, True)
        (await laura.runs()).sees_nothing_of(HEADING)
        (await laura.runs("/kaveri about")).sees_nothing_of(HEADING, NO_LIST)
        (await world.ravi.runs()).sees(HEADING, LISTED)  # who was here before, and was away all the time
        (await world.sanna.runs()).sees("Hei. Olen Kaveri.")
        world.sanna.sees_nothing_of("Täällä muuttuu jotakin")


@on_a_database
async def test_whoever_does_not_come_by_reads_it_behind_a_regular_prompt_and_gets_no_more_of_them(
    kept: Databases, company: Company, listed: Settings
) -> None:
    async def prompted(settings: Settings | None) -> tuple[list[str], str]:
        async with company.started(settings) as world:
            await world.later(days=7)
            laura = world.laura
            came = [notice.text.text for notice in laura.notices]
            await laura.opens()
            return came, laura.window

    async with company.started() as world:
        await with_circle(world)
        await world.laura.runs()
    usual, page = await prompted(None)
    assert HEADING not in page
    told, page = await prompted(listed)
    assert page.startswith(HEADING)
    assert told == usual != []


@on_a_database
async def test_what_is_put_back_before_its_day_never_was_and_is_told_anew_later(
    company: Company, listed: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with company.started() as world:
        await with_circle(world)
        await world.laura.runs()
    async with company.started(listed) as world:
        (await world.laura.runs()).sees(LISTED)
        assert PENDING in caplog.messages
    async with company.started() as world:
        (await world.laura.runs("/kaveri about")).sees_nothing_of(HEADING)
        await world.later(days=2)
    async with company.started(listed) as world:
        (await world.laura.runs()).sees("From Wednesday 23.12.2026 on, I have a list")
        await world.later(days=DAYS - 1)
        await asks_about_mikko(world, False)
        await world.later(days=1)
        await asks_about_mikko(world, True)


@on_postgres
async def test_two_replicas_with_different_settings_only_make_less_of_it(
    company: Company, listed: Settings
) -> None:
    async with company.started() as old:
        await with_circle(old)
        async with company.started(listed) as new:
            await old.program.announcements.refresh()  # as it does every minute
            for replica in (old, new):
                (await replica.laura.runs()).sees(LISTED)
            await new.later(days=DAYS)
            await asks_about_mikko(old, False)
            await asks_about_mikko(new, True)
            async with company.started() as old_again:  # it died meanwhile, and knows of no list
                await asks_about_mikko(old_again, False)
                await new.program.announcements.refresh()
                await asks_about_mikko(new, False)


@on_a_database
async def test_a_page_of_ones_own_opens_when_everybody_was_told(company: Company) -> None:
    def leads_there(world: World) -> bool:
        return any(isinstance(element, PageLink) for element in world.laura.dialog.body)

    async def answered(program: Program) -> int:
        return (await program.own_page(make_mocked_request("GET", "/me"))).status

    async with company.started() as world:
        await world.laura.runs()
    async with company.started(Settings(public_url=URL)) as world:
        (await world.laura.runs()).sees(f"opens at {URL}")
        await world.laura.presses(Action.HELP)
        assert not leads_there(world)
        assert await answered(world.program) == 404
        await world.later(days=DAYS)
        await world.laura.runs("/kaveri help")
        assert leads_there(world)
        assert await answered(world.program) == 200
    async with company.started(Settings(public_url="https://other.example.com")) as world:
        (await world.laura.runs()).sees("From Monday 14.12.2026 on", "opens at https://other.example.com")
        await world.laura.presses(Action.HELP)
        assert leads_there(world), "it moved, and is no wider for that"


class Elsewhere(Person):
    @property
    def address(self) -> Address:
        return Address(PLATFORM, "branch", self.id)

    @property
    def profile(self) -> Profile:
        return replace(super().profile, address=self.address)


SANNI = Elsewhere("sanni", "Sanni", "en", "Europe/Helsinki", "")


@on_a_database
async def test_people_of_a_new_tenant_can_come_when_everybody_was_told(company: Company) -> None:
    async with company.started() as world:
        await world.laura.runs()
    async with company.started(people=(*PEOPLE, SANNI)) as world:
        await world.sanni.runs()
        assert world.sanni.aside == "Kaveri begins here in a few weeks. Nothing was kept."
        (await world.laura.runs()).sees("the people of Playground branch can use this Kaveri, too")
        (await world.sanna.runs()).sees("Hei. Olen Kaveri.")
        await world.later(days=DAYS)
        await world.sanni.runs()
        assert world.sanni.aside == ""
        world.sanni.sees("Hello. I am Kaveri.")


@on_a_database
async def test_another_operator_is_told_at_once(company: Company) -> None:
    async with company.started(Settings(operator_name="Example Oy")) as world:
        (await world.laura.runs()).sees_nothing_of(HEADING)
        await world.later(hours=1)
    async with company.started(Settings(operator_name="Other Oy")) as world:
        (await world.laura.runs()).sees(HEADING, "From Monday 23.11.2026 on, Other Oy runs this Kaveri.")
        (await world.laura.runs("/kaveri about")).sees("Other Oy runs it.")
        world.laura.sees_nothing_of(HEADING)


@on_a_database
async def test_before_anybody_came_settings_may_be_tried_out(company: Company, listed: Settings) -> None:
    async with company.started():
        pass
    async with company.started(listed) as world:
        assert world.program.announcements.lines() == ()
        await with_circle(world)
        await asks_about_mikko(world, True)


@on_a_database
async def test_the_operator_reads_one_line_and_nothing_of_anybody(company: Company, listed: Settings) -> None:
    async with company.started() as world:
        await with_circle(world)
    async with company.started(listed) as world:
        route = next(
            r
            for r in world.program.application().router.routes()
            if r.resource and r.resource.canonical == "/healthz"
        )
        answer = await route.handler(make_mocked_request("GET", "/healthz"))
        assert answer.text == f"ok\n{PENDING}\n"  # type: ignore[union-attr]
        await world.later(days=DAYS, minutes=1)
        answer = await route.handler(make_mocked_request("GET", "/healthz"))
        assert answer.text == "ok\n"  # type: ignore[union-attr]


@on_a_database
async def test_kaveri_does_not_start_where_what_was_told_cannot_be_read(
    company: Company, tmp_path: Path
) -> None:
    async with company.started() as world:
        await world.laura.runs()
    with closing(sqlite3.connect(tmp_path / "kaveri.db")) as database, database:
        database.execute("UPDATE announced SET version = version + 1")
    with pytest.raises(CannotStart, match="What members were told"):
        async with company.started():
            pass


async def test_about_says_who_which_one_and_how_long_with_the_numbers_of_the_rules() -> None:
    settings = Settings(operator_name="Example Oy", source_url="https://git.example.com/kaveri")
    async with a_world(settings=settings) as world:
        laura = await world.laura.runs("/kaveri about")
        house = world.program.announcements.house()
        laura.sees("Example Oy runs it.", f"Version {house.version}, build {house.build[:16]}")
        laura.sees("The program’s source", "You are here from Playground demo.")
        laura.sees(f"Then {ANSWERS_LAST.days} days", f"for {TRIAL_LASTS.days // 7} weeks at most")
        await laura.runs("/kaveri help")
        (await laura.presses(Action.ABOUT)).sees("About this Kaveri")
        (await world.mikko.runs("/kaveri tietoja")).sees("Ylläpitäjä on Example Oy.")


@on_a_database
async def test_answers_of_before_never_count_in_a_teams_numbers(company: Company) -> None:
    counts = "This is what would count"

    async def looks_back(world: World) -> None:
        await world.laura.runs()
        await world.laura.presses(Action.LOOKING_BACK)
        await world.laura.presses(Action.SAVE_LOOKING, **{f"look_{item}": "3" for item in Item})

    async with company.started() as world:
        await world.laura.runs()
        await world.laura.presses(Action.KEEP)
        await looks_back(world)
    async with company.started(Settings(aggregates=True)) as world:
        (await world.laura.runs()).sees(HEADING, "From Monday 14.12.2026 on")
        await looks_back(world)  # told by now, but it does not hold yet
        await world.later(days=DAYS)
        await world.laura.runs()
        await world.laura.presses(Action.MY_PAGE)
        (await world.laura.presses(Action.TEAM)).sees_nothing_of(counts)
        await looks_back(world)
        (await world.laura.presses(Action.TEAM)).sees(counts)

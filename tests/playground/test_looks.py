"""Two columns look like Slack and two like Teams, and the story crosses from one to the other."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from adapters.playground.people import PEOPLE, Look
from tests.playground.browser import photograph
from tests.playground.test_page import LAPTOP, PHONE, TestServer, World, visit


def test_two_of_each_and_the_story_crosses() -> None:
    looks = {person.id: person.look for person in PEOPLE}
    assert sorted(looks.values()) == [Look.SLACK, Look.SLACK, Look.TEAMS, Look.TEAMS]
    assert looks["laura"] is not looks["ravi"]


async def test_every_column_says_what_it_is_drawn_like(browser: Browser, server: TestServer) -> None:
    look = await visit(browser, server, LAPTOP)
    for who, says in (
        ("sanna", "kuten Teamsissa"),
        ("mikko", "kuten Slackissa"),
        ("laura", "as on Slack"),
        ("ravi", "as on Teams"),
    ):
        await expect(look.column(who).get_by_text(says)).to_be_visible()


async def test_on_teams_a_cross_closes_and_saving_stands_at_the_end(
    browser: Browser, server: TestServer, world: World
) -> None:
    look = await visit(browser, server, LAPTOP)
    await world.stage.platform.runs("ravi", "/kaveri help")
    window = look.window("ravi")
    await expect(window.locator(".body > :last-child").get_by_role("button", name="Save")).to_be_attached()
    await photograph(look.page, "as-on-teams")
    await window.get_by_role("button", name="Close").press("Enter")
    await expect(window).to_have_count(0)
    assert look.complaints == []


async def test_on_teams_a_choice_that_is_a_press_is_a_row_of_buttons(
    browser: Browser, server: TestServer, world: World
) -> None:
    look = await visit(browser, server, LAPTOP)
    await world.stage.platform.runs("ravi", "/kaveri help")
    group = look.window("ravi").locator(".choice.pressing")
    await expect(group).to_be_visible()
    tops = [box["y"] for box in [await o.bounding_box() for o in await group.locator(".option").all()] if box]
    assert len(tops) > 1
    assert len(set(tops)) == 1
    before = len(world.inbox.presses)
    async with look.page.expect_request_finished(lambda request: request.method == "POST"):
        await group.get_by_role("radio").last.click()
    assert [press.action for press in world.inbox.presses[before:]] == ["change-way"]


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
async def test_the_command_of_teams_is_a_line_in_the_chat(
    browser: Browser, server: TestServer, size: dict[str, int]
) -> None:
    look = await visit(browser, server, size)
    if size is PHONE:
        await look.page.get_by_role("navigation").get_by_role("button", name="Ravi").click()
    await look.column("ravi").locator(".composer").get_by_role("button", name="Open").click()
    await expect(look.column("ravi").locator(".typed")).to_contain_text("Open")
    await expect(look.window("ravi")).to_have_count(0)

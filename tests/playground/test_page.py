"""The page in Chromium: by keyboard, on a phone, in the dark, with several windows open at once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Route, expect

from bot.messages.actions import Action
from tests.playground.browser import photograph
from tests.playground.conftest import World
from tests.playground.sample import NOTICE
from tests.playground.visiting import LAPTOP, PHONE, Scheme, visit

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
OUTLINED = """() => {
  const e = document.activeElement;
  const shown = e.closest(".option")?.querySelector("label") ?? e;
  return e === document.body || getComputedStyle(shown).outlineStyle === "solid";
}"""
pytestmark = pytest.mark.asyncio(loop_scope="function")


async def busy(world: World) -> None:
    """Everything at once: three open windows, a chat, an error."""
    platform = world.stage.platform
    await platform.types("sanna", "rough week")
    await platform.types("laura", "is this private?")
    await platform.runs("sanna")
    await platform.runs("mikko", "/kaveri person")
    await platform.runs("ravi", "/kaveri help")
    await platform.presses("ravi", Action.RHYTHM, "everything")


async def test_the_page_opens_quietly_and_asks_nobody_else(browser: Browser, server: TestServer) -> None:
    look = await visit(browser, server, LAPTOP)
    await expect(look.page.locator(".column:visible")).to_have_count(4)
    await expect(look.column("sanna").get_by_role("heading", name="Sanna")).to_be_visible()
    await photograph(look.page, "start")
    assert look.complaints == []
    assert look.asked == {f"127.0.0.1:{server.port}"}


async def test_a_check_in_by_keyboard_alone(browser: Browser, server: TestServer, world: World) -> None:
    look = await visit(browser, server, LAPTOP)
    keys = look.page.keyboard
    await look.tabs_to("mikko Avaa /kaveri")
    await keys.press("Enter")
    await expect(look.window("mikko").get_by_role("heading", name="Kaveri", exact=True)).to_be_focused()

    await look.tabs_to("energy")
    await keys.press("Space")
    await keys.press("ArrowRight")
    await look.tabs_to("off")
    await keys.press("Space")
    await keys.press("Delete")  # and leaves it out after all
    await look.tabs_to("line")
    await keys.type("x" * 90)
    await look.tabs_to("Save")
    await keys.press("Enter")
    line = look.window("mikko").get_by_label("A line for yourself")
    await expect(line).to_be_focused()
    await expect(line).to_have_attribute("aria-invalid", "true")
    await expect(look.window("mikko").get_by_text("Please keep this shorter.")).to_be_visible()
    await photograph(look.page, "mend")

    await keys.press("Control+a")
    await keys.type("all right")
    await look.tabs_to("Save")
    await keys.press("Enter")
    await expect(look.window("mikko")).to_have_count(0)
    await expect(look.column("mikko").get_by_role("button", name="Avaa /kaveri")).to_be_focused()
    assert {k: v.reveal() for k, v in world.inbox.presses[-1].values.items()} == {  # type: ignore[union-attr]
        "energy": "2",
        "line": "all right",
    }
    assert look.complaints == []


async def test_escape_closes_and_leads_back(browser: Browser, server: TestServer, world: World) -> None:
    look = await visit(browser, server, LAPTOP)
    button = look.column("laura").get_by_role("button", name="I could use a person")
    await button.press("Enter")
    await expect(look.window("laura")).to_be_visible()
    await look.page.keyboard.press("Escape")
    await expect(look.window("laura")).to_have_count(0)
    await expect(button).to_be_focused()
    assert len(world.inbox.presses) == 1


async def test_escape_counts_while_the_press_is_still_being_answered(
    browser: Browser, server: TestServer, world: World
) -> None:
    """The dialog comes by the open connection, too, and may stand there before the answer does."""
    look = await visit(browser, server, LAPTOP)
    answered = asyncio.Event()

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        await answered.wait()
        await route.fulfill(response=answer)

    await look.page.route("**/press", hold)
    button = look.column("laura").get_by_role("button", name="I could use a person")
    await button.press("Enter")
    await expect(look.window("laura")).to_be_visible()
    await look.page.keyboard.press("Escape")
    answered.set()
    await expect(look.window("laura")).to_have_count(0)
    await expect(button).to_be_focused()
    assert len(world.inbox.presses) == 1


async def test_a_second_tap_takes_an_answer_back(browser: Browser, server: TestServer) -> None:
    look = await visit(browser, server, LAPTOP)
    await look.column("laura").get_by_role("button", name="Run /kaveri").click()
    three = look.window("laura").get_by_role("group", name="Energy").get_by_label("3")
    await three.click()
    await expect(three).to_be_checked()
    await three.click()
    await expect(three).not_to_be_checked()


async def test_enter_in_a_line_means_the_main_button(
    browser: Browser, server: TestServer, world: World
) -> None:
    look = await visit(browser, server, LAPTOP)
    await world.stage.platform.runs("laura", "/kaveri help")
    line = look.window("laura").get_by_label("A line")
    await line.first.press("Enter")
    await expect(look.window("laura")).to_have_count(0)
    assert world.inbox.presses[-1].action == Action.SAVE_CHECK_IN


async def test_a_typed_line_is_answered_in_the_chat_and_said_aloud(
    browser: Browser, server: TestServer
) -> None:
    look = await visit(browser, server, LAPTOP)
    line = look.column("laura").get_by_label("Message to Kaveri")
    await line.fill("is this private?")
    await line.press("Enter")
    chat = look.column("laura").get_by_role("region", name="Chat with Kaveri")
    await expect(chat.get_by_text("is this private?")).to_be_visible()
    await expect(chat.get_by_text(NOTICE.text.text)).to_be_visible()
    await expect(line).to_be_focused()
    await expect(line).to_have_value("")
    spoken = look.column("laura").locator("[aria-live=polite]")
    await expect(spoken).to_have_text("Laura. New message from Kaveri: Kaveri has something for you.")
    await expect(look.page.locator("[data-part=records]")).to_contain_text("is this private?")


async def test_others_windows_stay_open_and_take_no_focus(
    browser: Browser, server: TestServer, world: World
) -> None:
    look = await visit(browser, server, LAPTOP)
    await look.column("laura").get_by_role("button", name="Run /kaveri").click()
    line = look.window("laura").get_by_label("A line for yourself")
    await line.fill("half a sent")
    await world.stage.platform.runs("ravi", "/kaveri help")
    await world.stage.platform.types("laura", "from another window")
    await expect(look.window("ravi")).to_be_visible()
    await expect(look.column("laura").get_by_text("from another window")).to_have_count(1)
    await expect(line).to_be_focused()
    await expect(line).to_have_value("half a sent")


async def test_pushing_the_clock_moves_every_column(browser: Browser, server: TestServer) -> None:
    look = await visit(browser, server, LAPTOP)
    button = look.page.get_by_role("button", name="+2 working hours")
    await button.press("Enter")
    await expect(look.column("ravi").get_by_text("Mon 2 Mar, 14:30")).to_be_visible()
    await expect(look.column("sanna").get_by_text("ma 2.3. klo 11.00")).to_be_visible()
    await expect(button).to_be_focused()
    await look.page.get_by_role("button", name="Start over").press("Enter")
    await expect(look.column("sanna").get_by_text("ma 2.3. klo 09.00")).to_be_visible()


async def test_words_can_be_copied(browser: Browser, server: TestServer, world: World) -> None:
    look = await visit(browser, server, LAPTOP)
    await look.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await world.stage.platform.runs("laura", "/kaveri help")
    await look.window("laura").get_by_role("button", name="Copy").last.click()
    await expect(look.window("laura").get_by_role("button", name="Copied")).to_be_visible()
    assert (
        await look.page.evaluate("() => navigator.clipboard.readText()") == "Hi, would you have 20 minutes?"
    )


async def test_when_the_server_is_gone_the_form_stays_and_says_so(
    browser: Browser, server: TestServer
) -> None:
    look = await visit(browser, server, LAPTOP)
    await look.column("laura").get_by_role("button", name="Run /kaveri").click()
    await look.window("laura").get_by_label("A line for yourself").fill("not lost")
    await server.close()
    await look.window("laura").get_by_role("button", name="Save").click()
    await expect(look.window("laura").get_by_role("alert")).to_have_text(
        "That was not saved. Please try again in a moment."
    )
    await expect(look.window("laura").get_by_label("A line for yourself")).to_have_value("not lost")
    await expect(look.page.get_by_text("The playground does not answer")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("laptop", LAPTOP), ("phone", PHONE)])
async def test_everything_can_be_read_and_nothing_sticks_out(
    browser: Browser, server: TestServer, world: World, scheme: Scheme, name: str, size: Any
) -> None:
    await busy(world)
    look = await visit(browser, server, size, scheme)
    for pane in await look.page.locator("details").all():
        await pane.evaluate("pane => { pane.open = true }")
    for person in ("sanna", "mikko", "laura", "ravi"):
        if name == "phone":
            await look.page.get_by_role("navigation").get_by_role("button", name=person).click()
        await expect(look.column(person)).to_be_visible()
        assert await look.fits()
        assert await look.page.evaluate(CONTRAST) == []
        if name == "phone":
            await photograph(look.page, f"phone-{scheme}-{person}")
    await photograph(look.page, f"{name}-{scheme}", whole=True)
    assert look.complaints == []


async def test_on_a_phone_one_column_shows_and_news_elsewhere_is_marked(
    browser: Browser, server: TestServer, world: World
) -> None:
    look = await visit(browser, server, PHONE)
    people = look.page.get_by_role("navigation", name="People")
    await expect(look.page.locator(".column:visible")).to_have_count(1)
    await expect(people.locator(".badge:visible")).to_have_count(0)
    await world.stage.platform.types("ravi", "hello")
    await expect(people.locator(".badge:visible")).to_have_count(1)
    await people.get_by_role("button", name="Ravi").press("Enter")
    await expect(look.column("ravi")).to_be_visible()
    await expect(people.locator(".badge:visible")).to_have_count(0)
    await expect(people.get_by_role("button", name="Ravi")).to_have_attribute("aria-pressed", "true")


async def test_a_link_to_somebody_leads_to_their_column(
    browser: Browser, server: TestServer, world: World
) -> None:
    look = await visit(browser, server, PHONE)
    await world.stage.platform.runs("sanna", "/kaveri help")
    await look.window("sanna").get_by_role("link", name="Write to Ravi").click()
    await expect(look.column("ravi").get_by_role("heading", name="Ravi")).to_be_focused()


async def test_the_focus_is_always_visible(browser: Browser, server: TestServer, world: World) -> None:
    await busy(world)
    look = await visit(browser, server, LAPTOP)
    for _ in range(40):
        await look.page.keyboard.press("Tab")
        assert await look.page.evaluate(OUTLINED), await look.focused()

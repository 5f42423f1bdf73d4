"""Choosing in a window, in a real browser: what sends itself, and where the keyboard is afterwards."""

from __future__ import annotations

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, expect

from tests.playground.conftest import World
from tests.playground.test_page import LAPTOP, visit


async def test_a_choice_that_is_a_press_sends_itself(
    browser: Browser, server: TestServer, world: World
) -> None:
    look = await visit(browser, server, LAPTOP)
    await look.column("laura").get_by_role("button", name="I could use a person").click()
    await look.window("laura").get_by_label("A call").click()
    await expect(look.window("laura").get_by_role("heading", name="Everything there is")).to_be_focused()
    assert world.inbox.presses[-1].action == "change-way"

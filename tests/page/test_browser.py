"""The page in Chromium: with the keyboard, on a phone, in the dark, on paper; and read by axe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Error, Page, Request, expect

from tests.page.conftest import Site
from tests.playground.browser import SCREENSHOTS
from tests.world import with_circle

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
Scheme = Literal["light", "dark"]
FOCUSED = "() => document.activeElement.id || document.activeElement.textContent.trim()"
OUTLINE = "() => getComputedStyle(document.activeElement).outlineWidth"
WHOLE = "() => document.readyState === 'complete' && document.documentElement.outerHTML"
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


class Look:
    """One person's browser, and everything it asked for or complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[Request] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request))

    async def opens(self, link: str) -> None:
        await self.page.goto(link)
        await self.presses("Open")
        await expect(self.page.get_by_role("button", name="Close this page")).to_be_visible()

    async def presses(self, label: str) -> None:
        """With the Enter key: a click first waits for frames, which a busy machine may not draw in time."""
        button = self.page.get_by_role("button", name=label, exact=True)
        await expect(button).to_be_visible()
        await expect(button).to_be_enabled()
        await button.press("Enter")

    async def tabs_to(self, words: str) -> None:
        for _ in range(60):
            await self.page.keyboard.press("Tab")
            if words in str(await self.page.evaluate(FOCUSED)):
                return
        raise AssertionError(f"the Tab key never came to {words!r}")

    async def is_clean(self, name: str) -> None:
        """Fits, and axe finds nothing against WCAG 2.2 AA or its own good practice; with a picture of it."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SCREENSHOTS / f"page-{name}.png", full_page=True)
        assert await self.page.evaluate(FITS), name
        found = await Axe().run(self.page)
        assert found.violations_count == 0, found.generate_report()
        assert found.response["passes"]


@asynccontextmanager
async def look(
    browser: Browser, size: Any = LAPTOP, scheme: Scheme = "light", **more: Any
) -> AsyncIterator[Look]:
    context = await browser.new_context(viewport=size, color_scheme=scheme, **more)
    try:
        yield Look(await context.new_page())
    finally:
        await context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
async def test_every_kind_of_page_is_clean(browser: Browser, site: Site, size: Any, scheme: Scheme) -> None:
    await with_circle(site.world)
    async with look(browser, size, scheme) as laura:
        name = f"{scheme}-{size['width']}"
        link = await site.link()
        await laura.page.goto(link)
        await laura.is_clean(f"door-{name}")
        await laura.presses("Open")
        await expect(laura.page.get_by_role("heading", name="My page")).to_be_visible()
        await laura.is_clean(f"mine-{name}")
        await laura.presses("To the first page")
        await laura.is_clean(f"first-{name}")
        await laura.page.get_by_label("2", exact=True).first.check()
        await laura.page.get_by_role("textbox").fill("Long, but fine.")
        await laura.presses("Save")
        await laura.is_clean(f"saved-{name}")
        for button, called in (
            ("To the first page", "first-again"),
            ("I could use a person", "person"),
            ("To the first page", "first-once-more"),
            ("Need someone now?", "doors"),
            ("To the first page", "first-yet-again"),
            ("Who can see what", "who-sees-what"),
            ("To the first page", "first-still"),
            ("My people", "people"),
            ("To the first page", "back"),
            ("When I ask", "rhythm"),
            ("Days, hour and pause", "days"),
            ("To the first page", "first-and-again"),
            ("Look back", "looking-back"),
            ("My page", "mine-again"),
            ("My habits", "habits"),
            ("Back", "mine-once-more"),
            ("My plan", "plan"),
            ("Back", "mine-yet-again"),
            ("For an appointment", "appointment"),
            ("Done", "appointment-ready"),
        ):
            await laura.presses(button)
            await laura.is_clean(f"{called}-{name}")
        await laura.presses("Close this page")
        await laura.is_clean(f"closed-{name}")
        await laura.page.goto(link)
        await laura.presses("Open")
        await laura.is_clean(f"over-{name}")
        trouble = [line for line in laura.complaints if "410" not in line]
        assert not trouble, trouble


async def test_the_link_leaves_the_address_and_reaches_no_server_but_in_the_form(
    browser: Browser, site: Site
) -> None:
    async with look(browser) as laura:
        link = await site.link()
        await laura.page.goto(link)
        assert laura.page.url == f"{site.url}/me"
        await laura.presses("Open")
        await expect(laura.page.get_by_role("heading", name="My page")).to_be_visible()
        sealed = link.partition("#")[2]
        for request in laura.asked:
            headers = await request.all_headers()
            assert sealed not in str(headers)
            assert "referer" not in headers
            assert request.url.partition("#")[0] in (f"{site.url}/me", f"{site.url}/me/page")
        post = laura.asked[-1]
        assert sealed in str(post.post_data)
        headers = await post.all_headers()
        assert (headers["origin"], headers["sec-fetch-site"]) == ("null", "same-origin")
        assert laura.page.url == f"{site.url}/me/page"
        assert await laura.page.title() == "Page"


async def test_a_second_link_in_the_same_tab_is_followed(browser: Browser, site: Site) -> None:
    """At the door, and on a page that is over: neither is what the tab then shows."""
    async with look(browser) as laura:
        await laura.page.goto(await site.link())
        await laura.page.goto(await site.link())
        await laura.presses("Open")
        await laura.presses("Close this page")
        await laura.page.goto(await site.link())
        await laura.presses("Open")
        await expect(laura.page.get_by_role("button", name="Close this page")).to_be_visible()


async def test_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    async with look(browser) as laura:
        await laura.page.goto(await site.link())
        await laura.tabs_to("Open")
        await laura.page.keyboard.press("Enter")
        await expect(laura.page.get_by_role("heading", name="My page")).to_be_visible()
        await laura.page.keyboard.press("Tab")
        assert await laura.page.evaluate(FOCUSED) == "I could use a person"  # ahead of everything else
        assert (
            await laura.page.evaluate("() => getComputedStyle(document.activeElement).outlineWidth") == "3px"
        )
        await laura.tabs_to("To the first page")
        await laura.page.keyboard.press("Enter")
        await expect(laura.page.get_by_role("heading", name="How are you today?")).to_be_visible()
        await laura.page.get_by_label("2", exact=True).first.focus()
        await laura.page.keyboard.press("Space")
        await laura.tabs_to("Save")
        await laura.page.keyboard.press("Enter")
        await expect(laura.page.get_by_role("heading", name="How are you today?")).to_have_count(0)
        await laura.tabs_to("Close this page")
        await laura.page.keyboard.press("Enter")
        await expect(laura.page.get_by_text("This page is closed.")).to_be_visible()


async def test_what_has_to_change_has_the_focus_and_is_described(browser: Browser, site: Site) -> None:
    async with look(browser) as laura:
        await laura.opens(await site.link())
        await laura.presses("To the first page")
        box = laura.page.get_by_role("textbox")
        await box.evaluate("box => { box.removeAttribute('maxlength'); box.value = 'x'.repeat(501); }")
        await laura.presses("Save")
        box = laura.page.get_by_role("textbox")
        await expect(box).to_be_focused()
        await expect(box).to_have_accessible_description("Please keep this under 500 characters.")
        await expect(box).to_have_value("x" * 501)
        await laura.is_clean("mended")


async def test_without_script_the_address_is_pasted(browser: Browser, site: Site) -> None:
    async with look(browser, java_script_enabled=False) as laura:
        link = await site.link()
        await laura.page.goto(link)
        await laura.page.get_by_label("Paste the whole address of this page here").fill(link)
        await laura.presses("Open")
        await expect(laura.page.get_by_role("heading", name="My page")).to_be_visible()
        await laura.presses("Need someone now?")
        await expect(laura.page.get_by_text("112").first).to_be_visible()


async def test_on_paper_there_is_nothing_to_press(browser: Browser, site: Site) -> None:
    async with look(browser, scheme="dark") as laura:
        await laura.opens(await site.link())
        await laura.presses("Need someone now?")
        await laura.page.emulate_media(media="print", color_scheme="dark")
        assert not [b for b in await laura.page.get_by_role("button").all() if await b.is_visible()]
        ground = await laura.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        await laura.page.screenshot(path=SCREENSHOTS / "page-print.png", full_page=True)


async def test_a_page_for_an_appointment_is_ones_own_words_on_paper(browser: Browser, site: Site) -> None:
    """All of them, however many; and nothing that says where they were written."""
    words = "\n".join(f"{day}.11.: slept badly" for day in range(1, 31)) + "\nAnd a walk on Sunday."
    async with look(browser) as laura:
        await laura.opens(await site.link())
        await laura.presses("For an appointment")
        await laura.page.get_by_role("textbox").fill(words)
        await laura.presses("Done")
        await laura.page.emulate_media(media="print")
        await laura.page.screenshot(path=SCREENSHOTS / "page-appointment-print.png", full_page=True)
        shown = await laura.page.evaluate("() => document.body.innerText")
        assert "Kaveri" not in shown
        assert shown.strip() == words


async def test_after_closing_nothing_private_comes_back(browser: Browser, site: Site) -> None:
    async with look(browser) as laura:
        await laura.opens(await site.link())
        await laura.presses("To the first page")
        await laura.page.get_by_role("textbox").fill("For nobody else")
        await laura.presses("Close this page")
        await expect(laura.page.get_by_text("This page is closed.")).to_be_visible()
        assert await laura.page.context.cookies() == []
        for _ in range(2):
            with suppress(Error):  # Chromium asks before it would send a form again
                await laura.page.go_back()
            shown = await (await laura.page.wait_for_function(WHOLE)).json_value()
            assert "For nobody else" not in shown
            assert "Only you see what stands here." not in shown


async def test_it_speaks_finnish(browser: Browser, site: Site) -> None:
    async with look(browser, PHONE, locale="fi-FI") as sanna:
        await sanna.page.goto(await site.link("sanna"))
        await sanna.presses("Avaa")
        await expect(sanna.page.get_by_role("button", name="Sulje tämä sivu")).to_be_visible()
        await sanna.is_clean("finnish")

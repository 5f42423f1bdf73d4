"""One person's look at the page in Chromium."""

from __future__ import annotations

from typing import Any, Literal

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, Request

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
FOCUSED = """() => {
  const e = document.activeElement;
  const name = e.getAttribute("aria-label") ?? e.name ?? "";
  return [e.closest(".column")?.id ?? "page", name, e.textContent.trim()].join(" ");
}"""
Scheme = Literal["light", "dark"]


class Visit:
    """One person's look at the page, and everything the browser complained of or asked for meanwhile."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asks)

    def _asks(self, request: Request) -> None:
        self.asked.add(request.url.split("/")[2])

    def column(self, person: str) -> Any:
        return self.page.locator(f"#{person}")

    def window(self, person: str) -> Any:
        return self.column(person).get_by_role("dialog")

    async def focused(self) -> str:
        return str(await self.page.evaluate(FOCUSED))

    async def tabs_to(self, words: str) -> None:
        """Press Tab until the focus is on something with these words."""
        for _ in range(60):
            await self.page.keyboard.press("Tab")
            if words in await self.focused():
                return
        raise AssertionError(f"the Tab key never came to {words!r}")

    async def fits(self) -> bool:
        return bool(
            await self.page.evaluate(
                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            )
        )


async def visit(browser: Browser, server: TestServer, size: Any, scheme: Scheme = "light") -> Visit:
    context = await browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    visit = Visit(await context.new_page())
    await visit.page.goto(str(server.make_url("/")))
    await visit.page.locator("[data-part=database] table").first.wait_for(state="attached")
    return visit

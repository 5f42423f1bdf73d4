"""Chromium for the tests: Debian's own, headless, with nothing that calls home."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
ARGUMENTS = (
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str:
    """Where Chromium is. Without one the test is skipped, and fails where CI promises one."""
    found = shutil.which("chromium") or shutil.which("chromium", path="/usr/bin")
    if found:
        return found
    sentence = "no Chromium on this machine: `sudo apt install chromium` makes this test run"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    where = executable()
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=where, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


async def photograph(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a picture under build/screenshots, for a person to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"playground-{name}.png", full_page=whole)

"""Plays the main job on local-slack, with the whole program on SQLite.

Run by ``test_local_slack.py`` inside a network that has loopback only. Requests are signed by the wall
clock, so the Slack adapter reads that one; the story's days are pushed on a clock of the program's own.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import aiohttp
from aiohttp import web
from playwright.async_api import Page
from pydantic import SecretStr

from adapters.program import Program, build
from adapters.slack.platform import SlackPlatform
from bot.runtime.clock import PushedClock, WallClock
from bot.runtime.settings import Settings
from bot.storage.masterkey import new_master_key
from tests.partners.colleague import Colleague, LocalSlack
from tests.playground.browser import SCREENSHOTS, chromium

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
EMULATOR, BOT = 3000, 4000
SECRET = "test-signing-secret"
AT = f"http://127.0.0.1:{EMULATOR}"
PEOPLE = [
    ("U01ASHA", "Asha", "Europe/London"),
    ("U02LEENA", "Leena", "Europe/Helsinki"),
    ("U03SAM", "Sam", "Europe/Berlin"),
]
CONFIG = {
    "workspace": {"name": "Example", "domain": "example", "teamId": "T01TEST"},
    "app": {
        "appId": "A01APP",
        "botUserId": "U0BOT",
        "botName": "kaveri",
        "botToken": "xoxb-test-token",
        "appToken": "xapp-test-token",
        "signingSecret": SECRET,
        "mode": "events",
        "requestUrl": f"http://127.0.0.1:{BOT}/slack/events",
    },
    "users": [{"id": i, "name": n, "real_name": n, "tz": zone} for i, n, zone in PEOPLE],
    "channels": [{"id": "C01GEN", "name": "general", "members": [*(i for i, _, _ in PEOPLE), "U0BOT"]}],
}


async def main(binary: str, folder: Path) -> None:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        await emulator(stack, session, binary, folder)
        program = await kaveri(stack, folder)
        slack = LocalSlack(session, AT, f"http://127.0.0.1:{BOT}/slack/events", SECRET)
        await slack.connect()
        stack.push_async_callback(slack.close)
        if shutil.which("chromium"):
            page = await (await stack.enter_async_context(chromium())).new_page(
                viewport={"width": 900, "height": 900}
            )
            await page.goto(AT)
            slack.photograph = partial(photograph, page, count(1))
        await story(program, slack)
        print("The story was played to its end.")


async def photograph(page: Page, number: Iterator[int], who: str) -> None:
    """Keep what local-slack's own page shows, for a person to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"local-slack-{next(number):02d}-{who}.png")


async def emulator(stack: AsyncExitStack, session: aiohttp.ClientSession, binary: str, folder: Path) -> None:
    """Start local-slack, and wait until it answers."""
    config = folder / "local-slack.yaml"
    config.write_text(json.dumps(CONFIG))  # JSON is YAML
    process = await asyncio.create_subprocess_exec(
        binary, "--config", str(config), "--port", str(EMULATOR), "--base-host", "127.0.0.1",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip

    async def stop() -> None:
        process.terminate()
        await process.wait()

    stack.push_async_callback(stop)
    for _ in range(100):
        with suppress(aiohttp.ClientError):
            async with session.get(f"{AT}/_control/state"):
                return
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 0.1)
    raise SystemExit("local-slack did not start")


async def kaveri(stack: AsyncExitStack, folder: Path) -> Program:
    settings = Settings(
        database_url=f"sqlite:///{folder / 'kaveri.db'}",
        keys_url=f"sqlite:///{folder / 'keys.db'}",
        master_key=SecretStr(new_master_key()),
        slack_bot_tokens=(SecretStr("xoxb-test-token"),),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=f"{AT}/api/",
    )
    program = build(settings, PushedClock(MONDAY), [SlackPlatform(settings, WallClock())])
    runner = web.AppRunner(program.application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, "127.0.0.1", BOT).start()
    await program.start(background=False)
    stack.push_async_callback(program.stop)
    return program


async def story(program: Program, slack: LocalSlack) -> None:
    asha, leena, sam = (Colleague(slack, id) for id, _, _ in PEOPLE)

    await sam.runs("/kaveri")
    await sam.sees("Hello. I am Kaveri")
    await sam.holds("line", value="*rough* week <@U01ASHA> 🙂")
    await sam.submits()
    await sam.sees("I hold this for you for now: 1 of 3.")
    await sam.closes()

    await sam.runs("/kaveri people")
    await sam.holds("person-1", selected_user="U0BOT")
    await sam.submits()
    assert await slack.until(lambda: bool(slack.errors)), "an app is no person"
    await sam.holds("person-1", selected_user="U02LEENA")
    await sam.holds("person-2", selected_user="U01ASHA")
    await sam.submits()
    await sam.sees("Leena – not yet")
    await sam.closes()

    await program.push(timedelta(days=1))
    for peer in (leena, asha):
        await peer.opens_notice()
        await peer.presses("Yes, I may be asked")
        await peer.sees("Thank you")
        await peer.closes()

    await program.push(timedelta(days=6))
    chat = len(await sam.notices())
    await sam.runs("/kaveri person")
    await sam.sees("Someone who trusts you would like 20 minutes with you.")
    await sam.presses("Ask them")
    await sam.sees("I am asking: Leena, Asha.")
    await sam.closes()

    await program.push(timedelta(hours=5))
    await asha.opens_notice()
    await asha.sees("Someone who trusts you would like 20 minutes with you.")
    assert "Sam" not in asha.reads
    await asha.presses("Yes, I will")
    await asha.sees("Sam would like to talk with you")
    await asha.closes()

    await sam.runs("/kaveri status")
    await sam.sees("Asha said yes and will get in touch by")
    await sam.closes()
    assert len(await sam.notices()) == chat, "asking and status send the requester nothing"

    await leena.opens_notice()
    await leena.sees("No longer needed, thank you.")
    await leena.closes()

    before = len(await leena.notices())
    await leena.types("hello?")
    await program.push(timedelta(seconds=1))
    assert len(await leena.notices()) == before + 1
    await leena.opens_home()

    said = {message["text"] for one in (asha, leena, sam) for message in await one.notices()}
    print("What the company's records hold of Kaveri:", said)
    assert not any(name in text for text in said for name in ("Sam", "Leena", "Asha", "rough", "20 min"))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))

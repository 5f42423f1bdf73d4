"""Asha sits at Agents Playground, Sam at our fake Teams, and Kaveri is between them.

Run by ``test_agents_playground.py`` inside a network that has loopback only. Messages, cards and proactive
notices are looked at in the Playground's own page, in Chromium. The Playground cannot open a dialog, so what
Asha presses in one is sent, signed, by our fake Teams, which holds the same chat.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import aiohttp
from aiohttp import web
from playwright.async_api import Page, expect
from pydantic import SecretStr

from adapters.program import Program, build
from adapters.teams.platform import TeamsPlatform
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.masterkey import new_master_key
from tests.fakes.teams import FakeTeams
from tests.fakes.teams.world import Person
from tests.partners.between import Between
from tests.playground.browser import SCREENSHOTS, chromium
from tests.teams.rigging import MONDAY

PLAYGROUND, BOT, BETWEEN = 56150, 4000, 4100
AT = f"http://127.0.0.1:{PLAYGROUND}"
SOMETHING = "Kaveri has something for you."


async def main(cli: str, folder: Path) -> None:
    async with AsyncExitStack() as stack:
        clock = PushedClock(MONDAY)
        teams = await stack.enter_async_context(FakeTeams(clock))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        asha = teams.world.named("asha")
        between = Between(teams, asha, f"http://127.0.0.1:{BOT}/api/messages", AT, session)
        app = web.Application()
        app.add_routes(between.routes())
        await stack.enter_async_context(served(app, BETWEEN))
        teams.world.origin = f"http://127.0.0.1:{BETWEEN}"
        settings = told(teams, folder)
        teams.listens_at(between.bot)
        browser = await stack.enter_async_context(chromium())
        page = await browser.new_page(viewport={"width": 1100, "height": 800}, timezone_id=asha.zone)
        try:
            async with kaveri(settings, clock) as program:
                await playground(stack, session, cli, teams, asha, folder)
                await page.goto(AT)
                await first_day(program, teams, page, between)
            async with kaveri(settings, clock) as program:  # started again: it remembers no chat
                await a_week_later(program, teams, page)
            await looked_at(teams, page, between)
        finally:
            print("From the Playground:", dict(between.seen))
            print("The Playground was asked:", dict(between.asked))
        print("The story was played to its end.")


@asynccontextmanager
async def served(app: web.Application, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()


def told(teams: FakeTeams, folder: Path) -> Settings:
    return Settings(
        database_url=f"sqlite:///{folder / 'kaveri.db'}",
        keys_url=f"sqlite:///{folder / 'keys.db'}",
        master_key=SecretStr(new_master_key()),
        teams_app_id=teams.world.app_id,
        teams_app_secret=SecretStr(teams.world.secret),
        teams_tenants=(teams.world.tenant,),
        teams_service_hosts=(f"127.0.0.1:{BETWEEN}",),
        teams_service_url=teams.service_url,
        teams_openid_url=teams.metadata_url,
        teams_login_url=teams.login_url,
    )


@asynccontextmanager
async def kaveri(settings: Settings, clock: PushedClock) -> AsyncIterator[Program]:
    program = build(settings, clock, [TeamsPlatform(settings, clock)])
    async with served(program.application(), BOT):
        await program.start(background=False)
        try:
            yield program
        finally:
            await program.stop()


async def playground(
    stack: AsyncExitStack,
    session: aiohttp.ClientSession,
    cli: str,
    teams: FakeTeams,
    who: Person,
    folder: Path,
) -> None:
    """Start it with one person of the fake's, and wait until it answers."""
    (folder / ".m365agentsplayground.yml").write_text(json.dumps(company(teams, who)))  # JSON is YAML
    process = await asyncio.create_subprocess_exec(
        "node", cli, "start", "-e", f"http://127.0.0.1:{BETWEEN}/api/messages", "-c", "msteams",
        "-p", str(PLAYGROUND), "--service-url", f"{AT}/_connector", "--disable-telemetry",
        cwd=folder, env={**os.environ, "HOME": str(folder), "BROWSER": "none", "TZ": who.zone},
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip

    async def stop() -> None:
        if process.returncode is None:
            process.terminate()
        await process.wait()

    stack.push_async_callback(stop)
    for _ in range(100):
        with suppress(aiohttp.ClientError):
            async with session.get(AT):
                return
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 0.1)
    raise SystemExit("Agents Playground did not start")


def company(teams: FakeTeams, who: Person) -> dict[str, object]:
    """The Playground's own settings. It insists on five others, a group and a team."""
    world = teams.world
    return {
        "version": "0.1.1",
        "tenantId": world.tenant,
        "bot": {"id": world.bot, "name": "Kaveri"},
        "currentUser": account(who),
        "users": [account(world.named(other)) for other in ("leena", "ravi", "mei", "noor", "nils")],
        "personalChat": {"id": world.chat(who)},
        "groupChat": {"id": "19:group", "name": "Lunch"},
        "team": {
            "id": "19:team",
            "name": "Example",
            "aadGroupId": "33333333-4444-4555-8666-777777777777",
            "channels": [{"id": "19:general", "name": "General"}],
        },
    }


def account(person: Person) -> dict[str, str]:
    """Teams finds people by 29: id and by Entra id, the Playground by the first of these only."""
    return {
        "id": person.id,
        "name": person.name,
        "userPrincipleName": person.upn,  # so spelt there
        "aadObjectId": person.id,
        "givenName": person.name,
        "surname": "Example",
        "email": person.email,
    }


async def first_day(program: Program, teams: FakeTeams, page: Page, between: Between) -> None:
    sam, notices = teams.user("sam"), page.get_by_text(SOMETHING)

    await expect(page.get_by_text("What you press and write behind these buttons")).to_be_visible()
    await expect(page.get_by_role("button", name="I could use a person")).to_be_visible()
    await photograph(page, "1-greeting")

    await page.locator("[contenteditable=true], textarea").first.click()
    await page.keyboard.type("Open")
    await page.keyboard.press("Enter")
    await between.passed("message 200")
    await program.push(timedelta(seconds=1))
    await expect(notices).to_have_count(1)
    await photograph(page, "2-typed")

    await sam.installs()
    await sam.presses("home")
    await sam.presses("My people")
    sam.picks("person-1", "asha")
    await sam.submits()
    await sam.sees("Asha – not yet")


async def a_week_later(program: Program, teams: FakeTeams, page: Page) -> None:
    sam, asha = teams.user("sam"), teams.user("asha")

    await program.push(timedelta(days=1))
    await expect(page.get_by_text(SOMETHING)).to_have_count(2)
    await photograph(page, "3-invited")
    await page.get_by_role("button", name="Open", exact=True).last.click()
    await photograph(page, "4-no-dialogs-here")

    await asha.opens()
    await asha.presses("Yes, I may be asked")
    await asha.sees("Thank you")
    asha.closes()
    await program.push(timedelta(days=6))
    sam.closes()
    await sam.presses("person")
    await sam.presses("Ask Asha")
    await sam.sees("I am asking: Asha")
    await program.push(timedelta(minutes=90))
    await asha.opens()
    await asha.sees("Someone who trusts you would like 20 minutes with you.")
    await asha.presses("Yes, I will")
    await asha.sees("Sam would like to talk with you")
    await photograph(page, "5-asked")


async def looked_at(teams: FakeTeams, page: Page, between: Between) -> None:
    """What stands in the chat is the same for everything, and the Playground took all of it."""
    shown = await page.locator("body").inner_text()
    assert not any(word in shown for word in ("Sam", "20 minutes", "trusts you", "Asha –")), shown
    written = [notice for notice in teams.user("asha").notices if notice.summary == SOMETHING]
    await expect(page.get_by_text(SOMETHING)).to_have_count(len(written))
    assert not [what for what in (*between.seen, *between.asked) if not what.endswith(("200", "201"))]


async def photograph(page: Page, name: str) -> None:
    """Keep what the Playground's own page shows, for a person to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"agents-playground-{name}.png")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))

"""Runs a built program: as a server, as the playground, as the story in a terminal."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import click
from aiohttp import web
from pydantic import SecretStr

from adapters.keyservice import key_service
from adapters.page import server as page
from adapters.playground import a_year
from adapters.playground.panes import Table
from adapters.playground.people import MORE, PEOPLE, Directory, Person
from adapters.playground.platform import PlaygroundPlatform
from adapters.playground.server import Playground
from adapters.playground.story import Teller, tell
from adapters.playground.view import Stage
from adapters.playground.volunteering import volunteer
from adapters.program import Program, build
from adapters.selftest import Selftest
from adapters.slack.platform import SlackPlatform
from bot.port import Platform
from bot.rules.acts import Act
from bot.rules.agenda import next_wake
from bot.rules.calendar import Calendar
from bot.rules.people import Address
from bot.runtime.clock import Clock, PushedClock, WallClock
from bot.runtime.settings import Settings, written_address
from bot.runtime.watchdog import Health
from bot.storage.contract import CannotStart, Store
from bot.storage.masterkey import new_master_key
from bot.storage.opening import join_store
from bot.storage.peek import peek

HERE = "127.0.0.1"
SWITCH_SECONDS = 0.02
MAY_KNOCK = 2048
"""Connections that wait to be accepted. The system drops what comes beyond, and whoever sent it tries again
after a second, then after two, four and so on: far too late for a press, though nothing here was slow."""
MORNING = time(9, 30)
STORY_BEGINS = datetime(2026, 11, 23, 9, 12, tzinfo=ZoneInfo(PEOPLE[0].zone))
STORIES: dict[str, tuple[tuple[datetime, str, Callable[[Teller], Awaitable[None]]], ...]] = {
    "a-flag": ((STORY_BEGINS, "", tell),),
    "a-year": (
        (a_year.BEGINS, "A year in which her answers are kept, for her alone", a_year.tell),
        (a_year.BEGINS, "The same year, and nothing is kept", a_year.tell_without_keeping),
    ),
}


async def run(settings: Settings) -> None:
    """Serve the configured platforms until asked to stop, then finish what was begun."""
    clock = WallClock()
    program = build(settings, clock, platforms(settings, clock))
    try:
        if settings.selftest_every:  # what can be known to fail is not found out tonight
            _platform_of(written_address(settings.selftest_to), settings, clock)
        await program.start()
    except BaseException:
        await program.stop()
        raise
    keep_what_stays()
    if settings.selftest_every:
        program.running.every(
            timedelta(hours=settings.selftest_every), partial(selftest_from_within, program)
        )
    try:
        async with serving(program.application(), settings.host, settings.port):
            click.echo(f"Kaveri is up on http://{settings.host}:{settings.port}/healthz")
            await _asked_to_stop()
    finally:
        await program.stop()


async def selftest(settings: Settings, to: Address, write: Callable[[str], None]) -> bool:
    """One made-up ask through everything, beside the Kaveri that runs. Whether all went well."""
    clock, opened = WallClock(), list[Store]()

    def join() -> Store:
        opened.append(join_store(settings, clock, next_wake, key_service(settings)))
        return opened[-1]

    try:
        platform = partial(_platform_of, to, settings, clock)
        return await Selftest(settings, clock, platform, join, write, Act.SELFTEST).run(to) is None
    finally:
        for store in opened:
            store.close()


async def selftest_from_within(program: Program) -> None:
    """The same from within; what it finds is alarmed and shown like anything that the watchdog finds."""
    settings, clock = program.settings, program.clock
    to = written_address(settings.selftest_to)
    platform = partial(_platform_of, to, settings, clock)
    store, quiet = lambda: program.store, lambda _: None
    failed = await Selftest(settings, clock, platform, store, quiet, Act.SELFTESTS).run(to)
    why = f"the selftest failed: {failed}. Run `kaveri selftest` to see why" if failed else "ok"
    program.watchdog.hear(Health(failed is None, why))
    if failed:
        await program.watchdog.look()


def _platform_of(to: Address, settings: Settings, clock: Clock) -> Platform:
    """One that sends and looks up, and hears nobody. Raises ``CannotStart`` where it is not set up."""
    for platform in platforms(settings, clock, hears=False):
        if platform.name == to.platform:
            return platform
    raise CannotStart(f"The address is on {to.platform}, which is not set up here: see `kaveri settings`.")


def platforms(settings: Settings, clock: Clock, *, hears: bool = True) -> list[Platform]:
    """Those that the settings say anything of; whether they say enough, each says when it starts.

    Without ``hears`` they only send and look up. Raises ``CannotStart`` where there is none.
    """
    chosen: list[Platform] = []
    if settings.slack_bot_tokens or settings.slack_signing_secret or settings.slack_app_token:
        chosen.append(SlackPlatform(settings, clock, hears=hears))
    if settings.teams_app_id or settings.teams_app_secret or settings.teams_tenants:
        # Only now: what Microsoft's SDK brings along takes half a second and 25 MB.
        from adapters.teams.platform import TeamsPlatform

        chosen.append(TeamsPlatform(settings, clock))
    if not chosen:
        raise CannotStart(
            "No platform is set up. For Slack set KAVERI_SLACK_BOT_TOKENS (your app → OAuth & Permissions), "
            "for Microsoft Teams KAVERI_TEAMS_APP_ID (your Azure Bot → Configuration). The README goes "
            "through both, step by step."
        )
    return chosen


def keep_what_stays() -> None:
    """Everything made at the start stays: the collector is not to look through it again at every turn.

    Measured: a seventh less processor time for each press. And the loop and the one writer of SQLite hand
    the interpreter over less often: a tenth more windows opened in a second on one core.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


async def playground(port: int, data: Path | None, more: bool = False) -> None:
    """The page with four people and a clock to push, until asked to stop. ``more``: five others, too."""
    with contextlib.ExitStack() as folders:
        programs: list[Program] = []

        async def stage() -> Stage:
            while programs:
                await programs.pop().stop()
                if data is not None:
                    _forget(data)
            folder = data or Path(folders.enter_context(tempfile.TemporaryDirectory(prefix="kaveri-")))
            everybody = (*PEOPLE, *MORE) if more else PEOPLE
            program, platform = _on_stage(folder, _monday_morning(), everybody, f"http://localhost:{port}")
            programs.append(program)
            await program.start(background=False)
            if more:
                await volunteer(platform)
            hours = partial(_push_working_hours, program)
            return Stage(platform, program.push, hours, partial(_tables, folder))

        playground = Playground(await stage(), stage)

        async def own_page(request: web.Request) -> web.StreamResponse:
            return await playground.alone(lambda: programs[-1].own_page(request))

        app = playground.app()
        app.add_routes(page.routes(own_page))
        try:
            async with serving(app, HERE, port):
                click.echo(f"The playground is at http://{HERE}:{port} . Stop it with Ctrl+C.")
                await _asked_to_stop()
        finally:
            while programs:
                await programs.pop().stop()


async def demo(write: Callable[[str], None], story: str = "a-flag") -> None:
    """A story on a pushed clock, each of its tellings with the same engine and a real database of its own."""
    for begins, heading, telling in STORIES[story]:
        if heading:
            write(f"\n=== {heading} ===")
        with tempfile.TemporaryDirectory(prefix="kaveri-") as folder:
            program, platform = _on_stage(Path(folder), begins)
            await program.start(background=False)
            try:
                await telling(Teller(platform, program.push, write))
            finally:
                await program.stop()


async def health(settings: Settings) -> tuple[bool, str]:
    """What the running Kaveri says of itself."""
    url = f"http://{settings.host}:{settings.port}/healthz"
    try:
        timeout = aiohttp.ClientTimeout(total=5)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
            return answer.status == web.HTTPOk.status_code, (await answer.text()).strip()
    except (aiohttp.ClientError, TimeoutError):
        return False, f"Kaveri does not answer at {url}"


@contextlib.asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port, backlog=MAY_KNOCK).start()
        yield
    finally:
        await runner.cleanup()


def local_settings(folder: Path, public_url: str = "") -> Settings:
    """Databases and a master key of their own in one folder: for trying out, never for real use."""
    key = folder / "master.key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(new_master_key())
    return Settings(
        database_url=f"sqlite:///{folder / 'kaveri.db'}",
        keys_url=f"sqlite:///{folder / 'kaveri-keys.db'}",
        master_key=SecretStr(key.read_text()),
        master_key_file=None,
        public_url=public_url,
    )


def _forget(folder: Path) -> None:
    """Starting over: the clock goes back, so what was kept would lie in the future."""
    for file in folder.glob("kaveri*.db*"):
        file.unlink()


def _on_stage(
    folder: Path, at: datetime, people: tuple[Person, ...] = PEOPLE, public_url: str = ""
) -> tuple[Program, PlaygroundPlatform]:
    folder.mkdir(parents=True, exist_ok=True)
    clock = PushedClock(at)
    platform = PlaygroundPlatform(clock, Directory(people))
    return build(local_settings(folder, public_url), clock, [platform]), platform


def _monday_morning() -> datetime:
    """This week's Monday on the first demo person's wall: the week is still ahead."""
    today = WallClock().now().astimezone(ZoneInfo(PEOPLE[0].zone))
    return datetime.combine(today.date() - timedelta(days=today.weekday()), MORNING, today.tzinfo)


async def _push_working_hours(program: Program, hours: int) -> None:
    now = program.clock.now()
    await program.push(Calendar(PEOPLE[0].zone).after(now, timedelta(hours=hours)) - now)


def _tables(folder: Path) -> list[Table]:
    return [
        Table(dumped.name, dumped.count, dumped.columns, dumped.rows)
        for file in ("kaveri.db", "kaveri-keys.db")
        for dumped in peek(folder / file)
    ]


async def _asked_to_stop() -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    await asked.wait()

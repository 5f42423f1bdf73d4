"""Runs a built program as a server: on the platforms that the settings name, until it is asked to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial

import aiohttp
import click
from aiohttp import web

from adapters.hops import Hop
from adapters.keyservice import key_service
from adapters.program import Program, build
from bot.port import Platform
from bot.rules import freedays
from bot.rules.acts import Act
from bot.rules.agenda import next_wake
from bot.rules.people import Address
from bot.runtime.clock import Clock, WallClock
from bot.runtime.settings import Settings, written_address
from bot.runtime.watchdog import Health
from bot.storage.contract import CannotStart, Store
from bot.storage.opening import join_store

HERE = "127.0.0.1"
SWITCH_SECONDS = 0.02
COLLECT_AT = (100_000, 50, 100)
"""So many objects more than were given back, and so many collections of those, before the next. In a rush
there are thousands of connections, of which none can go yet: looking for those took a quarter of the time."""
MAY_KNOCK = 2048
"""Connections that wait to be accepted. The system drops what comes beyond, and whoever sent it tries again
after a second, then after two, four and so on: far too late for a press, though nothing here was slow."""


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
    if settings.selftest_every:
        program.running.every(
            timedelta(hours=settings.selftest_every), partial(selftest_from_within, program)
        )
    try:
        async with serving(program.application(), settings.host, settings.port):
            click.echo(f"Kaveri is up on http://{settings.host}:{settings.port}/healthz")
            await asyncio.gather(asked_to_stop(), settle())
    finally:
        await program.stop()


async def selftest(settings: Settings, to: Address, write: Callable[[str], None]) -> bool:
    """One made-up ask through everything, beside the Kaveri that runs. Whether all went well."""
    clock, opened = WallClock(), list[Store]()

    def join() -> Store:
        opened.append(join_store(settings, clock, next_wake, key_service(settings)))
        return opened[-1]

    try:
        return await _tested(to, settings, clock, join, write, Act.SELFTEST) is None
    finally:
        for store in opened:
            store.close()


async def selftest_from_within(program: Program) -> None:
    """The same from within; what it finds is alarmed and shown like anything that the watchdog finds."""
    settings, clock = program.settings, program.clock
    to = written_address(settings.selftest_to)
    store, quiet = lambda: program.store, lambda _: None
    failed = await _tested(to, settings, clock, store, quiet, Act.SELFTESTS)
    why = f"the selftest failed: {failed}. Run `kaveri selftest` to see why" if failed else "ok"
    program.watchdog.hear(Health(failed is None, why))
    if failed:
        await program.watchdog.look()


async def _tested(
    to: Address,
    settings: Settings,
    clock: Clock,
    opened: Callable[[], Store],
    write: Callable[[str], None],
    act: Act,
) -> Hop | None:
    """The first hop that failed."""
    from adapters.selftest import Selftest  # it knows Slack's SDK, which not everybody has to wait for

    platform = partial(_platform_of, to, settings, clock)
    return await Selftest(settings, clock, platform, opened, write, act).run(to)


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
    # Each brings its SDK along only where it is set up: Microsoft's takes half a second and 25 MB.
    chosen: list[Platform] = []
    if settings.slack_bot_tokens or settings.slack_signing_secret or settings.slack_app_token:
        from adapters.slack.platform import SlackPlatform

        chosen.append(SlackPlatform(settings, clock, hears=hears))
    if settings.teams_app_id or settings.teams_app_secret or settings.teams_tenants:
        from adapters.teams.platform import TeamsPlatform

        chosen.append(TeamsPlatform(settings, clock))
    if not chosen:
        raise CannotStart(
            "No platform is set up. For Slack set KAVERI_SLACK_BOT_TOKENS (your app → OAuth & Permissions), "
            "for Microsoft Teams KAVERI_TEAMS_APP_ID (your Azure Bot → Configuration). The README goes "
            "through both, step by step."
        )
    return chosen


async def settle() -> None:
    """What no start has to wait for and the first press would: done beside the loop, at once after it."""
    await asyncio.to_thread(freedays.read)
    keep_what_stays()


def keep_what_stays() -> None:
    """Everything made at the start stays: the collector is not to look through it again at every turn.

    Nor does it now: of 350,000 objects 2,000 could go, and to find them takes as long as Slack's SDK.
    Measured: a seventh less processor time for each press. And the loop and the one writer of SQLite hand
    the interpreter over less often: a tenth more windows opened in a second on one core.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.freeze()
    gc.enable()
    gc.set_threshold(*COLLECT_AT)


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


async def asked_to_stop() -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    await asked.wait()

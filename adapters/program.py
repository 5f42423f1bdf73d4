"""The composition root: every part made once, wired once, in one place. Tests build with this too."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from aiohttp import web

from adapters import release
from adapters.keyservice import key_service
from bot.messages.frame import Frame, frame
from bot.messages.telling import Operator
from bot.port import Platform
from bot.rules.agenda import next_wake
from bot.rules.announcing import AGGREGATES, DIRECTORY, PAGE, House
from bot.rules.directory import Directory
from bot.rules.people import Address, Profile
from bot.runtime import packs
from bot.runtime.announcements import EVERY, Announcements
from bot.runtime.clock import Clock, PushedClock
from bot.runtime.courier import Courier
from bot.runtime.directory import DirectoryFile
from bot.runtime.doorways import Doorways, possible
from bot.runtime.engine import Engine
from bot.runtime.exports import Exports
from bot.runtime.links import Links
from bot.runtime.locales import speech
from bot.runtime.quarters import Quarters
from bot.runtime.running import Running
from bot.runtime.settings import Settings
from bot.runtime.tokens import Tokens
from bot.runtime.visits import Visits
from bot.runtime.waking import EmbeddedWaker
from bot.runtime.watchdog import Watchdog
from bot.runtime.writer import Writer
from bot.storage.contract import CannotStart, Store
from bot.storage.opening import open_store
from bot.storage.seam import Waker

if TYPE_CHECKING:
    from adapters.page.server import Page


@runtime_checkable
class Routed(Protocol):
    """A platform that is called over HTTP."""

    def routes(self) -> list[web.RouteDef]: ...


@runtime_checkable
class Conversing(Protocol):
    """A platform on which a conversation with somebody has an address."""

    def chat(self, of: Address) -> str: ...


@runtime_checkable
class Tenanted(Protocol):
    """A platform that knows, once it is started, whom it serves."""

    def tenants(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Chance:
    """Where randomness comes from. Tests seed it; nothing else draws any."""

    opaque: Callable[[], str] = lambda: secrets.token_hex(16)
    random: Callable[[int], bytes] = os.urandom


@dataclass(frozen=True, slots=True)
class Program:
    """Kaveri, put together. ``start`` and ``stop`` once each."""

    settings: Settings
    clock: Clock
    store: Store
    writer: Writer
    engine: Engine
    running: Running
    watchdog: Watchdog
    announcements: Announcements
    platforms: tuple[Platform, ...]
    page: Page | None
    """A member's own page, where the settings say how browsers reach it."""

    async def start(self, background: bool = True) -> None:
        """``background`` is off where a pushed clock drives the timers and the courier."""
        await self.announcements.open()
        for platform in self.platforms:
            await platform.start(self.engine)
        await self.announcements.begin(self.store, self._tenants())
        if background:
            await self.running.start()
            self.running.every(EVERY, self.announcements.refresh)

    def _tenants(self) -> frozenset[str]:
        served = ((p.name, p.tenants()) for p in self.platforms if isinstance(p, Tenanted))
        return frozenset(f"{name}/{tenant}" for name, tenants in served for tenant in tenants)

    async def stop(self) -> None:
        """Take no more, finish what was begun, and close the databases last."""
        for platform in self.platforms:
            await platform.stop()
        await self.running.stop()
        self.writer.close()
        self.store.close()

    async def push(self, by: timedelta) -> None:
        """Move a pushed clock on, doing on the way what becomes due."""
        if not isinstance(self.clock, PushedClock):
            raise TypeError("only a pushed clock can be pushed")
        await self.running.push(self.clock, self.clock.now() + by)

    def application(self) -> web.Application:
        """What is served over HTTP: the platforms' own addresses, and one answer for a health check."""
        app = web.Application(client_max_size=512 * 1024)
        app.add_routes([web.get("/healthz", self._healthz)])
        for platform in self.platforms:
            if isinstance(platform, Routed):
                app.add_routes(platform.routes())
        if self.page is not None:
            app.add_routes(self.page.routes())
        return app

    async def own_page(self, request: web.Request) -> web.Response:
        """A member's own page, for a server that is not ``application``."""
        return await self.page.handle(request) if self.page is not None else web.Response(status=404)

    async def _healthz(self, _: web.Request) -> web.Response:
        health = await self.watchdog.look()
        lines = (health.why, *self.announcements.lines())
        return web.Response(text="\n".join(lines) + "\n", status=200 if health.ok else 503)


def build(
    settings: Settings,
    clock: Clock,
    platforms: Sequence[Platform],
    store: Store | None = None,
    chance: Chance | None = None,
    writer: Writer | None = None,
) -> Program:
    """Put Kaveri together. ``store`` is opened from the settings unless one is given.

    Raises ``CannotStart`` for whatever the operator has to mend first.
    """
    chance = chance or Chance()
    posts = DirectoryFile(settings.directory_file) if settings.directory_file else Directory
    voices = speech(settings.language)
    questionnaires = packs.installed(settings.packs, voices.languages)
    waits_in = settings.database_url if settings.waker == "procrastinate" and store is None else ""
    store = store if store is not None else open_store(settings, clock, next_wake, key_service(settings))
    phones = possible(settings.public_url)
    several = _several(settings, platforms)
    tokens = Tokens(store.token_key(), chance.random)
    writer = writer or Writer(store)
    house = House(release.version(), release.build(), settings.source_url)
    announcements = Announcements(writer, clock, settings, house)

    def directory() -> Directory:
        return posts() if announcements.house().has(DIRECTORY) else Directory()

    def opens() -> bool:
        return announcements.house().has(PAGE)

    def operator() -> Operator:
        by_phone = phones and opens()
        here = settings.country
        return Operator(settings.operator_name, settings.operator_doors, here, by_phone, several)

    links = Links(tokens, clock, settings.public_url, opens)
    engine = Engine(
        writer,
        clock,
        voices,
        tokens,
        operator,
        chance.opaque,
        directory,
        questionnaires,
        links,
        announcements,
    )
    engine.platforms = {platform.name: platform for platform in platforms}
    visits = Visits(writer, clock, tokens, links, chance.opaque)
    doorways = Doorways(writer, clock, tokens, visits, chance.opaque) if phones else None
    exports = Exports(writer, clock, voices, tokens, announcements.house)
    speak = lambda language: frame(voices.voice(language))  # noqa: E731 - handed on, not called here
    page = _page(settings, engine, visits, doorways, exports, speak, opens)
    watchdog = Watchdog(store, clock, lambda: writer.refused)
    courier = Courier(store, writer, clock, voices, tokens, engine)
    waker = _waker(waits_in, store, writer, clock, engine)
    quarters = Quarters(store, writer, clock, lambda: announcements.house().has(AGGREGATES))
    running = Running(store, writer, clock, waker, courier, watchdog, quarters, chance.random)
    engine.nudge, engine.hurry = running.pressed, courier.hurry.put
    all = tuple(platforms)
    return Program(settings, clock, store, writer, engine, running, watchdog, announcements, all, page)


def _waker(procrastinates_in: str, store: Store, writer: Writer, clock: Clock, engine: Engine) -> Waker:
    """Raises ``CannotStart``. A store that is not the settings' own has the embedded one."""
    on_wake = partial(engine.wake, beside_others=True)
    if not procrastinates_in:
        return EmbeddedWaker(store, writer, clock, on_wake)
    try:
        from bot.runtime.procrastinated import ProcrastinateWaker
        from bot.storage.offers import Offers
    except ImportError:
        raise CannotStart(
            "KAVERI_WAKER=procrastinate needs one more package: pip install 'kaveri[procrastinate]'."
        ) from None
    return ProcrastinateWaker(Offers(procrastinates_in), store, writer, clock, on_wake)


def _several(settings: Settings, platforms: Sequence[Platform]) -> bool:
    """Whether people here may be in more than one place: on two platforms, or in two workspaces of one."""
    tenants = max(len(settings.slack_bot_tokens), len(settings.teams_tenants))
    return len(platforms) > 1 or tenants > 1


def _page(
    settings: Settings,
    engine: Engine,
    visits: Visits,
    doorways: Doorways | None,
    exports: Exports,
    speak: Callable[[str], Frame],
    opens: Callable[[], bool],
) -> Page | None:
    """Whoever comes to the page came from a platform, which knows their colleagues."""

    async def profile(of: Address) -> Profile | None:
        platform = engine.platforms.get(of.platform)
        return await platform.profile(of) if platform else None

    def chat(of: Address) -> str:
        platform = engine.platforms.get(of.platform)
        return platform.chat(of) if isinstance(platform, Conversing) else ""

    if not settings.public_url:
        return None
    # Only here: what looks at passkeys is as much as the rest of Kaveri's libraries.
    from adapters.page.server import Page, People

    return Page(engine, visits, doorways, exports, speak, People(profile, chat), settings.public_url, opens)

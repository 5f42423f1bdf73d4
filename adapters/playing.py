"""Runs a built program for trying it out: the playground, and the story in a terminal."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from aiohttp import web
from pydantic import SecretStr

from adapters.hosting import HERE, asked_to_stop, serving
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
from bot.rules.calendar import Calendar
from bot.runtime.clock import PushedClock, WallClock
from bot.runtime.settings import Settings
from bot.storage.masterkey import new_master_key
from bot.storage.peek import peek

MORNING = time(9, 30)
STORY_BEGINS = datetime(2026, 11, 23, 9, 12, tzinfo=ZoneInfo(PEOPLE[0].zone))
STORIES: dict[str, tuple[tuple[datetime, str, Callable[[Teller], Awaitable[None]]], ...]] = {
    "a-flag": ((STORY_BEGINS, "", tell),),
    "a-year": (
        (a_year.BEGINS, "A year in which her answers are kept, for her alone", a_year.tell),
        (a_year.BEGINS, "The same year, and nothing is kept", a_year.tell_without_keeping),
    ),
}


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
                await asked_to_stop()
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

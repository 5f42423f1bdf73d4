"""A tick of the timers on SQLite, with few members asleep and with a hundred thousand: what is due costs.

Real members in a real database, each sealed under a key of their own; most of them wait for a prompt that is
weeks away. A tick finds who is due now, and decides for each of them in a transaction of its own.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from adapters.playground.people import Directory
from adapters.playground.platform import PlaygroundPlatform
from adapters.program import Program, build
from bot.rules.decide import decide
from bot.rules.events import Visited
from bot.rules.joining import met
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.runtime.waking import EmbeddedWaker
from bot.storage.contract import Tx
from bot.storage.masterkey import new_master_key

NOW = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)  # a Tuesday, 9.15 in Berlin
FEW, MANY = 3_000, 100_000
BATCH = 1_000
SMALL, LARGE = 50, 500
IDLE_TICKS = 50


@dataclass(frozen=True)
class Ticks:
    """Seconds of one tick with nobody due, and with so many: medians over the rounds."""

    idle: float
    small: float
    large: float


async def measured(folder: Path, rounds: int = 3, few: int = FEW, many: int = MANY) -> dict[str, float]:
    """Both companies side by side, in turns."""
    with a_company(folder / "few", few) as small_one, a_company(folder / "many", many) as large_one:
        found: dict[str, list[Ticks]] = {"few": [], "many": []}
        for turn in range(rounds):
            for name, (program, members) in (("few", small_one), ("many", large_one)):
                found[name].append(await _ticks(program, members, turn, rounds))
    asleep = {name: _median(ticks) for name, ticks in found.items()}
    return _figures(asleep["few"], asleep["many"])


def told(figures: dict[str, float]) -> str:
    return (
        "\na tick of the timers, SQLite, members asleep: 100,000 against 3,000\n"
        f"  nobody due         {figures['tick_idle_100k_ms_sqlite']:8.2f} ms"
        f"   {figures['tick_idle_100k_over_3k_sqlite']:5.2f} times 3,000 members\n"
        f"  {LARGE} due           {figures['tick_500_due_100k_ms_sqlite']:8.1f} ms"
        f"   {figures['tick_500_due_100k_over_3k_sqlite']:5.2f} times 3,000 members\n"
        f"  {LARGE} due over {SMALL}    {figures['tick_500_over_50_due_100k_sqlite']:8.2f} times"
        f"   {figures['tick_due_per_s_100k_sqlite']:.0f} woken a second"
    )


def _figures(few: Ticks, many: Ticks) -> dict[str, float]:
    figures = {
        "tick_idle_100k_ms_sqlite": many.idle * 1000,
        "tick_idle_100k_over_3k_sqlite": many.idle / few.idle,
        "tick_500_due_100k_ms_sqlite": many.large * 1000,
        "tick_500_due_100k_over_3k_sqlite": many.large / few.large,
        "tick_500_over_50_due_100k_sqlite": many.large / many.small,
        "tick_due_per_s_100k_sqlite": LARGE / many.large,
    }
    return {key: round(value, 3) for key, value in figures.items()}


def _median(ticks: Sequence[Ticks]) -> Ticks:
    return Ticks(*(statistics.median(getattr(t, name) for t in ticks) for name in ("idle", "small", "large")))


@contextmanager
def a_company(folder: Path, size: int) -> Iterator[tuple[Program, list[Member]]]:
    """A program in front of this many members, all of them asleep."""
    folder.mkdir(parents=True)
    urls = {"database_url": f"sqlite:///{folder}/kaveri.db", "keys_url": f"sqlite:///{folder}/keys.db"}
    settings = Settings(**urls, master_key=SecretStr(new_master_key()))
    clock = PushedClock(NOW)
    program = build(settings, clock, [PlaygroundPlatform(clock, Directory())])
    members = [a_member(n) for n in range(size)]
    try:
        fill(program, members)
        yield program, members
    finally:
        program.writer.close()
        program.store.close()


def a_member(n: int) -> Member:
    """Somebody with a rhythm, whose next prompt is far away."""
    profile = Profile(Address("playground", "demo", f"u{n}"), Words("Asha"), "en", "Europe/Berlin")
    fresh = decide(met(profile, MemberId(f"{n:032x}"), f"{n:032x}", NOW), Visited(), NOW).member
    return replace(
        fresh,
        tidied=NOW + timedelta(weeks=8),
        rhythm=replace(fresh.rhythm, next_at=NOW + timedelta(weeks=4, seconds=n)),
    )


def fill(program: Program, members: Sequence[Member]) -> None:
    for begin in range(0, len(members), BATCH):
        program.store.run(partial(_add, members=members[begin : begin + BATCH]))


def _add(tx: Tx, members: Sequence[Member]) -> None:
    for member in members:
        tx.add(member)


async def _ticks(program: Program, members: list[Member], turn: int, rounds: int) -> Ticks:
    """Each round wakes other people: whoever was woken sleeps until their next prompt."""
    share = len(members) // rounds
    mine = members[turn * share : (turn + 1) * share]
    large = min(LARGE, share - SMALL)
    idle = await _timed(program, IDLE_TICKS) / IDLE_TICKS
    prompt(program, mine[:SMALL], [NOW] * SMALL)
    small = await _until_quiet(program, SMALL)
    prompt(program, mine[SMALL : SMALL + large], [NOW] * large)
    return Ticks(idle, small, await _until_quiet(program, large))


def prompt(program: Program, members: Sequence[Member], at: Sequence[datetime]) -> None:
    """Their prompt is then."""
    when = {member.id: due for member, due in zip(members, at, strict=True)}

    def arm(tx: Tx) -> None:
        for id, loaded in tx.load(when).items():
            rhythm = replace(loaded.member.rhythm, next_at=when[id])
            tx.save(loaded, replace(loaded.member, rhythm=rhythm))

    program.store.run(arm)


def timers(program: Program) -> EmbeddedWaker:
    return EmbeddedWaker(program.store, program.writer, program.clock, program.engine.wake)


async def _timed(program: Program, ticks: int) -> float:
    began = time.perf_counter()
    for _ in range(ticks):
        assert await timers(program).run_due() == 0, "nobody is due"
    return time.perf_counter() - began


async def _until_quiet(program: Program, due: int) -> float:
    woken, began = 0, time.perf_counter()
    while one := await timers(program).run_due():
        woken += one
    took = time.perf_counter() - began
    assert woken == due, "exactly those who are due are woken"
    return took

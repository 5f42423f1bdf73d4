"""A morning on which a whole tenant is asked at nine, and somebody writes in the middle of it; a lone timer.

The whole program runs in this process, on the wall clock, embedded on SQLite and on a PostgreSQL that syncs
every commit. The platform takes everything at once, so what is told is Kaveri's own. Its pace is quicker than
Slack's, so that a morning of 10,000 ends in minutes: the pace is what it is told against.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import psutil
from sqlalchemy import event

from adapters.program import Program
from bot.messages.actions import Action
from bot.messages.cards import Message
from bot.port import Delivered, Outcome, Press
from bot.rules.member import Member
from bot.rules.people import Address
from bot.rules.words import Words
from tests.bench.asleep import Asleep, companies
from tests.bench.ticks import prompt
from tests.bench.wakers import AHEAD, Morning, Takes, Woken, running

PROMPTS, WRITERS, LONE = 10_000, 20, 20
A_SECOND = 200
IDLE_SECONDS = 60.0
PATIENCE = 900.0
KINDS = ("sqlite", "postgres")


class Told(Takes):
    """Notes when each was told."""

    def __init__(self, a_second: int) -> None:
        self.pace = timedelta(seconds=1 / a_second)
        self.at: dict[str, list[float]] = {}
        self.count = 0
        self._news = asyncio.Event()

    async def send(self, to: Address, message: Message) -> Outcome:
        self.at.setdefault(to.user, []).append(time.perf_counter())
        self.count += 1
        self._news.set()
        return Delivered()

    async def until(self, so_far: Callable[[], bool]) -> None:
        """Wait for something to be so, looking after each that was told."""
        while not so_far():
            self._news.clear()
            await self._news.wait()


async def measured(
    folder: Path,
    asleep: int = 100_000,
    prompts: int = PROMPTS,
    lone: int = LONE,
    idle_seconds: float = IDLE_SECONDS,
    hurried: bool = False,
) -> dict[str, float]:
    figures: dict[str, float] = {}
    with companies(folder, asleep, prompts + WRITERS + lone, hurried) as everybody:
        for company in everybody:
            if company.kind in KINDS:
                found = await _measured(company, prompts, lone, idle_seconds)
                figures |= {f"{name}_{company.kind}": round(value, 3) for name, value in found.items()}
    return figures


async def _measured(company: Asleep, prompts: int, lone: int, idle_seconds: float) -> dict[str, float]:
    clock, platform = Morning(), Told(A_SECOND)
    asked, writers = company.members[:prompts], company.members[prompts : prompts + WRITERS]
    async with running(company, clock, platform) as (program, woken):
        own, server = time.process_time(), company.server_cpu()
        await asyncio.sleep(idle_seconds)
        idle = (time.process_time() - own) / idle_seconds
        idle_server = (company.server_cpu() - server) / idle_seconds
        late = await _one_by_one(program, woken, clock, company.members[prompts + WRITERS :])
        with _statements(program) as counted:
            took, answers = await _a_morning(program, clock, platform, asked, writers)
        assert platform.count >= prompts, "nobody was left out"
    return {
        "lone_timer_late_p50_ms": statistics.median(late) * 1000,
        "lone_timer_late_max_ms": max(late) * 1000,
        "idle_minute_cpu_percent_100k": idle * 100,
        "idle_minute_server_cpu_percent_100k": idle_server * 100,
        "morning_10k_s": took,
        "morning_10k_over_pace": took / (prompts / A_SECOND),
        "morning_answers_late_p50_ms": statistics.median(answers) * 1000,
        "morning_answers_late_max_ms": max(answers) * 1000,
        "morning_statements_per_notice": counted[0] / prompts,
        "morning_rss_mb": psutil.Process().memory_info().rss / 2**20,
    }


async def _one_by_one(
    program: Program, woken: Woken, clock: Morning, members: Sequence[Member]
) -> list[float]:
    """Each alone: the next is armed once this one was woken."""
    late: list[float] = []
    for member in members:
        at = clock.now() + AHEAD
        woken.due, woken.late, woken.all = {member.id: at}, [], asyncio.Event()
        await asyncio.to_thread(prompt, program, [member], [at])
        program.running.nudge()
        async with asyncio.timeout(PATIENCE):
            await woken.all.wait()
        late += woken.late
    return late


async def _a_morning(
    program: Program, clock: Morning, platform: Told, asked: Sequence[Member], writers: Sequence[Member]
) -> tuple[float, list[float]]:
    """Seconds until everybody was asked; and how long each waited who wrote a line meanwhile."""
    at, before = clock.now() + 5 * AHEAD, platform.count
    for few in _batched(asked, 1000):
        await asyncio.to_thread(prompt, program, few, [at] * len(few))
    await asyncio.sleep(clock.until(at))
    # Where writing all that down took longer than until then, the first are asked already.
    began, answers = time.perf_counter() - clock.late(at), list[float]()
    async with asyncio.timeout(PATIENCE):
        for number, writer in enumerate(writers):
            part = before + int(len(asked) * (number + 1) / (len(writers) + 2))
            await platform.until(partial(_has_told, platform, part))
            answers.append(await _answered(program, platform, writer, number))
        await platform.until(partial(_has_told, platform, before + len(asked) + len(writers)))
    return time.perf_counter() - began, answers


def _has_told(platform: Told, so_many: int) -> bool:
    return platform.count >= so_many


def _batched(members: Sequence[Member], size: int) -> Iterator[Sequence[Member]]:
    return (members[start : start + size] for start in range(0, len(members), size))


async def _answered(program: Program, platform: Told, writer: Member, number: int) -> float:
    """Seconds from a typed line until its answer was sent."""
    who, began = writer.addresses[0], time.perf_counter()
    await program.engine.receive(
        Press(f"bench:{number}", who, Action.TYPED, values={"line": Words("hello")}, line=str(number))
    )
    await platform.until(lambda: who.user in platform.at)
    return platform.at[who.user][0] - began


@contextmanager
def _statements(program: Program) -> Iterator[list[int]]:
    """How many statements the data database was given meanwhile."""
    counted = [0]
    engine = program.store._database.engine  # type: ignore[attr-defined] # over its shoulder

    def count(*_: object) -> None:
        counted[0] += 1

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", count)


def told(figures: dict[str, float]) -> str:
    lines = [
        f"\na morning of {PROMPTS:,} prompts, {A_SECOND} a second allowed; {WRITERS} people write meanwhile"
    ]
    for kind in KINDS:
        of = {key.removesuffix(f"_{kind}"): v for key, v in figures.items() if key.endswith(f"_{kind}")}
        lines += [
            f"  {kind:9} {of['morning_10k_s']:.0f} s, {of['morning_10k_over_pace']:.2f} times its pace;"
            f" {of['morning_statements_per_notice']:.1f} statements a notice;"
            f" {of['morning_rss_mb']:.0f} MB",
            f"            answers p50 {of['morning_answers_late_p50_ms']:.0f} ms,"
            f" max {of['morning_answers_late_max_ms']:.0f} ms; a lone timer is late by"
            f" {of['lone_timer_late_p50_ms']:.0f} ms, {of['lone_timer_late_max_ms']:.0f} at most;"
            f" idle {of['idle_minute_cpu_percent_100k']:.2f} %",
        ]
    return "\n".join(lines)

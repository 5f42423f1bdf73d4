"""The wakers side by side, on the wall clock: how late, how many a second, and what 100,000 asleep cost.

The whole program runs in this process, one kind at a time and in turns: embedded on SQLite, embedded and
Procrastinate on a PostgreSQL beside it that syncs every commit. Whoever is woken is a real member with a real
prompt, sealed, posted and delivered to somebody who takes everything; those who sleep have a real timer.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from pathlib import Path

from adapters.program import Program, build
from bot.messages.cards import Message
from bot.port import Delivered, Inbox, Outcome
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile
from bot.runtime.clock import WallClock
from tests.bench.asleep import Asleep, companies
from tests.bench.ticks import NOW, prompt

ASLEEP = 100_000
FEW, MANY = 60, 1_000
SPREAD_SECONDS = 6
IDLE_SECONDS = 10.0
AHEAD = timedelta(seconds=2)
PATIENCE = 120.0


class Morning(WallClock):
    """The wall clock, moved to a working hour: what is due at night would wait for the morning."""

    def __init__(self) -> None:
        self._by = timedelta()
        self._by = NOW - super().now()

    def now(self) -> datetime:
        return super().now() + self._by

    def until(self, at: datetime) -> float:
        return super().until(at - self._by)

    def late(self, at: datetime) -> float:
        """Seconds since a time."""
        return time.time() - (at - self._by).timestamp()


class Takes:
    """A platform that takes whatever is sent, at once."""

    name = "playground"
    pace = timedelta()

    async def send(self, to: Address, message: Message) -> Outcome:
        return Delivered()

    async def profile(self, of: Address) -> Profile | None:
        return None

    async def quiet_until(self, of: Address) -> datetime | None:
        return None

    async def start(self, inbox: Inbox) -> None:
        """There is nothing to start."""

    async def stop(self) -> None:
        """There is nothing to stop."""


@dataclass
class Woken:
    """How late each wake-up was committed."""

    clock: Morning
    due: dict[MemberId, datetime] = field(default_factory=dict)
    late: list[float] = field(default_factory=list)
    all: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, member: MemberId) -> None:
        if (at := self.due.pop(member, None)) is not None:
            self.late.append(self.clock.late(at))
        if not self.due:
            self.all.set()


@dataclass(frozen=True)
class Turn:
    """What one kind did in one round: seconds, wake-ups in a second, shares of one core."""

    late_p50: float
    late_max: float
    per_s: float
    wake_cpu: float
    idle: float
    idle_server: float


async def measured(
    folder: Path,
    rounds: int = 3,
    asleep: int = ASLEEP,
    few: int = FEW,
    many: int = MANY,
    idle_seconds: float = IDLE_SECONDS,
    hurried: bool = False,
) -> dict[str, float]:
    with companies(folder, asleep, rounds * (few + many), hurried) as everybody:
        turns: dict[str, list[Turn]] = {company.kind: [] for company in everybody}
        for number in range(rounds):
            for company in everybody[number % len(everybody) :] + everybody[: number % len(everybody)]:
                mine = company.members[number * (few + many) : (number + 1) * (few + many)]
                turn = await _turn(company, mine[:few], mine[few:], idle_seconds)
                turns[company.kind].append(turn)
        return _figures(everybody, {kind: _median(each) for kind, each in turns.items()})


async def _turn(company: Asleep, few: Sequence[Member], many: Sequence[Member], idle_seconds: float) -> Turn:
    clock = Morning()
    async with running(company, clock) as (program, woken):
        own, server = time.process_time(), company.server_cpu()
        await asyncio.sleep(idle_seconds)
        idle = (time.process_time() - own) / idle_seconds
        idle_server = (company.server_cpu() - server) / idle_seconds
        soon = clock.now() + AHEAD
        at = [soon + timedelta(seconds=n % SPREAD_SECONDS) for n in range(len(few))]
        late = await _wakes(program, woken, few, at)
        cpu = time.process_time()
        burst = await _wakes(program, woken, many, [clock.now() + AHEAD] * len(many))
        cpu = time.process_time() - cpu
    return Turn(
        statistics.median(late), max(late), len(many) / max(burst), cpu / len(many), idle, idle_server
    )


async def _wakes(
    program: Program, woken: Woken, members: Sequence[Member], at: Sequence[datetime]
) -> list[float]:
    """How late each of them was."""
    woken.due = {member.id: due for member, due in zip(members, at, strict=True)}
    woken.late, woken.all = [], asyncio.Event()
    await asyncio.to_thread(prompt, program, members, at)
    program.running.nudge()
    async with asyncio.timeout(PATIENCE):
        await woken.all.wait()
    assert len(woken.late) == len(members)
    assert min(woken.late) >= 0, "never early"
    return woken.late


@asynccontextmanager
async def running(
    company: Asleep, clock: Morning, platform: Takes | None = None
) -> AsyncIterator[tuple[Program, Woken]]:
    program = build(company.settings, clock, [platform or Takes()])
    woken = Woken(clock)
    waking = program.running._waker._waking  # type: ignore[attr-defined] # over its shoulder: both have one
    wakes = waking._on_wake

    async def noted(member: MemberId) -> bool:
        ours: bool = await wakes(member)
        if ours:
            woken.note(member)
        return ours

    waking._on_wake = noted
    await program.start()
    try:
        yield program, woken
    finally:
        await program.stop()


def _median(turns: Sequence[Turn]) -> Turn:
    names = [each.name for each in fields(Turn)]
    return Turn(*(statistics.median(getattr(t, name) for t in turns) for name in names))


def _figures(everybody: Sequence[Asleep], turns: dict[str, Turn]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for company in everybody:
        turn, kind = turns[company.kind], company.kind
        figures |= {
            f"waker_late_p50_ms_{kind}": turn.late_p50 * 1000,
            f"waker_late_max_ms_{kind}": turn.late_max * 1000,
            f"waker_due_per_s_{kind}": turn.per_s,
            f"waker_wake_cpu_ms_{kind}": turn.wake_cpu * 1000,
            f"waker_idle_cpu_percent_{kind}": turn.idle * 100,
            f"waker_sleeper_bytes_{kind}": company.sleeper_bytes,
        }
        if company.server:
            figures[f"waker_idle_server_cpu_percent_{kind}"] = turn.idle_server * 100
    embedded, other = turns["postgres"], turns["procrastinate_postgres"]
    figures["waker_due_per_s_procrastinate_over_embedded_postgres"] = other.per_s / embedded.per_s
    figures["waker_late_p50_procrastinate_over_embedded_postgres"] = other.late_p50 / embedded.late_p50
    return {key: round(value, 3) for key, value in figures.items()}


def told(figures: dict[str, float]) -> str:
    lines = [
        "\nwakers, 100,000 asleep          late p50    max  woken/s    cpu/wake  idle cpu   server  bytes"
    ]
    for kind in ("sqlite", "postgres", "procrastinate_postgres"):
        of = {key.removesuffix(f"_{kind}"): v for key, v in figures.items() if key.endswith(f"_{kind}")}
        lines.append(
            f"  {kind:28} {of['waker_late_p50_ms']:7.1f} ms {of['waker_late_max_ms']:6.1f}"
            f" {of['waker_due_per_s']:8.0f} {of['waker_wake_cpu_ms']:8.2f} ms"
            f" {of['waker_idle_cpu_percent']:8.2f} % {of.get('waker_idle_server_cpu_percent', 0.0):6.2f} %"
            f" {of['waker_sleeper_bytes']:6.0f}"
        )
    return "\n".join(lines)

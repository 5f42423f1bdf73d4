"""One run: how many can be kept, then so many times as many, and what came of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.runtime.settings import Settings
from tests.bench.bots import for_slack, for_teams
from tests.bench.colleagues import Colleague
from tests.bench.load import at, rush
from tests.bench.microsoft import Microsoft
from tests.bench.people import Person
from tests.flood.crowd import Crowd, OnSlack, OnTeams, What
from tests.flood.house import a_house, address, databases
from tests.flood.judging import Found, judged
from tests.flood.wave import Lines, pulse, wave
from tests.flood.witness import Told, Witness

AT_ONCE = 96
"""So many check in at once while it is measured what can be kept: a few commits' worth."""
WARM = 0.5
READY = 256
OTHERS = 0.1
"""For each check-in so many commands, and on Slack openings of the app's own tab."""


@dataclass(frozen=True)
class Flood:
    """``cores``: where the bot runs. ``rate``: what can be kept, a second; measured where it is not known."""

    platform: str
    store: str
    seconds: float
    times: float
    members: int
    cores: frozenset[int] | set[int] = frozenset()
    rate: float = 0.0


@dataclass
class Flooded:
    flood: Flood
    found: Found
    rate: float
    reached: float = 0.0
    """How many times the rate the load really sent, where its own core was too slow for ``times``."""
    homes: int = 0
    home_shed: int = 0
    figures: dict[str, float] = field(default_factory=dict)

    def line(self) -> str:
        """The line with which a run ends."""
        flood, found = self.flood, self.found
        figures = {
            "platform": flood.platform,
            "store": flood.store,
            "rate": f"{self.rate:.0f}",
            "times": f"{flood.times:g}",
            "reached": f"{self.reached:.1f}",
            "sent": found.sent,
            "saved": found.saved,
            "turned_away": found.turned_away,
            "late": found.late,
            "uncommitted": found.uncommitted,
            "kept_untold": found.kept_untold,
            "twice": found.twice,
            "silent": found.silent,
            "broken": found.broken.total(),
            "home_shed": f"{self.home_shed}/{self.homes}",
        }
        return " ".join(f"{name}={value}" for name, value in figures.items())

    def beside(self) -> Iterator[str]:
        """What explains the line."""
        yield "  " + ", ".join(f"{name} {value:.2f}" for name, value in self.figures.items())
        for name, counted in (("late", self.found.late_by), ("silent", self.found.silent_by)):
            if counted:
                yield f"  {name}: {dict(counted)}"
        yield from (f"  {times} times: {what}" for what, times in self.found.broken.most_common(5))


async def flooded(flood: Flood, folder: Path) -> Flooded:
    with databases(flood.store, folder) as settings:
        async with _crowd(flood, folder, settings) as (crowd, witness):
            return await _measured(flood, crowd, witness)


@asynccontextmanager
async def _crowd(
    flood: Flood, folder: Path, settings: Settings
) -> AsyncIterator[tuple[Crowd, Witness | None]]:
    place = Witness() if flood.platform == "slack" else Microsoft()
    await place.start()
    try:
        kind = Person if isinstance(place, Witness) else (lambda n: Colleague(n, place))
        addresses = [address(flood.platform, kind(number).user) for number in range(flood.members)]
        told = for_slack(place.url) if isinstance(place, Witness) else for_teams(place)
        async with a_house(folder, settings, addresses, told) as house:
            if flood.cores:
                house.bot.keep_to(set(flood.cores))
            lines = Lines(house.bot.port)
            await lines.warm(READY)
            if isinstance(place, Witness):
                yield OnSlack(house, lines, place), place
            else:
                yield OnTeams(house, lines, place), None
            lines.close()
    finally:
        await place.stop()


async def _measured(flood: Flood, crowd: Crowd, witness: Witness | None) -> Flooded:
    bot = crowd.house.bot
    await crowd.opens()
    rate = flood.rate or await _sustainable(crowd, flood.seconds)
    memory, cpu = bot.rss_mb(), bot.cpu_seconds()
    before, homes = len(crowd.presses), witness.homes if witness else 0
    presses = rate * flood.times
    steps = [(presses, crowd.check_in), (presses * OTHERS, crowd.command)]
    if isinstance(crowd, OnSlack):
        steps.append((presses * OTHERS, crowd.home))
    crowd.writes(int(presses * flood.seconds))
    async with pulse() as felt:
        took = await wave(steps, flood.seconds)
    await crowd.settled()
    found = judged(crowd.presses[before:], crowd.house.kept(), crowd.waits)
    result = Flooded(flood, found, rate, int(presses * flood.seconds) / took / rate)
    if witness is not None:
        result.homes = sum(press.what is What.HOME for press in crowd.presses)
        result.home_shed = result.homes - (witness.homes - homes)
    took_each = sorted(press.took for press in crowd.presses[before:])
    result.figures = {
        "seconds of sending": took,
        "p50 s": at(took_each, 0.5),
        "p99 s": at(took_each, 0.99),
        "slowest s": found.slowest,
        "load behind s": felt.worst,
        "connections": crowd.lines.most,
        "saved a second": found.saved / took,
        "bot cpu s": bot.cpu_seconds() - cpu,
        "MB before": memory,
        "MB after": bot.rss_mb(),
    }
    return result


async def _sustainable(crowd: Crowd, seconds: float) -> float:
    """Check-ins a second that are kept while everybody asks again as soon as they are answered."""

    async def step(_: int) -> None:
        await crowd.check_in()

    measured = await rush(step, AT_ONCE, seconds, WARM)
    saved = sum(press.told is Told.SAVED for press in crowd.presses)
    return measured.per_s * saved / len(crowd.presses)

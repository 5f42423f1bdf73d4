"""Days on which things go wrong, each followed by peace, a night, and a look at how every ask ended."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bot.rules.checkin import History as Kept
from bot.rules.checkin import Keeping, Trial
from bot.rules.escalation import UNDO
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Tx
from tests.chaos.asked import Ask, Asked
from tests.chaos.history import Found, History, Stood
from tests.chaos.people import Somebody
from tests.chaos.plan import Trouble
from tests.chaos.replicas import Town, time_goes_on
from tests.chaos.screens import ZONE, OnSlack, OnTeams, Screen
from tests.crash.diary import Diary
from tests.crash.fate import Fate
from tests.crash.forks import Forks
from tests.crash.runs import kept
from tests.fakes.slack import FakeSlack
from tests.fakes.teams import FakeTeams
from tests.pg import Postgres
from tests.slack import rigging as on_slack
from tests.teams import rigging as on_teams

FIRST_DAY = datetime(2026, 3, 2, tzinfo=UTC)
MORNING, NOON = time(9, 30), time(12, 0)
REPLICAS = 3
AT_LEAST = timedelta(seconds=1)
A_TURN = timedelta(hours=2, minutes=15)
SEVERAL = 3
STOPS = 0.2
AS_WELL = 6
"""How many of those from earlier days check in on each."""


@dataclass(frozen=True)
class Day:
    """``seconds`` in which these troubles happen, and so many people ask, each somebody else."""

    seconds: float
    troubles: tuple[Trouble, ...]
    asks: int


@dataclass
class Company:
    town: Town
    screen: Callable[[int], Screen]
    """What is in front of somebody, by their number."""
    history: History
    seed: str
    people: list[Somebody] = field(default_factory=list)
    evening: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self, day: Day) -> None:
        """From the day before, in peace, to the noon of the day after, when every ask of it is over."""
        older = list(self.people)
        asks = [self._begin(several=number % 2 == 1) for number in range(day.asks)]
        await asyncio.gather(*(one.screen.comes() for one in self.people[len(older) :]))
        await self._trust([ask for ask in asks if len(ask.asked) > 1])
        self.evening = asyncio.Event()
        lives = [self._asks(ask, day) for ask in asks]
        lives += [self._is_asked(one) for ask in asks for one in ask.asked]
        chance = Random(f"{self.seed} {len(older)}")
        lives += [self._only_checks_in(one) for one in chance.sample(older, min(AS_WELL, len(older)))]
        async with asyncio.TaskGroup() as today:
            for life in lives:
                today.create_task(life)
            await self._suffer(day)
            self.evening.set()
        await self.town.settled()
        await self.town.night(_next_working_day(self.town.clock.now(), NOON), partial(self._look, asks))
        for ask in asks:
            await self._stands(ask)

    def _begin(self, *, several: bool) -> Ask:
        asker = self._comes()
        return Ask(asker, [Asked(self._comes(), asker) for _ in range(SEVERAL if several else 1)])

    async def _trust(self, several: list[Ask]) -> None:
        """Whoever asks several has chosen them before, and each of them agreed."""
        await asyncio.gather(*(ask.asker.trusts(ask.peers) for ask in several))
        await self.town.night(_next_working_day(self.town.clock.now(), MORNING))
        await asyncio.gather(*(peer.agrees() for ask in several for peer in ask.peers))

    async def _look(self, asks: list[Ask]) -> None:
        """In a night, too: everybody opens what came."""
        await asyncio.gather(*(one.looks() for ask in asks for one in ask.asked))

    async def _stands(self, ask: Ask) -> None:
        """In the end everybody looks once more."""
        for one in ask.asked:
            await one.looks(once_more=True)
            one.peer.closes()
        self.history.add(Stood(ask.asker.name, await ask.asker.looks()))
        ask.asker.closes()

    def _comes(self) -> Somebody:
        one = Somebody(self.screen(len(self.people)), self.history, self.seed)
        self.people.append(one)
        return one

    async def _suffer(self, day: Day) -> None:
        """Everything that goes wrong, from its beginning to its end. A minute is skipped half-way, so that
        what was asked leaves on the same day; and later some hours, so that it is the second one's turn."""
        async with asyncio.TaskGroup() as going_wrong:
            for trouble in day.troubles:
                going_wrong.create_task(self._later(trouble))
            for part, skipped in ((1 / 2, UNDO + AT_LEAST), (1 / 4, A_TURN), (1 / 4, timedelta())):
                await asyncio.sleep(day.seconds * part)
                self.town.skip(self.town.clock.now() + skipped)
        self.town.look_for_ends()

    async def _later(self, trouble: Trouble) -> None:
        await asyncio.sleep(trouble.at)
        await self.town.suffer(trouble)

    # How people spend such a day.

    async def _asks(self, ask: Ask, day: Day) -> None:
        asker = ask.asker
        await asyncio.sleep(asker.chance.uniform(0, day.seconds / 4))
        if asker.chance.random() < 0.5:
            await asker.checks_in()
        asked = await asker.asks(ask.peers)
        stops = asked and asker.chance.random() < STOPS
        while not self.evening.is_set():
            await asker.thinks()
            await (asker.checks_in() if asker.chance.random() < 0.5 else asker.looks())
            if stops and asker.chance.random() < 0.1:
                await asker.stops()
                stops = False

    async def _is_asked(self, one: Asked) -> None:
        await one.peer.checks_in()
        while not self.evening.is_set() and not one.is_done:
            await one.looks(once_more=True)
            await one.peer.thinks()

    async def _only_checks_in(self, one: Somebody) -> None:
        while not self.evening.is_set():
            await one.thinks()
            await one.checks_in()

    # What is there in the end.

    async def looked_over(self) -> None:
        await self.town.is_well()
        ids = self.town.store.members(None, 10_000)

        def kept(tx: Tx) -> None:
            for loaded in tx.load(ids).values():
                member = loaded.member
                self.history.add(Found(member.name.reveal(), _lines(member.history)))

        self.town.store.run(kept)
        self.history.lines = list(Diary(self.town.diary).read())


def _lines(kept: Kept) -> tuple[str, ...]:
    checkins = kept.checkins if isinstance(kept, Trial | Keeping) else ()
    return tuple(one.answers.line.reveal() for one in checkins)


def _next_working_day(now: datetime, hour: time) -> datetime:
    """Whoever asks in a morning has been told by noon of the next one."""
    here = now.astimezone(ZoneInfo(ZONE))
    day = here.date() + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return datetime.combine(day, hour, here.tzinfo).astimezone(UTC)


@dataclass(frozen=True)
class Before:
    """A platform of ours: the settings for it, where its requests go, what people have in front of them."""

    settings: Settings
    path: str
    listens_at: Callable[..., None]
    screen: Callable[[int], Screen]


@asynccontextmanager
async def before_slack(clock: PushedClock) -> AsyncIterator[Before]:
    async with FakeSlack(clock) as slack:
        slack.settle = 0.0  # people wait for what they want to read
        yield Before(on_slack.settings(slack), "/slack/events", slack.listens_at, partial(OnSlack, slack))


@asynccontextmanager
async def before_teams(clock: PushedClock) -> AsyncIterator[Before]:
    async with FakeTeams(clock) as teams:
        yield Before(on_teams.settings(teams), on_teams.PATH, teams.listens_at, partial(OnTeams, teams))


PLATFORMS = {"slack": before_slack, "teams": before_teams}


@asynccontextmanager
async def a_company(
    forks: Forks,
    server: Postgres,
    folder: Path,
    seed: str,
    waker: str = "embedded",
    platform: str = "slack",
) -> AsyncIterator[Company]:
    """Three replicas that are up, and nobody who has met them."""
    clock = PushedClock(datetime.combine(FIRST_DAY, MORNING, ZoneInfo(ZONE)))
    urls = server.fresh()
    fate, history = Fate(folder), History()
    fate.begin(clock.now())
    async with PLATFORMS[platform](clock) as before:
        town = Town(forks, fate, clock, folder, kept(before.settings, urls, waker), server, history)
        for number in range(REPLICAS):
            town.add(number)
        before.listens_at(*(f"http://127.0.0.1:{one.port}{before.path}" for one in town.replicas))
        try:
            async with time_goes_on(town):
                await asyncio.gather(*(town.start(one) for one in town.replicas))
                yield Company(town, before.screen, history, seed)
        finally:
            await town.close()
            server.drop(*urls)

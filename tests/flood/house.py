"""The real program on a real database, in front of a Slack or a Teams of ours, and members who keep what they
answer; and what stands in that database in the end, seen from beside."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.rules.agenda import next_wake
from bot.rules.checkin import Keeping
from bot.rules.decide import decide
from bot.rules.events import Visited
from bot.rules.joining import met
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile
from bot.rules.words import Words
from bot.runtime.clock import WallClock
from bot.runtime.settings import Settings
from bot.runtime.tokens import Opened, Tokens
from bot.storage.contract import Loaded, Store, Tx
from bot.storage.opening import join_store, open_store
from tests.bench import microsoft, slack
from tests.bench.bots import Bot, free_port
from tests.bench.people import LINE
from tests.pg import a_server
from tests.selftest.offices import environment
from tests.stores import settings_for

PLATFORMS = ("slack", "teams")
STORES = ("sqlite", "postgres")
BATCH = 500
CLOCK = WallClock()


@dataclass
class House:
    """``members`` are in the database before the program starts, and keep their answers."""

    settings: Settings
    bot: Bot
    members: list[Member]
    tokens: Tokens

    def window(self, like: str, member: Member) -> str:
        """The token of one more window of the kind that this one is from."""
        opened = self._opened(like)
        return self.tokens.seal(member.id, opened.subject, opened.proof)

    def _opened(self, token: str) -> Opened:
        opened = self.tokens.open(token)
        assert opened is not None
        return opened

    def kept(self) -> Counter[int]:
        """How often each press stands in the database, by the number in its line."""
        with closing(join_store(self.settings, CLOCK, next_wake)) as store:
            return Counter(number for member in _everybody(store) for number in _numbers(member))


@asynccontextmanager
async def a_house(
    folder: Path, settings: Settings, addresses: list[Address], told: Mapping[str, str]
) -> AsyncIterator[House]:
    now = CLOCK.now()
    members = [_a_member(address, number, now) for number, address in enumerate(addresses)]
    with closing(open_store(settings, CLOCK, next_wake)) as store:
        for begin in range(0, len(members), BATCH):
            store.run(partial(_add, members=members[begin : begin + BATCH]))
        tokens = Tokens(store.token_key(), os.urandom)
    port = free_port()
    env = {**environment(settings), **told, "KAVERI_PORT": str(port)}
    bot = Bot(["-m", "adapters", "run"], port, env, folder / "kaveri.log")
    try:
        await bot.start()
        yield House(settings, bot, members, tokens)
    finally:
        await bot.stop()


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[Settings]:
    """New ones. PostgreSQL syncs every commit, as SQLite does."""
    if kind == "sqlite":
        yield settings_for(f"sqlite:///{folder / 'kaveri.db'}", f"sqlite:///{folder / 'keys.db'}")
        return
    with a_server(folder, hurried=False) as server:
        yield settings_for(*server.fresh())


def address(platform: str, user: str) -> Address:
    return Address(platform, slack.TEAM if platform == "slack" else microsoft.TENANT, user)


def _a_member(at: Address, number: int, now: datetime) -> Member:
    """Keeps what they answer; their next prompt is weeks away."""
    profile = Profile(at, Words("Asha"), "en", "Europe/Helsinki")
    fresh = decide(met(profile, MemberId(f"{number:032x}"), f"{number:032x}", now), Visited(), now).member
    return replace(
        fresh,
        tidied=now + timedelta(weeks=8),
        rhythm=replace(fresh.rhythm, next_at=now + timedelta(weeks=4, seconds=number)),
        history=Keeping((), since=now),
    )


def _add(tx: Tx, members: list[Member]) -> None:
    for member in members:
        tx.add(member)


def _everybody(store: Store) -> Iterator[Member]:
    after: MemberId | None = None
    while page := store.members(after, BATCH):
        after = page[-1]
        yield from (loaded.member for loaded in store.run(partial(_load, ids=page)).values())


def _load(tx: Tx, ids: list[MemberId]) -> Mapping[MemberId, Loaded]:
    return tx.load(ids)


def _numbers(member: Member) -> Iterator[int]:
    if isinstance(member.history, Keeping):
        for one in member.history.checkins:
            yield int(one.answers.line.reveal().removeprefix(f"{LINE} "))

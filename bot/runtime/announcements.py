"""What members were told of the operator's settings, kept at hand, and what may therefore be done now.

Read when Kaveri starts and every minute since: another replica may have begun to announce something. Between
two looks nothing has to happen for an announcement to come true, because its day stands in it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.rules import acts, announcing
from bot.rules.announcing import (
    AGGREGATES,
    DIRECTORY,
    OPERATOR,
    PAGE,
    TENANT,
    Announcement,
    Fact,
    House,
    Told,
)
from bot.rules.people import Address
from bot.runtime.clock import Clock
from bot.runtime.settings import Settings
from bot.runtime.writer import Writer
from bot.storage.contract import CannotStart, Newer, Store, Tx, Unreadable

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)
BUILD_TOLD = 16
"""Of the 64 characters, as on the page about this Kaveri."""
FAR = datetime(9999, 1, 1, tzinfo=UTC)


def configured(settings: Settings, tenants: frozenset[str]) -> frozenset[Fact]:
    """What these settings mean for members. All others change nothing about who can learn what."""
    facts = {Fact(TENANT, tenant) for tenant in tenants}
    facts |= {Fact(OPERATOR, settings.operator_name)} if settings.operator_name else set()
    facts |= {Fact(AGGREGATES)} if settings.aggregates else set()
    facts |= {Fact(DIRECTORY)} if settings.directory_file else set()
    facts |= {Fact(PAGE, settings.public_url)} if settings.public_url else set()
    return frozenset(facts)


class Announcements:
    """Without ``begin``, nothing holds and nothing is told."""

    def __init__(
        self, writer: Writer, clock: Clock, settings: Settings | None = None, house: House | None = None
    ) -> None:
        self._writer = writer
        self._clock = clock
        self._settings = settings
        self._bare = house or House()
        self._configured = configured(settings, frozenset()) if settings else frozenset[Fact]()
        self._told: Told = None
        self._store: Store | None = None

    async def open(self) -> None:
        """Who is not to come yet, before anybody can. Raises ``CannotStart`` where that cannot be read."""
        try:
            await self.refresh()
        except Newer:
            raise CannotStart(
                "What members were told of the settings was written by a newer Kaveri, and this one does not "
                "understand it. Nothing was changed. Start the newer release."
            ) from None
        except Unreadable:
            raise CannotStart(
                "What members were told of the settings cannot be opened. Nothing was changed. Restore the "
                "database and the key store from backups that belong together."
            ) from None

    async def begin(self, store: Store, tenants: frozenset[str]) -> None:
        """Compare the settings and the release with what members were told, and tell what is new."""
        if self._settings is not None:
            self._configured = configured(self._settings, tenants)
        now = self._clock.now()
        anybody = bool(await self._writer.call(partial(store.due, FAR, 1)))  # everybody has a timer
        release = f"{self._bare.version} {self._bare.build[:BUILD_TOLD]}".strip()
        how = partial(_compared, facts=self._configured, release=release, now=now, anybody=anybody)
        self._told = await self._writer.run(partial(_changed, how=how))
        self._store = store
        await self.refresh()
        for line in self.lines(now):
            log.info("%s", line)
        for act in acts.told(self._told or (), now):
            if act.at == now:
                log.info("told to everybody: %s", act.act)

    async def refresh(self) -> None:
        """As it is written down now; and, while this Kaveri runs, that it does."""
        if self._store is None:
            self._told = await self._writer.run(lambda tx: tx.announced())
            return
        rekeyed = await self._writer.call(self._store.rekeyed)
        how = partial(acts.went_on, rekeyed=rekeyed, now=self._clock.now())
        self._told = await self._writer.run(partial(_changed, how=how))

    def house(self) -> House:
        facts = announcing.in_force(self._told or (), self._configured, self._clock.now())
        return replace(self._bare, facts=facts, announcements=self._told or ())

    def closed_to(self, newcomer: Address) -> bool:
        """Whether nobody new of this tenant can become a member yet."""
        tenant = f"{newcomer.platform}/{newcomer.tenant}"
        return announcing.is_closed(self._told, tenant, self._clock.now())

    def lines(self, now: datetime | None = None) -> tuple[str, ...]:
        """For the operator: what was changed and is not in effect yet. Nothing of what it is about."""
        now = now or self._clock.now()
        told = announcing.known(self._told or ())
        pending = (a for a in told if a.told_from is not None and a.holds_from >= now)
        return tuple(dict.fromkeys(_line(one) for one in pending))


def _compared(
    before: Told, facts: frozenset[Fact], release: str, now: datetime, anybody: bool
) -> tuple[Announcement, ...]:
    return acts.begun(announcing.compared(before, facts, now, anybody), release, anybody, now)


def _changed(tx: Tx, how: Callable[[Told], tuple[Announcement, ...]]) -> Told:
    tx.announce(how)
    return tx.announced()


def _line(one: Announcement) -> str:
    told = one.told_from.date() if one.told_from else ""
    return f"changed: {one.fact.kind}; told from {told}, in effect from {one.holds_from.date()}"

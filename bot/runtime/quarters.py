"""Closes each quarter that is over, once: reads what members let count, keeps what their teams read of it.

Nothing here is a timer: a quarter ends for everybody at one moment, and the first replica that looks after it
closes it. Of a quarter in which no Kaveri ran at all, nothing is ever read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial

from bot.rules import acts, team
from bot.rules.acts import Act
from bot.rules.people import MemberId
from bot.rules.publishing import closed
from bot.rules.quarter import Quarter, quarter_of
from bot.rules.team import Share
from bot.runtime.clock import Clock
from bot.runtime.writer import Writer
from bot.storage.contract import Newer, Store, Tx, Unreadable

log = logging.getLogger(__name__)

PAGE = 100
"""How many rows are read in one transaction, so that a press never waits for long."""
LEFT_FOR = timedelta(minutes=10)
"""A quarter that only a newer release can count is looked at again after this."""


class Quarters:
    """``counts``: whether members were told, by now, that such numbers are put together here."""

    def __init__(self, store: Store, writer: Writer, clock: Clock, counts: Callable[[], bool]) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._counts = counts
        self._closed: Quarter | None = None
        self._left_until: datetime | None = None

    async def run_once(self) -> int:
        """Close the last quarter where that is still to be done. Returns how many were closed here."""
        now = self._clock.now()
        quarter = quarter_of(now).before
        if quarter == self._closed or not self._counts():
            return 0
        if self._left_until is not None and now < self._left_until:
            return 0
        try:
            done = await self._close(quarter, now)
        except Newer:  # a number without them would stand for good
            log.warning("a quarter was left to a newer release")
            self._left_until = now + LEFT_FOR
            return 0
        self._closed = quarter
        return done

    async def _close(self, quarter: Quarter, now: datetime) -> int:
        if await self._writer.later(partial(_is_closed, quarter=quarter)):
            return 0
        shares = await self._shares(quarter)
        return await self._writer.later(partial(_close, quarter=quarter, shares=shares, now=now))

    async def _shares(self, quarter: Quarter) -> dict[MemberId, Share]:
        shares: dict[MemberId, Share] = {}
        last: MemberId | None = None
        while page := await self._writer.call(partial(self._store.members, last, PAGE)):
            shares |= await self._writer.later(partial(_counting, ids=page, quarter=quarter))
            last = page[-1]
        return shares


def _is_closed(tx: Tx, quarter: Quarter) -> bool:
    return any(one.quarter == quarter for one in tx.closings())


def _counting(tx: Tx, ids: Iterable[MemberId], quarter: Quarter) -> dict[MemberId, Share]:
    """What these let count. One whose row cannot be read is not counted. Raises ``Newer``."""
    wanted = set(ids)
    while True:
        try:
            found = tx.load(wanted)
            break
        except Newer:
            raise
        except Unreadable as failed:
            if failed.member not in wanted:
                raise
            wanted.discard(failed.member)
    of = {id: team.of(loaded.member.shares, quarter) for id, loaded in found.items()}
    return {id: share for id, share in of.items() if share is not None}


def _close(tx: Tx, quarter: Quarter, shares: dict[MemberId, Share], now: datetime) -> int:
    """One of several replicas does; the others find that it is done."""
    if _is_closed(tx, quarter):
        return 0
    tx.announce(partial(acts.done, act=Act.QUARTER, at=now))  # also where no team has anything to read
    tx.close_quarter(closed(quarter, shares, tx.counted()))
    return 1

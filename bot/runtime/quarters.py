"""Closes each quarter that is over, once: reads what members let count, keeps what their teams read of it.

Nothing here is a timer: a quarter ends for everybody at one moment, and the first replica that looks after it
closes it. Of a quarter in which no Kaveri ran at all, nothing is ever read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from bot.rules import acts, team
from bot.rules.acts import Act
from bot.rules.people import MemberId
from bot.rules.publishing import closed
from bot.rules.quarter import Quarter, quarter_of
from bot.rules.team import Share
from bot.runtime.clock import Clock
from bot.runtime.writer import Writer
from bot.storage.contract import Store, Tx, Unreadable

PAGE = 100
"""How many rows are read in one transaction, so that a press never waits for long."""


class Quarters:
    """``counts``: whether members were told, by now, that such numbers are put together here."""

    def __init__(self, store: Store, writer: Writer, clock: Clock, counts: Callable[[], bool]) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._counts = counts
        self._closed: Quarter | None = None

    async def run_once(self) -> int:
        """Close the last quarter where that is still to be done. Returns how many were closed here."""
        quarter = quarter_of(self._clock.now()).before
        if quarter == self._closed or not self._counts():
            return 0
        done = 0
        now = self._clock.now()
        if not await self._writer.run(partial(_is_closed, quarter=quarter)):
            shares = await self._shares(quarter)
            done = await self._writer.run(partial(_close, quarter=quarter, shares=shares, now=now))
        self._closed = quarter
        return done

    async def _shares(self, quarter: Quarter) -> dict[MemberId, Share]:
        shares: dict[MemberId, Share] = {}
        last: MemberId | None = None
        while page := await self._writer.call(partial(self._store.members, last, PAGE)):
            shares |= await self._writer.run(partial(_counting, ids=page, quarter=quarter))
            last = page[-1]
        return shares


def _is_closed(tx: Tx, quarter: Quarter) -> bool:
    return any(one.quarter == quarter for one in tx.closings())


def _counting(tx: Tx, ids: Iterable[MemberId], quarter: Quarter) -> dict[MemberId, Share]:
    """What these let count. One whose row cannot be read is not counted."""
    wanted = set(ids)
    while True:
        try:
            found = tx.load(wanted)
            break
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

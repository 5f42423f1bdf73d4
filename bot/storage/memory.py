"""A store in memory, for simulations: the same promises, no database, no keys. Nothing outlives it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.storage.contract import GivenUp, Letter, Slot, Tx
from bot.storage.lane import FREE, NEVER, Lane
from bot.storage.memory_tx import Aside, MemoryTx, Notice, Rows
from bot.storage.seam import HELD_AT_MOST, NO_LANE, RESTS_AT_MOST, BackOff, Pace, unpaced

T = TypeVar("T")


class MemoryStore:
    """Passes the same contract suite as the databases."""

    writers = 1

    def __init__(self, next_wake: Callable[[Member], datetime]) -> None:
        self._rows = Rows()
        self._next_wake = next_wake
        self._lock = threading.Lock()
        self.stirred = True

    def token_key(self) -> bytes:
        return b"a key that seals nothing at rest"

    def run(self, work: Callable[[Tx], T]) -> T:
        with self._lock:
            return self._run(work)

    def run_all(self, works: list[Callable[[Tx], T]]) -> list[T | Exception]:
        with self._lock:
            return [self._outcome(work) for work in works]

    def _outcome(self, work: Callable[[Tx], T]) -> T | Exception:
        try:
            return self._run(work)
        except Exception as failed:  # noqa: BLE001 - handed back in the work's place
            return failed

    def _run(self, work: Callable[[Tx], T]) -> T:
        tx = MemoryTx(self._rows, self._next_wake)
        result = work(tx)
        tx.keep()
        self.stirred = True  # nothing is spared here by looking more closely
        return result

    def ensure_tenant(self, platform: str, tenant: str) -> None:
        with self._lock:
            self._rows.tenants.add((platform, tenant))

    def due(self, now: datetime, limit: int) -> list[MemberId]:
        with self._lock:
            due = sorted([(self._rows.timers[id], id) for id, at in self._offered() if at <= now])
        return [id for _, id in due[:limit]]

    def next_wake(self, after: datetime | None = None) -> datetime | None:
        with self._lock:
            return min([at for _, at in self._offered() if after is None or at > after], default=None)

    def next_due(self) -> datetime | None:
        with self._lock:
            wakes = [at for _, at in self._offered()]
            return min([*wakes, *self._unsent()], default=None)

    def next_letter(self) -> datetime | None:
        with self._lock:
            return min(self._unsent(), default=None)

    def overdue(self, before: datetime) -> int:
        with self._lock:
            timers = (self._rows.timers[id] for id, _ in self._offered())
            waiting = [n for n in self._rows.outbox.values() if not n.parked]
            stuck = (n.ready_at() for n in waiting if self._lane(n.lane).next_at <= before)
            return sum(at <= before for at in [*timers, *stuck])

    def set_aside(self, member: MemberId, now: datetime, wait: BackOff) -> int:
        with self._lock:
            due = self._rows.timers.get(member)
            if due is None or due > now:
                return 0
            tries = before.tries + 1 if (before := self._rows.aside.get(member)) else 1
            left = wait(tries)
            self._rows.aside[member] = Aside(due, None if left is None else now + left, tries)
            return tries

    def _offered(self) -> Iterable[tuple[MemberId, datetime]]:
        """Whoever is not parked, and from when on."""
        return self._but_aside() if self._rows.aside else self._rows.timers.items()

    def _but_aside(self) -> Iterator[tuple[MemberId, datetime]]:
        for id, due in self._rows.timers.items():
            aside = self._rows.aside.get(id)
            if aside is None:
                yield id, due
            elif aside.until is not None:
                yield id, max(due, aside.until)

    def _unsent(self) -> list[datetime]:
        waiting = [n for n in self._rows.outbox.values() if not n.parked]
        return [max(n.ready_at(), self._lane(n.lane).has_room_at()) for n in waiting]

    def _lane(self, lane: str) -> Lane:
        return self._rows.lanes.get(lane, FREE)

    def claim(
        self,
        now: datetime,
        lease: timedelta,
        limit: int,
        full: frozenset[str] = NO_LANE,
        pace: Pace = unpaced,
    ) -> list[Letter]:
        with self._lock:
            lanes = {n.lane for n in self._rows.outbox.values()} - full
            free = {lane for lane in lanes if self._lane(lane).has_room_at() <= now}
            ready = [s for s, n in self._rows.outbox.items() if n.lane in free and n.is_ready(now)]
            ready.sort(key=lambda slot: (self._rows.outbox[slot].not_before, slot))
            return [self._take(slot, now, lease, pace) for slot in ready[:limit]]

    def claim_these(
        self, slots: Sequence[Slot], now: datetime, lease: timedelta, pace: Pace = unpaced
    ) -> list[Letter]:
        with self._lock:
            here = {slot: notice for slot in slots if (notice := self._rows.outbox.get(slot))}
            awake = {n.lane for n in here.values() if self._lane(n.lane).resting_until <= now}
            ready = [slot for slot, n in here.items() if n.lane in awake and n.is_ready(now)]
            return [self._take(slot, now, lease, pace) for slot in ready]

    def ready_at(self, slots: Sequence[Slot]) -> dict[Slot, datetime]:
        with self._lock:
            here = {slot: notice for slot in slots if (notice := self._rows.outbox.get(slot))}
            waiting = {slot: notice for slot, notice in here.items() if not notice.parked}
            return {s: max(n.ready_at(), self._lane(n.lane).resting_until) for s, n in waiting.items()}

    def _take(self, slot: Slot, now: datetime, lease: timedelta, pace: Pace) -> Letter:
        notice, until = self._rows.outbox[slot], now + lease
        notice.until, notice.tries = until, notice.tries + 1
        if spent := pace(notice.lane):
            lane = self._lane(notice.lane)
            self._rows.lanes[notice.lane] = replace(lane, next_at=max(lane.next_at, now) + spent)
        return Letter(slot, notice.to, notice.lane, notice.subject, notice.tries, notice.revision, until)

    def delivered(self, letter: Letter) -> None:
        with self._lock:
            notice = self._rows.outbox.get(letter.slot)
            if notice and notice.revision == letter.revision:
                del self._rows.outbox[letter.slot]
            elif notice and notice.until == letter.until:
                notice.until = NEVER  # replaced meanwhile: now the replacement may go

    def put_back(self, letter: Letter, at: datetime) -> None:
        with self._lock:
            if notice := self._in_hand(letter):
                self._hold(notice, letter, at)

    def hand_back(self, letter: Letter, at: datetime | None = None) -> None:
        with self._lock:
            if notice := self._in_hand(letter):
                notice.tries = max(0, notice.tries - 1)
                self._hold(notice, letter, at or notice.not_before)

    def _hold(self, notice: Notice, letter: Letter, at: datetime) -> None:
        newest = notice.revision == letter.revision
        notice.until, notice.not_before = NEVER, at if newest else max(at, notice.not_before)

    def rest(self, lane: str, until: datetime) -> None:
        with self._lock:
            was = self._lane(lane)
            self._rows.lanes[lane] = Lane(resting_until=max(was.resting_until, until))

    def forget_lanes(self, now: datetime) -> None:
        with self._lock:
            waiting = {n.lane for n in self._rows.outbox.values() if not n.parked}
            lanes = self._rows.lanes.items()
            kept = {k: v for k, v in lanes if max(v.next_at, v.resting_until) > now or k in waiting}
            self._rows.lanes = kept

    def set_right(self, now: datetime) -> None:
        held, rests = now + HELD_AT_MOST, now + RESTS_AT_MOST
        with self._lock:
            for notice in self._rows.outbox.values():
                notice.until = NEVER if notice.until > held else notice.until
            lanes = self._rows.lanes.items()
            self._rows.lanes = {k: v for k, v in lanes if max(v.next_at, v.resting_until) <= rests}
            for id, aside in self._rows.aside.items():
                if aside.until is not None and aside.until > rests:
                    self._rows.aside[id] = replace(aside, until=now)

    def park(self, letter: Letter) -> None:
        with self._lock:
            if notice := self._in_hand(letter):
                notice.until, notice.parked = NEVER, notice.revision == letter.revision

    def _in_hand(self, letter: Letter) -> Notice | None:
        notice = self._rows.outbox.get(letter.slot)
        return notice if notice and notice.until == letter.until else None

    def parked(self) -> list[GivenUp]:
        with self._lock:
            wakes = (GivenUp("wake-up", a.due, a.tries) for a in self._rows.aside.values() if a.until is None)
            notices = (
                GivenUp("notice", n.not_before, n.tries) for n in self._rows.outbox.values() if n.parked
            )
            return sorted([*wakes, *notices], key=lambda each: each.due)

    def offer_wakes(self) -> int:
        with self._lock:
            parked = [id for id, aside in self._rows.aside.items() if aside.until is None]
            for id in parked:
                del self._rows.aside[id]
            return len(parked)

    def offer_notices(self) -> int:
        with self._lock:
            parked = [notice for notice in self._rows.outbox.values() if notice.parked]
            for notice in parked:
                notice.parked, notice.tries, notice.until = False, 0, NEVER
            return len(parked)

    def rehearse(self) -> None:
        """There is nothing here that could fail to answer, but a lock that nobody lets go."""
        with self._lock:
            pass

    def renew_keys(self) -> None:
        """There are none."""

    def rekeyed(self) -> datetime | None:
        return None

    def trouble(self) -> str:
        return ""

    def members(self, after: MemberId | None, limit: int) -> list[MemberId]:
        with self._lock:
            return sorted(id for id in self._rows.members if after is None or id > after)[:limit]

    def forget_seen(self, before: datetime) -> None:
        with self._lock:
            self._rows.seen = {key: at for key, at in self._rows.seen.items() if at >= before}

    def close(self) -> None:
        self._rows = Rows()

"""What a store in memory holds, and one transaction on it: checked whole, then applied whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from bot.rules.announcing import Told
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.rules.publishing import Closed
from bot.rules.quarter import Quarter
from bot.rules.words import Words
from bot.storage.contract import Loaded, RecordId, Slot, Stale
from bot.storage.lane import NEVER, Lane
from bot.storage.pending import Added, Change, Erased, Pending, Posted, Saved, Shared, Unposted


@dataclass(slots=True)
class Notice:
    to: MemberId
    lane: str
    subject: str = field(repr=False)
    not_before: datetime
    revision: int
    until: datetime = NEVER
    tries: int = 0
    parked: bool = False

    def ready_at(self) -> datetime:
        return max(self.not_before, self.until)

    def is_ready(self, now: datetime) -> bool:
        return not self.parked and self.ready_at() <= now


@dataclass(frozen=True, slots=True)
class Aside:
    """A due timer that is not offered before ``until``; parked where there is no such time."""

    due: datetime
    until: datetime | None
    tries: int


@dataclass(slots=True)
class Rows:
    members: dict[MemberId, Loaded] = field(default_factory=dict)
    addresses: dict[Address, MemberId] = field(default_factory=dict)
    timers: dict[MemberId, datetime] = field(default_factory=dict)
    aside: dict[MemberId, Aside] = field(default_factory=dict)
    seen: dict[str, datetime] = field(default_factory=dict)
    outbox: dict[Slot, Notice] = field(default_factory=dict)
    lanes: dict[str, Lane] = field(default_factory=dict)
    records: dict[RecordId, Shared] = field(default_factory=dict)
    volunteers: frozenset[MemberId] = frozenset()
    told: Told = None
    closings: dict[Quarter, Closed] = field(default_factory=dict)
    tenants: set[tuple[str, str]] = field(default_factory=set)
    revisions: int = 0


class MemoryTx(Pending):
    """Reads the rows as they are; changes them only when ``keep`` finds that all of it still fits."""

    def __init__(self, rows: Rows, next_wake: Callable[[Member], datetime]) -> None:
        super().__init__()
        self._rows = rows
        self._next_wake = next_wake
        self._seen: dict[str, datetime] = {}

    def first_time(self, key: str, now: datetime) -> bool:
        first = not self.seen(key)
        self._seen.setdefault(key, now)
        return first

    def seen(self, key: str) -> bool:
        return key in self._rows.seen or key in self._seen

    def takes(self, member: MemberId, now: datetime) -> bool:
        return True  # one process: nobody else can be at it

    def find(self, address: Address) -> MemberId | None:
        at = self.load_at(address)
        return at.member.id if at else None

    def load_at(self, address: Address) -> Loaded | None:
        if put := self.put_at(address):
            return put
        id = self._rows.addresses.get(address)
        return self.still_at(address, self._rows.members[id]) if id is not None else None

    def load(self, members: Iterable[MemberId]) -> dict[MemberId, Loaded]:
        found: dict[MemberId, Loaded] = {}
        for id in members:
            row = self._rows.members.get(id)
            loaded = self.now(row) if row else self.added(id)
            if loaded:
                found[id] = loaded
        return found

    def shared(self, records: Iterable[RecordId], reader: MemberId) -> dict[RecordId, Words]:
        found: dict[RecordId, Words] = {}
        for id in records:
            row = self._rows.records.get(id)
            stored = row.words if row and reader in row.parties else None
            words = self.record(id, reader) if self.touches(id) else stored
            if words is not None and not self.is_erased(reader):
                found[id] = words
        return found

    def volunteers(self) -> frozenset[MemberId]:
        return self.listed(self._rows.volunteers)

    def announced(self) -> Told:
        return self.told(self._rows.told)

    def closings(self) -> tuple[Closed, ...]:
        return tuple(replace(one, counted=()) for one in self._all_closed())

    def counted(self) -> tuple[frozenset[MemberId], ...]:
        return tuple(people for one in self._all_closed() for people in one.counted)

    def _all_closed(self) -> list[Closed]:
        return [*self._rows.closings.values(), *self.closed()]

    def keep(self) -> None:
        """Everything, or ``Stale`` and nothing."""
        changes = self.changes()
        for change in changes:
            self._check(change)
        self._check_moves(changes)
        if any(isinstance(s, Shared) and record in self._rows.records for record, s in self.records()):
            raise Stale("a record is shared once")
        if any(one.quarter in self._rows.closings for one in self.closed()):
            raise Stale("a quarter is closed once")
        self._rows.seen.update(self._seen)
        for change in changes:
            self._change(change)
        self._move()
        self._rows.volunteers, self._rows.told = self.volunteers(), self.announced()
        self._rows.closings |= {one.quarter: one for one in self.closed()}
        for slot, post in self.posts():
            self._post(slot, post)
        for record, shared in self.records():
            self._rows.records.pop(record, None)
            if isinstance(shared, Shared):
                left = frozenset(p for p in shared.parties if p in self._rows.members)
                self._rows.records[record] = Shared(shared.words, left)

    def _check(self, change: Change) -> None:
        match change:
            case Added(member):
                if member.id in self._rows.members:
                    raise Stale("somebody else added this person first")
            case Saved(before, after):
                row = self._rows.members.get(after.id)
                if row is None or row.version != before.version:
                    raise Stale("the member moved on")
            case Erased():
                pass
            case _:
                assert_never(change)

    def _check_moves(self, changes: list[Change]) -> None:
        gone, new = self.moves()
        erased = {change.id for change in changes if isinstance(change, Erased)}
        free = {address for address, _ in gone}
        for address, _ in new:
            owner = self._rows.addresses.get(address)
            if owner is not None and owner not in erased and address not in free:
                raise Stale("somebody else is found there by now")

    def _move(self) -> None:
        gone, new = self.moves()
        for address, _ in gone:
            del self._rows.addresses[address]
        self._rows.tenants |= {(address.platform, address.tenant) for address, _ in new}
        self._rows.addresses |= dict(new)

    def _change(self, change: Change) -> None:
        match change:
            case Added(member):
                self._write(Loaded(member, 1))
            case Saved(before, after):
                self._write(Loaded(after, before.version + 1))
            case Erased(id):
                self._erase(id)
            case _:
                assert_never(change)

    def _write(self, row: Loaded) -> None:
        due = self._next_wake(row.member)  # first: where this fails, nothing was changed
        self._rows.members[row.member.id], self._rows.timers[row.member.id] = row, due
        if (aside := self._rows.aside.get(row.member.id)) and aside.due != due:
            del self._rows.aside[row.member.id]

    def _erase(self, id: MemberId) -> None:
        rows = self._rows
        if gone := rows.members.pop(id, None):
            for address in gone.member.found_at:
                del rows.addresses[address]
            del rows.timers[id]
            rows.aside.pop(id, None)
        rows.outbox = {s: n for s, n in rows.outbox.items() if n.to != id}
        left = {r: Shared(s.words, s.parties - {id}) for r, s in rows.records.items()}
        rows.records = {r: s for r, s in left.items() if s.parties}

    def _post(self, slot: Slot, post: Posted | Unposted) -> None:
        under_way = self._rows.outbox.pop(slot, None)
        if isinstance(post, Unposted) or post.to not in self._rows.members:
            return
        self._rows.revisions += 1
        notice = Notice(post.to, post.lane, post.subject, post.at, self._rows.revisions)
        if under_way and not under_way.parked:
            notice.until = under_way.until
        self._rows.outbox[slot] = notice

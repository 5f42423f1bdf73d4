"""What one work is about to change: collected while it runs, written in id order when it returns.

So a work that raises has nothing to undo, callers cannot get the order of locks wrong, and a save
that is overtaken by another one in the same work is written once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.announcing import Announcement, Told
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.rules.publishing import Closed
from bot.rules.quarter import Quarter
from bot.rules.words import Words
from bot.storage.contract import Loaded, RecordId, Slot, Stale


@dataclass(frozen=True, slots=True)
class Added:
    member: Member


@dataclass(frozen=True, slots=True)
class Saved:
    before: Loaded
    after: Member


@dataclass(frozen=True, slots=True)
class Erased:
    id: MemberId


Change = Added | Saved | Erased


@dataclass(frozen=True, slots=True)
class Posted:
    slot: Slot
    to: MemberId
    lane: str
    subject: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class Unposted:
    slot: Slot


@dataclass(frozen=True, slots=True)
class Shared:
    words: Words
    parties: frozenset[MemberId]


@dataclass(frozen=True, slots=True)
class Unshared:
    record: RecordId


class Pending:
    """The part of ``Tx`` that writes, and what its reads must know of that."""

    def __init__(self) -> None:
        self._members: dict[MemberId, Change] = {}
        self._slots: dict[Slot, Posted | Unposted] = {}
        self._records: dict[RecordId, Shared | Unshared] = {}
        self._listed: dict[MemberId, bool] = {}
        self._told: list[Callable[[Told], tuple[Announcement, ...]]] = []
        self._closed: dict[Quarter, Closed] = {}

    def add(self, member: Member) -> None:
        if member.id in self._members:
            raise Stale("a member is added once")
        self._members[member.id] = Added(member)

    def save(self, before: Loaded, after: Member) -> None:
        if after.id != before.member.id:
            raise ValueError("a save keeps the member's id")
        match self._members.get(after.id):
            case None:
                self._members[after.id] = Saved(before, after)
            case Added():
                self._members[after.id] = Added(after)
            case Saved(first) if first.version == before.version:
                self._members[after.id] = Saved(first, after)
            case Saved() | Erased():
                raise Stale("a member moved on within the same work")

    def erase(self, member: MemberId) -> None:
        self._members[member] = Erased(member)
        self._listed[member] = False

    def post(self, slot: Slot, to: MemberId, lane: str, subject: str, at: datetime) -> None:
        self._slots[slot] = Posted(slot, to, lane, subject, at)

    def unpost(self, slot: Slot) -> None:
        self._slots[slot] = Unposted(slot)

    def share(self, record: RecordId, words: Words, parties: Iterable[MemberId]) -> None:
        self._records[record] = Shared(words, frozenset(parties))

    def unshare(self, record: RecordId) -> None:
        self._records[record] = Unshared(record)

    def close_quarter(self, closed: Closed) -> None:
        if closed.quarter in self._closed:
            raise Stale("a quarter is closed once")
        self._closed[closed.quarter] = closed

    def enlist(self, member: MemberId) -> None:
        self._listed[member] = not self.is_erased(member)

    def delist(self, member: MemberId) -> None:
        self._listed[member] = False

    def announce(self, how: Callable[[Told], tuple[Announcement, ...]]) -> None:
        self._told.append(how)

    # What reads must know of.

    def now(self, loaded: Loaded) -> Loaded | None:
        """A row as this work has left it so far."""
        match self._members.get(loaded.member.id):
            case Saved(before, after):
                return Loaded(after, before.version)
            case Erased():
                return None
            case _:
                return loaded

    def added(self, member: MemberId) -> Loaded | None:
        """A member this very work has added. There is no row yet, so the version is 0."""
        change = self._members.get(member)
        return Loaded(change.member, 0) if isinstance(change, Added) else None

    def put_at(self, address: Address) -> Loaded | None:
        """A member whom this very work has added or saved, and who is found there now."""
        for change in self._members.values():
            match change:
                case Added(member) if address in member.found_at:
                    return Loaded(member, 0)
                case Saved(before, after) if address in after.found_at:
                    return Loaded(after, before.version)
                case _:
                    pass
        return None

    def still_at(self, address: Address, stored: Loaded | None) -> Loaded | None:
        """Whom the rows have there, as this work has left them so far."""
        loaded = self.now(stored) if stored is not None else None
        return loaded if loaded is not None and address in loaded.member.found_at else None

    def is_erased(self, member: MemberId) -> bool:
        return isinstance(self._members.get(member), Erased)

    def record(self, record: RecordId, reader: MemberId) -> Words | None:
        """Words shared with this reader in this very work."""
        match self._records.get(record):
            case Shared(words, parties) if reader in parties:
                return words
            case _:
                return None

    def listed(self, before: frozenset[MemberId]) -> frozenset[MemberId]:
        """The register as this work leaves it."""
        gone = {member for member, stays in self._listed.items() if not stays}
        return (before - gone) | (self._listed.keys() - gone)

    @property
    def lists(self) -> bool:
        """Whether the register may have to change."""
        return bool(self._listed)

    def told(self, before: Told) -> Told:
        """What members were told, as this work leaves it."""
        for how in self._told:
            before = how(before)
        return before

    @property
    def tells(self) -> bool:
        return bool(self._told)

    def touches(self, record: RecordId) -> bool:
        return record in self._records

    def closed(self) -> list[Closed]:
        return [self._closed[quarter] for quarter in sorted(self._closed)]

    # What is to be written, in the one order that everybody keeps.

    def changes(self) -> list[Change]:
        """Who is new comes last: nobody can wait for their row, and their address may be that of somebody who
        is erased in this very work."""
        new = {id: isinstance(change, Added) for id, change in self._members.items()}
        return [self._members[id] for id in sorted(self._members, key=lambda id: (new[id], id))]

    def moves(self) -> tuple[list[tuple[Address, MemberId]], list[tuple[Address, MemberId]]]:
        """Where somebody is no longer found, and where somebody is from now on. The first come first."""
        gone: list[tuple[Address, MemberId]] = []
        new: list[tuple[Address, MemberId]] = []
        for change in self.changes():
            match change:
                case Added(member):
                    new += [(address, member.id) for address in member.found_at]
                case Saved(Loaded(member=before), after):
                    was, now = before.found_at, after.found_at
                    gone += [(address, after.id) for address in was if address not in now]
                    new += [(address, after.id) for address in now if address not in was]
                case Erased():
                    pass
        return gone, new

    def posts(self) -> list[tuple[Slot, Posted | Unposted]]:
        return sorted(self._slots.items(), key=lambda item: item[0])

    def records(self) -> list[tuple[RecordId, Shared | Unshared]]:
        return sorted(self._records.items(), key=lambda item: item[0])

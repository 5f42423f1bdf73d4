"""What a store promises. SQLite, PostgreSQL and the in-memory one of the simulations pass one suite.

A ``Tx`` is synchronous: load, decide and save happen in one function, in one transaction. Rows are
fenced by version: a save on a version that has moved raises ``Stale``, and the whole event is run
again. What a work changes is collected and written in id order when it returns, so two events that
touch the same rows cannot wait for each other, and a work that raises has changed nothing. Within a
work, what it did already is seen by what it reads next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Protocol, TypeVar

from bot.rules.announcing import Announcement, Told
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.rules.publishing import Closed
from bot.rules.words import Words
from bot.storage.seam import GivenUp as GivenUp
from bot.storage.seam import Inbox, Outbox, Parked, Slots, Timers
from bot.storage.seam import Letter as Letter
from bot.storage.seam import Slot as Slot

RecordId = NewType("RecordId", str)
"""A record two members share: released words, sealed under a key of its own."""

T = TypeVar("T")


class Stale(Exception):
    """A row moved on since it was read. Nothing was kept; the event is to be run again."""


class Unavailable(Exception):
    """The database or the key store did not answer. Nothing was kept."""


class Damaged(Unavailable):
    """The file of a database is cut short, or is none. It is left as it is."""


class Unreadable(Exception):
    """A sealed row could not be opened or understood. It is left exactly as it is.

    ``member`` is whose it is, where that is known: the others can go on.
    """

    def __init__(self, what: str, member: MemberId | None = None) -> None:
        super().__init__(what)
        self.member = member


class Newer(Unreadable):
    """A newer release wrote it. A replica that runs that one reads it, so it is handed back."""


class CannotStart(Exception):
    """Something about the set-up is wrong. The text is for the operator: what it is, and what to do."""


class WrongMasterKey(CannotStart):
    """There is no master key, or it is not the one that this key store was made with."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One member as read from their row, with the version that a save must still find there."""

    member: Member
    version: int


class Tx(Inbox, Slots, Protocol):
    """One transaction. Everything in it happens, or nothing of it does."""

    def takes(self, member: MemberId, now: datetime) -> bool:
        """Whether this wake-up is ours: False where it is not due, or another replica is at it right now."""
        ...

    def find(self, address: Address) -> MemberId | None:
        """The member who is found there. Looked up by keyed hash."""
        ...

    def load_at(self, address: Address) -> Loaded | None:
        """``find`` and ``load`` in one query. Raises ``Unreadable``."""
        ...

    def load(self, members: Iterable[MemberId]) -> dict[MemberId, Loaded]:
        """The members that exist, in one query. A member who was erased is absent.

        Raises ``Unreadable``.
        """
        ...

    def add(self, member: Member) -> None:
        """A new member: the data key first, then the sealed row, their addresses and an armed timer.

        The work ends in ``Stale`` when one of the addresses has a member by now.
        """
        ...

    def save(self, before: Loaded, after: Member) -> None:
        """Replace one member's row and arm their timer at ``after``'s next wake-up.

        They are found from now on wherever ``after`` says (``found_at``), and nowhere else: an address moves
        when one work takes it from one member and gives it to another. Saving twice in one work with the same
        ``before`` keeps the last. The work ends in ``Stale`` when the row has moved since ``before`` was
        read, or was erased, or when somebody else is found there by now.
        """
        ...

    def share(self, record: RecordId, words: Words, parties: Iterable[MemberId]) -> None:
        """Seal words under a key of their own, wrapped for each party. Once per record."""
        ...

    def shared(self, records: Iterable[RecordId], reader: MemberId) -> dict[RecordId, Words]:
        """The shared words that this party can still open."""
        ...

    def unshare(self, record: RecordId) -> None:
        """Destroy a record's key, then the record."""
        ...

    def volunteers(self) -> frozenset[MemberId]:
        """Who may be asked by somebody outside their team: the organisation's one sealed register.

        Raises ``Unreadable``.
        """
        ...

    def enlist(self, member: MemberId) -> None:
        """Put a member into the register, in the same transaction as their row."""
        ...

    def delist(self, member: MemberId) -> None:
        """Take a member out of the register. Erasing them does so, too."""
        ...

    def announced(self) -> Told:
        """What members are told of the operator's settings: a sealed sheet of the organisation's.

        Raises ``Unreadable``.
        """
        ...

    def announce(self, how: Callable[[Told], tuple[Announcement, ...]]) -> None:
        """Change what members are told. ``how`` is given what others left, also where they came first."""
        ...

    def closings(self) -> tuple[Closed, ...]:
        """What teams read of the quarters that are over, oldest first; without who was counted.

        Raises ``Unreadable``.
        """
        ...

    def counted(self) -> tuple[frozenset[MemberId], ...]:
        """The people behind every number that was ever published. Raises ``Unreadable``."""
        ...

    def close_quarter(self, closed: Closed) -> None:
        """Keep what teams read of one quarter. The work ends in ``Stale`` where it was closed already."""
        ...

    def erase(self, member: MemberId) -> None:
        """Destroy a member's key, then every row that is theirs. Irreversible."""
        ...


class Store(Outbox, Timers, Parked, Protocol):
    """A database and a key store. Blocking: the engine calls it from its own threads."""

    writers: int
    """How many transactions may run at once: 1 on SQLite, several on PostgreSQL."""

    stirred: bool
    """Whether a notice was posted here, or a timer armed for sooner than before, since somebody set this to
    ``False``. True once it is committed; unless it is, there is nothing new to look for."""

    def token_key(self) -> bytes:
        """32 bytes to seal window and notice tokens with: the organisation's, the same for every replica."""
        ...

    def run(self, work: Callable[[Tx], T]) -> T:
        """Run one transaction and commit it. Raises what ``work`` raises (after a rollback),
        ``Stale`` or ``Unavailable``. ``work`` may be run a second time: then the first has left nothing."""
        ...

    def run_all(self, works: list[Callable[[Tx], T]]) -> list[T | Exception]:
        """Run several, each alone in a savepoint, and commit them together.

        A work that raises is undone alone and its exception returned in its place. ``Unavailable``
        is raised for all of them: none was kept.
        """
        ...

    def ensure_tenant(self, platform: str, tenant: str) -> None:
        """Make a configured tenant known. (Adding a member does it as well.)"""
        ...

    def next_due(self) -> datetime | None:
        """When the earliest timer or the earliest unsent notice wants attention."""
        ...

    def overdue(self, before: datetime) -> int:
        """How many timers and unsent notices have been due since before this time: for the watchdog, nobody's
        in particular. Not what is parked, nor a notice that was put back until later, is in hand, or waits
        for its turn in a lane from which one has been taken since, and was not refused."""
        ...

    def rehearse(self) -> None:
        """Write, seal, read and open something made up in every database, and undo it: nothing of it stays.

        Raises ``Unavailable``, ``Stale`` or ``Unreadable``.
        """
        ...

    def renew_keys(self) -> None:
        """Ask the key service again, take up a new master key, and say which are held here. Every few
        seconds, in a thread of its own: it may take long, and no transaction waits for it."""
        ...

    def rekeyed(self) -> datetime | None:
        """When the master key was last replaced; ``None`` where it still is the first one."""
        ...

    def trouble(self) -> str:
        """What is amiss with the master keys, for the operator; empty while nothing is."""
        ...

    def members(self, after: MemberId | None, limit: int) -> list[MemberId]:
        """Everybody, a page at a time, in the order of ids; ``after`` is the last one of the page before."""
        ...

    def forget_seen(self, before: datetime) -> None:
        """Drop seen keys that are older than any redelivery, and what is noted of wake-ups that are done."""
        ...

    def set_right(self, now: datetime) -> None:
        """Let go of notices, lanes and wake-ups that are held until later than anybody holds them: the clock
        has gone back since. Nothing that is planned is touched."""
        ...

    def close(self) -> None: ...

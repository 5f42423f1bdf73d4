"""What a store promises. SQLite, PostgreSQL and the in-memory one of the simulations pass one suite.

A ``Tx`` is synchronous: load, decide and save happen in one function, in one transaction. Rows are
fenced by version: a save on a version that has moved raises ``Stale``, and the whole event is run
again. What a work changes is collected and written in id order when it returns, so two events that
touch the same rows cannot wait for each other, and a work that raises has changed nothing. Within a
work, what it did already is seen by what it reads next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NewType, Protocol, TypeVar

from bot.rules.announcing import Announcement, Told
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.rules.publishing import Closed
from bot.rules.words import Words

RecordId = NewType("RecordId", str)
"""A record two members share: released words, sealed under a key of its own."""

Slot = NewType("Slot", str)
"""A place in one member's chat for one notice. Random: it says nothing about what the notice is for."""

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


class CannotStart(Exception):
    """Something about the set-up is wrong. The text is for the operator: what it is, and what to do."""


class WrongMasterKey(CannotStart):
    """There is no master key, or it is not the one that this key store was made with."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One member as read from their row, with the version that a save must still find there."""

    member: Member
    version: int


@dataclass(frozen=True, slots=True)
class Letter:
    """One notice on its way. What it is about is sealed for its recipient; the words are all alike.

    ``lane`` is the recipient's tenant, so that a workspace's rate limit holds for all of them.
    ``tries`` counts the attempts so far, this one included. ``revision`` tells this notice from one
    that replaced it since; the lease ``until`` tells this attempt from a later one. So whoever comes
    back late with a letter changes nothing.
    """

    slot: Slot
    to: MemberId
    lane: str
    subject: str = field(repr=False)
    tries: int
    revision: int
    until: datetime


class Tx(Protocol):
    """One transaction. Everything in it happens, or nothing of it does."""

    def first_time(self, key: str, now: datetime) -> bool:
        """True once per key (kept hashed, at least a week). False: this was already decided."""
        ...

    def seen(self, key: str) -> bool:
        """Whether ``first_time`` was told of this key. Changes nothing."""
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

    def post(self, slot: Slot, to: MemberId, lane: str, subject: str, at: datetime) -> None:
        """Put a notice into a slot, to be sent not before ``at``. A second post replaces the first.

        While an attempt is under way, the replacement waits for its end. Somebody who left gets nothing.
        """
        ...

    def unpost(self, slot: Slot) -> None:
        """Empty a slot: its notice is not sent if it was not sent yet."""
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


class Store(Protocol):
    """A database and a key store. Blocking: the engine calls it from its own threads."""

    writers: int
    """How many transactions may run at once: 1 on SQLite, several on PostgreSQL."""

    def token_key(self) -> bytes:
        """32 bytes to seal window and notice tokens with: the organisation's, the same for every replica."""
        ...

    def run(self, work: Callable[[Tx], T]) -> T:
        """Run one transaction and commit it. Raises what ``work`` raises (after a rollback),
        ``Stale`` or ``Unavailable``."""
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

    def due(self, now: datetime, limit: int) -> list[MemberId]:
        """Members whose timer is due, oldest first."""
        ...

    def next_due(self) -> datetime | None:
        """When the earliest timer or the earliest unsent notice wants attention."""
        ...

    def overdue(self, before: datetime) -> int:
        """How many timers and unsent notices have been due since before this time: for the watchdog, nobody's
        in particular. Not a notice that was put back until later, or that somebody has in hand."""
        ...

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[Letter]:
        """Take notices that are due to be sent. Nobody else gets them until the lease ends.

        One that cannot be opened is parked, as it is.
        """
        ...

    def delivered(self, letter: Letter) -> None:
        """The notice was taken by the platform (or may have been); it is not sent again."""
        ...

    def put_back(self, letter: Letter, at: datetime) -> None:
        """The platform did not take it: offer it again at this time."""
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

    def parked(self) -> int:
        """How many notices were given up on, for the operator."""
        ...

    def park(self, letter: Letter) -> None:
        """Give up on a notice: it stays, unsent, where the operator can see that there is one."""
        ...

    def members(self, after: MemberId | None, limit: int) -> list[MemberId]:
        """Everybody, a page at a time, in the order of ids; ``after`` is the last one of the page before."""
        ...

    def forget_seen(self, before: datetime) -> None:
        """Drop seen keys that are older than any redelivery."""
        ...

    def close(self) -> None: ...

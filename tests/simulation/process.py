"""One process of Kaveri: it may die at any write, just before or just after the write was kept.

What it writes is noted on the way, whole transactions at a time, for whoever watches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Never, TypeVar

from bot.port import Press
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.runtime.clock import Clock
from bot.storage.contract import Letter, Loaded, RecordId, Slot, Store, Tx, Unavailable
from bot.storage.seam import Pace

T = TypeVar("T")


class Cut(BaseException):
    """The process ends while a transaction is under way: nothing after this line is run, nor the commit."""


class Died(Unavailable):
    """The process is dead. Whoever waits for it learns that nothing was saved, if anything."""


@dataclass(frozen=True)
class Post:
    slot: Slot
    to: MemberId
    subject: str = field(repr=False)
    at: datetime


@dataclass
class Commit:
    """One transaction that was kept. ``by``: the press that it answers, if it answers one."""

    at: datetime
    by: Press | None
    before: dict[MemberId, Member] = field(default_factory=dict)
    after: dict[MemberId, Member] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    slots: dict[Slot, Post | None] = field(default_factory=dict)
    shares: list[tuple[RecordId, Words, frozenset[MemberId]]] = field(default_factory=list)
    erased: set[MemberId] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.after or self.slots or self.shares or self.erased)

    def begins_anew(self) -> None:  # its work is run once more, and the first run left nothing
        for noted in (self.before, self.after, self.posts, self.slots, self.shares, self.erased):
            noted.clear()


class Notes:
    """What all processes of a company wrote, one after the other. ``by`` is the press under way."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.by: Press | None = None
        self.commits: list[Commit] = []
        self.deaths: Counter[str] = Counter()
        self.in_hand: dict[Slot, Letter] = {}
        self.may_come_again: Counter[tuple[Slot, int]] = Counter()
        self.known: set[MemberId] = set()
        self.left: set[MemberId] = set()
        self.owed: dict[Slot, Post] = {}
        self.held: dict[Slot, datetime] = {}
        self._taken: dict[tuple[Slot, int], Post] = {}
        self._sent: set[tuple[Slot, int]] = set()

    def carried(self, to: MemberId, about: Callable[[str], bool]) -> Letter:
        """Which of the letters in hand this message is."""
        for letter in self.in_hand.values():
            sent = (letter.slot, letter.tries) in self._sent
            if letter.to == to and about(letter.subject) and not sent:
                self._sent.add((letter.slot, letter.tries))
                return letter
        raise AssertionError("a message that nobody took from the outbox")

    def begun(self) -> Commit:
        return Commit(self.clock.now(), self.by)

    def kept(self, commit: Commit) -> None:
        if commit:
            self.commits.append(commit)
            self.known.update(commit.after)
            self._go(commit)
        for slot, post in commit.slots.items():
            self.owed.pop(slot, None)
            self.held.pop(slot, None)
            if post is not None:
                self.owed[slot] = post

    def _go(self, commit: Commit) -> None:
        """Whoever has everything erased is met as somebody new, and is owed nothing."""
        leaving = {id for id, member in commit.after.items() if member.leaving is not None}
        self.left |= leaving | commit.erased
        self.known -= self.left
        if commit.erased:
            self.owed = {slot: post for slot, post in self.owed.items() if post.to not in self.left}

    def took(self, letter: Letter) -> None:
        self.in_hand[letter.slot] = letter
        if letter.slot in self.owed:
            self._taken.setdefault((letter.slot, letter.revision), self.owed[letter.slot])

    def settled(self, letter: Letter) -> None:
        """What became of a letter is written down: it is not owed any more, unless it was replaced."""
        post = self._taken.pop((letter.slot, letter.revision), None)
        if post is not None and self.owed.get(letter.slot) is post:
            del self.owed[letter.slot]

    def died(self, at: str) -> None:
        """What was on its way to somebody may have arrived, and will be sent again."""
        self.deaths[at] += 1
        self.may_come_again.update((slot, letter.revision) for slot, letter in self.in_hand.items())
        self.in_hand.clear()


class Noting:
    """A transaction, with what it changes written down beside."""

    def __init__(self, tx: Tx, commit: Commit) -> None:
        self._tx, self._commit = tx, commit

    def __getattr__(self, name: str) -> Any:
        """What changes nothing that is watched goes through as it is."""
        return getattr(self._tx, name)

    def add(self, member: Member) -> None:
        self._commit.after[member.id] = member
        self._tx.add(member)

    def save(self, before: Loaded, after: Member) -> None:
        self._commit.before.setdefault(after.id, before.member)
        self._commit.after[after.id] = after
        self._tx.save(before, after)

    def post(self, slot: Slot, to: MemberId, lane: str, subject: str, at: datetime) -> None:
        post = Post(slot, to, subject, at)
        self._commit.posts.append(post)
        self._commit.slots[slot] = post
        self._tx.post(slot, to, lane, subject, at)

    def unpost(self, slot: Slot) -> None:
        self._commit.slots[slot] = None
        self._tx.unpost(slot)

    def erase(self, id: MemberId) -> None:
        self._commit.erased.add(id)
        self._tx.erase(id)

    def share(self, record: RecordId, words: Words, parties: Iterable[MemberId]) -> None:
        both = frozenset(parties)
        self._commit.shares.append((record, words, both))
        self._tx.share(record, words, both)


class Mortal:
    """The store, as one process sees it until it dies. ``doomed`` says at which writes it does."""

    def __init__(self, store: Store, notes: Notes, doomed: Callable[[str], str | None]) -> None:
        self._store, self._notes, self._doomed = store, notes, doomed
        self.dead = False
        self.writers = store.writers
        self.token_key, self.ensure_tenant, self.close = store.token_key, store.ensure_tenant, store.close
        self.due, self.next_due, self.next_letter = store.due, store.next_due, store.next_letter
        self.forget_lanes, self.stirred = store.forget_lanes, True  # here the clock is pushed, nobody nudged
        self.renew_keys, self.trouble, self.rekeyed = store.renew_keys, store.trouble, store.rekeyed
        self.overdue, self.parked, self.forget_seen = store.overdue, store.parked, store.forget_seen
        self.rehearse, self.next_wake, self.set_aside = store.rehearse, store.next_wake, store.set_aside
        self.offer_wakes, self.offer_notices = store.offer_wakes, store.offer_notices

    def run(self, work: Callable[[Tx], T]) -> T:
        commit = self._notes.begun()

        def kept(_: T) -> None:
            self._notes.kept(commit)

        noted = _noted(work, commit)
        return self._written(
            "a transaction", lambda: self._store.run(noted), kept, lambda: self._store.run(_cut(noted))
        )

    def run_all(self, works: list[Callable[[Tx], T]]) -> list[T | Exception]:
        commits = [self._notes.begun() for _ in works]

        def kept(results: list[T | Exception]) -> None:
            for commit, result in zip(commits, results, strict=True):
                if not isinstance(result, Exception):
                    self._notes.kept(commit)

        noted = [_noted(work, commit) for work, commit in zip(works, commits, strict=True)]
        cut = [*noted[:-1], _cut(noted[-1])]
        return self._written(
            "a transaction", lambda: self._store.run_all(noted), kept, lambda: self._store.run_all(cut)
        )

    def claim(
        self, now: datetime, lease: timedelta, limit: int, full: frozenset[str], pace: Pace
    ) -> list[Letter]:
        return self._took(lambda: self._store.claim(now, lease, limit, full, pace))

    def claim_these(self, slots: Sequence[Slot], now: datetime, lease: timedelta, pace: Pace) -> list[Letter]:
        return self._took(lambda: self._store.claim_these(slots, now, lease, pace))

    def ready_at(self, slots: Sequence[Slot]) -> dict[Slot, datetime]:
        return self._store.ready_at(slots)

    def _took(self, claim: Callable[[], list[Letter]]) -> list[Letter]:
        letters = self._written("taking letters", claim)
        for letter in letters:
            self._notes.took(letter)
        return letters

    def delivered(self, letter: Letter) -> None:
        self._settled("a delivery", letter, lambda: self._store.delivered(letter), over=True)

    def put_back(self, letter: Letter, at: datetime) -> None:
        self._settled("a delay", letter, lambda: self._store.put_back(letter, at), held=at)

    def hand_back(self, letter: Letter, at: datetime | None = None) -> None:
        until = self._notes.clock.now() if at is None else at
        self._settled("a delay", letter, lambda: self._store.hand_back(letter, at), held=until)

    def rest(self, lane: str, until: datetime) -> None:
        self._written("a rest", lambda: self._store.rest(lane, until))

    def park(self, letter: Letter) -> None:
        self._settled("giving up", letter, lambda: self._store.park(letter), over=True)

    def _settled(
        self,
        what: str,
        letter: Letter,
        write: Callable[[], None],
        over: bool = False,
        held: datetime | None = None,
    ) -> None:
        def kept(_: None) -> None:
            self._notes.in_hand.pop(letter.slot, None)
            if held is not None:  # noted with the write itself, also where the process dies after it
                self._notes.held[letter.slot] = held
            if over:
                self._notes.settled(letter)

        self._written(what, write, kept)

    def _written(
        self,
        what: str,
        write: Callable[[], T],
        kept: Callable[[T], None] = lambda _: None,
        half: Callable[[], object] | None = None,
    ) -> T:
        """``half`` is the write that is cut off; one that is a single statement has no middle."""
        if self.dead:
            raise Died
        side = self._doomed(what)
        if side == "within" and half is not None:
            with suppress(Cut):
                half()
            return self._dies(f"within {what}")
        if side in ("before", "within"):
            return self._dies(f"before {what}")
        result = write()
        kept(result)
        return self._dies(f"after {what}") if side else result

    def _dies(self, at: str) -> Never:
        self.dead = True
        self._notes.died(at)
        raise Died


def _noted(work: Callable[[Tx], T], commit: Commit) -> Callable[[Tx], T]:
    def noted(tx: Tx) -> T:
        commit.begins_anew()
        return work(Noting(tx, commit))

    return noted


def _cut(work: Callable[[Tx], T]) -> Callable[[Tx], T]:
    """All of this work and not its commit."""

    def cut(tx: Tx) -> T:
        work(tx)
        raise Cut

    return cut

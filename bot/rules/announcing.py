"""What the operator's settings mean for members' privacy, and how a change of it is announced.

A setting counts here as facts: there is a directory, members have a page of their own, this tenant is
served. What is new widens something, and waits: it is announced at once, and holds ``NOTICE`` later, for what
is written from then on. What is taken away is gone at once. Until then Kaveri runs with what both allow: what
this replica is configured with, and what members have been told.

So a replica that was started with other settings, or a setting that is put back before its day, can only make
less of it. A clock that jumps moves no day: days are fixed when they are announced.

Nothing that was written is looked at anew. What a member has released is frozen with its receipt, what they
were asked keeps its plan, and ``covers`` says whether something that was written may be used in a new way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

NOTICE = timedelta(days=21)
"""Whoever is asked at all comes by meanwhile; those who are asked in the chat see a window in two weeks."""
SITTING = timedelta(minutes=10)
"""How long it stays on top of the page: a window may fail to open, or be looked at twice."""

DIRECTORY = "directory"
"""Kaveri is given a list of who works in which team and under whom."""
PAGE = "page"
"""Members can open a page of their own in a browser, at this address."""
TENANT = "tenant"
"""People of this workspace or tenant can become members."""
AGGREGATES = "aggregates"
"""Teams can read numbers about their own work, of what members let count."""
OPERATOR = "operator"
"""Whose Kaveri it is."""

KINDS = (OPERATOR, DIRECTORY, AGGREGATES, PAGE, TENANT)
"""Those that this release knows, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is so. ``kind`` is one of ``KINDS``, an act (``acts``), or one that only a later release
    knows."""

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """``told_from`` is when members began to be told; ``None`` for what was so when they came."""

    fact: Fact
    holds_from: datetime
    told_from: datetime | None = None


Told = tuple[Announcement, ...] | None
"""What members are told, as it is written down; ``None`` where nothing ever was."""


@dataclass(frozen=True, slots=True)
class ToldOf:
    """One announcement that a member has read, and when they first did."""

    fact: Fact
    told_from: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """These stand on the page that is shown now."""

    announcements: tuple[Announcement, ...]


@dataclass(frozen=True, slots=True)
class House:
    """What there is to know of this Kaveri, the same for every member. ``facts`` are those that hold."""

    version: str = ""
    build: str = ""
    source: str = ""
    facts: frozenset[Fact] = frozenset()
    announcements: tuple[Announcement, ...] = ()

    def has(self, kind: str) -> bool:
        return any(fact.kind == kind for fact in self.facts)

    def covers(self, kind: str, written: datetime, told: tuple[ToldOf, ...], met: datetime) -> bool:
        """Whether something that a member wrote then may be used in this way."""
        announced = (a for a in self.announcements if a.fact.kind == kind)
        return all(covers(a, written, told, met) for a in announced)

    def values(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted(fact.value for fact in self.facts if fact.kind == kind))


def compared(
    before: Told, configured: frozenset[Fact], now: datetime, anybody: bool
) -> tuple[Announcement, ...]:
    """What a replica that starts with these settings makes of what members were told.

    Where nothing was written down before, it was so all the time; where there is nobody yet, there is nobody
    to tell. What only a later release knows is left as it is.
    """
    if before is None or not anybody:
        return tuple(Announcement(fact, now) for fact in _in_order(configured))
    kept = tuple(a for a in before if a.fact in configured or a.fact.kind not in KINDS)
    new = configured - {a.fact for a in kept}
    return kept + tuple(Announcement(fact, _holds_from(fact, before, now), now) for fact in _in_order(new))


def in_force(told: tuple[Announcement, ...], configured: frozenset[Fact], now: datetime) -> frozenset[Fact]:
    """What this replica may do now: what it is configured with, as far as members were told in time."""
    return configured & {a.fact for a in told if a.holds_from <= now}


def is_closed(told: Told, tenant: str, now: datetime) -> bool:
    """Whether people of this tenant (``platform/tenant``) cannot become members yet: others there can."""
    platform = tenant.partition("/")[0]
    served = [a for a in told or () if a.fact.kind == TENANT and a.fact.value.startswith(f"{platform}/")]
    return bool(served) and not any(a.fact.value == tenant and a.holds_from <= now for a in served)


def unread(
    announcements: tuple[Announcement, ...], told: tuple[ToldOf, ...], met: datetime
) -> tuple[Announcement, ...]:
    """What a member has not read yet. Whatever held already when they were met is no news to them."""
    return tuple(a for a in known(announcements) if _is_news(a, met) and told_at(a, told) is None)


def read(told: tuple[ToldOf, ...], shown: ChangesShown, met: datetime, now: datetime) -> tuple[ToldOf, ...]:
    """Only what is new is written down, and what nobody is told any more is let go with it."""
    new = unread(shown.announcements, told, met)
    if not new:
        return told
    current = {(a.fact, a.told_from) for a in shown.announcements}
    kept = (one for one in told if (one.fact, one.told_from) in current)
    return (*kept, *(ToldOf(a.fact, a.told_from, now) for a in new if a.told_from is not None))


def on_top(
    announcements: tuple[Announcement, ...], told: tuple[ToldOf, ...], now: datetime
) -> tuple[Announcement, ...]:
    """What stands on top of the page: read for the first time in this sitting."""
    at = {a: told_at(a, told) for a in known(announcements)}
    return tuple(a for a, first in at.items() if first is not None and timedelta() <= now - first <= SITTING)


def coming(announcements: tuple[Announcement, ...], now: datetime) -> tuple[Announcement, ...]:
    """What was announced and does not hold yet."""
    return tuple(a for a in known(announcements) if a.holds_from > now)


def known(announcements: tuple[Announcement, ...]) -> tuple[Announcement, ...]:
    """Those that this release can tell. Another replica may be a later one."""
    return tuple(a for a in announcements if a.fact.kind in KINDS)


def told_at(announcement: Announcement, told: tuple[ToldOf, ...]) -> datetime | None:
    """When a member first read this very announcement; one that was taken back and made again is another."""
    which = (announcement.fact, announcement.told_from)
    return next((one.at for one in told if (one.fact, one.told_from) == which), None)


def covers(announcement: Announcement, written: datetime, told: tuple[ToldOf, ...], met: datetime) -> bool:
    """Whether something that a member wrote then may be used in the way that was announced: only if it held
    by then, and they had read so, or were met when it held already."""
    if written < announcement.holds_from:
        return False
    if not _is_news(announcement, met):
        return True
    read_at = told_at(announcement, told)
    return read_at is not None and read_at <= written


def _is_news(announcement: Announcement, met: datetime) -> bool:
    return announcement.told_from is not None and met < announcement.holds_from


def _holds_from(fact: Fact, before: tuple[Announcement, ...], now: datetime) -> datetime:
    """A page that moves, and another operator, are told at once and as they are: the old one is gone."""
    moved = fact.kind == PAGE and any(a.fact.kind == PAGE and a.holds_from <= now for a in before)
    return now if fact.kind == OPERATOR or moved else now + NOTICE


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (KINDS.index(fact.kind), fact.value))

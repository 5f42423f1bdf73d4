"""What whoever runs Kaveri did that concerns everybody: one line, the same for all, fixed when it happened.

An act stands among what members are told (``announcing``): announced and in force in one moment, of a kind of
its own. A release that does not know the kind keeps it as it is. Nothing in a line is about anybody, and a
line never depends on what anybody did: it stands there also where there was nothing to do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.rules.announcing import Announcement, Fact, Told
from bot.rules.own_log import LASTS


class Act(StrEnum):
    RELEASE = "release"
    """Another release, or another build of it, was put in place. Its value is which."""
    CONTINUED = "continued"
    """Nothing was written for a while, or a copy was put back. Its value is the moment it goes on from."""
    REKEYED = "rekeyed"
    """The key that wraps everybody's was replaced."""
    SELFTEST = "selftest"
    SELFTESTS = "selftests"
    """Kaveri tests itself on a schedule."""
    RETRIED = "retried"
    """What had got stuck was offered again, if anything had."""
    QUARTER = "quarter"
    """What teams read about their work was put together."""
    QUARTER_READ = "quarter-read"


ALIVE = "alive"
"""When something was last written: no line, but where a longer silence can be seen from."""
LOOKS_EVERY = timedelta(hours=1)
SILENT_FROM = timedelta(hours=2)
"""From here on a silence is told. A backup that is put back is hardly ever younger."""
AGAIN_AFTER = timedelta(days=30)
"""A schedule is told once in so long, or nobody would find anything else on the page."""
SHOWN_OF_EACH = 3
"""The latest of each kind, so that no act, however often it is done, pushes another off the page."""


@dataclass(frozen=True, slots=True)
class Done:
    """One act as it is read: ``value`` says more of it where there is more to say."""

    act: Act
    at: datetime
    value: str = ""


def done(before: Told, act: Act, at: datetime, value: str = "") -> tuple[Announcement, ...]:
    """The same with this act in it. Done again on the same day, it is the same line."""
    if any(_tells(one, act, at, value) for one in before or ()):
        return before or ()
    return (*(before or ()), Announcement(Fact(act, value), at, at))


def begun(before: Told, release: str, anybody: bool, now: datetime) -> tuple[Announcement, ...]:
    """A Kaveri of this release starts. Where there is nobody yet, there was nothing to replace."""
    told = before or ()
    last = _release(told)
    if release and (last is None or last.fact.value != release):
        told = (*told, Announcement(Fact(Act.RELEASE, release), now, now if anybody else None))
    return went_on(told, None, now)


def went_on(before: Told, rekeyed: datetime | None, now: datetime) -> tuple[Announcement, ...]:
    """A Kaveri runs, and looks: for how long nothing was written, and when the key was last replaced.

    ``rekeyed`` is copied here, where a later replacement does not take its place.
    """
    told = before or ()
    since = max((one.holds_from for one in told if one.fact.kind == ALIVE), default=None)
    if since is not None and now - since >= SILENT_FROM:
        told = done(told, Act.CONTINUED, now, since.isoformat())
    if since is None or abs(now - since) >= LOOKS_EVERY:
        told = (*(one for one in told if one.fact.kind != ALIVE), Announcement(Fact(ALIVE), now))
    if rekeyed is not None:
        told = done(told, Act.REKEYED, rekeyed)
    return _unfaded(told, now)


def settings(announcements: tuple[Announcement, ...]) -> tuple[Announcement, ...]:
    """What is no act."""
    return tuple(one for one in announcements if one.fact.kind not in (*Act, ALIVE))


def told(announcements: tuple[Announcement, ...], now: datetime) -> tuple[Done, ...]:
    """Every act that everybody can still read of, the oldest first."""
    acts = (one for one in announcements if one.fact.kind in list(Act) and one.told_from is not None)
    return tuple(
        Done(Act(one.fact.kind), one.holds_from, one.fact.value)
        for one in sorted(acts, key=_when)
        if one.holds_from + LASTS > now
    )


def shown(announcements: tuple[Announcement, ...], now: datetime) -> tuple[Done, ...]:
    """The latest of each kind, the latest first."""
    latest: list[Done] = []
    of_each: Counter[Act] = Counter()
    for one in reversed(told(announcements, now)):
        of_each[one.act] += 1
        if of_each[one.act] <= SHOWN_OF_EACH:
            latest.append(one)
    return tuple(latest)


def _tells(one: Announcement, act: Act, at: datetime, value: str) -> bool:
    if (one.fact.kind, one.fact.value) != (act, value) or one.told_from is None:
        return False
    if act is Act.SELFTESTS:
        return abs(at - one.holds_from) < AGAIN_AFTER
    return at.astimezone(UTC).date() == one.holds_from.astimezone(UTC).date()


def _release(told: tuple[Announcement, ...]) -> Announcement | None:
    """Which it was last."""
    return next((one for one in reversed(told) if one.fact.kind == Act.RELEASE), None)


def _unfaded(told: tuple[Announcement, ...], now: datetime) -> tuple[Announcement, ...]:
    """Without what nobody reads any more; which release it is has to be known for longer."""
    last = _release(told)
    return tuple(
        one for one in told if one is last or one.fact.kind not in list(Act) or one.holds_from + LASTS > now
    )


def _when(one: Announcement) -> datetime:
    return one.holds_from

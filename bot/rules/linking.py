"""One person, several addresses: a code to say that two are the same, or to let somebody add oneself.

A code is nine digits, read aloud in any language, shown to its owner alone, good once and for ten minutes.
It is found like an address, so two open ones can never be the same, and what is shown is all there is of it.
Whoever types five wrong ones in a day types no more until the next: with ten codes open at any time, somebody
who tries every day finds one in about 50,000 years; ten thousand who try together, in about five. And a code
that is found opens nothing: for a link, both sides read the other's name and each confirms it.

Of two who become one, one goes on and the other is from then on a forward: an empty row that names the one
who went on, so that whoever knew the old id still reaches the same person.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.rules import chance
from bot.rules.people import Address, MemberId

LASTS = timedelta(minutes=10)
DIGITS = 9
MOST_MISSES = 5
MISSES_LAST = timedelta(days=1)
PLATFORM = "code"
"""Under which a code is found: no platform has that name."""


class Kind(StrEnum):
    """What whoever types a code may do with it."""

    LINK = "link"  # be the same person
    ADD = "add"  # ask this person, though no picker has them


class Own(StrEnum):
    """What somebody has of their own, as they are told before it goes."""

    ANSWERS = "answers"
    PEOPLE = "people"
    HABITS = "habits"
    NOTES = "notes"  # a plan, a door, receipts, results, a phone


@dataclass(frozen=True, slots=True)
class Code:
    """Shown by this member. ``used`` once it was typed; ``by`` is who then said that it is them, and ``has``
    what they have of their own; ``busy``: somebody waits for them there, or they wait for somebody."""

    kind: Kind
    digits: str = field(repr=False)
    until: datetime
    used: bool = False
    by: MemberId | None = None
    has: tuple[Own, ...] = ()
    busy: bool = False

    @property
    def address(self) -> Address:
        return at(self.kind, self.digits)


@dataclass(frozen=True, slots=True)
class Typed:
    """Typed by this member: whose code it was. ``mine``: they said that they are the same person."""

    kind: Kind
    of: MemberId
    until: datetime
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Linking:
    """``missed`` is when this member typed a code that is none."""

    code: Code | None = None
    typed: Typed | None = None
    missed: tuple[datetime, ...] = ()


def at(kind: Kind, digits: str) -> Address:
    """Where whoever shows this code is found, as long as nobody has typed it."""
    return Address(PLATFORM, kind.value, digits)


def shown(linking: Linking, kind: Kind, seed: str, now: datetime) -> Linking:
    """With a code of this kind: the same one while it is good."""
    there = code(linking, kind, now)
    if there is not None and not there.used:
        return linking
    number = int(chance.opaque(seed, "code", kind, now), 16) % 10**DIGITS
    return replace(linking, code=Code(kind, f"{number:0{DIGITS}}", now + LASTS))


def code(linking: Linking, kind: Kind, now: datetime) -> Code | None:
    """The code of this kind that this member shows, or that was typed and leads on."""
    there = linking.code
    return there if there is not None and there.kind is kind and now < there.until else None


def typed(linking: Linking, kind: Kind, now: datetime) -> Typed | None:
    there = linking.typed
    return there if there is not None and there.kind is kind and now < there.until else None


def missed(linking: Linking, now: datetime) -> Linking:
    return replace(linking, missed=(*_recent(linking, now), now))


def may_type(linking: Linking, now: datetime) -> bool:
    return len(_recent(linking, now)) < MOST_MISSES


def faded(linking: Linking, now: datetime) -> Linking:
    """Without what is over."""
    return Linking(
        linking.code if linking.code is not None and now < linking.code.until else None,
        linking.typed if linking.typed is not None and now < linking.typed.until else None,
        _recent(linking, now),
    )


def fades_at(linking: Linking) -> datetime | None:
    open_until = [there.until for there in (linking.code, linking.typed) if there is not None]
    return min([*open_until, *(miss + MISSES_LAST for miss in linking.missed)], default=None)


def _recent(linking: Linking, now: datetime) -> tuple[datetime, ...]:
    return tuple(miss for miss in linking.missed if now - miss < MISSES_LAST)

"""Looking back: every two weeks, under three minutes, for the member's own eyes.

The four work items are our own wording (CC0) and no validated test: there is no score and no cut-off.
They follow what self-determination theory says people need at work (a say, getting somewhere, somebody to
be honest with, being of use); the member compares with nobody but themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.rules.words import Words

EVERY = timedelta(weeks=2)
TEXT_LIMIT = 500
THEME_LIMIT = 60
MOST_THEMES = 9
RECURS = 2
"""From the second time on, a theme is one that comes back."""


class Item(StrEnum):
    SAY = "say"
    OBSTACLES = "obstacles"
    COMPANY = "company"
    USEFULNESS = "usefulness"


class Prompt(StrEnum):
    """What may be written, in the order it is asked."""

    DONE = "done"
    LEARNED = "learned"
    DRAINED = "drained"
    WISH = "wish"
    NEXT = "next"
    AIMS = "aims"


def _nothing() -> Words:
    return Words("")


@dataclass(frozen=True, slots=True)
class Rating:
    item: Item
    value: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reflection:
    """``ratings`` 1–5, of the items that were answered. ``done`` is what got on, ``wish`` what to change or
    ask for, ``next`` what is meant until the next time, ``theme`` what keeps coming back, in a few words."""

    ratings: tuple[Rating, ...] = ()
    done: Words = field(default_factory=_nothing)
    learned: Words = field(default_factory=_nothing)
    drained: Words = field(default_factory=_nothing)
    wish: Words = field(default_factory=_nothing)
    next: Words = field(default_factory=_nothing)
    aims: Words = field(default_factory=_nothing)
    theme: Words = field(default_factory=_nothing)

    def __bool__(self) -> bool:
        """Whether anything was said. Aims alone stand there from the last time."""
        said = (self.done, self.learned, self.drained, self.wish, self.next, self.theme)
        return bool(self.ratings) or any(said)

    def words(self, prompt: Prompt) -> Words:
        said: Words = getattr(self, prompt.value)
        return said

    def rating(self, item: Item) -> int | None:
        return next((rating.value for rating in self.ratings if rating.item is item), None)


@dataclass(frozen=True, slots=True)
class LookedBackAt:
    """One looking back that is kept."""

    at: datetime
    reflection: Reflection


@dataclass(frozen=True, slots=True)
class Recurring:
    """``words`` as last written; ``times`` how often, ``since`` when first."""

    words: Words
    times: int
    since: datetime


def recurring(past: tuple[LookedBackAt, ...]) -> tuple[Recurring, ...]:
    """Every theme there is, the latest first. The same words are the same theme, however they are spaced
    or capitalised; nothing is guessed."""
    found: dict[str, Recurring] = {}
    for one in past:
        theme = one.reflection.theme
        if theme:
            before = found.pop(_same(theme), None)
            times, since = (before.times + 1, before.since) if before else (1, one.at)
            found[_same(theme)] = Recurring(theme, times, since)
    return tuple(reversed(found.values()))


def times(theme: Words, past: tuple[LookedBackAt, ...]) -> Recurring | None:
    """How often this theme has come up, if it has."""
    return next((known for known in recurring(past) if _same(known.words) == _same(theme)), None)


def _same(theme: Words) -> str:
    return " ".join(theme.reveal().casefold().split())

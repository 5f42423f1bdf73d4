"""One story, lived twice: is the secret really one, and can anybody tell who must not?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.noninterference.comparing import differing, leak
from tests.noninterference.doing import Doing, Press, Story, TypesCode
from tests.noninterference.living import in_one_world, in_the_other
from tests.noninterference.observing import Observed, windows
from tests.noninterference.people import PLACES, SIX, Cast, Role
from tests.noninterference.secret import Secret


@dataclass(frozen=True)
class Told:
    """``drawn``: by whom or what it was chosen, for whoever wants to see it again."""

    secret: Secret
    cast: Cast
    story: Story
    drawn: str = ""

    def __str__(self) -> str:
        """As somebody reads it who has to find out why."""
        played = ", ".join(f"{role} is {self.cast[role].id}" for role in SIX)
        return f"{self.secret.name}{self.drawn}: {played}\n{self.story}"


@dataclass(frozen=True)
class Tried:
    """``real``: the two worlds are different at all, for the one whose secret it is. ``leak``: the first
    thing that somebody else can tell."""

    told: Told
    real: bool
    leak: str

    def __str__(self) -> str:
        return f"{self.told}\n{self.leak}"


def seeded(secret: Secret, seed: int) -> Told:
    """The same for the same seed."""
    luck = Random(f"{secret.name} {seed}")
    cast = Cast.drawn(luck)
    return Told(secret, cast, secret.story(luck), f" (seed {seed})")


def tried(told: Told, folders: tuple[Path, Path] | None = None) -> Tried:
    """``folders``: where the databases of the two worlds are, unless they are lived in memory."""
    one, other = folders or (None, None)
    here, there = in_one_world(told.story, told.cast, one), in_the_other(told.story, told.cast, other)
    if _in_vain(told.story.ones, here) or _in_vain(told.story.others, there):
        return Tried(told, False, "")
    mine = {windows(role) for role in PLACES}
    return Tried(told, _is_real(told.secret, here, there), leak(here, there, {*told.secret.may, *mine}))


def made_small(found: Tried) -> Tried:
    """The same leak with as few ordinary days around it as still show it."""
    to = found.leak.partition(", line")[0]

    def smaller(both: tuple[Doing, ...]) -> Told:
        return replace(found.told, story=replace(found.told.story, both=both))

    def leaks(both: tuple[Doing, ...]) -> bool:
        again = tried(smaller(both))
        return again.real and again.leak.startswith(to)

    return tried(smaller(_fewest(found.told.story.both, leaks)))


def _in_vain(doings: tuple[Doing, ...], lived: Observed) -> bool:
    """Presses that all looked for a button that was not there: who did nothing there proves nothing."""
    presses = any(isinstance(step, Press | TypesCode) for doing in doings for step in doing.steps)
    return presses and not any(lived.pressed[doing.who, doing.at] for doing in doings)


def _is_real(secret: Secret, here: Observed, there: Observed) -> bool:
    mine = windows(Role.ME)
    shown = [any(secret.shows in line for line in world.saw[mine]) for world in (here, there)]
    return mine in differing(here, there) and (not secret.shows or shown[0] != shown[1])


def _fewest(doings: tuple[Doing, ...], leaks: Callable[[tuple[Doing, ...]], bool]) -> tuple[Doing, ...]:
    """Leaves out halves, then quarters, then one by one, whatever is not needed."""
    size = len(doings) // 2
    while size:
        for part in list(_parts(doings, size)):
            fewer = tuple(doing for doing in doings if doing not in part)
            if len(fewer) < len(doings) and leaks(fewer):
                doings = fewer
        size //= 2
    return doings


def _parts(doings: tuple[Doing, ...], size: int) -> Iterator[tuple[Doing, ...]]:
    return (doings[n : n + size] for n in range(0, len(doings), size))

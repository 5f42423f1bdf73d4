"""One story, lived twice: is the secret really one, and can anybody tell who must not?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.noninterference.comparing import differing, leak
from tests.noninterference.doing import Doing, Story
from tests.noninterference.living import in_one_world, in_the_other
from tests.noninterference.observing import Observed, windows
from tests.noninterference.people import Cast, Role
from tests.noninterference.table import Secret


@dataclass(frozen=True)
class Tried:
    """``real``: the two worlds are different at all, for the one whose secret it is. ``leak``: the first
    thing that somebody else can tell."""

    secret: Secret
    seed: int
    cast: Cast
    story: Story
    real: bool
    leak: str

    def __str__(self) -> str:
        """As somebody reads it who has to find out why."""
        played = ", ".join(f"{role} is {self.cast[role].id}" for role in Role)
        return f"{self.secret.name} (seed {self.seed}): {played}\n{self.story}\n{self.leak}"


def tried(secret: Secret, seed: int, folders: tuple[Path, Path] | None = None) -> Tried:
    """``folders``: where the databases of the two worlds are, unless they are lived in memory."""
    luck = Random(f"{secret.name} {seed}")
    cast = Cast.drawn(luck)
    return _lived_twice(secret, seed, cast, secret.story(luck), folders)


def made_small(found: Tried) -> Tried:
    """The same leak with as few ordinary days around it as still show it."""

    to = found.leak.partition(", line")[0]

    def leaks(both: tuple[Doing, ...]) -> bool:
        smaller = replace(found.story, both=both)
        again = _lived_twice(found.secret, found.seed, found.cast, smaller, None)
        return again.real and again.leak.startswith(to)

    story = replace(found.story, both=_fewest(found.story.both, leaks))
    return _lived_twice(found.secret, found.seed, found.cast, story, None)


def _lived_twice(
    secret: Secret, seed: int, cast: Cast, story: Story, folders: tuple[Path, Path] | None
) -> Tried:
    one, other = folders or (None, None)
    here, there = in_one_world(story, cast, one), in_the_other(story, cast, other)
    mine = {windows(Role.ME)}
    told = leak(here, there, {*secret.may, *mine})
    return Tried(secret, seed, cast, story, _is_real(secret, here, there), told)


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

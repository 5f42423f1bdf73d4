"""A member's own phone as a way in: what is kept of each passkey, and when one opens.

A pause, an absence and clearing what was answered leave these alone: they are for exactly those days.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

MOST = 3


@dataclass(frozen=True, slots=True)
class Doorway:
    """``id`` and ``key`` are the passkey's, as text; ``count`` is how often it says that it was used.

    Many authenticators count nothing: theirs stays 0.
    """

    id: str = field(repr=False)
    key: str = field(repr=False)
    count: int
    made: datetime

    @property
    def name(self) -> str:
        """Short enough for every platform's choices, which a passkey's own id need not be."""
        return sha256(self.id.encode()).hexdigest()[:16]


def found(doorways: tuple[Doorway, ...], id: str) -> Doorway | None:
    return next((one for one in doorways if one.id == id), None)


def made(doorways: tuple[Doorway, ...], new: Doorway) -> tuple[Doorway, ...]:
    """One more; never more than the most, and each once."""
    if len(doorways) >= MOST or found(doorways, new.id) is not None:
        return doorways
    return (*doorways, new)


def opens(doorway: Doorway, count: int) -> bool:
    """A count that does not go on is a copy's, unless nothing is counted at all."""
    return count > doorway.count or count == doorway.count == 0


def used(doorways: tuple[Doorway, ...], id: str, count: int) -> tuple[Doorway, ...]:
    return tuple(
        Doorway(d.id, d.key, count, d.made) if d.id == id and opens(d, count) else d for d in doorways
    )


def removed(doorways: tuple[Doorway, ...], id: str) -> tuple[Doorway, ...]:
    """Without this one; an empty id takes all of them away."""
    return tuple(one for one in doorways if id and one.id != id)

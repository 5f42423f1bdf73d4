"""Who asks whom, and what somebody does who is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tests.chaos.history import What
from tests.chaos.people import Somebody


class Mood(StrEnum):
    """What somebody does who is asked."""

    YES = "yes"
    NO = "no"
    VANISHES = "vanishes"


MOODS = (Mood.YES, Mood.YES, Mood.YES, Mood.NO, Mood.NO, Mood.VANISHES)


@dataclass
class Asked:
    """Somebody who is asked by somebody, once it is their turn."""

    peer: Somebody
    asker: Somebody
    is_done: bool = False
    mood: Mood = field(init=False)
    _opened: int = 0

    def __post_init__(self) -> None:
        self.mood = self.peer.chance.choice(MOODS)

    async def looks(self, *, once_more: bool = False) -> None:
        """Open what came since they looked last; where somebody asks them, do as they are in the mood."""
        came = self.peer.notices
        if self.is_done or (came == self._opened and not once_more):
            return
        self._opened = came
        self.is_done = await self.peer.finds_ask()
        if self.is_done and self.mood is not Mood.VANISHES:
            await self.peer.answers(self.asker, What.YES if self.mood is Mood.YES else What.NO)


@dataclass(frozen=True)
class Ask:
    """Who asks, and whom: one person, or several whom they trust, in their order."""

    asker: Somebody
    asked: list[Asked]

    @property
    def peers(self) -> list[Somebody]:
        return [one.peer for one in self.asked]

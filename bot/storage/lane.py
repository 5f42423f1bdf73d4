"""A lane, a workspace or tenant: when its pace leaves room for the next notice, and until when it rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lane:
    next_at: datetime = NEVER
    resting_until: datetime = NEVER

    def has_room_at(self) -> datetime:
        """A lane has room in the whole second in which its next moment lies: the clock knows no finer."""
        return max(self.next_at.replace(microsecond=0), self.resting_until)


FREE = Lane()

"""The one clock. Nothing else in Kaveri reads the time; tests and the playground push this one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.storage.seam import Clock as Clock

Pause = Callable[[float], Awaitable[None]]
"""Waits for so many seconds."""


class WallClock:
    """The machine's own, in whole seconds: finer ones would tell, in a dump, what is counted from a press
    (a minute to undo, an hour for a draft) from what is planned for a morning."""

    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0)

    def until(self, at: datetime) -> float:
        """A moment inside a second is reached with the next whole one: ``now`` says no finer."""
        whole = at.replace(microsecond=0)
        reached = whole if whole == at else whole + timedelta(seconds=1)
        return max(0.0, (reached - datetime.now(UTC)).total_seconds())


class PushedClock:
    """Stands still until it is pushed. Never goes back."""

    def __init__(self, at: datetime) -> None:
        self._now = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def until(self, at: datetime) -> float:
        return max(0.0, (at - self._now).total_seconds())

    def push(self, by: timedelta) -> None:
        self.push_to(self._now + by)

    def push_to(self, at: datetime) -> None:
        self._now = max(self._now, at.astimezone(UTC))

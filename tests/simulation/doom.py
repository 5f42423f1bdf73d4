"""At which writes a process dies."""

from __future__ import annotations

from collections import Counter

from bot.runtime.clock import Clock
from tests.simulation.setting import Fault, Setting

DIES = 0.001
SIDES = ("before", "within", "after")
"""How likely a process dies at a write, on each side of it and in the middle of it."""


class Doom:
    """At which writes a process dies: drawn for each moment and write in it, as for any other occasion."""

    def __init__(self, setting: Setting, clock: Clock) -> None:
        self._setting, self._clock = setting, clock
        self._now = clock.now()
        self._turns: Counter[str] = Counter()
        self.asleep = False

    def __call__(self, write: str) -> str | None:
        """On which side of this write, if it is to be the last one."""
        if self.asleep or Fault.DEATHS not in self._setting.faults:
            return None
        if self._now != (now := self._clock.now()):
            self._now, self._turns = now, Counter()
        self._turns[write] += 1
        drawn = self._setting.drawn("dies", now.timestamp(), write, self._turns[write])
        return next((side for n, side in enumerate(SIDES, 1) if drawn < n * DIES), None)

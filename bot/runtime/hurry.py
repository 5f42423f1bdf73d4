"""Notices that do not wait behind a morning of prompts, because they answer somebody, or ask. Which those are
is known to the process that wrote them, and stands in no row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.contract import Letter, Slot

SETTLES = timedelta(seconds=2)
"""One that is not there is looked for that much longer: its transaction may be about to be kept."""


@dataclass(frozen=True, slots=True)
class _Hurried:
    at: datetime
    given_up: datetime | None = None


class Hurry:
    """Forgets a notice that is gone, or that somebody else has in hand: that one is looked for once more when
    their lease ends."""

    def __init__(self) -> None:
        self._waiting: dict[Slot, _Hurried] = {}
        self._in_hand: set[Slot] = set()

    def put(self, slot: Slot, at: datetime) -> None:
        """This one is in a hurry, from this time on. From any thread, before its transaction is kept."""
        self._waiting[slot] = _Hurried(at)

    def due(self, now: datetime, most: int) -> list[Slot]:
        """What to look for now."""
        return [slot for slot, one in list(self._waiting.items()) if one.at <= now][:most]

    def found(self, slots: Sequence[Slot], ready_at: Mapping[Slot, datetime], now: datetime) -> list[Slot]:
        """These were looked for, and those are there; returns which may be taken now."""
        for slot in slots:
            at, given_up = ready_at.get(slot), self._waiting[slot].given_up
            if at is not None:
                self._waiting[slot] = _Hurried(at)
            elif given_up is None:
                self._waiting[slot] = _Hurried(now, now + SETTLES)
            elif given_up <= now:
                del self._waiting[slot]
        return [slot for slot, at in ready_at.items() if at <= now]

    def taken(self, letters: Sequence[Letter]) -> None:
        """These are on their way from here."""
        self._in_hand |= {letter.slot for letter in letters if self._waiting.pop(letter.slot, None)}

    def again(self, slot: Slot, at: datetime) -> None:
        """Its attempt came to nothing: it is in a hurry once more, if it was."""
        if slot in self._in_hand:
            self.put(slot, at)

    def arrived(self, letter: Letter, now: datetime) -> None:
        """Nobody here has it in hand any more. What took its place meanwhile need not wait for the lease."""
        self._in_hand.discard(letter.slot)
        if self._waiting.get(letter.slot) == _Hurried(letter.until):
            self.put(letter.slot, now)

"""A member's own plan, written in calm for a day that is not: shown back to nobody but themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.rules.words import Words

PLAN_LIMIT = 500


class Part(StrEnum):
    WELL = "well"
    SIGNS = "signs"
    HELPS = "helps"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """How I am when I am well, my early signs, what helps, whom to tell."""

    well: Words = field(default_factory=lambda: Words(""))
    signs: Words = field(default_factory=lambda: Words(""))
    helps: Words = field(default_factory=lambda: Words(""))
    tell: Words = field(default_factory=lambda: Words(""))

    def __bool__(self) -> bool:
        return any((self.well, self.signs, self.helps, self.tell))

    def part(self, part: Part) -> Words:
        words: Words = getattr(self, part.value)
        return words

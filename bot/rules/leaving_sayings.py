"""What is meant on the pages on which a member has everything of theirs erased."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.people import Face
from bot.rules.taking_sayings import TakingSaying


@dataclass(frozen=True, slots=True)
class EraseWhat:
    """Exactly what would happen. ``readers`` have an open ask of the member's, and could read that the member
    is all right; ``changed``: they are others than those who stood here before."""

    readers: tuple[Face, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class EraseSure:
    """The last press. ``well``: these read that the reader is all right."""

    well: bool
    readers: tuple[Face, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing of the reader is left here."""


LeavingSaying = EraseWhat | EraseSure | Gone
MineSaying = LeavingSaying | TakingSaying
"""Everything that is the member's: taken along, or gone."""

"""Names in an export: those that the member's own pages would show, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.rules.known import Known
from bot.rules.people import MemberId
from bot.rules.words import Words


class Code(str):
    """A word of the format itself: the same in every language, and said in the reader's own to a reader."""


def code(word: str) -> Code:
    return Code(word.replace("-", "_"))


@dataclass(frozen=True, slots=True)
class Names:
    known: Known
    now: datetime

    def of(self, id: MemberId) -> Words | Code:
        face = self.known.faces.get(id)
        return face.name if face is not None else code("left")

    def words(self, record: str | None) -> Words | None:
        """What two share, as far as it can still be read."""
        return self.known.records.get(record) if record is not None else None

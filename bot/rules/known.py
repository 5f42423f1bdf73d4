"""What a page needs to know of others, and what of that was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.announcing import House
from bot.rules.instruments import Instrument
from bot.rules.outsiders import Outsiders
from bot.rules.people import Face, MemberId, someone_who_left
from bot.rules.team import Team
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """Members whose faces a page needs, the shared records it quotes, and whether it needs volunteers,
    what the reader's team reads of its quarters, or what everybody is told, as it is at this moment."""

    faces: frozenset[MemberId] = frozenset()
    records: frozenset[str] = frozenset()
    outside: bool = False
    published: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What was found of what was wanted. Who was erased, or is nobody's to see, is absent.

    ``packs`` are the questionnaires that the operator installed, ``house`` is what there is to know of this
    Kaveri: the same for everybody, and always known.
    ``team`` is the reader's, where the operator switched its numbers on and the reader is in one.
    """

    faces: Mapping[MemberId, Face] = field(default_factory=dict)
    records: Mapping[str, Words] = field(default_factory=dict)
    outside: Outsiders = field(default_factory=Outsiders)
    packs: tuple[Instrument, ...] = ()
    house: House = field(default_factory=House)
    team: Team | None = None

    def people(self, ids: tuple[MemberId, ...]) -> tuple[Face, ...]:
        """Those of these who are there: whom something can be sent to, or written to."""
        return tuple(self.faces[id] for id in ids if id in self.faces)

    def face(self, id: MemberId) -> Face:
        """Whoever a name stands for, also where it reads "someone who left" by now."""
        return self.faces.get(id) or someone_who_left(id)

    def named(self, ids: tuple[MemberId, ...]) -> tuple[Face, ...]:
        return tuple(map(self.face, ids))

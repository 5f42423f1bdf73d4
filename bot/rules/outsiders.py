"""Which volunteers stand outside a member's team, and whom of them chance may pick.

How many there are is counted without regard to anybody's own lists: otherwise a member could put people
on theirs, one after the other, and read from "not enough yet" who of them volunteers. Whom one of the two
keeps away is only never picked, and nobody can notice that.

Of a great many volunteers a few are looked at, drawn anew for each request: enough to find three, and
few enough to read their rows while somebody waits for a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.rules import chance
from bot.rules.directory import Directory
from bot.rules.member import Member
from bot.rules.outside import ENOUGH, Theme
from bot.rules.people import Face, MemberId

MOST_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Outsider:
    """A volunteer outside the member's team. Only ``askable`` ones are ever picked for this member."""

    face: Face
    themes: tuple[Theme, ...]
    askable: bool


@dataclass(frozen=True, slots=True)
class Outsiders:
    """``checked``: the directory knows the member, so that their team and chain of command are left out."""

    checked: bool = False
    everybody: tuple[Outsider, ...] = ()

    def about(self, theme: Theme | None) -> tuple[Outsider, ...]:
        return tuple(o for o in self.everybody if theme is None or theme in o.themes)

    def enough(self, theme: Theme | None = None) -> bool:
        return len(self.about(theme)) >= ENOUGH

    @property
    def themes(self) -> tuple[Theme, ...]:
        """Those that enough volunteers ticked."""
        return tuple(theme for theme in Theme if self.enough(theme))


def to_look_at(member: Member, volunteers: Iterable[MemberId]) -> tuple[MemberId, ...]:
    """The same ones until something was asked, so that looking again tells nothing more."""
    number = member.outside.requests
    others = (id for id in volunteers if id != member.id)
    drawn = sorted(others, key=lambda id: chance.opaque(member.seed, "volunteer", number, id))
    return tuple(drawn[:MOST_LOOKED_AT])


def outsiders(member: Member, volunteers: Iterable[Member], directory: Directory, now: datetime) -> Outsiders:
    checked = directory.knows(member.addresses)
    return Outsiders(
        checked,
        tuple(
            Outsider(other.face, other.outside.volunteer, _askable(member, other, now))
            for other in volunteers
            if other.outside.volunteer is not None and other.id != member.id
            if not checked or directory.apart(member.addresses, other.addresses)
        ),
    )


def _askable(member: Member, volunteer: Member, now: datetime) -> bool:
    """In nobody's way: not one of the member's own people, and kept away by neither."""
    kept_away = (
        *member.circle.ids,
        *member.circle.kept_out,
        *member.listening.never,
        *member.outside.blocked,
    )
    return (
        volunteer.id not in kept_away
        and member.id not in volunteer.outside.blocked
        and not volunteer.listening.keeps_away(member.id, now)
    )

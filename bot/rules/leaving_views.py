"""The pages on which a member has everything of theirs erased."""

from __future__ import annotations

from bot.rules import leaving, subjects
from bot.rules.known import Known, Wanted
from bot.rules.leaving_sayings import EraseSure, EraseWhat, LeavingSaying
from bot.rules.member import Member


def wants(member: Member) -> Wanted:
    return Wanted(frozenset(leaving.open_with(member)))


def what(member: Member, known: Known, changed: bool) -> LeavingSaying:
    return EraseWhat(known.named(leaving.open_with(member)), changed)


def sure(subject: str, member: Member, known: Known) -> LeavingSaying:
    well = subject == subjects.ERASE_WELL
    return EraseSure(well, known.named(leaving.open_with(member)) if well else ())

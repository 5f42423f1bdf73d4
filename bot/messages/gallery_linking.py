"""The pages about two places, and about somebody whom no picker has: a room of the gallery."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.messages.gallery_people import MIKKO, SANNA
from bot.rules import linking_sayings as s
from bot.rules.linking import LASTS, Own
from bot.rules.linking_sayings import LinkingSaying
from bot.rules.people import Address

ON_TEAMS = Address("teams", "T1GALLERY", "U1")
HERSELF = replace(SANNA, addresses=(ON_TEAMS,))
MIKKO_ON_TEAMS = replace(MIKKO, addresses=(ON_TEAMS,))
"""Also for the other rooms: somebody whom the reader has no picker for."""


def sayings(now: datetime) -> tuple[tuple[str, LinkingSaying], ...]:
    until = now + LASTS
    return (
        ("places, one", s.MyPlaces(SANNA.addresses)),
        ("places, no such code", s.MyPlaces(SANNA.addresses, missed=True)),
        ("places, too many codes", s.MyPlaces(SANNA.addresses, enough=True)),
        ("places, two", s.MyPlaces((*SANNA.addresses, ON_TEAMS))),
        ("places, two, told in the other", s.MyPlaces((ON_TEAMS, *SANNA.addresses))),
        ("a code for oneself", s.LinkCode("482177305", until)),
        ("a code for oneself, typed", s.LinkCode("482177305", until, used=True)),
        ("is that you", s.IsThatYou(HERSELF)),
        ("is that you, yes", s.IsThatYou(HERSELF, said=True)),
        ("link the two", s.LinkTheTwo(HERSELF)),
        ("link the two, something goes", s.LinkTheTwo(HERSELF, tuple(Own))),
        ("link the two, what is there stays", s.LinkTheTwo(HERSELF, (Own.ANSWERS,), bare=True)),
        ("link the two, not now", s.LinkTheTwo(HERSELF, busy=True)),
        ("a code for somebody", s.MyCode("482177305", now + timedelta(minutes=9))),
        ("somebody elsewhere", s.SomebodyElsewhere()),
        ("somebody elsewhere, no such code", s.SomebodyElsewhere(missed=True)),
        ("somebody elsewhere, too many codes", s.SomebodyElsewhere(enough=True)),
        ("somebody elsewhere, found", s.SomebodyElsewhere(found=MIKKO_ON_TEAMS)),
        ("somebody elsewhere, no place left", s.SomebodyElsewhere(found=MIKKO_ON_TEAMS, full=True)),
    )

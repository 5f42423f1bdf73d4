"""Somebody Kaveri meets: because they came, or because somebody who trusts them picked them."""

from __future__ import annotations

from datetime import datetime

from bot.rules.calendar import Calendar
from bot.rules.member import Member
from bot.rules.people import MemberId, Profile


def met(profile: Profile, id: MemberId, seed: str, now: datetime) -> Member:
    """A member with everything still at its default. Nothing is asked of them and nobody is told."""
    return Member(
        id=id,
        seed=seed,
        addresses=(profile.address,),
        name=profile.name,
        language=profile.language,
        calendar=Calendar(profile.zone),
        met=now,
        tidied=now,
    )

"""A member's own people: up to five, in order. Nobody sees whose circle they are in.

A person consents once to being asked by whoever trusts them. "Not yet" is all the owner ever reads
for no, for later and for silence, and one pair sees at most one invitation a year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.rules.escalation import Release
from bot.rules.people import MemberId

LARGEST = 5
INVITE_AGAIN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Friend:
    """Somebody the member trusts. ``agreed`` turns true when they said yes, and never says why not."""

    id: MemberId
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """The words for these people were read in calm: while they still read so, one press may send them."""

    release: Release
    proof: str


@dataclass(frozen=True, slots=True)
class Circle:
    """``invited`` remembers when each person was last invited, also after they left the list."""

    friends: tuple[Friend, ...] = ()
    invited: tuple[tuple[MemberId, datetime], ...] = ()
    approval: Approval | None = None

    @property
    def ids(self) -> tuple[MemberId, ...]:
        return tuple(f.id for f in self.friends)

    @property
    def agreed(self) -> tuple[MemberId, ...]:
        return tuple(f.id for f in self.friends if f.agreed)

    def may_invite(self, who: MemberId, now: datetime) -> bool:
        return all(now - at >= INVITE_AGAIN for friend, at in self.invited if friend == who)


def chosen(
    circle: Circle, people: tuple[MemberId, ...], now: datetime
) -> tuple[Circle, tuple[MemberId, ...]]:
    """The circle with these people in this order, and whom that means to invite.

    A changed list is a changed release, so an approval given in advance ends with it.
    """
    agreed = set(circle.agreed)
    friends = tuple(Friend(p, p in agreed) for p in dict.fromkeys(people))[:LARGEST]
    new = tuple(f.id for f in friends if not f.agreed and circle.may_invite(f.id, now))
    invited = tuple((p, at) for p, at in circle.invited if p not in new)
    same = tuple(f.id for f in friends) == circle.ids
    approval = circle.approval if same else None
    return Circle(friends, (*invited, *((p, now) for p in new)), approval), new


def agreed(circle: Circle, who: MemberId) -> Circle:
    """The circle once this person said yes. Somebody who is not in it changes nothing."""
    return _with_friends(circle, tuple(Friend(f.id, f.agreed or f.id == who) for f in circle.friends))


def withdrew(circle: Circle, who: MemberId) -> Circle:
    """The circle once this person no longer wants to be asked: "not yet", as it read before."""
    return _with_friends(circle, tuple(Friend(f.id, f.agreed and f.id != who) for f in circle.friends))


def _with_friends(circle: Circle, friends: tuple[Friend, ...]) -> Circle:
    """Other readers are another release: an approval given for the ones before ends."""
    return circle if friends == circle.friends else replace(circle, friends=friends, approval=None)

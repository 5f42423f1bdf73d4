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
    """``invited`` remembers when each person was last invited, also after they left the list.

    ``have_say`` are those with a say over the member's work, as the member said: nobody to just talk to.
    """

    friends: tuple[Friend, ...] = ()
    invited: tuple[tuple[MemberId, datetime], ...] = ()
    approval: Approval | None = None
    have_say: tuple[MemberId, ...] = ()

    @property
    def ids(self) -> tuple[MemberId, ...]:
        return tuple(f.id for f in self.friends)

    @property
    def agreed(self) -> tuple[MemberId, ...]:
        """Those who said yes, and have no say over the member's work."""
        return tuple(f.id for f in self.friends if f.agreed and f.id not in self.have_say)

    def may_invite(self, who: MemberId, now: datetime) -> bool:
        return all(now - at >= INVITE_AGAIN for friend, at in self.invited if friend == who)


def chosen(
    circle: Circle, people: tuple[MemberId, ...], now: datetime
) -> tuple[Circle, tuple[MemberId, ...]]:
    """The circle with these people in this order, and whom that means to invite.

    A changed list is a changed release, so an approval given in advance ends with it.
    """
    agreed = {f.id for f in circle.friends if f.agreed}
    friends = tuple(Friend(p, p in agreed) for p in dict.fromkeys(people))[:LARGEST]
    new = tuple(f.id for f in friends if not f.agreed and circle.may_invite(f.id, now))
    invited = tuple((p, at) for p, at in circle.invited if p not in new)
    same = tuple(f.id for f in friends) == circle.ids
    approval = circle.approval if same else None
    told = (*invited, *((p, now) for p in new))
    return replace(circle, friends=friends, invited=told, approval=approval), new


def marked(circle: Circle, of: tuple[MemberId, ...], who: tuple[MemberId, ...]) -> Circle:
    """Of these people, only ``who`` have a say. Other readers are another release, as ever."""
    have_say = (*(p for p in circle.have_say if p not in of), *(p for p in of if p in who))
    after = replace(circle, have_say=have_say)
    return after if after.agreed == circle.agreed else replace(after, approval=None)


def agreed(circle: Circle, who: MemberId) -> Circle:
    """The circle once this person said yes. Somebody who is not in it changes nothing."""
    return _with_friends(circle, tuple(Friend(f.id, f.agreed or f.id == who) for f in circle.friends))


def withdrew(circle: Circle, who: MemberId) -> Circle:
    """The circle once this person no longer wants to be asked: "not yet", as it read before."""
    return _with_friends(circle, tuple(Friend(f.id, f.agreed and f.id != who) for f in circle.friends))


def _with_friends(circle: Circle, friends: tuple[Friend, ...]) -> Circle:
    """Other readers are another release: an approval given for the ones before ends."""
    return circle if friends == circle.friends else replace(circle, friends=friends, approval=None)

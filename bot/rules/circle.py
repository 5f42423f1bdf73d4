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
    ``in_question`` are those of whom only the operator's directory says so, until the member is asked;
    ``denied`` are those of whom the member then said that they have none. ``checked``: a directory knows
    the member.
    """

    friends: tuple[Friend, ...] = ()
    invited: tuple[tuple[MemberId, datetime], ...] = ()
    approval: Approval | None = None
    have_say: tuple[MemberId, ...] = ()
    in_question: tuple[MemberId, ...] = ()
    denied: tuple[MemberId, ...] = ()
    checked: bool = False

    @property
    def kept_out(self) -> tuple[MemberId, ...]:
        """To whom nothing goes."""
        return (*self.have_say, *self.in_question)

    @property
    def ids(self) -> tuple[MemberId, ...]:
        return tuple(f.id for f in self.friends)

    @property
    def agreed(self) -> tuple[MemberId, ...]:
        """Those who said yes, and have no say over the member's work."""
        return tuple(f.id for f in self.friends if f.agreed and f.id not in self.kept_out)

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
    in_question = tuple(p for p in circle.in_question if p in people)
    after = replace(circle, friends=friends, invited=told, approval=approval, in_question=in_question)
    return after, new


def marked(circle: Circle, of: tuple[MemberId, ...], who: tuple[MemberId, ...]) -> Circle:
    """Of these people, only ``who`` have a say. Other readers are another release, as ever."""
    answered = (p for p in of if p in circle.in_question and p not in who)
    after = replace(
        circle,
        have_say=(*(p for p in circle.have_say if p not in of), *(p for p in of if p in who)),
        in_question=tuple(p for p in circle.in_question if p not in of),
        denied=tuple(dict.fromkeys((*circle.denied, *answered))),
    )
    return _of_these_readers(after, circle)


def heard(circle: Circle, own: tuple[MemberId, ...], over: frozenset[MemberId] | None) -> Circle:
    """What the directory says of the member's own people now: nothing, where it does not know the member.

    What it no longer says is forgotten, so that it would be asked anew.
    """
    said = frozenset[MemberId]() if over is None else over
    asked = dict.fromkeys((*circle.in_question, *own))  # who was taken out of an ask is still a question
    after = replace(
        circle,
        in_question=tuple(p for p in asked if p in said and p not in (*circle.have_say, *circle.denied)),
        denied=tuple(p for p in circle.denied if p in said),
        checked=over is not None,
    )
    return _of_these_readers(after, circle)


def _of_these_readers(after: Circle, before: Circle) -> Circle:
    return after if after.agreed == before.agreed else replace(after, approval=None)


def agreed(circle: Circle, who: MemberId) -> Circle:
    """The circle once this person said yes. Somebody who is not in it changes nothing."""
    return _with_friends(circle, tuple(Friend(f.id, f.agreed or f.id == who) for f in circle.friends))


def withdrew(circle: Circle, who: MemberId) -> Circle:
    """The circle once this person no longer wants to be asked: "not yet", as it read before."""
    return _with_friends(circle, tuple(Friend(f.id, f.agreed and f.id != who) for f in circle.friends))


def _with_friends(circle: Circle, friends: tuple[Friend, ...]) -> Circle:
    """Other readers are another release: an approval given for the ones before ends."""
    return circle if friends == circle.friends else replace(circle, friends=friends, approval=None)

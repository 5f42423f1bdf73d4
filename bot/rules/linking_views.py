"""The pages about two places, and about somebody whom no picker has: how it stands just now."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.rules import belongings, linking
from bot.rules import linking_sayings as say
from bot.rules.circle import LARGEST
from bot.rules.house_sayings import NotOpen
from bot.rules.known import Known, Wanted
from bot.rules.linking import Code, Kind, Typed
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import Saying

JUST_NOW = timedelta(minutes=1)


def wants(member: Member) -> Wanted:
    """Whoever is on the other side of a code, and nobody else."""
    here = member.linking
    ids: list[MemberId] = [here.typed.of] if here.typed is not None else []
    ids += [here.code.by] if here.code is not None and here.code.by is not None else []
    return Wanted(frozenset(ids))


def page(place: Place, member: Member, known: Known, now: datetime) -> Saying:
    match place:
        case Place.MY_CODE:
            return _my_code(member, now)
        case Place.ELSEWHERE:
            return _elsewhere(member, known, now)
        case _:
            return _places(member, known, now)


def _places(member: Member, known: Known, now: datetime) -> Saying:
    match linking.typed(member.linking, Kind.LINK, now):
        case Typed(of=of, mine=mine) if of in known.faces:
            return say.IsThatYou(known.faces[of], mine)
        case _:
            pass
    match linking.code(member.linking, Kind.LINK, now):
        case Code(by=by, has=has, busy=busy) if by is not None and by in known.faces:
            return say.LinkTheTwo(known.faces[by], has, busy, belongings.bare(member))
        case Code(digits=digits, until=until, used=used):
            return say.LinkCode(digits, until, used)
        case None:
            return say.MyPlaces(member.addresses, _missed(member, now), _enough(member, now))


def _my_code(member: Member, now: datetime) -> Saying:
    """Whether it was typed meanwhile, the page does not say: nobody sees whose people they are among."""
    code = linking.code(member.linking, Kind.ADD, now)
    return say.MyCode(code.digits, code.until) if code is not None else NotOpen()


def _elsewhere(member: Member, known: Known, now: datetime) -> Saying:
    typed = linking.typed(member.linking, Kind.ADD, now)
    found = known.faces.get(typed.of) if typed is not None else None
    on_list = found is not None and found.id in member.circle.ids
    full = len(member.circle.ids) >= LARGEST and not on_list
    return say.SomebodyElsewhere(_missed(member, now), _enough(member, now), found, full)


def _missed(member: Member, now: datetime) -> bool:
    missed = member.linking.missed
    return bool(missed) and now - missed[-1] < JUST_NOW


def _enough(member: Member, now: datetime) -> bool:
    return not linking.may_type(member.linking, now)

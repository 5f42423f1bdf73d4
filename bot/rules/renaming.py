"""A row that still knows somebody by an old id, read as it would be with the new one.

Ids are random and long, so a text that is one is that id, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from bot.rules.circle import Circle, Friend
from bot.rules.listening import Listening
from bot.rules.member import Member
from bot.rules.people import MemberId

T = TypeVar("T")


def renamed(member: Member, names: Mapping[MemberId, MemberId]) -> Member:
    """The same member, who knows these by their new ids. What they were called themselves stays."""
    after = _renamed(member, names)
    if after is member:
        return member
    circle, listening = _each_once(after.circle), _no_inviter_twice(after.listening)
    return replace(
        after, id=member.id, also=member.also, joined=member.joined, circle=circle, listening=listening
    )


def _renamed(value: T, names: Mapping[MemberId, MemberId]) -> T:
    if isinstance(value, str):
        return cast(T, names.get(MemberId(value), value))
    if isinstance(value, tuple | frozenset):
        parts = [_renamed(part, names) for part in cast(Any, value)]
        same = all(new is old for new, old in zip(parts, cast(Any, value), strict=True))
        return value if same else cast(T, type(value)(parts))
    if is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for each in fields(value):
            old = getattr(value, each.name)
            if (new := _renamed(old, names)) is not old:
                changes[each.name] = new
        return cast(T, replace(cast(Any, value), **changes)) if changes else value
    return value


def _each_once(circle: Circle) -> Circle:
    """Somebody who was on the list twice is there once, and has agreed where they did so once."""
    agreed = {friend.id for friend in circle.friends if friend.agreed}
    ids = dict.fromkeys(friend.id for friend in circle.friends)
    return replace(
        circle,
        friends=tuple(Friend(id, id in agreed) for id in ids),
        have_say=_once(circle.have_say),
        in_question=_once(circle.in_question),
        denied=_once(circle.denied),
    )


def _no_inviter_twice(listening: Listening) -> Listening:
    return replace(listening, inviters=_once(listening.inviters), never=_once(listening.never))


def _once(ids: tuple[MemberId, ...]) -> tuple[MemberId, ...]:
    return tuple(dict.fromkeys(ids))

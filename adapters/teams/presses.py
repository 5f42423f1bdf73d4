"""What Teams sent → a press: who, what, with which token, and what the fields held."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import assert_never

from adapters.arriving import line
from adapters.teams import ids
from adapters.teams.activities import (
    GUID,
    Answered,
    Arrived,
    Data,
    Deleted,
    Edited,
    Envelope,
    Execute,
    Fetch,
    Installed,
    Other,
    Submit,
    Typed,
)
from bot.messages.actions import Action
from bot.port import NOTHING, Press, Value
from bot.rules.people import Address, Profile
from bot.rules.words import Words

LookUp = Callable[[Address], Awaitable[Profile | None]]


def address(envelope: Envelope) -> Address:
    return Address("teams", envelope.tenant, envelope.who)


async def press(arrived: Arrived, look_up: LookUp) -> Press | None:
    """The press that this is, or ``None`` where nobody pressed anything that means something.

    Whatever a typed line says, it is the same press: nothing can open a window in answer to it, only a
    neutral notice can, and that is to look the same to whoever reads the chat later.
    """
    if not GUID.fullmatch(arrived.envelope.who):
        return None
    match arrived:
        case Typed(envelope, text):
            return _press(envelope, Data(Action.TYPED), line(text), envelope.id)
        case Edited(envelope, at, text):
            again = Data(Action.EDITED, again=f"{envelope.id}:edited:{at}")
            return _press(envelope, again, line(text), envelope.id)
        case Deleted(envelope):
            again = Data(Action.DELETED, again=f"{envelope.id}:deleted")
            return _press(envelope, again, NOTHING, envelope.id)
        case Answered(envelope, data):
            return _press(envelope, data, NOTHING)
        case Fetch(envelope, data):
            return _press(envelope, data, NOTHING)
        case Submit(envelope, data):
            return _press(envelope, data, await _values(envelope, data, look_up))
        case Execute() | Installed() | Other():
            return None
        case _:
            assert_never(arrived)


def blank(arrived: Fetch | Submit) -> Press:
    """The press as far as it can be told without looking anybody up: what its fields held is left out."""
    return _press(arrived.envelope, arrived.data, NOTHING)


def written(data: Data) -> dict[str, Value]:
    """What was written in words of one's own, as opposed to chosen or ticked."""
    return {ids.field(name): Words(held) for name, held in data.fields.items() if ids.is_text(name)}


def _press(envelope: Envelope, data: Data, values: Mapping[str, Value], line: str = "") -> Press:
    """A redelivered activity has the same id; each press has one of its own, or the one that it repeats.

    The id of a message is the time in its chat, so two people's may be the same.
    """
    return Press(
        key=f"teams:{envelope.tenant}:{envelope.who}:{data.again or envelope.id}",
        address=address(envelope),
        action=data.action or Action.HOME,
        token=data.token or None,
        values=values,
        line=line,
        zone=envelope.zone,
        language=envelope.locale,
    )


async def _values(envelope: Envelope, data: Data, look_up: LookUp) -> dict[str, Value]:
    """A box that is not ticked holds "no", and is absent like everything else that was left out."""
    people = {
        name: Address("teams", envelope.tenant, user)
        for name, held in data.fields.items()
        if ids.is_person(name) and (user := _picked(held))
    }
    once = tuple(dict.fromkeys(people.values()))
    found = dict(zip(once, await asyncio.gather(*map(look_up, once)), strict=True))
    values: dict[str, Value] = {
        ids.field(name): Words(held)
        for name, held in data.fields.items()
        if name not in people and _says_something(name, held)
    }
    known = {ids.field(name): found[of] for name, of in people.items()}
    return values | {name: person for name, person in known.items() if person is not None}


def _picked(held: str) -> str:
    """The Entra id that a picker holds, the first where there are several; empty where it holds none."""
    first = held.split(",", 1)[0].strip().lower()
    return first if GUID.fullmatch(first) else ""


def _says_something(name: str, held: str) -> bool:
    if ids.is_tick(name):
        return held == ids.YES
    return ids.is_text(name) or ids.is_chosen(name) or ids.is_person(name)

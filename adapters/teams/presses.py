"""What Teams sent → a press: who, what, with which token, and what the fields held."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from adapters.teams import ids
from adapters.teams.activities import GUID, Arrived, Data, Envelope, Execute, Fetch, Installed, Submit, Typed
from bot.messages.actions import Action
from bot.port import Press, Value
from bot.rules.people import Address, Profile
from bot.rules.words import Words

LookUp = Callable[[Address], Awaitable[Profile | None]]


def address(envelope: Envelope) -> Address:
    return Address("teams", envelope.tenant, envelope.who)


async def press(arrived: Arrived, look_up: LookUp) -> Press | None:
    """The press that this is, or ``None`` where nobody pressed anything that means something."""
    if not GUID.fullmatch(arrived.envelope.who):
        return None
    match arrived:
        case Typed(envelope):
            return _press(envelope, Data(Action.TYPED), {})
        case Fetch(envelope, data):
            return _press(envelope, data, {})
        case Submit(envelope, data):
            return _press(envelope, data, await _values(envelope, data, look_up))
        case Execute() | Installed():
            return None
        case _:
            return None


def _press(envelope: Envelope, data: Data, values: dict[str, Value]) -> Press:
    """A redelivered activity has the same id; each press has one of its own, or the one that it repeats."""
    return Press(
        key=f"teams:{envelope.tenant}:{envelope.who}:{data.again or envelope.id}",
        address=address(envelope),
        action=data.action or Action.HOME,
        token=data.token or None,
        values=values,
        zone=envelope.zone,
        language=envelope.locale,
    )


async def _values(envelope: Envelope, data: Data, look_up: LookUp) -> dict[str, Value]:
    """A picker holds one Entra id, a box that is not ticked holds "no"; the rest is what was written."""
    people = {ids.field(n): held for n, held in data.fields.items() if ids.is_person(n)}
    picked = {name: first for name, held in people.items() if GUID.fullmatch(first := _first(held))}
    found = await asyncio.gather(
        *(look_up(Address("teams", envelope.tenant, user)) for user in picked.values())
    )
    values: dict[str, Value] = {
        ids.field(n): Words(held)
        for n, held in data.fields.items()
        if ids.is_text(n) or (ids.is_tick(n) and held == "yes")
    }
    values.update({name: person for name, person in zip(picked, found, strict=True) if person is not None})
    return values


def _first(held: str) -> str:
    return held.split(",", 1)[0].strip().lower()

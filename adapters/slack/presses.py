"""What Slack sent → a press: who, what, with which token, and what the fields held."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from adapters import commands
from adapters.arriving import line
from adapters.slack import ids
from adapters.slack.payloads import (
    Act,
    Command,
    Event,
    Held,
    Incoming,
    Line,
    Pressed,
    Shortcut,
    State,
    Submitted,
    Typed,
)
from adapters.slack.tenants import Tenant
from bot.messages.actions import Action
from bot.port import Press, Value
from bot.rules.people import Address, Profile
from bot.rules.words import Words

LookUp = Callable[[Address], Awaitable[Profile | None]]
SPOKEN_BY_PEOPLE = frozenset({None, "file_share", "me_message", "thread_broadcast"})


def address(tenant: Tenant, user: str) -> Address:
    return Address("slack", tenant.key, user)


async def press(shape: Incoming, tenant: Tenant, look_up: LookUp) -> Press | None:
    """The press that this is, or ``None`` where nobody pressed anything that means something."""
    match shape:
        case Command():
            return _opening(shape.trigger_id, shape.who, commands.action(shape.text), tenant)
        case Shortcut():
            return _opening(shape.trigger_id, shape.who, Action.HOME, tenant)
        case Pressed():
            return await _pressed(shape, tenant, look_up)
        case Submitted():
            return await _submitted(shape, tenant, look_up)
        case Event():
            return _typed(shape, tenant)


def blank(shape: Command | Shortcut | Pressed | Submitted, tenant: Tenant) -> Press:
    """The press as far as it can be told without looking anybody up: what its fields held is left out."""
    match shape:
        case Command(text=text):
            action: str | None = commands.action(text)
        case Pressed(actions=(act, *_)):
            action = _action(act)
        case Submitted(view=view):
            action, _ = ids.read_metadata(view.private_metadata)
        case _:
            action = None
    return Press("", address(tenant, shape.who), action or Action.HOME)


def _opening(trigger: str, user: str, action: Action, tenant: Tenant) -> Press:
    return Press(_key(tenant, "trigger", trigger), address(tenant, user), action)


async def _pressed(shape: Pressed, tenant: Tenant, look_up: LookUp) -> Press | None:
    act = shape.actions[0]
    if (action := _action(act)) is None:
        return None
    key = _key(tenant, "trigger", f"{shape.trigger_id}:{act.action_ts}")
    who = address(tenant, shape.who)
    if shape.view is None:
        return Press(key, who, action, token=act.value or None)
    if shape.view.type == "home":
        return Press(key, who, action)
    _, token = ids.read_metadata(shape.view.private_metadata)
    return Press(key, who, action, token, await _values(shape.view.state, tenant, look_up))


def _action(act: Act) -> str | None:
    """A button says in its own id what it means; a choice says it in its block's."""
    return ids.action_of(act.action_id if act.type == "button" else act.block_id)


async def _submitted(shape: Submitted, tenant: Tenant, look_up: LookUp) -> Press:
    """A mended window is sent again with the same id and hash; the trigger tells the two apart."""
    view = shape.view
    action, token = ids.read_metadata(view.private_metadata)
    return Press(
        _key(tenant, "view", f"{view.id}:{view.hash}:{shape.trigger_id}"),
        address(tenant, shape.who),
        action or Action.HOME,
        token,
        await _values(view.state, tenant, look_up),
    )


def _typed(shape: Event, tenant: Tenant) -> Press | None:
    """A person's line in the direct message, typed, edited or deleted; bots are not answered."""
    match shape.event:
        case Typed(channel_type="im", subtype="message_changed", message=Line() as now, previous_message=was):
            changed = was is None or was.text != now.text  # else only a preview of a link was added to it
            return _line(shape, tenant, Action.EDITED, now) if changed else None
        case Typed(channel_type="im", subtype="message_deleted", previous_message=Line() as was):
            return _line(shape, tenant, Action.DELETED, was)
        case Typed(channel_type="im") as said:
            return _line(shape, tenant, Action.TYPED, said)
        case _:
            return None


def _line(shape: Event, tenant: Tenant, action: Action, said: Line) -> Press | None:
    by_people = said.bot_id is None and said.subtype in SPOKEN_BY_PEOPLE
    if said.user is None or said.user == tenant.bot_user or not by_people:
        return None
    key, who = _key(tenant, "event", shape.event_id), address(tenant, said.user)
    values = line(_unescaped(said.text)) if action is not Action.DELETED else {}
    return Press(key, who, action, values=values, line=said.ts)


def _unescaped(text: object) -> object:
    """Slack escapes three characters in what people type, and only these."""
    if not isinstance(text, str):
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _key(tenant: Tenant, kind: str, of: str) -> str:
    return f"slack:{tenant.key}:{kind}:{of}"


async def _values(state: State | None, tenant: Tenant, look_up: LookUp) -> dict[str, Value]:
    held = {
        name: field for block in (state.values if state else {}).values() for name, field in block.items()
    }
    picked = [name for name, field in held.items() if field.selected_user]
    people = await asyncio.gather(
        *(look_up(address(tenant, held[name].selected_user or "")) for name in picked)
    )
    values: dict[str, Value] = {name: Words(text) for name, field in held.items() if (text := _text(field))}
    values.update({name: person for name, person in zip(picked, people, strict=True) if person is not None})
    return values


def _text(field: Held) -> str | None:
    """What was typed or chosen, byte for byte; ``None`` when nothing was."""
    if field.selected_option is not None:
        return field.selected_option.value
    if field.selected_options:
        return field.selected_options[0].value
    return field.value

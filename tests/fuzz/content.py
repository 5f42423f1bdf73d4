"""What a request says, changed where it stands: wrong types, strange text, another member's tokens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode

from bot.messages.actions import Action
from tests.fakes.teams.world import ELSEWHERE
from tests.fuzz.draft import Draft

Where = tuple[Any, Any]  # a dict or list, and the key in it

STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7.5, 2**63, 10**400, 1e308, "", " ", [], {}, [[]], [None], {"": ""}),
    *(
        "\ud800",
        "a\udfffb",
        "\x00",
        "\u202e\u2066abc",
        "e" + "\u0301" * 300,
        "👩‍👩‍👧‍👦" * 50,
        "\ufeff",
        "١٢٣",
    ),
    *("x" * 3_001, "x" * 70_000, "{0}", "%s%n", "<!channel>", "<@U1>", "'; drop table member; --", "../../x"),
    *("home", "erase-go", ["home"], {"id": "U1"}, {"id": ["U1"]}, "U3", "USLACKBOT", "29:1", "a:1", "1.2"),
    *(
        "9" * 5_000,
        "-0",
        "NaN",
        "0001-01-01T00:00:00Z",
        "99999-99-99",
        "Mars/Olympus",
        "fi-FI",
        "\r\n",
        "\n" * 99,
    ),
)
PEOPLE = ("U1", "U3", "U4", "U5", "UGUEST", "USTRANGER", "UGONE", "UBOT", "U404", "laura", "ravi", "deploy")


def read(draft: Draft) -> Any:
    """The body as an object, or ``None`` where it is none."""
    try:
        match draft.shape:
            case "json":
                return json.loads(draft.request.body)
            case "payload":
                return json.loads(dict(parse_qsl(draft.request.body.decode()))["payload"])
            case "form":
                return dict(parse_qsl(draft.request.body.decode(), keep_blank_values=True))
            case _:
                return None
    except (ValueError, KeyError):
        return None


def write(draft: Draft, content: Any) -> None:
    if draft.shape == "json":
        draft.request.body = json.dumps(content).encode()
        return
    fields = {"payload": json.dumps(content)} if draft.shape == "payload" else _flat(content)
    draft.request.body = urlencode(fields, errors="surrogatepass").encode()


def _flat(content: Any) -> dict[str, str]:
    told = content if isinstance(content, dict) else {"x": content}
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()}


def places(content: Any) -> Iterator[Where]:
    """Every value that stands in something else."""
    inside = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in list(inside):
        yield content, key
        if isinstance(value, dict | list):
            yield from places(value)


def _somewhere(chance: Random, content: Any) -> Where | None:
    found = list(places(content)) if isinstance(content, dict | list) else []
    return chance.choice(found) if found else None


def other_value(chance: Random, draft: Draft, content: Any) -> Any:
    if (at := _somewhere(chance, content)) is not None:
        at[0][at[1]] = chance.choice(STRANGE)
    return content


def left_out(chance: Random, draft: Draft, content: Any) -> Any:
    if (at := _somewhere(chance, content)) is not None:
        del at[0][at[1]]
    return content


def added(chance: Random, draft: Draft, content: Any) -> Any:
    if isinstance(content, dict):
        key = chance.choice(
            ["bot_id", "subtype", "view", "again", "type", "kaveri", "value", "\ud83d", "f-x", "link"]
        )
        content[key] = chance.choice(STRANGE)
    return content


def swapped(chance: Random, draft: Draft, content: Any) -> Any:
    one, other = _somewhere(chance, content), _somewhere(chance, content)
    if one is not None and other is not None:
        one[0][one[1]], kept = json.loads(json.dumps(other[0][other[1]])), one[0][one[1]]
        if not isinstance(kept, dict | list):
            other[0][other[1]] = kept
    return content


def deep(chance: Random, draft: Draft, content: Any) -> Any:
    nested: Any = "x"
    for _ in range(chance.choice([20, 120, 400])):
        nested = {"a": nested} if chance.random() < 0.5 else [nested]
    if (at := _somewhere(chance, content)) is not None:
        at[0][at[1]] = nested
    return content


def many(chance: Random, draft: Draft, content: Any) -> Any:
    lists = [at for at in places(content) if isinstance(at[0][at[1]], list)] if content else []
    if lists:
        at = chance.choice(lists)
        at[0][at[1]] = at[0][at[1]] * chance.choice([2, 50])
    return content


def somebody_else(chance: Random, draft: Draft, content: Any) -> Any:
    """One id becomes another's, in one place: so somebody sends what another was shown."""
    ids = [at for at in places(content) if at[0][at[1]] in draft.ids] if content else []
    if ids:
        at = chance.choice(ids)
        at[0][at[1]] = chance.choice([*draft.ids, *PEOPLE])
    return content


def from_another(chance: Random, draft: Draft, content: Any) -> Any:
    """What stands under this name in another request: a token, a window, an action of another member."""
    other = draft.another(chance)
    if isinstance(content, dict) and isinstance(other, dict):
        theirs = {str(key): box[key] for box, key in places(other)}
        shared = [(box, key) for box, key in places(content) if str(key) in theirs]
        if shared:
            box, key = chance.choice(shared)
            box[key] = theirs[str(key)]
    return content


def other_action(chance: Random, draft: Draft, content: Any) -> Any:
    names = ("action", "do", "action_id", "text", "command", "callback_id", "name", "link", "token")
    found = [at for at in places(content) if at[1] in names] if content else []
    if found:
        at = chance.choice(found)
        at[0][at[1]] = chance.choice([*Action, "rm -rf", "home.1", "/kaveri", ""])
    return content


def foreign(chance: Random, draft: Draft, content: Any) -> Any:
    """From another workspace or tenant, wherever it is named."""
    text = json.dumps(content)
    for ours, theirs in draft.tenants:
        text = text.replace(f'"{ours}"', f'"{theirs}"')
    draft.holds |= draft.request.door in ("slack", "teams") and text != json.dumps(content)
    return json.loads(text)


CONTENT = (
    *(other_value, other_value, other_value, left_out, left_out, added, swapped, deep, many),
    *(somebody_else, from_another, from_another, other_action, foreign),
)
TENANTS = (("T1", "T9"), ("7b3a9d52-4c1e-4f0a-9b7e-2d6c8a1f5e30", ELSEWHERE))

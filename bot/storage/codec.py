"""A member's state as JSON, and back. What is sealed today must still be read by every later release.

A state carries the number of its format. Reading lifts an older one up, one pure function per
number; a newer one than this program knows, or a field of one, is refused and left alone (``Newer``).
``tests/storage/corpus`` keeps states of every format that was ever released.

Values equal to a field's default are left out, and alternatives are told apart by class name. So
renaming a class or a field, and *changing a default*, is a new format with a function in ``LIFTS``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cattrs import Converter
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from bot.rules.member import Member
from bot.rules.words import Words
from bot.storage.contract import Newer

FORMAT = 1

Plain = dict[str, Any]
"""A state as JSON knows it: what a lift takes and gives."""

LIFTS: dict[int, Callable[[Plain], Plain]] = {}
"""For each older format, the pure function that turns its states into those of the next one."""


def encode(member: Member) -> bytes:
    """A member's state as JSON of this release's format."""
    state = _CONVERTER.unstructure(member, Member)
    text = json.dumps({"format": FORMAT, "member": state}, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")  # what somebody typed comes back, well-formed or not


def decode(data: bytes) -> Member:
    """The member that was encoded, by this release or an earlier one. Raises ``Newer``."""
    with understood("a state"):
        found = json.loads(data.decode("utf-8", "surrogatepass"))
        return _CONVERTER.structure(upcast(found["format"], found["member"]), Member)


@contextmanager
def understood(what: str) -> Iterator[None]:
    """What opened with our keys is as Kaveri wrote it: where this release makes nothing of it, a newer
    one does. Raises ``Newer``."""
    try:
        yield
    except Newer:
        raise
    except Exception as unknown:  # noqa: BLE001 - whatever is wrong with it, its text may be private
        raise Newer(f"{what} that is not understood ({type(unknown).__name__})") from None


def envelope(plain: bytes, number: int, what: str) -> Plain:
    """An envelope of this format and of no other. Raises ``Newer``."""
    found: Plain = json.loads(plain.decode("utf-8", "surrogatepass"))
    if found["format"] != number:
        raise Newer(f"{what} of format {found['format']}; this release knows {number}")
    return found


def upcast(number: int, state: Plain) -> Plain:
    """A state of this format, lifted to the one this release knows. Raises ``Newer`` for a newer one."""
    if number > FORMAT:
        raise Newer(f"a state of format {number}; this release knows up to {FORMAT}")
    for older in range(number, FORMAT):
        state = LIFTS[older](state)
    return state


def unions_in(kind: Any, seen: set[Any] | None = None) -> Iterator[Any]:
    """Every union of dataclasses that can be reached from a type, each once."""
    seen = set() if seen is None else seen
    if kind in seen:
        return
    seen.add(kind)
    if get_origin(kind) in (UnionType, Union) and len(_dataclasses(kind)) > 1:
        yield kind
    for part in get_args(kind):
        yield from unions_in(part, seen)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        for field in fields(kind):
            yield from unions_in(hints[field.name], seen)


def _dataclasses(union: Any) -> list[Any]:
    return [member for member in get_args(union) if is_dataclass(member)]


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    return (value if value.tzinfo is UTC else value.astimezone(UTC)).isoformat()


@cache  # made from every state there is, and the same for all: sheets and quarters are written with it, too
def converter(brief: bool = True) -> Converter:
    """``brief`` leaves defaults out. A field that this release does not know is refused, never dropped."""
    made = make_converter(omit_if_default=brief, detailed_validation=False, forbid_extra_keys=True)
    made.register_unstructure_hook(datetime, _instant)
    made.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    made.register_unstructure_hook(time, time.isoformat)
    made.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
    made.register_unstructure_hook(Words, Words.reveal)
    made.register_structure_hook(Words, lambda text, _: Words(text))
    for union in unions_in(Member):
        configure_tagged_union(union, made, tag_name="is")
    return made


_CONVERTER = converter()

"""The made-up questionnaire of the tests, whole and changed."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

from bot.rules.instruments import Instrument
from bot.runtime import packs

FILE = Path(__file__).parent / "weather.toml"
TEXT = FILE.read_text(encoding="utf-8")
SPOKEN = ("en", "fi")
LEFT_OUT = object()


def weather() -> Instrument:
    ((_, pack),) = packs.read([FILE], SPOKEN).packs
    return pack


def parsed() -> dict[str, Any]:
    return deepcopy(tomllib.loads(TEXT))


def changed(*changes: tuple[tuple[str | int, ...], object]) -> dict[str, Any]:
    """The same with something else at these places, or with nothing there."""
    pack = parsed()
    for (*way, last), value in changes:
        here: Any = pack
        for part in way:
            here = here[part]
        if isinstance(here, dict) is not isinstance(last, str):
            raise TypeError("there is no such place any more")
        if value is LEFT_OUT:
            del here[last]
        else:
            here[last] = value
    return pack


def written(pack: object, folder: Path, name: str = "a.toml") -> Path:
    """As TOML. What JSON writes of a value is TOML of it as well, but for tables and days."""
    file = folder / name
    file.write_text(_toml(pack), encoding="utf-8")
    return file


def _toml(value: object) -> str:
    assert isinstance(value, dict)
    return "\n".join(f"{_string(key)} = {_inline(one)}" for key, one in value.items())


def _inline(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_string(key)} = {_inline(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case bool():
            return str(value).lower()
        case int() if value > 10**18:
            return hex(value)  # of which TOML has no longest
        case str():
            return _string(value)
        case _:
            return str(value)


def _string(text: str) -> str:
    return '"' + "".join(f"\\U{ord(sign):08X}" for sign in text) + '"'

"""What is amiss in a pack, for whoever wrote it: the file, the key, what is wrong, and what to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.runtime.pack_checks import Amiss, Place, nearest, shown
from bot.runtime.pack_schema import keys

MISSING = {
    "id": 'id = "example-week": lower-case letters, digits and hyphens. It never changes',
    "version": 'version = "1"',
    "languages": 'languages = ["en", "fi"]: those that every text below stands in',
    "licence": 'licence = "CC0-1.0": the SPDX id, or the sentence by which its authors allow you to use it. '
    "Without one Kaveri shows nobody its words",
    "rights_checked_on": "rights_checked_on = 2026-03-02: the day somebody last read that at the source",
    "source": "[source], and under it citation = … and url = …",
    "citation": 'citation = "Authors (year). Title."',
    "url": 'url = "https://…", where that can be read',
    "title": "[title], and under it one line for each language: en = …",
    "intro": "[intro], and under it one line for each language: en = …",
    "answers": "[[answers]] for each thing that can be answered, with value = 1 and label.en = …",
    "items": "[[items]] for each question, with id = … and text.en = …",
    "scales": "[[scales]] for each number that comes of it, with id, title.en and scoring",
    "value": "value = 1",
    "label": 'label.en = "…", in each language',
    "text": 'text.en = "…", in each language',
    "scoring": 'scoring = "mean", "sum" or "sum_times"',
    "from": "from = 0",
    "to": "to = 28",
    "says": 'says.en = "…", in the authors’ own words',
}
SHAPES = {
    "id": "has other signs than lower-case letters, digits and hyphens, or is longer than 40. "
    'Write id = "example-week", say.',
    "version": 'is not a version. Write version = "1", say.',
    "url": 'is not the address of a page. Write url = "https://…".',
}
NO_LANGUAGE = "is not the code of a language. Write two or three small letters: en, fi."
TYPES = {
    "string_type": "is {given}, and a text is needed. Put it in quotes.",
    "int_type": "is {given}, and a whole number is needed. Write it without quotes: 3.",
    "float_type": "is {given}, and a number is needed. Write it without quotes: 2.5.",
    "bool_type": "is {given}. Write true or false, without quotes.",
    "date_type": "is {given}, and a day is needed. Write it without quotes: 2026-03-02.",
    "list_type": "is {given}, and a list is needed: [\"…\", \"…\"], or [[{key}]] for tables.",
    "dict_type": "is {given}, and needs a line for each language: {key}.en = \"…\".",
    "model_type": "is {given}, and a table is needed: [{key}] or [[{key}]], with its keys under it.",
    "finite_number": "is {given}, and a number is needed.",
}  # fmt: skip


def sentence(error: Mapping[str, Any]) -> Amiss:
    """What one refusal of the schema means."""
    at: Place = tuple(part for part in error["loc"] if part != "[key]")
    key, allowed = _key(at), error.get("ctx") or {}
    match error["type"]:
        case "missing":
            in_band = key == "source" and "bands" in at
            example = 'source = "Who says so, and where"' if in_band else MISSING.get(key, f"{key} = …")
            return Amiss(at, f"is missing. Write {example}.")
        case "extra_forbidden":
            part = tuple(name for name in at[:-1] if isinstance(name, str))
            return Amiss(at, f"is no key that Kaveri knows here. {nearest(str(at[-1]), keys(part))}")
        case "string_pattern_mismatch":
            return Amiss(at, SHAPES.get(key, NO_LANGUAGE))
        case "string_too_long":
            length, most = len(str(error["input"])), allowed.get("max_length")
            return Amiss(at, f"is {length} characters long, and {most} is the most. Shorten it.")
        case "too_long":
            return Amiss(
                at, f"has more than {allowed.get('max_length')}. Split it into two packs, or leave some out."
            )
        case "too_short":
            return Amiss(
                at, f"has fewer than {allowed.get('min_length')}. Write {MISSING.get(key, 'more of them')}."
            )
        case "greater_than_equal" | "less_than_equal":
            edge = (
                "less than " + str(allowed.get("ge"))
                if "ge" in allowed
                else "more than " + str(allowed.get("le"))
            )
            return Amiss(at, f"is {_given(error['input'])}, which is {edge}.")
        case "literal_error":
            return Amiss(at, f"is {_given(error['input'])}. Write {allowed.get('expected')}.")
        case "value_error":
            return Amiss(at, f"{str(allowed.get('error') or error['msg']).rstrip('.')}.")
        case kind if kind in TYPES:
            return Amiss(at, TYPES[kind].format(given=_given(error["input"]), key=key))
        case _:
            return Amiss(at, f"is {_given(error['input'])}, which does not fit: {error['msg']}.")


def written(at: Place, raw: Mapping[str, Any]) -> str:
    """A place as its writer finds it: ``items 3 “calm”, text.fi``."""
    parts: list[str] = []
    here: Any = raw
    for part in at:
        here = _inside(here, part)
        if isinstance(part, int):
            id = here.get("id") if isinstance(here, dict) else None
            name = f" “{shown(id)}”" if isinstance(id, str) else ""
            parts[-1:] = [f"{parts[-1] if parts else ''} {part + 1}{name},"]
        else:
            parts.append(shown(part))
    return ".".join(parts).replace(",.", ", ").rstrip(",")


def _given(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"“{shown(value)}”"
        case int() if abs(value) > 10**12:
            return "a very large number"
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return shown(str(value))


def _key(at: Place) -> str:
    names = [part for part in at if isinstance(part, str)]
    return names[-1] if names else ""


def _inside(here: object, part: str | int) -> object:
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None

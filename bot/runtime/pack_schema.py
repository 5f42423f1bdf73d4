"""What stands in a pack, key by key. ``kaveri packs example`` prints one with an explanation of each."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.rules import instruments as i

ID = r"^[a-z][a-z0-9-]{0,39}$"
VERSION = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$"
LANGUAGE = r"^[a-z]{2,3}$"
PAGE = r"^https?://[^\s<>\"]+$"
MOST_LANGUAGES = 20
MOST_BANDS = 12


def _plain(text: str) -> str:
    """One paragraph: lines of a file are broken where there was no room, not where a reader should pause."""
    joined = " ".join(text.split())
    if not joined:
        raise ValueError("is empty. Write the words, or take the key out")
    if not joined.isprintable():
        raise ValueError("holds a sign that cannot be shown. Take it out")
    return joined


Id = Annotated[str, Field(pattern=ID)]
Line = Annotated[str, Field(max_length=i.TEXT_LIMIT), AfterValidator(_plain)]
Label = Annotated[str, Field(max_length=i.LABEL_LIMIT), AfterValidator(_plain)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
Lines = Annotated[dict[Language, Line], Field(min_length=1)]
Labels = Annotated[dict[Language, Label], Field(min_length=1)]
Whole = Annotated[int, Field(ge=-1000, le=1000)]
Edge = Annotated[float, Field(ge=-1_000_000, le=1_000_000, allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Source(_Part):
    citation: Line
    url: Annotated[str, Field(pattern=PAGE, max_length=i.TEXT_LIMIT)]


class Answer(_Part):
    value: Whole
    label: Labels


class Item(_Part):
    id: Id
    text: Lines
    reversed: bool = False


class Band(_Part):
    from_: Edge = Field(alias="from")
    to: Edge
    says: Lines
    source: Line


class Scale(_Part):
    id: Id
    title: Labels
    scoring: Literal["mean", "sum", "sum_times"]
    times: Annotated[int, Field(ge=1, le=1000)] = 1
    items: Annotated[list[str], Field(min_length=1, max_length=i.MOST_ITEMS)] | None = None
    answered_at_least: Annotated[int, Field(ge=1)] | None = None
    missing_at_most: Annotated[int, Field(ge=0)] | None = None
    bands: Annotated[list[Band], Field(max_length=MOST_BANDS)] = []


class Pack(_Part):
    id: Id
    version: Annotated[str, Field(pattern=VERSION)]
    languages: Annotated[list[Language], Field(min_length=1, max_length=MOST_LANGUAGES)]
    licence: Line
    rights_checked_on: date
    source: Source
    title: Labels
    intro: Lines
    note: Lines | None = None
    answers: Annotated[list[Answer], Field(min_length=2, max_length=i.MOST_ANSWERS)]
    items: Annotated[list[Item], Field(min_length=1, max_length=i.MOST_ITEMS)]
    scales: Annotated[list[Scale], Field(min_length=1, max_length=i.MOST_SCALES)]


PARTS: dict[tuple[str, ...], type[BaseModel]] = {
    (): Pack,
    ("source",): Source,
    ("answers",): Answer,
    ("items",): Item,
    ("scales",): Scale,
    ("scales", "bands"): Band,
}
"""Which keys belong where."""


def keys(part: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that are known in this part of a pack, as they are written."""
    model = PARTS.get(part)
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model else ()


def instrument(pack: Pack, proof: str) -> i.Instrument:
    """The same as plain values. Only for a pack in which nothing is amiss."""
    every = tuple(item.id for item in pack.items)
    return i.Instrument(
        pack.id,
        pack.version,
        tuple(pack.languages),
        pack.title,
        pack.intro,
        pack.note or {},
        tuple(i.Item(item.id, item.text, item.reversed) for item in pack.items),
        tuple(i.Answer(answer.value, answer.label) for answer in pack.answers),
        tuple(_scale(scale, every) for scale in pack.scales),
        i.Rights(pack.licence, pack.source.citation, pack.source.url, pack.rights_checked_on),
        proof,
    )


def _scale(scale: Scale, every: tuple[str, ...]) -> i.Scale:
    items = tuple(scale.items) if scale.items is not None else every
    needed = len(items) - (scale.missing_at_most or 0)
    scoring = i.Mean() if scale.scoring == "mean" else i.Sum(scale.times)
    bands = tuple(i.Band(hundredths(b.from_), hundredths(b.to), b.says, b.source) for b in scale.bands)
    return i.Scale(scale.id, scale.title, items, scoring, scale.answered_at_least or needed, bands)


def hundredths(number: float) -> int:
    return round(number * i.HUNDREDTHS)

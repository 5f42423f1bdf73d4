"""What no single key of a pack can say: whether its parts fit each other.

Read from the file as it stands, and not only from one whose every key is right: whoever mends a pack reads
everything that is amiss at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot.runtime.pack_schema import hundredths

Place = tuple[str | int, ...]
SHOWN = 60
LARGEST = 1e9
"""What no number of a pack comes near."""

SAYS_NOTHING = ("?", "-", "todo", "tbd", "unknown", "none", "no", "free", "n/a", "licence", "license")


@dataclass(frozen=True, slots=True)
class Amiss:
    """What is wrong at one place of a pack, and what to write there instead."""

    at: Place
    what: str


def amiss(pack: dict[str, Any], spoken: Collection[str]) -> Iterator[Amiss]:
    """``spoken`` are the languages that Kaveri speaks."""
    yield from _languages(pack, spoken)
    yield from _rights(pack)
    yield from _twice(pack, "items", "id")
    yield from _twice(pack, "scales", "id")
    yield from _twice(pack, "answers", "value")
    for n, scale in _tables(pack, "scales"):
        yield from _scale(pack, scale, ("scales", n))


def nearest(wrong: str, known: Collection[str]) -> str:
    """“Did you mean …”, or what there is."""
    near = get_close_matches(wrong, known, n=1)
    there = ", ".join(shown(one) for one in dict.fromkeys(known)) or "none"
    return f"Did you mean “{shown(near[0])}”?" if near else f"There are: {there}."


def shown(text: str) -> str:
    """Something out of a file, on its way to a terminal: short, and without signs that a terminal obeys."""
    printable = "".join(sign if sign.isprintable() else "�" for sign in text)
    return printable if len(printable) <= SHOWN else printable[: SHOWN - 1] + "…"


# --- Languages and rights. -----------------------------------------------------------------------


def _languages(pack: dict[str, Any], spoken: Collection[str]) -> Iterator[Amiss]:
    named = [one for one in _list(pack.get("languages")) if isinstance(one, str)]
    if not named:
        return
    for n, one in enumerate(named):
        if one in named[:n]:
            yield Amiss(("languages", n), f"names “{shown(one)}” twice. Take one out.")
    if not set(named) & set(spoken):
        speaks = " or ".join(f'"{one}"' for one in spoken)
        yield Amiss(("languages",), f"has none of Kaveri’s. Add the questionnaire in {speaks}.")
    for at, texts in _texts(pack):
        for one in named:
            if one not in texts:
                name = shown(one)
                yield Amiss(
                    at,
                    f'is missing in “{name}”, which `languages` names. Write {at[-1]}.{name} = "…", or take '
                    f"“{name}” out of `languages`.",
                )
        for one in texts:
            if one not in named:
                yield Amiss((*at, one), f"stands here, but not in `languages`. {nearest(one, named)}")


def _texts(pack: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every place where the same is said in each language."""
    places: list[tuple[Place, Any]] = [((key,), pack.get(key)) for key in ("title", "intro", "note")]
    for part, key in (("answers", "label"), ("items", "text"), ("scales", "title")):
        places += [((part, n, key), one.get(key)) for n, one in _tables(pack, part)]
    for n, scale in _tables(pack, "scales"):
        places += [(("scales", n, "bands", b, "says"), one.get("says")) for b, one in _tables(scale, "bands")]
    return ((at, texts) for at, texts in places if isinstance(texts, dict))


def _rights(pack: dict[str, Any]) -> Iterator[Amiss]:
    licence = pack.get("licence")
    if isinstance(licence, str) and licence.strip().casefold() in SAYS_NOTHING:
        yield Amiss(
            ("licence",),
            "says nothing. Write the SPDX id, or the sentence by which its authors allow you to use it; "
            "if there is none, ask them first.",
        )


# --- Ids and scales. -----------------------------------------------------------------------------


def _twice(pack: dict[str, Any], part: str, key: str) -> Iterator[Amiss]:
    seen: dict[str | int, int] = {}
    for n, one in _tables(pack, part):
        value = one.get(key)
        if not isinstance(value, str | int) or isinstance(value, bool):
            continue
        if (before := seen.setdefault(value, n)) != n:
            yield Amiss((part, n, key), f"is the same as in {part} {before + 1}. Each needs its own.")


def _scale(pack: dict[str, Any], scale: dict[str, Any], at: Place) -> Iterator[Amiss]:
    every = [str(one["id"]) for _, one in _tables(pack, "items") if isinstance(one.get("id"), str)]
    named = _list(scale.get("items"))
    for n, id in enumerate(named):
        if isinstance(id, str) and id not in every:
            yield Amiss((*at, "items", n), f"“{shown(id)}” is no item of this pack. {nearest(id, every)}")
        if id in named[:n]:
            yield Amiss((*at, "items", n), "stands here twice. Take one out.")
    yield from _weight(scale, at)
    yield from _missing(scale, at, len(named or every))
    yield from _bands(pack, scale, at, len(named or every))


def _weight(scale: dict[str, Any], at: Place) -> Iterator[Amiss]:
    scoring = scale.get("scoring")
    if scoring == "sum_times" and "times" not in scale:
        yield Amiss((*at, "times"), "is missing, and “sum_times” needs it. Write times = 4, say.")
    if scoring in ("mean", "sum") and "times" in scale:
        yield Amiss((*at, "times"), f'stands here, and scoring is “{scoring}”. Write scoring = "sum_times", '
                                    "or take `times` out.")  # fmt: skip


def _missing(scale: dict[str, Any], at: Place, count: int) -> Iterator[Amiss]:
    least, most = scale.get("answered_at_least"), scale.get("missing_at_most")
    if least is not None and most is not None:
        yield Amiss((*at, "missing_at_most"), "says the same as answered_at_least. Keep one of the two.")
    if isinstance(least, int) and least > count:
        yield Amiss((*at, "answered_at_least"), f"is more items than the scale has. Write 1–{count}.")
    if isinstance(most, int) and most >= count:
        yield Amiss((*at, "missing_at_most"), f"leaves no item to answer. Write 0–{count - 1}.")


# --- Bands. --------------------------------------------------------------------------------------


def _bands(pack: dict[str, Any], scale: dict[str, Any], at: Place, count: int) -> Iterator[Amiss]:
    limits = _limits(pack, scale, count)
    before: list[tuple[float, float]] = []
    for n, band in _tables(scale, "bands"):
        here: Place = (*at, "bands", n)
        low, high = _number(band.get("from")), _number(band.get("to"))
        if low is None or high is None:
            continue
        yield from _edge(low, limits, (*here, "from"))
        yield from _edge(high, limits, (*here, "to"))
        if low > high:
            yield Amiss(here, "has a `from` that is more than its `to`. Swap the two.")
        if any(low <= end and start <= high for start, end in before):
            yield Amiss(here, "overlaps a band above it: both ends belong to a band. Part them.")
        before.append((low, high))


def _edge(edge: float, limits: tuple[int, int] | None, at: Place) -> Iterator[Amiss]:
    if abs(edge * 100 - hundredths(edge)) > 1e-6:
        yield Amiss(at, "has more than two decimals. Numbers are shown with two at most.")
    elif limits and not limits[0] <= edge <= limits[1]:
        yield Amiss(at, f"is {edge:g}, and the scale goes from {limits[0]} to {limits[1]}.")


def _limits(pack: dict[str, Any], scale: dict[str, Any], count: int) -> tuple[int, int] | None:
    """The lowest and the highest number of this scale, where all that it takes is right."""
    values = [_number(one.get("value")) for _, one in _tables(pack, "answers")]
    times = _number(scale.get("times", 1))
    if times is None or not values or scale.get("scoring") not in ("mean", "sum", "sum_times"):
        return None
    by = 1 if scale.get("scoring") == "mean" else times * count
    known = [value for value in values if value is not None]
    return (int(min(known) * by), int(max(known) * by)) if len(known) == len(values) else None


# --- A file may hold anything. -------------------------------------------------------------------


def _number(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST:
        return float(value)
    return None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _tables(of: dict[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
    return [(n, one) for n, one in enumerate(_list(of.get(key))) if isinstance(one, dict)]

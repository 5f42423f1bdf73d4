"""Questionnaires from files: Kaveri's own, and those that an operator installs. Read once, at the start.

A file with anything amiss is no pack, and a folder with one such file does not start: whoever fills in a
questionnaire must be able to rely on its being whole. Everything that is amiss is said at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.rules.instruments import MOST_PACKS, Instrument
from bot.runtime.pack_checks import Amiss, amiss, shown
from bot.runtime.pack_problems import sentence, written
from bot.runtime.pack_schema import Pack, instrument, keys
from bot.storage.contract import CannotStart

WHAT = "KAVERI_PACKS"
LARGEST = 256 * 1024
OWN = "kaveri-work.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """The packs that were whole, each with its file, and one line for each thing that is amiss anywhere."""

    packs: tuple[tuple[Path, Instrument], ...]
    problems: tuple[str, ...]


@cache
def built_in() -> Instrument:
    """Kaveri's own four questions about work."""
    data = own_text().encode()
    return instrument(Pack.model_validate(tomllib.loads(data.decode())), _proof(data))


def own_text() -> str:
    """The file of it, with its explanations: what an operator's own may begin as."""
    return files("bot.messages").joinpath("packs", OWN).read_text(encoding="utf-8")


def installed(folder: Path | None, spoken: Collection[str]) -> tuple[Instrument, ...]:
    """Every pack in the operator's folder, by its title. Raises ``CannotStart`` with all that is amiss."""
    if folder is None:
        return ()
    found = read([folder], spoken)
    if found.problems:
        count = len(found.problems)
        start = f"{WHAT}: {count} thing{'s' if count > 1 else ''} to mend before Kaveri can start."
        raise CannotStart("\n".join((start, *(f"  {problem}" for problem in found.problems))))
    packs = (pack for _, pack in found.packs)
    return tuple(sorted(packs, key=lambda pack: (pack.title[pack.languages[0]].casefold(), pack.id)))


def read(paths: Iterable[Path], spoken: Collection[str]) -> Found:
    """These files, and every ``*.toml`` in these folders. Nothing that stands in one can fail."""
    packs: list[tuple[Path, Instrument]] = []
    problems: list[str] = []
    for path in paths:
        try:
            listed = _listed(path)
        except OSError as problem:
            problems.append(f"{shown(str(path))}: cannot be read ({problem.strerror}).")
            continue
        for file in listed:
            pack, lines = _read(file, spoken)
            problems += [f"{shown(file.name)}: {line}" for line in lines]
            packs += [(file, pack)] if pack else []
    problems += _alike(packs)
    if len(packs) > MOST_PACKS:
        problems.append(f"{len(packs)} packs, and {MOST_PACKS} is the most. Take some out of the folder.")
    return Found(tuple(packs), tuple(problems))


def _listed(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.toml"))
    path.stat()  # says so where there is none
    return [path]


def _read(file: Path, spoken: Collection[str]) -> tuple[Instrument | None, list[str]]:
    try:
        if not file.is_file():
            return None, ["is no file."]
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        if len(data) > LARGEST:
            return None, [f"is larger than {LARGEST // 1024} KB. No questionnaire is; is it another file?"]
        raw = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as problem:
        return None, [f"cannot be read ({problem.strerror})."]
    except UnicodeDecodeError as problem:
        return None, [f"is not UTF-8, from byte {problem.start + 1} on. Save it as UTF-8."]
    except RecursionError:
        return None, ["has brackets in brackets in brackets, deeper than any pack. Is it another file?"]
    except ValueError as problem:  # of TOML, or a number or a day that there is none of
        return None, [f"is not TOML: {shown(str(problem))}. Mind quotes, and equals signs."]
    return _checked(raw, data, spoken)


def _checked(
    raw: dict[str, Any], data: bytes, spoken: Collection[str]
) -> tuple[Instrument | None, list[str]]:
    pack, found = None, []
    try:
        pack = Pack.model_validate(raw)
    except ValidationError as refused:
        found = [sentence(dict(error)) for error in refused.errors(include_url=False)]
    said = {one.at for one in found}
    found += [one for one in amiss(raw, spoken) if one.at not in said]
    if found or pack is None:
        return None, [f"{written(one.at, raw)}: {one.what}" for one in sorted(found, key=_in_order)]
    return instrument(pack, _proof(data)), []


def _in_order(one: Amiss) -> tuple[int, int]:
    """As one reads a pack: what is about one thing stands together."""
    key, *rest = one.at
    order = keys(())
    which = order.index(str(key)) if key in order else len(order)
    return which, next((n for n in rest if isinstance(n, int)), -1)


def _alike(packs: list[tuple[Path, Instrument]]) -> Iterator[str]:
    """Two of one name would be mistaken for one another."""
    seen = {built_in().id: "Kaveri’s own questionnaire"}
    for file, pack in packs:
        if pack.id in seen:
            other = shown(seen[pack.id])
            yield f"{shown(file.name)}: id: is “{pack.id}”, as that of {other}. Each needs its own."
        seen.setdefault(pack.id, file.name)


def _proof(data: bytes) -> str:
    return sha256(data).hexdigest()[:8]

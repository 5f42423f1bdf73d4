"""`kaveri packs`: looks at questionnaires before members do. Nothing is installed by it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from bot.rules.instruments import HUNDREDTHS, Instrument, Mean, Scale
from bot.runtime import packs as loading
from bot.runtime.locales import speech

FALLBACK = "en"


def checked(paths: Sequence[Path]) -> bool:
    """Says what each is, or what is amiss. Whether there is any, and nothing is."""
    found = loading.read(paths, _spoken())
    for file, pack in found.packs:
        click.echo(_about(file, pack))
    for problem in found.problems:
        click.echo(problem, err=True)
    if not found.packs and not found.problems:
        click.echo("There is no *.toml here. `kaveri packs example` prints one to begin with.", err=True)
    return bool(found.packs) and not found.problems


def shown(file: Path, language: str) -> bool:
    """Reads one out, or says what is amiss."""
    found = loading.read([file], _spoken())
    for problem in found.problems:
        click.echo(problem, err=True)
    if not found.problems:
        for _, pack in found.packs:
            click.echo(_read_out(pack, pack.language(language)))
    return not found.problems


def _spoken() -> tuple[str, ...]:
    return speech(FALLBACK).languages


def _about(file: Path, pack: Instrument) -> str:
    language = pack.languages[0]
    return "\n".join(
        (
            f"{file.name}: {pack.id}, version {pack.version}: {pack.title[language]}",
            f"    items      {len(pack.items)}, with {len(pack.answers)} answers",
            *(f"    scale      {_scale(pack, scale, language)}" for scale in pack.scales),
            f"    languages  {', '.join(pack.languages)}",
            f"    licence    {pack.rights.licence} (read on {pack.rights.checked_on})",
            f"    source     {pack.rights.citation} {pack.rights.url}",
        )
    )


def _scale(pack: Instrument, scale: Scale, language: str) -> str:
    low, high = pack.limits(scale)
    how = "mean" if isinstance(scale.scoring, Mean) else f"sum × {scale.scoring.times}"
    bands = f", cut-offs of its authors: {len(scale.bands)}" if scale.bands else ", no cut-offs"
    return (
        f"{scale.title[language]}: {how} of {len(scale.items)}, from {_number(low)} to {_number(high)}, "
        f"with at least {scale.needed} answered{bands}"
    )


def _read_out(pack: Instrument, language: str) -> str:
    note = [pack.note[language], ""] if pack.note else []
    items = (f"{n}. {item.text[language]}" for n, item in enumerate(pack.items, 1))
    answers = (f"    ( ) {answer.label[language]}" for answer in pack.answers)
    scales = (f"  {_scale(pack, scale, language)}" for scale in pack.scales)
    rights = f"{pack.rights.citation} {pack.rights.url} · {pack.rights.licence}"
    lines = [pack.title[language], "", pack.intro[language], "", *note]
    return "\n".join(
        (*lines, *items, "", "Each can be answered, or left out:", *answers, "", *scales, "", rights)
    )


def _number(hundredths: int) -> str:
    return f"{hundredths / HUNDREDTHS:g}"

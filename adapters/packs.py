"""`kaveri packs`: looks at questionnaires before members do. Nothing is installed by it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.rules.instruments import HUNDREDTHS, Instrument, Mean, Scale
from bot.runtime import packs as loading
from bot.runtime.locales import speech

EXIT_AMISS = 1
FALLBACK = "en"


@click.group()
def packs() -> None:
    """Check and read questionnaires that members may fill in for themselves.

    A pack is one TOML file: the questions, how a number comes of them, and what allows you to use the words.
    Kaveri ships none but its own: most questionnaires belong to somebody, who has to be asked first.

    \b
        kaveri packs example > packs/my-week.toml     # then change it; the file explains itself
        kaveri packs check packs/                     # says what each pack is, or what to mend
        kaveri packs show packs/my-week.toml          # reads it as a member does
        KAVERI_PACKS=packs kaveri try                 # and fill it in, in the playground

    With KAVERI_PACKS set, `kaveri run` offers them under “When I ask”. Only whoever fills one in sees
    anything of it, and Kaveri never asks anybody to.
    """


@packs.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE_OR_FOLDER…")
def check(paths: tuple[Path, ...]) -> None:
    """Say what each pack is, or what is amiss. Exit code 0 or 1.

    In a folder, every *.toml is a pack. Everything that is amiss is said at once, each with the file, the
    key, what is wrong, and what to write instead:

    \b
        $ kaveri packs check packs/
        my-week.toml: items 3 “calm”, text.fi: is 312 characters long, and 300 is the most. Shorten it.
    """
    found = loading.read(paths, _spoken())
    for file, pack in found.packs:
        click.echo(_about(file, pack))
    for problem in found.problems:
        click.echo(problem, err=True)
    if not found.packs and not found.problems:
        click.echo("There is no *.toml here. `kaveri packs example` prints one to begin with.", err=True)
    sys.exit(0 if found.packs and not found.problems else EXIT_AMISS)


@packs.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--language", default=FALLBACK, show_default=True, help="In which of its languages.")
def show(file: Path, language: str) -> None:
    """Read one pack as a member does: the questions, the answers, the numbers.

    \b
        kaveri packs show packs/my-week.toml --language fi
    """
    found = loading.read([file], _spoken())
    for problem in found.problems:
        click.echo(problem, err=True)
    if found.problems:
        sys.exit(EXIT_AMISS)
    for _, pack in found.packs:
        click.echo(_read_out(pack, pack.language(language)))


@packs.command()
def example() -> None:
    """Print a pack with an explanation of every key: Kaveri's own questions about work, CC0.

    Give it an id of its own, and put your questions in the place of these:

    \b
        kaveri packs example > packs/my-week.toml
    """
    click.echo(loading.own_text(), nl=False)


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

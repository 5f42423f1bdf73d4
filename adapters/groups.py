"""Commands of two words. As in ``__main__``, what does the work is imported when it is asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from adapters.helped import HelpedGroup

EXIT_AMISS = 1


@click.group(cls=HelpedGroup)
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
    from adapters import packs

    sys.exit(0 if packs.checked(paths) else EXIT_AMISS)


@packs.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--language", default="en", show_default=True, help="In which of its languages.")
def show(file: Path, language: str) -> None:
    """Read one pack as a member does: the questions, the answers, the numbers.

    \b
        kaveri packs show packs/my-week.toml --language fi
    """
    from adapters import packs

    sys.exit(0 if packs.shown(file, language) else EXIT_AMISS)


@packs.command()
def example() -> None:
    """Print a pack with an explanation of every key: Kaveri's own questions about work, CC0.

    Give it an id of its own, and put your questions in the place of these:

    \b
        kaveri packs example > packs/my-week.toml
    """
    from bot.runtime import packs

    click.echo(packs.own_text(), nl=False)


@click.group(cls=HelpedGroup)
def keys() -> None:
    """Look after the master key, without which nothing that members keep can be read.

    Every member has a key of their own, in the key store (KAVERI_KEYS_URL); the master key wraps them all.
    Replace it once a year, when somebody leaves who had it, and at once when it leaked:

    \b
        kaveri new-key >> master-key     # the new one is the last line; the old one stays above it
        kaveri keys rotate               # Kaveri goes on running
        kaveri keys status               # says which one is needed

    Then take the old line out of the file. What to keep for how long, and what to do when a key leaked, is in
    deploy/README.md under “Keys”.
    """


@keys.command()
def status() -> None:
    """Say which master keys there are, what each wraps, and who holds it. Changes nothing.

    \b
        $ kaveri keys status
        4f1d0c3a92b7e865  wraps 1204 keys, since 2026-11-25
        9c1b04d2f1aa0b3c  no longer needed, since 2026-11-25
        Running: 2. Each holds what is needed.

    Exit code 1 while a rotation is not finished, or where a Kaveri that runs lacks a key.
    """
    from adapters import keys

    sys.exit(0 if keys.shown(click.echo) else EXIT_AMISS)


@keys.command()
@click.option(
    "--to",
    type=click.Choice(("environment", "file", "service")),
    help="Where the new master key is kept. Default: the key service if one is set up, else the file.",
)
def rotate(to: str | None) -> None:
    """Wrap every member's key by another master key, while Kaveri goes on running.

    The new one is the last in KAVERI_MASTER_KEY_FILE (one a line), or in KAVERI_MASTER_KEY (spaces between
    them); with KAVERI_KEY_SERVICE it is made here, and kept wrapped by that service. Every Kaveri that runs
    has to hold both: a file is read again by itself, a changed environment needs a restart. This is checked
    first; where one lacks the new key, nothing is changed.

    It can be stopped, or die, at any moment: nothing is lost, and running it again goes on. Members notice
    nothing. It ends by saying which key is not needed any more, and from when.

    \b
        kaveri new-key >> master-key && kaveri keys rotate                    # another key in the file
        KAVERI_KEY_SERVICE=aws-kms:alias/kaveri kaveri keys rotate            # from the file to AWS KMS
        kaveri keys rotate --to file                                          # and back
    """
    from adapters import keys

    sys.exit(0 if keys.rotated(to, click.echo) else EXIT_AMISS)


@click.group(cls=HelpedGroup, invoke_without_command=True)
@click.pass_context
def parked(context: click.Context) -> None:
    """List what was tried again and again, and is parked. Changes nothing.

    \b
        $ kaveri parked
        wake-up  due 2026-11-23 09:00 UTC  tried 150 times
        notice   due 2026-11-24 13:02 UTC  tried 12 times

    A wake-up is a member's own next step, whatever it is; a notice is the one neutral sentence. Whose it is
    and what it is for is said nowhere. The log has the kind of each failure, at the times when it was tried.
    Exit code 1 where anything is parked.
    """
    from adapters import parked

    if context.invoked_subcommand is None:
        sys.exit(EXIT_AMISS if parked.shown() else 0)


@parked.command()
@click.option(
    "--only",
    type=click.Choice(("wake-ups", "notices")),
    help="Notices may be late by now: whoever opens one reads how it stands. Default: both.",
)
def retry(only: str | None) -> None:
    """Offer what is parked again, as if it had not been tried. A Kaveri that runs takes it up in seconds."""
    from adapters import parked

    parked.retried(wakes=only != "notices", notices=only != "wake-ups")

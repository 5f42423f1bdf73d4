"""How a command ends that cannot do what it was asked: one sentence that says what to do, and exit code 2.

Every command needs this, so that it stands on nothing itself until it is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from bot.runtime.settings import Settings

EXIT_USAGE = 2
DATABASE_AWAY = (
    "A database does not answer. Is it up, and can this machine reach what KAVERI_DATABASE_URL and "
    "KAVERI_KEYS_URL name?"
)
UNREADABLE = (
    "What was sealed does not open. Are the master key and KAVERI_KEYS_URL those that these databases were "
    "made with?"
)


def told() -> Settings:
    """The settings as the environment tells them. The first that is wrong is named, with what it is for."""
    from pydantic import ValidationError

    from bot.runtime.settings import Settings

    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        field = Settings.model_fields.get(name)
        meaning = f" {field.description}" if field else ""
        what = first["msg"].removeprefix("Value error, ").rstrip(".")
        stop(f"KAVERI_{name.upper()}: {what}.{meaning}")


@contextmanager
def refusing() -> Iterator[None]:
    """What is wrong with the set-up or the databases ends the command with a sentence."""
    from bot.storage.contract import CannotStart, Unavailable, Unreadable

    try:
        yield
    except CannotStart as problem:
        stop(str(problem))
    except Unavailable:
        stop(DATABASE_AWAY)
    except Unreadable:
        stop(UNREADABLE)


def stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(EXIT_USAGE)

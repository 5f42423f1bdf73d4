"""How a command ends that cannot do what it was asked: one sentence that says what to do, and exit code 2."""

from __future__ import annotations

import sys
from typing import NoReturn

import click
from pydantic import ValidationError

from bot.runtime.settings import Settings

EXIT_USAGE = 2


def told() -> Settings:
    """The settings as the environment tells them. The first that is wrong is named, with what it is for."""
    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        field = Settings.model_fields.get(name)
        meaning = f" {field.description}" if field else ""
        what = first["msg"].removeprefix("Value error, ").rstrip(".")
        stop(f"KAVERI_{name.upper()}: {what}.{meaning}")


def stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(EXIT_USAGE)

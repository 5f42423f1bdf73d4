"""Reads the locale files, once, for the composition root."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.messages.speech import Speech


@cache
def speech(default: str) -> Speech:
    """Every voice there is a file for. Raises ``ValueError`` where ``default`` has none."""
    texts = {
        entry.name.removesuffix(".ftl"): entry.read_text(encoding="utf-8")
        for entry in files("bot.messages").joinpath("locales").iterdir()
        if entry.name.endswith(".ftl")
    }
    if default not in texts:
        raise ValueError(f"no language {default!r}; there are {', '.join(sorted(texts))}")
    return Speech(texts, default)

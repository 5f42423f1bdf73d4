"""A line that is the slash command. Only ways to open a page: nothing private is ever an argument."""

from __future__ import annotations

from adapters import commands
from bot.messages.actions import Action

COMMAND = "/kaveri"


def is_command(line: str) -> bool:
    return line.split(maxsplit=1)[:1] == [COMMAND]


def action_of(line: str) -> Action:
    """Which page a command opens. Anything unknown opens the first page and goes no further."""
    return commands.action(line.removeprefix(COMMAND))

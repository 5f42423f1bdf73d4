"""What may follow the slash command. Only ways to open a page: nothing private is ever an argument."""

from __future__ import annotations

from bot.messages.actions import Action

COMMAND = "/kaveri"

SHORTCUTS = {
    "help": Action.HELP,
    "person": Action.PERSON,
    "people": Action.CIRCLE,
    "doors": Action.DOORS,
    "status": Action.STATUS,
    "rhythm": Action.RHYTHM,
}


def is_command(line: str) -> bool:
    return line.split(maxsplit=1)[:1] == [COMMAND]


def action_of(line: str) -> Action:
    """Which page a command opens. Anything unknown opens the first page and goes no further."""
    match line.split():
        case [_, word, *_]:
            return SHORTCUTS.get(word.lower(), Action.HOME)
        case _:
            return Action.HOME

"""Which commands members read of, in which words and when; and which they do not, and why.

Every command stands here: a test fails for one that does not. What is told is written before the thing itself
is done, so that whatever dies in between hides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import click

from bot.rules import acts
from bot.rules.acts import Act
from bot.runtime.locales import speech
from bot.storage.contract import Stale, Store

PAGE = "“What was done with my data”"
AT_ONCE = "at their next visit, with the day"
LOOKS_ONLY = "It looks at no data of anybody’s and changes nothing."


@dataclass(frozen=True, slots=True)
class Told:
    """To everybody, in the words of these acts."""

    acts: tuple[Act, ...]
    when: str = AT_ONCE


@dataclass(frozen=True, slots=True)
class NotTold:
    why: str


COMMANDS: dict[str, Told | NotTold] = {
    "try": NotTold("It runs a demo of its own, with people who are made up."),
    "demo": NotTold("It plays a story with people who are made up."),
    "run": Told(
        (Act.RELEASE, Act.CONTINUED, Act.SELFTESTS, Act.QUARTER),
        "each where it is so; and what changed in the settings, three weeks before it is used",
    ),
    "new-key": NotTold("It prints a key that nothing uses yet: replacing one is told."),
    "settings": NotTold(LOOKS_ONLY),
    "about": NotTold(LOOKS_ONLY),
    "papers": NotTold(LOOKS_ONLY),
    "teams-app": NotTold(LOOKS_ONLY),
    "health": NotTold("It says of the machinery whether all is well, and of nobody anything."),
    "selftest": Told((Act.SELFTEST,)),
    "quarter": Told((Act.QUARTER_READ,)),
    "packs check": NotTold(LOOKS_ONLY),
    "packs show": NotTold(LOOKS_ONLY),
    "packs example": NotTold(LOOKS_ONLY),
    "keys status": NotTold("It counts keys, opens none, and changes nothing."),
    "keys rotate": Told((Act.REKEYED,), "from a minute after it, with the day"),
    "parked": NotTold("It shows when something was due, neither whose nor what for, and changes nothing."),
    "parked retry": Told((Act.RETRIED,)),
}


def words(act: Act, language: str = "en") -> str:
    return speech("en").voice(language)(f"act-{act}")


def tell(store: Store, act: Act, now: datetime) -> None:
    """Write down, for everybody to read, what is about to be done. Raises what a store raises."""
    how = partial(acts.done, act=act, at=now)
    try:
        store.run(lambda tx: tx.announce(how))
    except Stale:  # somebody else wrote the first line of all at the same moment
        store.run(lambda tx: tx.announce(how))


def said(*of: Act) -> str:
    """What a command says before it does what members will read of."""
    return "\n".join(f"Members will read: “{words(act)}”" for act in of)


def epilog(name: str) -> str:
    """How the help of a command ends. Raises ``KeyError`` for one of which nobody decided."""
    match COMMANDS[name]:
        case Told(of, when):
            lines = "  ".join(f"“{words(act)}”" for act in of)
            return f"Members will read of this under {PAGE}, {when}: {lines}"
        case NotTold(why):
            return f"Members read nothing of this. {why}"


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Each by the words that are typed. A group is one where it does something by itself."""
    for name, command in group.commands.items():
        typed = f"{before}{name}"
        if not isinstance(command, click.Group):
            yield typed, command
            continue
        if command.invoke_without_command:
            yield typed, command
        yield from commands(command, f"{typed} ")

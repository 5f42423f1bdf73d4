"""One company's weeks, watched at every moment."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pg import a_server
from tests.simulation.company import a_company
from tests.simulation.promises import Broken, Watch
from tests.simulation.setting import Fault, Setting
from tests.stores import Databases, databases

MOMENTS_A_DAY = 6
"""Nearly everybody presses something in each: more than in life, so that weeks hold months."""

LINES = 40


@dataclass(frozen=True)
class Told:
    """What one seed came to."""

    escalations: int
    messages: int
    faults: tuple[tuple[Fault, int], ...]
    pressed: frozenset[str]


async def played(setting: Setting, kept: Databases) -> Told:
    """Live through these weeks. Raises ``Broken`` with the last of the story."""
    async with a_company(setting, kept) as company:
        watch = Watch(company)
        try:
            for moment in range(setting.weeks * 7 * MOMENTS_A_DAY):
                for who in company.at_their_desks(moment):
                    await company.does_something(who, moment)
                    watch.only_own_names(who)
                await company.weathers(moment)
                await company.lives(timedelta(hours=24 / MOMENTS_A_DAY))
                watch.all_is_well()
        except Exception as why:
            last = "\n".join(company.story[-LINES:])
            raise Broken(f"{type(why).__name__}: {why}\n{last}") from why
        faults = tuple(company.platform.happened.items())
        return Told(
            len(watch.escalations), watch.messages, faults, frozenset(action for _, action in company.pressed)
        )


def told(setting: Setting) -> Told:
    """The same story, on a store of this kind that is new and goes away again."""
    with ExitStack() as rest:
        folder = Path(rest.enter_context(TemporaryDirectory(prefix="kaveri-simulation-")))
        kept = databases(setting.store, folder, lambda: rest.enter_context(a_server()))
        rest.callback(kept.close)
        return asyncio.run(played(setting, kept))


def outcome(setting: Setting) -> Told | str:
    """What it came to, or why a promise does not hold here, with the last of the story."""
    try:
        return told(setting)
    except Broken as why:
        return str(why)


def breaks(setting: Setting) -> str | None:
    came_to = outcome(setting)
    return came_to if isinstance(came_to, str) else None

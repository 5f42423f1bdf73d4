"""One company's weeks, watched at every moment."""

from __future__ import annotations

import asyncio
import logging
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pg import a_server
from tests.simulation.company import Company, a_company
from tests.simulation.ledger import Broken
from tests.simulation.lives import Gone
from tests.simulation.promises import Watch
from tests.simulation.setting import Fault, Setting
from tests.stores import Databases, databases

MOMENTS_A_DAY = 12


@dataclass(frozen=True)
class Told:
    """What one seed came to."""

    escalations: int
    messages: int
    faults: tuple[tuple[Fault, int], ...]
    deaths: tuple[tuple[str, int], ...]
    gone: tuple[tuple[Gone, int], ...]
    pressed: frozenset[str]


async def played(setting: Setting, kept: Databases) -> Told:
    """Live through these weeks. Raises ``Broken`` with the last of the story."""
    async with a_company(setting, kept) as company:
        watch = Watch(company)
        try:
            for moment in range(setting.weeks * 7 * MOMENTS_A_DAY):
                await _lived(company, watch, moment)
            watch.everything()
        except Exception as why:
            last = "\n".join(f"{at:%d %b %H:%M} {what}" for at, what in company.story)
            raise Broken(f"{type(why).__name__}: {why}\n{last}") from why
        return Told(
            escalations=len(watch.ledger.escalations),
            messages=watch.messages,
            faults=tuple(company.platform.happened.items()),
            deaths=tuple(company.notes.deaths.items()),
            gone=tuple(company.gone.items()),
            pressed=frozenset(action for _, action in company.pressed),
        )


async def _lived(company: Company, watch: Watch, moment: int) -> None:
    """Two hours: people press, and then whatever becomes due is done."""
    lasting = timedelta(hours=24 / MOMENTS_A_DAY)
    for who in company.sitting_down(moment):
        await _sat(company, watch, who, moment)
    await company.comings_and_goings(moment, lasting)
    await company.mourns()
    for hour in (moment + 0.25, moment + 0.75):
        await company.passes(lasting / 2)
        await watch.after_a_moment()
        for who in company.answering(hour):
            await _sat(company, watch, who, hour)
    if moment % MOMENTS_A_DAY == 0:
        watch.everything()
        company.forgets()


async def _sat(company: Company, watch: Watch, who: str, moment: float) -> None:
    for press in range(company.sitting(who, moment)):
        await company.does_something(who, moment, press)
        await company.mourns()
        await watch.after_a_press(who)


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


def quiet() -> None:
    """What Kaveri says of processes that die, and there are many, stays out of the way."""
    logging.getLogger().addHandler(logging.NullHandler())

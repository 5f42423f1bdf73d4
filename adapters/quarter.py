"""`kaveri quarter`: what teams read of their work, for whoever runs Kaveri, two weeks after the teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from adapters import acts
from bot.messages.pages.team import named, read
from bot.messages.speech import Voice
from bot.rules.acts import Act
from bot.rules.agenda import next_wake
from bot.rules.publishing import TEAM_FIRST, Closed
from bot.runtime.clock import Clock
from bot.runtime.locales import speech
from bot.runtime.settings import Settings
from bot.storage.opening import join_store

NOTHING = (
    "There is nothing to read yet. A quarter is put together when it is over, where KAVERI_AGGREGATES is on; "
    "teams read it first, and it stands here two weeks later."
)


def lines(settings: Settings, clock: Clock) -> list[str]:
    """Everything there is to read, the latest quarter first; everybody can read that it was asked for.

    Raises ``CannotStart``, ``Unavailable`` or ``Unreadable``.
    """
    store = join_store(settings, clock, next_wake)
    try:
        acts.tell(store, Act.QUARTER_READ, clock.now())
        closings = store.run(lambda tx: tx.closings())
    finally:
        store.close()
    voice = speech(settings.language).voice(settings.language)
    return list(_said(voice, closings, clock.now())) or [NOTHING]


def _said(voice: Voice, closings: tuple[Closed, ...], now: datetime) -> Iterator[str]:
    for closed in reversed(closings):
        if closed.quarter.ends + TEAM_FIRST > now:
            continue
        for one in closed.publications:
            yield " · ".join(part for part in (one.team, named(voice, one.quarter)) if part)
            yield from (f"    {text.text}" for text in read(voice, one))

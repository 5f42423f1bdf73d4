"""Everything held of a member, handed to that member: as JSON, and as what they read. Nothing of it is kept.

That a copy was taken is in their own log; what stood in it is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from typing import Any

from bot.messages import export_text, exporting
from bot.messages.export_text import Part
from bot.messages.speech import Speech
from bot.rules import showing, veil
from bot.rules.announcing import House
from bot.rules.own_events import Exported
from bot.rules.phrase import Opening
from bot.rules.places import Place
from bot.rules.words import Words
from bot.runtime.clock import Clock
from bot.runtime.scene import Scene
from bot.runtime.tokens import CLOSED, Tokens
from bot.runtime.visits import Visit
from bot.runtime.writer import Writer
from bot.storage.contract import Tx


@dataclass(frozen=True, slots=True)
class Taken:
    """One copy, as plain values: whoever serves it makes a file of them."""

    language: str
    title: str
    parts: tuple[Part, ...] = field(repr=False)
    data: Mapping[str, Any] = field(repr=False)

    @property
    def json(self) -> bytes:
        text = json.dumps(_plain(self.data), ensure_ascii=False, indent=1)
        return text.encode("utf-8", "backslashreplace")  # half a character is an escape, as JSON knows it


class Exports:
    def __init__(
        self, writer: Writer, clock: Clock, speech: Speech, tokens: Tokens, house: Callable[[], House]
    ) -> None:
        self._tokens = tokens
        self._writer = writer
        self._clock = clock
        self._speech = speech
        self._house = house

    async def take(self, visit: Visit, token: str | None) -> Taken | None:
        """``token``: of the window that was open. ``None`` where they have left meanwhile. Raises
        ``Unavailable`` or ``Unreadable``."""
        return await self._writer.press(partial(self._take, visit=visit, opening=self._opening(visit, token)))

    def _opening(self, visit: Visit, token: str | None) -> Opening:
        opened = self._tokens.open(token) if token else None
        return opened.opening if opened is not None and opened.member == visit.member else CLOSED

    def _take(self, tx: Tx, visit: Visit, opening: Opening) -> Taken | None:
        now, loaded = self._clock.now(), tx.load_at(visit.address)
        if loaded is None or loaded.member.id != visit.member or loaded.member.leaving is not None:
            return None
        scene = Scene(tx, now, house=self._house)
        scene.enter(loaded)
        scene.happen(visit.member, (Exported(),))
        member = scene.present(visit.member)
        shown = veil.seen(Place.EXPORT, member, opening, now)
        data = exporting.tree(shown, scene.known(showing.everything(shown), member.id), now)
        scene.write()
        voice = self._speech.voice(member.language)
        parts = export_text.parts(data, voice, member.calendar)
        return Taken(voice.language, voice("export-title"), parts, data)


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case Words():
            return value.reveal()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value

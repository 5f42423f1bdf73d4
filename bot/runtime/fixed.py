"""What is said without reading or keeping anything, so that it is there when nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bot.messages import wording
from bot.messages.cards import Dialog, Home, Neutral
from bot.messages.speech import NeutralId, Speech
from bot.messages.telling import Operator, Telling
from bot.port import Press, Show, Unsaved
from bot.rules.calendar import Calendar, is_zone
from bot.rules.people import Address, Face, MemberId
from bot.rules.words import Words
from bot.runtime.attention import Attention
from bot.runtime.clock import Clock

PLACES = 512
"""So many are remembered of what was told in one language and zone: in a rush, thousands read the same."""


class Fixed:
    """Those parts of ``bot.port.Inbox`` that decide nothing."""

    def __init__(self, speech: Speech, operator: Callable[[], Operator], clock: Clock) -> None:
        self._speech = speech
        self._operator = operator
        self._clock = clock
        self._attention = Attention(clock)
        self._told = lru_cache(PLACES)(self._tell)

    def home(self, language: str) -> Home:
        return wording.home(self._speech.voice(language))

    def loading(self, language: str) -> Dialog:
        return wording.loading(self._speech.voice(language))

    def again(self, language: str) -> Neutral:
        return self._speech.voice(language).neutral(NeutralId.AGAIN)

    def not_saved(self, language: str) -> Neutral:
        return self._speech.voice(language).neutral(NeutralId.NOT_SAVED)

    def unsaved(self, press: Press) -> Show | Unsaved:
        page = press.action if press.action in wording.NEED_NOTHING else ""
        doors = wording.asks(press.action) or self._attention.wants_doors(press)
        return self._told(page, doors, press.language, press.zone)

    def _tell(self, page: str, doors: bool, language: str, zone: str) -> Show | Unsaved:
        """The same for everybody who is in one place."""
        tell = Telling(self._speech, _whoever(language, zone), self._clock.now(), self._operator())
        if page:
            return Show(wording.dialog(tell, wording.NEED_NOTHING[page]))
        return Unsaved(self.not_saved(language), wording.not_saved(tell, doors), doors)


def _whoever(language: str, zone: str) -> Face:
    """A reader of whom only this is known: nobody is looked up."""
    calendar = Calendar(zone if is_zone(zone) else "UTC")
    return Face(MemberId(""), Words(""), language, calendar, (Address("", "", ""),))

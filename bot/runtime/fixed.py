"""What is said without reading or keeping anything, so that it is there when nothing else is."""

from __future__ import annotations

from collections.abc import Callable

from bot.messages import wording
from bot.messages.cards import Dialog, Home, Neutral
from bot.messages.speech import NeutralId, Speech
from bot.messages.telling import Operator, Telling
from bot.port import Press, Show, Unsaved
from bot.rules.calendar import Calendar, is_zone
from bot.rules.people import Face, MemberId
from bot.rules.words import Words
from bot.runtime.attention import Attention
from bot.runtime.clock import Clock


class Fixed:
    """Those parts of ``bot.port.Inbox`` that decide nothing."""

    def __init__(self, speech: Speech, operator: Callable[[], Operator], clock: Clock) -> None:
        self._speech = speech
        self._operator = operator
        self._clock = clock
        self._attention = Attention(clock)

    def home(self, language: str) -> Home:
        return wording.home(self._speech.voice(language))

    def loading(self, language: str) -> Dialog:
        return wording.loading(self._speech.voice(language))

    def again(self, language: str) -> Neutral:
        return self._speech.voice(language).neutral(NeutralId.AGAIN)

    def not_saved(self, language: str) -> Neutral:
        return self._speech.voice(language).neutral(NeutralId.NOT_SAVED)

    def unsaved(self, press: Press) -> Show | Unsaved:
        tell = Telling(self._speech, _whoever(press), self._clock.now(), self._operator())
        if (page := wording.NEED_NOTHING.get(press.action)) is not None:
            return Show(wording.dialog(tell, page))
        doors = wording.asks(press.action) or self._attention.wants_doors(press)
        return Unsaved(self.not_saved(press.language), wording.not_saved(tell, doors), doors)


def _whoever(press: Press) -> Face:
    """The reader as far as the press itself knows them: nobody is looked up."""
    zone = press.zone if is_zone(press.zone) else "UTC"
    return Face(MemberId(""), Words(""), press.language, Calendar(zone), (press.address,))

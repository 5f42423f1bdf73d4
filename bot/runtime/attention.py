"""Who is to see other doors first on their next page: for minutes, in this process's memory, nowhere else.

Another replica does not know of it, and a restart forgets it. That is the price of keeping nothing.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.messages.chatting import SHOWS_NOTHING
from bot.port import Press
from bot.rules.people import Address
from bot.rules.phrases import mentions_ending
from bot.rules.words import Words
from bot.runtime.clock import Clock

LASTS = timedelta(minutes=10)
MOST = 2000


class Attention:
    """Once for each text; a line in the chat is remembered until its writer next opens a window. What is
    pressed twice in one window has them above both answers: only one stays in front of its writer."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._until: OrderedDict[bytes, datetime] = OrderedDict()

    def wants_doors(self, press: Press) -> bool:
        """Whether the page in reply is to have other doors first."""
        if press.action in SHOWS_NOTHING:
            return False
        return self._holds(_typed(press.address)) or self._is_news(press) or self._holds(_window(press))

    def noted(self, press: Press) -> None:
        """The press was decided: what it said is not news again, and whoever looked has seen the doors."""
        if press.action in SHOWS_NOTHING:
            if self._is_news(press):
                self._hold(_typed(press.address))
                self._hold(_texts(press))
        else:
            if self.wants_doors(press):
                self._hold(_window(press))
            self._until.pop(self._hash(_typed(press.address)), None)
            if self._is_news(press):
                self._hold(_texts(press))

    def _is_news(self, press: Press) -> bool:
        return any(map(mentions_ending, _words(press))) and not self._holds(_texts(press))

    def _holds(self, what: bytes) -> bool:
        until = self._until.get(self._hash(what))
        return until is not None and self._clock.now() < until

    def _hold(self, what: bytes) -> None:
        self._until[self._hash(what)] = self._clock.now() + LASTS
        while len(self._until) > MOST or next(iter(self._until.values())) <= self._clock.now():
            self._until.popitem(last=False)

    def _hash(self, what: bytes) -> bytes:
        return blake2b(what, key=self._key, digest_size=16).digest()


def _words(press: Press) -> tuple[Words, ...]:
    return tuple(value for value in press.values.values() if isinstance(value, Words))


def _typed(address: Address) -> bytes:
    return repr(("typed", address.platform, address.tenant, address.user)).encode()


def _window(press: Press) -> bytes:
    """The window that was pressed in, or this press alone where there was none."""
    return repr(("window", press.token or press.key)).encode()


def _texts(press: Press) -> bytes:
    """What was said in this press and by whom; it leaves here only as a keyed hash."""
    who = (press.address.platform, press.address.tenant, press.address.user)
    return repr((who, sorted(words.reveal() for words in _words(press)))).encode()

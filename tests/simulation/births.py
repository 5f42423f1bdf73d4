"""Who is met when, and by which id: the same in every telling of a story, whoever is left out of it."""

from __future__ import annotations

from collections import deque
from itertools import count

from adapters.program import Chance
from bot.port import Press
from bot.rules.people import MemberId, Profile
from tests.simulation.process import Notes
from tests.simulation.setting import Setting


class Births:
    """Who is met gets an id and a seed that are theirs in this company, whoever met them, and when."""

    def __init__(self, setting: Setting, notes: Notes) -> None:
        self._setting, self._notes = setting, notes
        self._next: deque[str] = deque()
        self._tokens = setting.luck("tokens")

    def id(self, who: str) -> MemberId:
        """Whoever had everything erased is somebody else from then on."""
        ids = (MemberId(self._setting.opaque("id", who, *("again",) * times)) for times in count())
        return next(id for id in ids if id not in self._notes.left)

    def expects(self, press: Press) -> None:
        """Those whom this press may bring: its sender, and those picked, in the order they are met."""
        picked = [value.address.user for value in press.values.values() if isinstance(value, Profile)]
        new = (who for who in (press.address.user, *picked) if self.id(who) not in self._notes.known)
        self._next = deque(
            text for who in new for text in (self.id(who), self._setting.opaque("seed", self.id(who)))
        )

    @property
    def chance(self) -> Chance:
        return Chance(opaque=self._next_text, random=self._tokens.randbytes)

    def _next_text(self) -> str:
        return self._next.popleft()

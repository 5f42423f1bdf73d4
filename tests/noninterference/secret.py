"""One kind of secret: how two worlds differ in it, and who may see anything of that, for which reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType

from tests.noninterference.days import first_days, ordinary
from tests.noninterference.differing import ME, Different
from tests.noninterference.doing import Kaveri, Story
from tests.noninterference.observing import PRESSES, Observer, chat, notices, row
from tests.noninterference.people import SIX, Role

NEXT_TIME: Mapping[Observer, str] = MappingProxyType({row(ME): "my row is next due at another time"})
A_PRESS_MORE: Mapping[Observer, str] = MappingProxyType(
    {**NEXT_TIME, PRESSES: "one more press was decided, and my row was written"}
)
FEWER_NOTICES: Mapping[Observer, str] = MappingProxyType(
    {
        chat(ME): "a notice that does not come may be any notice",
        notices(ME): "what does not come does not wait",
    }
)


@dataclass(frozen=True)
class Secret:
    """``may``: who else may see something of it, and why. ``still``: those of whom the story itself says what
    they do with others."""

    name: str
    differs: Callable[[Random], Different]
    may: Mapping[Observer, str] = field(default_factory=dict)
    still: frozenset[Role] = frozenset({ME})
    agree: frozenset[Role] = frozenset(SIX)
    kaveri: Kaveri = Kaveri.PLAIN
    weeks: int = 2
    """How much later than told here it may happen at the most."""
    shows: str = ""
    """What stands in my windows in one of the worlds, and in the other does not."""

    def story(self, luck: Random, days: Random | None = None, weeks: int = 0) -> Story:
        """``luck`` is what differs, and when; ``days``: the ordinary days around it. All of it is so many
        ``weeks`` later."""
        told = self.differs(luck).later(weeks)
        around = (*first_days(self.agree), *ordinary(days or luck, self.still, told.days))
        return Story((*around, *told.both), told.ones, told.others, told.days, self.kaveri)

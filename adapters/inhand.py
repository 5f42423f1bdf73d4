"""How many presses are in hand, between their arrival and their answer, and for how long.

A press costs many times the sentence that it was not saved. So once as many are in hand as can be kept while
their people wait, whoever comes next reads that sentence at once, before anything else is done for them:
else all wait, longer and longer, and every answer comes after its platform has given up.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, islice

MOST = 150
"""What a small machine keeps in a second: the last of them is answered well within Slack's three."""

SOME = 15
LONG = 1 / 6
"""Once so many have been in hand for longer than this part of what their platform waits, fewer can be kept
than ``MOST`` says. A single one that takes its time, as its directory does not answer, holds nobody up."""

LATE = 1 / 12
LOOK_EVERY = 0.05  # seconds
"""To be kept, a press waits for its turn in the loop a few times, and to be turned away only once: where the
loop is later than this part of what the platform waits, it catches up before more than ``SOME`` are taken."""


def on_the_loop(seconds: float, call: Callable[[], None]) -> None:
    asyncio.get_running_loop().call_later(seconds, call)


class InHand:
    """``waits``: the seconds after which the platform gives up. ``seconds`` is a clock that only goes
    forward, ``later`` calls something in so many of them."""

    def __init__(
        self,
        waits: float,
        seconds: Callable[[], float] = time.monotonic,
        later: Callable[[float, Callable[[], None]], None] = on_the_loop,
    ) -> None:
        self._long, self._too_late = LONG * waits, LATE * waits
        self._seconds = seconds
        self._later = later
        self._numbers = count()
        self._since: dict[int, float] = {}
        self._looks_at: float | None = None
        self._late = 0.0

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now is turned away."""
        return len(self._since) >= MOST or self._is_slow

    @property
    def is_busy(self) -> bool:
        """Whether what nobody waits for is left undone, so that presses are not turned away for it."""
        return 2 * len(self._since) >= MOST or self._is_slow

    @property
    def _is_slow(self) -> bool:
        longest = next(islice(self._since.values(), SOME - 1, None), None)
        if longest is None:
            return False
        return self._late > self._too_late or self._seconds() - longest > self._long

    @contextmanager
    def one(self) -> Iterator[None]:
        """One more, from here until it is answered."""
        number = next(self._numbers)
        self._since[number] = self._seconds()
        if self._looks_at is None:
            self._look_again()
        try:
            yield
        finally:
            del self._since[number]

    def _look_again(self) -> None:
        self._looks_at = self._seconds() + LOOK_EVERY
        self._later(LOOK_EVERY, self._look)

    def _look(self) -> None:
        """How late this is called says how late everything is."""
        if self._looks_at is not None:
            self._late = self._seconds() - self._looks_at
        self._looks_at = None
        if self._since or self._late > self._too_late:
            self._look_again()

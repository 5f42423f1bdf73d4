"""How many presses are in hand, between their arrival and their answer, and for how long.

A press costs many times the sentence that it was not saved. So once as many are in hand as can be kept while
their people wait, whoever comes next reads that sentence at once, before anything else is done for them:
else all wait, longer and longer, and every answer comes after its platform has given up.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, islice

MOST = 150
"""What a small machine keeps in a second: the last of them is answered well within Slack's three."""

SOME = 15
LONG = 0.8
"""Once so many have been in hand for longer than so many seconds, fewer can be kept than ``MOST`` says. A
single one that takes its time, because of a directory that does not answer, holds nobody else up."""


class InHand:
    """``seconds`` is a clock that only goes forward."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._numbers = count()
        self._since: dict[int, float] = {}

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
        return longest is not None and self._seconds() - longest > LONG

    @contextmanager
    def one(self) -> Iterator[None]:
        """One more, from here until it is answered."""
        number = next(self._numbers)
        self._since[number] = self._seconds()
        try:
            yield
        finally:
            del self._since[number]

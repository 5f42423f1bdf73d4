"""How many presses are in hand at once, between their arrival and their answer.

A press costs many times the sentence that it was not saved. So once as many are in hand as can be kept while
their people wait, whoever comes next reads that sentence at once, before anything else is done for them:
else all wait, longer and longer, and every answer comes after its platform has given up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

MOST = 150
"""What a small machine keeps in a second: the last of them is answered well within Slack's three."""


class InHand:
    def __init__(self) -> None:
        self._count = 0

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now is turned away."""
        return self._count >= MOST

    @property
    def is_busy(self) -> bool:
        """Whether what nobody waits for is left undone, so that presses are not turned away for it."""
        return 2 * self._count >= MOST

    @contextmanager
    def one(self) -> Iterator[None]:
        """One more, from here until it is answered."""
        self._count += 1
        try:
            yield
        finally:
            self._count -= 1

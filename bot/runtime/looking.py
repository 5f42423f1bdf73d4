"""How soon to look again at what is due and was not ours to do: another replica has it in hand."""

from __future__ import annotations

from collections.abc import Callable

LOOK_AT_LEAST_EVERY = 1.0  # seconds; another replica may have armed something
SHORTEST_LOOK = 0.002  # seconds; mostly it is done in no time


class Looks:
    """Each look in vain waits about twice as long, so that a wake-up that takes its time costs the others
    nothing. ``random`` gives so many bytes: replicas that began together do not look together."""

    def __init__(self, random: Callable[[int], bytes]) -> None:
        self._random = random
        self._wait = SHORTEST_LOOK

    def in_vain(self) -> float:
        """Seconds until the next look."""
        wait, self._wait = self._wait, min(2 * self._wait, LOOK_AT_LEAST_EVERY)
        return wait * (1 + self._random(1)[0] / 255) / 2

    def begin(self) -> None:
        """Nothing is in anybody else's hand."""
        self._wait = SHORTEST_LOOK

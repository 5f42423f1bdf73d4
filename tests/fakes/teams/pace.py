"""How much a bot may send, as documented per bot and conversation, on the clock that tests push.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from datetime import datetime, timedelta

from bot.runtime.clock import Clock
from tests.fakes.teams.world import ApiError

PER_CONVERSATION = ((1, 7), (2, 8), (30, 60), (3600, 1800))  # seconds, operations
MEMBERS = ((1, 14), (2, 16), (30, 120), (3600, 3600))


class Pace:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._past: dict[tuple[str, str], deque[datetime]] = defaultdict(deque)

    def take(self, kind: str, conversation: str, limits: tuple[tuple[int, int], ...]) -> None:
        """Count one operation. Raises 429 with the seconds after which there is room again."""
        now, past = self._clock.now(), self._past[kind, conversation]
        while past and now - past[0] >= timedelta(seconds=limits[-1][0]):
            past.popleft()
        waits = [_wait(past, now, seconds, most) for seconds, most in limits]
        if (wait := max(waits)) > 0:
            raise ApiError(429, "Throttled", "Too many requests.", retry_after=math.ceil(wait))
        past.append(now)


def _wait(past: deque[datetime], now: datetime, seconds: int, most: int) -> float:
    """Seconds until fewer than the most stand within the window; 0 when there is room now."""
    window = timedelta(seconds=seconds)
    recent = [at for at in past if now - at < window]
    return (recent[-most] + window - now).total_seconds() if len(recent) >= most else 0.0

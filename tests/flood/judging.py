"""What each was told against what stands in the database, and how long they waited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.flood.crowd import Press, What
from tests.flood.witness import Told


@dataclass
class Found:
    """``uncommitted``: told that it was kept, and it is not there. ``kept_untold``: it is there, and its
    person read that it was not saved. ``twice``: it is there more than once. ``silent``: told nothing, or
    only to wait. ``broken``: answered with something else than 200, or not at all."""

    sent: int = 0
    saved: int = 0
    turned_away: int = 0
    late: int = 0
    uncommitted: int = 0
    kept_untold: int = 0
    twice: int = 0
    silent: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    late_by: Counter[str] = field(default_factory=Counter)
    silent_by: Counter[str] = field(default_factory=Counter)

    @property
    def well(self) -> bool:
        bad = (self.late, self.uncommitted, self.kept_untold, self.twice, self.silent, self.broken.total())
        return not any(bad)


def judged(presses: Sequence[Press], kept: Mapping[int, int], waits: float) -> Found:
    """``waits``: the seconds that the platform waits for an answer."""
    found = Found(sent=len(presses))
    for press in presses:
        found.slowest = max(found.slowest, press.took)
        if press.took > waits:
            found.late += 1
            found.late_by[f"{press.what}, {press.told}"] += 1
        if press.broken:
            found.broken[f"{press.what}: {press.broken}"] += 1
        elif press.told in (Told.NOTHING, Told.WAIT):
            found.silent += 1
            found.silent_by[f"{press.what}, {press.told}"] += 1
        if press.what is What.CHECK_IN:
            _check_in(found, press, kept.get(press.number, 0))
    return found


def _check_in(found: Found, press: Press, times: int) -> None:
    found.saved += press.told is Told.SAVED
    found.turned_away += press.told is Told.NOT_SAVED
    found.uncommitted += press.told is Told.SAVED and not times
    found.kept_untold += press.told is Told.NOT_SAVED and times > 0
    found.twice += times > 1

"""Are the other doors still where they were? Part of ``make check``: ``python -m tests.doors``.

It knows what day it is, so it is no test: the tests say the same on every day.
"""

from __future__ import annotations

import sys
from datetime import date

from bot.messages.fresh import FRESH, oldest, overdue
from bot.messages.helplines import COUNTRIES, Country
from bot.runtime.clock import WallClock

TO_DO = (
    "Open each page, and compare number, languages and hours with the row in bot/messages/helplines.py. "
    "Where they are the same, set the row's day to today; where no page says them any more, take the row out."
)


def report(countries: tuple[Country, ...], day: date) -> tuple[bool, str]:
    """Whether all is well on this day, and what to say about it."""
    late = overdue(countries, day)
    if not late:
        days = (day - oldest(countries)).days
        ago = "1 day ago" if days == 1 else f"{days} days ago"
        return True, f"helplines: {len(countries)} countries, oldest read {ago}"
    rows = [f"  {r.country}: {r.what}, read on {r.on}, {r.source}" for r in late]
    which = ", ".join(dict.fromkeys(r.country for r in late))
    closing = f"helplines: read more than {FRESH.days} days ago in {which}"
    return False, "\n".join([*rows, TO_DO, closing])


if __name__ == "__main__":
    well, said = report(COUNTRIES, WallClock().now().date())
    print(said)
    sys.exit(0 if well else 1)

"""What a secret makes different, and what such stories are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.days import FIRST_DAYS
from tests.noninterference.doing import DAYS, Doing, Press, Runs, Step, at, opens_and, press
from tests.noninterference.people import Role

FIRST = timedelta(days=FIRST_DAYS)
ME, HER, NEXT, HIM = Role.ME, Role.HER, Role.NEXT, Role.HIM


@dataclass(frozen=True)
class Different:
    """``both`` is what the secret is about; ``ones`` and ``others`` are mine, in one world and the other."""

    ones: tuple[Doing, ...]
    others: tuple[Doing, ...]
    both: tuple[Doing, ...] = ()
    days: int = DAYS

    def later(self, weeks: int) -> Different:
        """The same so many weeks later, but for what is done in the first days."""
        by = timedelta(weeks=weeks)

        def moved(doings: tuple[Doing, ...]) -> tuple[Doing, ...]:
            return tuple(d if d.at < FIRST else replace(d, at=d.at + by) for d in doings)

        return Different(moved(self.ones), moved(self.others), moved(self.both), self.days + 7 * weeks)


def either(moment: timedelta, page: tuple[Step, ...], said: tuple[Step, ...], luck: Random) -> Different:
    """On this page I press what the secret is about; or something else, which says nothing."""
    return Different(
        (Doing(moment, ME, (*page, *said)),), (Doing(moment, ME, (*page, *another_press(luck))),)
    )


def another_press(luck: Random) -> tuple[Step, ...]:
    """One that is decided, and written into my own row."""
    door = f"My sister, {luck.randrange(10**6)}"
    return (Runs("/kaveri doors"), press(Action.MY_DOOR), press(Action.SAVE_DOOR, door=door))


def asked_at(luck: Random, week: int = 1) -> timedelta:
    """While Helsinki, Berlin and Kolkata are all at work, Monday to Thursday."""
    return timedelta(days=7 * week + luck.randrange(4), hours=8, seconds=luck.randrange(3 * 60 * 60))


def she_asks(moment: timedelta, luck: Random) -> tuple[Doing, ...]:
    """And looks, often, how it stands. Whoever is next says yes, or no, or nothing."""
    looks = (moment + timedelta(hours=hours) for hours in (0.2, 1, 2.5, 4, 20, 27))
    said = luck.choice((Action.ACCEPT, Action.DECLINE, Action.HOME))
    return (
        Doing(moment, HER, (Runs(), press(Action.PERSON), press(Action.ASK))),
        *(Doing(one, HER, (Runs("/kaveri status"),)) for one in looks),
        Doing(moment + timedelta(hours=6), NEXT, opens_and(Press(said))),
        Doing(moment + timedelta(hours=30), HER, (Runs("/kaveri receipts"),)),
    )


def they_look(moment: timedelta, luck: Random) -> tuple[Doing, ...]:
    """Those whom I asked open it; he says yes, or no, or nothing."""
    said = luck.choice((Action.ACCEPT, Action.DECLINE, Action.HOME))
    return (
        *(Doing(moment + timedelta(hours=hours), HIM, opens_and(Press(said))) for hours in (1, 5, 21)),
        *(Doing(moment + timedelta(hours=hours), NEXT, opens_and()) for hours in (3, 6, 22)),
    )


def evening(day: int) -> timedelta:
    """Late enough that nothing else is going on."""
    return at(day, 17, 30)

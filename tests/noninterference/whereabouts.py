"""Secrets about where I am: in two places, away, or not to be disturbed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.differing import HER, ME, Different, asked_at, either, evening, she_asks
from tests.noninterference.doing import Doing, Quietens, Runs, Step, TypesCode, at, opens_and, press
from tests.noninterference.leaving import she_looks
from tests.noninterference.living import MONDAY
from tests.noninterference.people import PLACES, Role

TO_PLACES = (Runs("/kaveri when"), press(Action.PLACES))


def two_places(luck: Random) -> Different:
    """I show a code here and type it there; and then they are one, or they are not. Later she asks me."""
    moment = evening(luck.randrange(7, 12))
    later = asked_at(luck, week=2)
    said = luck.choice((Action.ACCEPT, Action.DECLINE, Action.HOME))
    looks = ((hours, who) for hours in (1, 4, 20) for who in PLACES)
    both = (
        Doing(at(2, 9), Role.THERE, (Runs(),)),
        Doing(moment, ME, (*TO_PLACES, press(Action.LINK_CODE))),
        Doing(minutes(moment, 1), Role.THERE, (*TO_PLACES, TypesCode(ME), press(Action.LINK_MINE))),
        *she_asks(later, luck),
        *(Doing(later + timedelta(hours=h), who, opens_and(press(said))) for h, who in looks),
    )
    ones, others = (
        (Doing(minutes(moment, 2), ME, (press(Action.PLACES), press(one))),)
        for one in (Action.LINK_GO, Action.LINK_NO)
    )
    return Different(ones, others, both=both)


def minutes(moment: timedelta, later: int) -> timedelta:
    return moment + timedelta(minutes=later)


def away(luck: Random) -> Different:
    """For some days. Nobody asks me then; she looks at whom she could ask."""
    moment = evening(luck.randrange(7, 12))
    day = (MONDAY + moment + timedelta(days=luck.randint(2, 9))).date()
    page: tuple[Step, ...] = (Runs("/kaveri when"),)
    gone = either(moment, page, (press(Action.AWAY, away=day.isoformat()),), luck)
    return replace(gone, both=she_looks(moment + timedelta(hours=14)))


def do_not_disturb(luck: Random) -> Different:
    """My chat program keeps notices from me for a while, in which she asks me."""
    moment = asked_at(luck)
    begins = Doing(moment - timedelta(minutes=luck.randint(1, 600)), ME, (Quietens(luck.randint(1, 30)),))
    looks = (
        *(Doing(moment + timedelta(hours=hours), HER, (Runs("/kaveri status"),)) for hours in (8, 30)),
        *(Doing(moment + timedelta(hours=hours), ME, opens_and()) for hours in (1, 3, 25, 50)),
    )
    return Different((begins,), (replace(begins, steps=()),), both=(*she_asks(moment, luck), *looks))

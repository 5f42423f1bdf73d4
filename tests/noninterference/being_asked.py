"""Secrets of somebody who is asked: what I say, whether I rest, to whom I listen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.differing import (
    HER,
    ME,
    Different,
    another_press,
    asked_at,
    either,
    evening,
    she_asks,
)
from tests.noninterference.doing import Doing, Press, Runs, Step, at, opens_and, press
from tests.noninterference.people import Role


def a_decline(luck: Random) -> Different:
    """She asks, and I say no: at once, or the next morning."""
    moment = asked_at(luck)
    later = moment + timedelta(minutes=luck.choice((2, 20, 90, 240, 21 * 60)))
    said = opens_and(press(Action.DECLINE))
    return Different(
        (Doing(later, ME, said),),
        (Doing(later, ME, (*opens_and(), *another_press(luck))),),
        both=she_asks(moment, luck),
    )


def a_rest(luck: Random) -> Different:
    moment = asked_at(luck)
    before = moment - timedelta(hours=luck.randint(1, 20))
    page: tuple[Step, ...] = (Runs("/kaveri help"), press(Action.BEING_ASKED))
    rest = press(luck.choice((Action.PAUSE_WEEK, Action.PAUSE_MONTH)))
    return replace(either(before, page, (rest,), luck), both=she_asks(moment, luck))


def a_rest_from_questions(luck: Random) -> Different:
    """Less often, never, or not before tomorrow."""
    page: tuple[Step, ...] = (Runs("/kaveri when"),)
    never = Press(Action.SAVE_RHYTHM, {"per_week": "0"})
    steps = luck.choice(((never,), (press(Action.HOURS), press(Action.QUIET))))
    moment = asked_at(luck)
    return replace(either(moment, page, steps, luck), both=she_asks(moment + timedelta(hours=1), luck))


def listening_already(luck: Random) -> Different:
    """Somebody else asked me this morning, and I said yes. She asks me as well."""
    moment = asked_at(luck)
    first, moment = moment, moment + timedelta(hours=1)
    alone = (Runs(), press(Action.PERSON), press(Action.SOMEONE_ELSE), press(Action.PICK_ONE, one=ME))
    asks = Doing(first, Role.ONE, (*alone, press(Action.ASK)))
    said = (opens_and(press(Action.ACCEPT)), opens_and(press(Action.DECLINE)))
    ones, others = (Doing(first + timedelta(minutes=30), ME, steps) for steps in said)
    return Different((ones,), (others,), both=(asks, *she_asks(moment, luck)))


def never_again(luck: Random) -> Different:
    """She asked once and I said yes. Whether that is to be the last time, she does not learn."""
    first, again = at(7, 9), asked_at(luck, week=2)
    yes = (press(Action.ACCEPT), press(Action.IN_TOUCH))
    talked = (
        *she_asks(first, luck),
        Doing(first + timedelta(minutes=4), HER, (Runs("/kaveri status"),)),
        *(Doing(first + timedelta(hours=hours), ME, opens_and(*yes)) for hours in (1, 4, 20)),
    )
    card: tuple[Step, ...] = (Runs("/kaveri status"), press(Action.TABLE))
    never = either(evening(luck.randint(9, 11)), card, (press(Action.NEVER),), luck)
    return replace(never, both=(*talked, *she_asks(again, luck)))


def not_yet(luck: Random) -> Different:
    """She would like to be able to ask me. No, later and silence read the same."""
    moment = evening(luck.randrange(2, 6))
    page: tuple[Step, ...] = (Runs("/kaveri help"), press(Action.BEING_ASKED))
    said = either(moment, page, (press(Action.NOT_YET),), luck)
    return replace(said, both=she_asks(asked_at(luck), luck))


def what_it_took(luck: Random) -> Different:
    """After a talk: how much it took out of me, and whether I am worried."""
    first = at(7, 9)
    yes = (press(Action.ACCEPT), press(Action.IN_TOUCH))
    both = (
        *she_asks(first, luck),
        *(Doing(first + timedelta(hours=hours), ME, opens_and(*yes)) for hours in (1, 4, 20)),
    )
    card: tuple[Step, ...] = (Runs("/kaveri status"), press(Action.TABLE))
    said = luck.choice((press(Action.EFFORT, effort=str(luck.randint(1, 5))), press(Action.WORRIED)))
    return Different((Doing(evening(9), ME, (*card, said)),), (Doing(evening(9), ME, card),), both=both)

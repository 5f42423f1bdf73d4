"""Secrets of somebody who answers together with others: a team's numbers, and questionnaires for oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from bot.rules.reflection import Item
from tests.noninterference.differing import HER, ME, Different, either, evening
from tests.noninterference.doing import Doing, Runs, Step, at, press
from tests.noninterference.people import MANY, SIX, Role

TEN = (*SIX[1:], *MANY)
PUBLISHED = 24
"""The day on which the quarter is over."""
TEAM = (Runs(), press(Action.MY_PAGE), press(Action.TEAM))
ITEMS = 7


def looks_back(ratings: list[int]) -> tuple[Step, ...]:
    rated = {f"look_{item}": str(value) for item, value in zip(Item, ratings, strict=True)}
    return (Runs(), press(Action.LOOKING_BACK), press(Action.SAVE_LOOKING, **rated), press(Action.TEAM))


def ratings(luck: Random) -> list[int]:
    return [luck.randint(1, 5) for _ in Item]


def others_count(people: tuple[Role, ...] = TEN) -> tuple[Doing, ...]:
    """Each says 3 to everything: of eleven the mean is then 3, whatever one of them says."""
    said = (*looks_back([3] * len(Item)), press(Action.TEAM_COUNT))
    return tuple(Doing(at(7, 6, n), who, said) for n, who in enumerate(people))


def everybody_reads(luck: Random) -> tuple[Doing, ...]:
    day = PUBLISHED + luck.randrange(2)
    return tuple(Doing(at(day, 9, n), who, TEAM) for n, who in enumerate(SIX))


def what_counted(luck: Random) -> Different:
    """The same presses, other answers."""
    moment = evening(luck.randrange(8, 14))

    def world() -> tuple[Doing, ...]:
        return (Doing(moment, ME, (*looks_back(ratings(luck)), press(Action.TEAM_COUNT))),)

    return Different(world(), world(), both=(*others_count(), *everybody_reads(luck)))


def that_it_counts(luck: Random) -> Different:
    """Eleven are counted, or ten."""
    both = (*others_count(), *everybody_reads(luck))
    return replace(_counts(luck), both=both)


def the_tenth(luck: Random) -> Different:
    """Ten are counted, or nine. Only she reads what came of it."""
    reads = Doing(at(PUBLISHED + 1, 9), HER, TEAM)
    return replace(_counts(luck), both=(*others_count(TEN[1:]), reads))


def _counts(luck: Random) -> Different:
    """I let my answers count, or look back as well and do something else."""
    moment = evening(luck.randrange(8, 14))
    return either(moment, looks_back(ratings(luck)), (press(Action.TEAM_COUNT),), luck)


def looked_at_them(luck: Random) -> Different:
    """Before the quarter is over, or after; or at the log of what was done with my own."""
    moment = evening(luck.randrange(8, 26))
    other = (*TEAM[:2], press(Action.LOG))
    return Different(
        (Doing(moment, ME, TEAM),),
        (Doing(moment, ME, other),),
        both=(*others_count(), *everybody_reads(luck)),
    )


# --- Questionnaires. -----------------------------------------------------------------------------


def questions(luck: Random) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Until the last page, and the press that shows the result."""
    said = {f"question_{n}": str(luck.randrange(4)) for n in range(ITEMS) if luck.random() < 0.9}
    first = {id: value for id, value in said.items() if int(id[-1]) < 5}
    last = {id: value for id, value in said.items() if id not in first}
    begun = press(Action.QUESTIONS_BEGIN, questionnaire="weather-inside")
    until = (Runs("/kaveri when"), press(Action.QUESTIONS), begun, press(Action.QUESTIONS_NEXT, **first))
    return until, (press(Action.QUESTIONS_NEXT, **last),)


def kept_or_not(luck: Random) -> tuple[Doing, ...]:
    """Whoever keeps their answers finds the numbers again; of anybody else's nothing is kept."""
    keeps = luck.random() < 0.5
    return (
        Doing(
            at(7, 5), ME, (Runs(), press(Action.MY_PAGE), press(Action.KEEP) if keeps else press(Action.LOG))
        ),
    )


def what_was_filled_in(luck: Random) -> Different:
    moment = evening(luck.randrange(8, 24))

    def world() -> tuple[Doing, ...]:
        until, shown = questions(luck)
        return (Doing(moment, ME, (*until, *shown)),)

    return Different(world(), world(), both=kept_or_not(luck))


def filled_in(luck: Random) -> Different:
    """To its end; or until the last page, and then something else."""
    moment = evening(luck.randrange(8, 24))
    until, shown = questions(luck)
    again = Doing(moment + timedelta(days=1), ME, (Runs("/kaveri when"), press(Action.QUESTIONS)))
    return replace(either(moment, until, shown, luck), both=(*kept_or_not(luck), again))

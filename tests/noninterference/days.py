"""The ordinary days around a secret: people check in, look, ask each other, answer, rest. Drawn, not told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.doing import Doing, Opens, Press, Runs, Step, Types, at, press
from tests.noninterference.people import SIX, TRUSTS, Role

FIRST_DAYS = 7
"""Everybody comes, picks their people, and those agree: the same in every world of a story."""

LINES = ("", "A long day.", "En halua elää näin.", "x" * 300, "Kahvi auttoi. 🌲", "Nothing much")
WORDS = ("", "status", "people", "when", "help", "receipts")


def first_days(agree: frozenset[Role] = frozenset(SIX)) -> Iterator[Doing]:
    """``agree``: those who say, of themselves, that they may be asked."""
    for n, who in enumerate(SIX):
        yield Doing(at(0, 9, n), who, (Runs(),))
    for n, (who, people) in enumerate(TRUSTS.items()):
        picked = {f"person_{place}": person for place, person in enumerate(people, 1)}
        yield Doing(at(0, 10, n), who, (Runs(), press(Action.CIRCLE), press(Action.SAVE_CIRCLE, **picked)))
    for n, who in enumerate(role for role in SIX if role in agree):
        yield Doing(at(1, 9, n), who, (Runs("/kaveri help"), press(Action.BEING_ASKED), press(Action.AGREE)))


def ordinary(luck: Random, still: frozenset[Role], days: int) -> Iterator[Doing]:
    """``still`` do nothing that has to do with others: what they answer is what the story is about."""
    for day in range(FIRST_DAYS, days):
        for who in SIX:
            if day % 7 < 5 and luck.random() < 0.35:
                moment = timedelta(days=day, hours=6, seconds=luck.randrange(9 * 60 * 60))
                doing = luck.choice(ALONE if who in still else (*ALONE, *WITH_OTHERS))
                yield Doing(moment, who, doing(luck))


def checks_in(luck: Random) -> tuple[Step, ...]:
    saved = press(Action.SAVE_CHECK_IN, energy=_scale(luck), off=_scale(luck), line=luck.choice(LINES))
    return (Runs(), saved)


def settles(luck: Random) -> tuple[Step, ...]:
    """Once and for all, whether answers are kept."""
    return (*checks_in(luck), Press(luck.choice((Action.KEEP, Action.FORGET))))


def looks(luck: Random) -> tuple[Step, ...]:
    page = luck.choice((Action.MY_PAGE, Action.RECEIPTS, Action.BEING_ASKED, Action.TABLE, Action.HOURS))
    return (Runs(f"/kaveri {luck.choice(WORDS)}".strip()), Press(page))


def types(luck: Random) -> tuple[Step, ...]:
    return (Types(luck.choice(LINES[1:])),)


def answers(luck: Random) -> tuple[Step, ...]:
    said = (Action.ACCEPT, Action.DECLINE, Action.IN_TOUCH, Action.TALKED, Action.CANNOT, Action.AGREE)
    return (Opens(), Press(luck.choice(said)))


def asks(luck: Random) -> tuple[Step, ...]:
    begun: tuple[Step, ...] = (Runs(), press(Action.PERSON), press(Action.ASK))
    return (*begun, press(Action.WITHDRAW)) if luck.random() < 0.2 else begun


def rests(luck: Random) -> tuple[Step, ...]:
    if luck.random() < 0.5:
        return (Runs("/kaveri when"), press(Action.HOURS), press(Action.QUIET))
    return (Runs("/kaveri help"), press(Action.BEING_ASKED), press(Action.PAUSE_WEEK))


def _scale(luck: Random) -> str:
    return str(luck.randint(1, 5))


ALONE: tuple[Callable[[Random], tuple[Step, ...]], ...] = (checks_in, looks, types)
WITH_OTHERS: tuple[Callable[[Random], tuple[Step, ...]], ...] = (settles, answers, answers, asks, rests)

"""Secrets of somebody who asks outside their team, or who may be asked from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from bot.rules.outside import Theme
from tests.noninterference.differing import HER, ME, Different, asked_at, either, evening
from tests.noninterference.doing import Doing, Press, Runs, Step, at, opens_and, press
from tests.noninterference.people import MANY, Role

VOLUNTEERING: tuple[Step, ...] = (
    Runs("/kaveri help"),
    press(Action.BEING_ASKED),
    press(Action.VOLUNTEER),
)
PAGE: tuple[Step, ...] = (Runs(), press(Action.PERSON), press(Action.OUTSIDE))


def ticked(*themes: Theme) -> Press:
    return press(Action.VOLUNTEER_SAVE, **{f"theme_{theme}": "yes" for theme in themes})


def volunteers(*people: Role) -> tuple[Doing, ...]:
    """Each for everything."""
    said = (*VOLUNTEERING, ticked(*Theme))
    return tuple(Doing(at(2, 9, n), who, said) for n, who in enumerate(people))


def some_themes(luck: Random) -> tuple[Theme, ...]:
    return tuple(theme for theme in Theme if luck.random() < 0.5)


def themed(theme: Theme) -> Press:
    return press(Action.OUTSIDE_THEME, theme=theme)


def i_volunteered(luck: Random) -> Different:
    """Five others do as well. She looks at whom she could ask outside her team."""
    return _volunteers_or_not(luck, MANY, (themed(luck.choice(tuple(Theme))),))


def the_fifth(luck: Random) -> Different:
    """Four others do: with me there are enough."""
    return _volunteers_or_not(luck, MANY[1:], ())


def _volunteers_or_not(luck: Random, others: tuple[Role, ...], then: tuple[Step, ...]) -> Different:
    moment = evening(luck.randrange(7, 20))
    looks = (moment + timedelta(hours=hours) for hours in (-9, 15, 39))
    both = (*volunteers(*others), *(Doing(one, HER, (*PAGE, *then)) for one in looks))
    return replace(either(moment, VOLUNTEERING, (ticked(*some_themes(luck)),), luck), both=both)


def what_i_ticked(luck: Random) -> Different:
    """Somebody asks about something that I ticked in both worlds, or about nothing in particular."""
    joined, moment = evening(7), asked_at(luck, week=2)
    always = luck.choice((*Theme, None))

    def world() -> tuple[Doing, ...]:
        themes = {*some_themes(luck), *((always,) if always else ())}
        return (Doing(joined, ME, (*VOLUNTEERING, ticked(*(one for one in Theme if one in themes)))),)

    chosen = (themed(always),) if always else ()
    asks = Doing(moment, Role.ONE, (*PAGE, *chosen, press(Action.OUTSIDE_ASK)))
    both = (*volunteers(*MANY), asks, *they_answer(moment, luck, ME, *MANY))
    return Different(world(), world(), both=both)


def they_answer(moment: timedelta, luck: Random, *people: Role) -> tuple[Doing, ...]:
    """Whoever is asked says yes and writes a line, or no, or nothing."""
    said = luck.choice(
        (
            (press(Action.OUTSIDE_YES), press(Action.OUTSIDE_WRITE, line="Hello.")),
            (press(Action.OUTSIDE_NO),),
            (),
        )
    )
    looks = ((hours, who) for hours in (1, 3, 6, 21) for who in people)
    return tuple(
        Doing(moment + timedelta(hours=h, minutes=n), who, opens_and(*said))
        for n, (h, who) in enumerate(looks)
    )


def i_asked(luck: Random) -> Different:
    moment = asked_at(luck)
    asked = either(moment, PAGE, (press(Action.OUTSIDE_ASK),), luck)
    return replace(asked, both=(*volunteers(*MANY), *they_answer(moment, luck, *MANY)))


def what_about(luck: Random) -> Different:
    """What I said that it is about. All of them ticked all of it."""
    moment = asked_at(luck)
    one, other = luck.sample(tuple(Theme), 2)

    def world(theme: Theme) -> tuple[Doing, ...]:
        return (Doing(moment, ME, (*PAGE, themed(theme), press(Action.OUTSIDE_ASK))),)

    both = (*volunteers(*MANY), *they_answer(moment, luck, *MANY))
    return Different(world(one), world(other), both=both)

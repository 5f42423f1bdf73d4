"""Secrets of somebody who writes words about the work that others sign, or who is asked to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.differing import HER, HIM, ME, NEXT, Different, another_press, asked_at, either
from tests.noninterference.doing import Doing, Runs, Step, at, opens_and, press
from tests.noninterference.people import Role

WORDS = ("Nobody has a day without a meeting.", "w" * 500, "Julkaisu perjantaina on liikaa.", "Tools.")


def begins(who: Role) -> Doing:
    """Whoever looked back comes from there to the words that several say."""
    kept = (Runs(), press(Action.MY_PAGE), press(Action.KEEP))
    looked = (Runs(), press(Action.LOOKING_BACK), press(Action.SAVE_LOOKING, look_wish="Fewer meetings"))
    return Doing(at(7, 5), who, (*kept, *looked))


PAGE = (
    Runs(),
    press(Action.MY_PAGE),
    press(Action.PAST),
    press(Action.PREPARE),
    press(Action.STATEMENT),
)


def passes_on(words: str, *readers: Role) -> tuple[Step, ...]:
    picked: dict[str, str | Role] = {f"person_{n}": who for n, who in enumerate(readers, 1)}
    return (press(Action.STATEMENT_WRITE, statement=words, **picked), press(Action.STATEMENT_ASK))


def they_sign(moment: timedelta, luck: Random, *readers: Role) -> tuple[Doing, ...]:
    """Or do not, and look again."""
    said = luck.choice((Action.STATEMENT_SIGN, Action.HOME))
    looks = ((hours, who) for hours in (3, 21, 45) for who in readers)
    return tuple(Doing(moment + timedelta(hours=h), who, opens_and(press(said))) for h, who in looks)


def i_wrote_one(luck: Random) -> Different:
    moment = asked_at(luck)
    wrote = either(moment, PAGE, passes_on(luck.choice(WORDS), HIM, NEXT), luck)
    return replace(wrote, both=(begins(ME), *they_sign(moment, luck, HIM, NEXT)))


def my_words(luck: Random) -> Different:
    moment = asked_at(luck)
    one, other = luck.sample(WORDS, 2)

    def world(words: str) -> tuple[Doing, ...]:
        return (Doing(moment, ME, (*PAGE, *passes_on(words, HIM, NEXT))),)

    return Different(world(one), world(other), both=(begins(ME), *they_sign(moment, luck, HIM, NEXT)))


def i_did_not_sign(luck: Random) -> Different:
    """I read it and sign, or read it and do something else. She looks whose names stand there."""
    moment = asked_at(luck)
    wrote = Doing(moment, HER, (*PAGE, *passes_on(luck.choice(WORDS), ME, NEXT)))
    later = moment + timedelta(hours=luck.choice((26, 28, 50)))
    both = (begins(HER), wrote, *they_sign(moment, luck, NEXT), *she_reads(moment))
    signed = (Doing(later, ME, opens_and(press(Action.STATEMENT_SIGN), last=9)),)
    return Different(signed, (Doing(later, ME, (*opens_and(last=9), *another_press(luck))),), both=both)


def i_was_asked_to_sign(luck: Random) -> Different:
    """She asks me as well, or the other one alone; and I sign nothing."""
    moment, words = asked_at(luck), luck.choice(WORDS)

    def world(*readers: Role) -> tuple[Doing, ...]:
        return (Doing(moment, HER, (*PAGE, *passes_on(words, *readers))),)

    looks = Doing(moment + timedelta(hours=20), ME, opens_and())
    both = (begins(HER), looks, *they_sign(moment, luck, NEXT), *she_reads(moment))
    return Different(world(NEXT, ME), world(NEXT), both=both)


def she_reads(moment: timedelta) -> tuple[Doing, ...]:
    return tuple(Doing(moment + timedelta(hours=hours), HER, PAGE) for hours in (4, 26, 52))

"""Secrets of somebody who takes what is theirs along, or leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.differing import HER, HIM, ME, Different, asked_at, either, evening, they_look
from tests.noninterference.doing import Doing, Runs, Step, TakesCopy, opens_and, press
from tests.noninterference.mine import check_ins

ERASES = (press(Action.ERASE_SILENT), press(Action.ERASE_GO))


def a_copy(luck: Random) -> Different:
    """On the page of my own I take a copy of everything, or follow the link and look."""
    moment = evening(luck.randrange(8, 26))
    kept = check_ins(luck, [7], luck.choice((Action.KEEP, Action.FORGET)))

    def world(takes: bool) -> tuple[Doing, ...]:
        return (Doing(moment, ME, (Runs("/kaveri help"), TakesCopy(takes))),)

    return Different(world(True), world(False), both=(*kept, *she_looks(moment)))


def erased_asking(luck: Random) -> Different:
    """In the middle of my own ask I have everything erased, or stop it."""
    moment = asked_at(luck)
    asked = Doing(moment, ME, (Runs(), press(Action.PERSON), press(Action.ASK)))
    later = moment + timedelta(minutes=luck.choice((1, 5, 90, 200, 300)))
    gone = (Runs(), press(Action.MY_PAGE), press(Action.ERASE), *ERASES)
    stopped: tuple[Step, ...] = (Runs("/kaveri status"), press(Action.WITHDRAW))
    return Different(
        (Doing(later, ME, gone),),
        (Doing(later, ME, stopped),),
        both=(asked, *they_look(moment, luck), *she_looks(later)),
    )


def erased_in_peace(luck: Random) -> Different:
    """Nobody asks anybody; and I go, or look at what going would mean."""
    moment = evening(luck.randrange(8, 24))
    page: tuple[Step, ...] = (Runs(), press(Action.MY_PAGE), press(Action.ERASE))
    return replace(either(moment, page, ERASES, luck), both=she_looks(moment))


def she_looks(moment: timedelta) -> tuple[Doing, ...]:
    """At her people, at whom she could ask, and at what was passed on; he at his notices."""
    pages = ((Runs(), press(Action.CIRCLE)), (Runs(), press(Action.PERSON)), (Runs("/kaveri receipts"),))
    looks = (Doing(moment + timedelta(hours=2 + n), HER, page) for n, page in enumerate(pages))
    return (*looks, Doing(moment + timedelta(hours=6), HIM, opens_and()))

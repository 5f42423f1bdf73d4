"""Secrets of somebody who asks: that I do, what for, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.differing import (
    HIM,
    ME,
    Different,
    another_press,
    asked_at,
    either,
    evening,
    they_look,
)
from tests.noninterference.doing import Doing, Runs, Step, press


def a_note(luck: Random) -> Different:
    """What I add for those whom I ask."""

    def world(note: str) -> tuple[Doing, ...]:
        named = luck.random() < 0.5
        edit = press(Action.SAVE_RELEASE, note=note, **({"named": "yes"} if named else {}))
        return (
            Doing(
                moment,
                ME,
                (Runs(), press(Action.PERSON), press(Action.EDIT_RELEASE), edit, press(Action.ASK)),
            ),
        )

    moment = asked_at(luck)
    one, other = luck.sample(("Lunch?", "n" * 300, "It is about the importer."), 2)
    return Different(world(one), world(other), both=they_look(moment, luck))


def a_way(luck: Random) -> Different:
    """A call, a walk, writing."""
    one, other = luck.sample(("call", "walk", "chat"), 2)
    moment = asked_at(luck)

    def world(way: str) -> tuple[Doing, ...]:
        steps = (Runs(), press(Action.PERSON), press(Action.CHANGE_WAY, way=way), press(Action.ASK))
        return (Doing(moment, ME, steps),)

    return Different(world(one), world(other), both=they_look(moment, luck))


def an_ask(luck: Random) -> Different:
    """That I asked anybody: my own chat, and whoever has nothing to do with it, must not show it."""
    moment = asked_at(luck)
    page: tuple[Step, ...] = (Runs(), press(Action.PERSON))
    asked = either(moment, page, (press(Action.ASK),), luck)
    return replace(asked, both=they_look(moment, luck))


def which_kind(luck: Random) -> Different:
    """He is asked for a talk, or for one concrete change. He does not open it."""
    moment = asked_at(luck) + timedelta(hours=luck.choice((0, 0, 9)))
    change = press(Action.CHANGE_WRITE, change="Somebody else takes over the importer.", ally=HIM)
    alone = (Runs(), press(Action.PERSON), press(Action.SOMEONE_ELSE), press(Action.PICK_ONE, one=HIM))
    return Different(
        (Doing(moment, ME, (*alone, press(Action.ASK))),),
        (
            Doing(
                moment, ME, (Runs("/kaveri status"), press(Action.CHANGE), change, press(Action.CHANGE_ASK))
            ),
        ),
    )


def receipts_forgotten(luck: Random) -> Different:
    moment = asked_at(luck)
    ask = Doing(moment, ME, (Runs(), press(Action.PERSON), press(Action.ASK)))
    page: tuple[Step, ...] = (Runs("/kaveri receipts"),)
    later = moment + timedelta(hours=luck.randint(1, 200))
    gone = either(later, page, (press(Action.FORGET_RECEIPTS),), luck)
    return replace(gone, both=(ask, *they_look(moment, luck)))


def being_here(luck: Random) -> Different:
    """That I used Kaveri at all on some day."""
    moment = evening(luck.randrange(7, 26))
    return Different((Doing(moment, ME, (Runs(), *another_press(luck))),), (Doing(moment, ME),))

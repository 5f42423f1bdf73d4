"""Other doors: on their own page, and under every page where somebody asks for a person."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Dialog, Element, Entry, Link, Row, Rule, Text, Tone, Weight
from bot.messages.doors import Line, country
from bot.messages.telling import Telling
from bot.rules.house_sayings import MyDoor
from bot.rules.member import DOOR_LIMIT


def other_doors(tell: Telling) -> Dialog:
    return tell.dialog(
        tell.heading("doors-heading"),
        *lines(tell),
        tell.text("doors-body", number=emergency(tell)),
        tell.quiet("doors-nobody-told"),
        Row((tell.button("my-door", Action.MY_DOOR),)),
        tell.way_back(),
    )


def my_door(tell: Telling, saying: MyDoor) -> Dialog:
    """Written in calm, for a day when looking for a number is too much."""
    return tell.dialog(
        tell.heading("my-door"),
        *((tell.text("my-door-saved"),) if saying.saved else ()),
        tell.text("my-door-what"),
        Entry("door", tell.say("my-door-label"), saying.door.reveal(), DOOR_LIMIT, multiline=True),
        tell.quiet("my-door-nobody"),
        Row((tell.button("back", Action.DOORS),)),
        submit=tell.button("my-door-save", Action.SAVE_DOOR, Weight.MAIN),
    )


def beneath(tell: Telling) -> tuple[Element, ...]:
    """The same doors at the foot of another page."""
    return (Rule(), tell.heading("doors-heading"), *lines(tell))


def lines(tell: Telling) -> tuple[Element, ...]:
    here = country(tell.reader.calendar.zone, tell.operator.country)
    danger = tell.text("doors-danger", Tone.URGENT, number=emergency(tell))
    known = tuple(_link(tell, line) for line in here.lines) if here else ()
    unknown = () if here else (tell.text("doors-unknown-country"),)
    mine = (tell.text("my-door-stands", door=tell.door.reveal()),) if tell.door else ()
    operators = (Text(tell.operator.doors),) if tell.operator.doors else ()
    return (danger, *mine, *unknown, *known, *operators)


def emergency(tell: Telling) -> str:
    here = country(tell.reader.calendar.zone, tell.operator.country)
    return here.emergency if here else "112"


def _link(tell: Telling, line: Line) -> Link:
    spoken = ", ".join(tell.say(f"door-language-{language}") for language in line.languages)
    hours = f"{spoken}, {tell.say(line.hours)}"
    return Link(tell.say("doors-line", name=line.name, number=line.number, hours=hours), line.tel)

"""Other doors: on their own page, and under every page where somebody asks for a person."""

from __future__ import annotations

from bot.messages.cards import Dialog, Element, Link, Rule, Text, Tone
from bot.messages.doors import Line, country
from bot.messages.telling import Telling


def other_doors(tell: Telling) -> Dialog:
    return tell.dialog(
        tell.heading("doors-heading"),
        *lines(tell),
        tell.text("doors-body", number=emergency(tell)),
        tell.quiet("doors-nobody-told"),
        tell.way_back(),
    )


def beneath(tell: Telling) -> tuple[Element, ...]:
    """The same doors at the foot of another page."""
    return (Rule(), tell.heading("doors-heading"), *lines(tell))


def lines(tell: Telling) -> tuple[Element, ...]:
    here = country(tell.reader.calendar.zone, tell.operator.country)
    danger = tell.text("doors-danger", Tone.URGENT, number=emergency(tell))
    known = tuple(_link(tell, line) for line in here.lines) if here else ()
    unknown = () if here else (tell.text("doors-unknown-country"),)
    own = (Text(tell.operator.doors),) if tell.operator.doors else ()
    return (danger, *unknown, *known, *own)


def emergency(tell: Telling) -> str:
    here = country(tell.reader.calendar.zone, tell.operator.country)
    return here.emergency if here else "112"


def _link(tell: Telling, line: Line) -> Link:
    spoken = ", ".join(tell.say(f"door-language-{language}") for language in line.languages)
    hours = f"{spoken}, {tell.say(line.hours)}"
    return Link(tell.say("doors-line", name=line.name, number=line.number, hours=hours), line.tel)

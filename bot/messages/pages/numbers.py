"""Numbers for a phone of one's own: of one's people, as far as the reader knows them, and of other doors."""

from __future__ import annotations

import re

from bot.messages.actions import Action
from bot.messages.cards import Dialog, PageLink
from bot.messages.doors import country
from bot.messages.pages.doors import emergency
from bot.messages.taking import Contact, Contacts
from bot.messages.telling import Telling
from bot.rules.house_sayings import Numbers

NUMBER = re.compile(r"\+?\d[\d ()./-]*\d")
LONGEST = 80


def numbers(tell: Telling, saying: Numbers) -> Dialog:
    people = tuple(Contact(face.name.reveal()) for face in saying.people)
    return tell.dialog(
        tell.heading("numbers"),
        tell.text("numbers-what"),
        tell.quiet("numbers-kept"),
        Contacts(tell.say("numbers-copy"), (*people, *_doors(tell)), tell.say("numbers-take")),
        PageLink(tell.say("numbers-page")),
        tell.back_to(Action.MY_PAGE),
    )


def _doors(tell: Telling) -> tuple[Contact, ...]:
    here = country(tell.reader.calendar.zone, tell.operator.country)
    written = [_as_written(text) for text in (tell.door.reveal(), tell.operator.doors) if text]
    lines = [Contact(line.name, line.number) for line in here.lines] if here else []
    return (*written, *lines, Contact(tell.say("numbers-emergency"), emergency(tell)))


def _as_written(text: str) -> Contact:
    """A door in somebody's own words: the number in it, if there is one, and what stands around that."""
    text = " ".join(text.split())
    number = max(NUMBER.findall(text), key=len, default="")
    around = text.replace(number, " ") if number else text
    return Contact(" ".join(around.strip(" :,;–-").split())[:LONGEST], number)

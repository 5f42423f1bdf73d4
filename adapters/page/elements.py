"""Each element of the neutral vocabulary as a part of a form that needs no script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from adapters.dots import dots
from adapters.markup import Attribute, Html, join, tag
from adapters.page.forms import ACTION, CALLED, EXPORT, FIELD, MADE, NUMBER, PERSON, TAKE, person
from adapters.paragraphs import END, is_scale, paragraph
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dots,
    Element,
    Entry,
    Files,
    Link,
    MessageLink,
    Option,
    PageLink,
    Passkey,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
)
from bot.messages.frame import Frame
from bot.messages.taking import Contact, Contacts
from bot.rules.people import Address

SAFE_LINKS = ("tel:", "sms:", "mailto:", "https://", "http://")
ROWS = 4


@dataclass(frozen=True, slots=True)
class Reader:
    """The words around the dialog, what has to change by field, and how to write to somebody directly."""

    frame: Frame
    errors: Mapping[str, str] = field(default_factory=dict, repr=False)
    chat: Callable[[Address], str] = lambda _: ""
    making: str = field(default="", repr=False)
    """What the browser is asked for where this page makes a passkey."""
    doorway: str = ""
    """The address of the page that a passkey opens."""
    contacts: Sequence[Contact] = field(default=(), repr=False)
    """What was filled in already, where the page shows its contacts once more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input stands: its id on the page, the error at it, and whether the eye goes there first."""

    id: str
    error: str = field(default="", repr=False)
    first: bool = False

    @property
    def error_id(self) -> str | None:
        return f"{self.id}-error" if self.error else None

    @property
    def invalid(self) -> str | None:
        return "true" if self.error else None

    def sentence(self) -> Html:
        return tag("p", self.error, class_="error", id=self.error_id) if self.error else join()


def element(what: Element, place: Place, reader: Reader) -> Html:
    match what:
        case Text():
            return paragraph(what, "h2")
        case Choice():
            return _choice(what, place, reader.frame)
        case Toggle():
            return _toggle(what, place, reader.frame)
        case Entry():
            return _entry(what, place)
        case PersonPicker():
            return _picked(what, place)
        case Row(buttons):
            return tag("div", *(button(b) for b in buttons), class_="row")
        case Link(label, url):
            return _link(label, url)
        case MessageLink(label, to):
            url = reader.chat(to)
            return tag("p", tag("a", label, href=url) if url else label, class_="link")
        case PageLink():
            return join()  # this is that page
        case Passkey():
            return _passkey(what, reader)
        case Contacts():
            return _contacts(what, place, reader)
        case Files(html, json):
            ways = ((html, "html"), (json, "json"))
            files = (tag("button", label, type="submit", name=EXPORT, value=kind) for label, kind in ways)
            return tag("div", *files, class_="row")
        case Copy(label, text):
            return copied(label, text, place.id)
        case Dots():
            return dots(what)
        case Rule():
            return tag("hr")
        case _:
            assert_never(what)


def passkey(field: str, label: str, frame: Frame, **told: Attribute) -> Html:
    """A sentence about what it takes, and a button: a script puts this in the other's place where it can."""
    return tag(
        "div",
        tag("input", type="hidden", name=field, value=""),
        tag("p", frame.script, data_said="needs"),
        tag("p", frame.passkey_failed, hidden=True, data_said="failed", role="alert"),
        tag("button", label, type="button", class_="main", hidden=True),
        class_="passkey",
        data_passkey=True,
        **told,
    )


def _passkey(what: Passkey, reader: Reader) -> Html:
    make = passkey(MADE, what.label, reader.frame, data_options=reader.making) if reader.making else ""
    later = tag("p", what.address, tag("br"), tag("a", reader.doorway, href=reader.doorway), class_="link")
    return join(make, later if what.address else "")


def _contacts(what: Contacts, place: Place, reader: Reader) -> Html:
    """A name and a number each, and a button that answers with a file: the page stays as it is."""
    frame = reader.frame
    rows = (_contact(c, at, place, frame) for at, c in enumerate(reader.contacts or what.contacts))
    take = tag("button", what.take, type="submit", name=TAKE, value="yes", class_="main")
    return join(tag("p", frame.contacts), *rows, tag("div", take, class_="row"))


def _contact(contact: Contact, at: int, place: Place, frame: Frame) -> Html:
    shared = {"autocomplete": "off", "spellcheck": "false"}
    called, number = f"{place.id}-{at}-called", f"{place.id}-{at}-number"
    return tag(
        "fieldset",
        tag("legend", contact.name, class_="unseen"),
        tag("label", frame.called, for_=called),
        tag(
            "input", type="text", id=called, name=f"{CALLED}{at}", value=contact.name, maxlength=100, **shared
        ),
        tag("label", frame.number, for_=number),
        tag(
            "input", type="tel", id=number, name=f"{NUMBER}{at}", value=contact.number, maxlength=40, **shared
        ),
        class_="contact entry",
    )


def button(what: Button) -> Html:
    return tag("button", what.label, type="submit", name=ACTION, value=what.action, class_=what.weight.value)


def copied(label: str, text: str, id: str) -> Html:
    rows = min(8, text.count("\n") + len(text) // 40 + 1)
    box = tag("textarea", "\n" + text, id=id, readonly=True, rows=rows, spellcheck="false")
    paper = tag("div", text, class_="paper")  # a box shows on paper only what fits into it
    return tag("div", tag("label", label, for_=id), box, paper, class_="copy")


def _choice(what: Choice, place: Place, frame: Frame) -> Html:
    hint = f"{place.id}-hint" if what.hint else None
    described = " ".join(d for d in (hint, place.error_id) if d) or None
    scale = is_scale(what)
    options = (_radio(what, o, n, place, scale) for n, o in enumerate(what.options))
    return tag(
        "fieldset",
        tag("legend", what.label) if what.label else "",
        tag("p", what.hint, class_="hint", id=hint) if hint else "",
        tag("div", *options, class_="options"),
        place.sentence(),
        _update(what.action, None, frame),
        aria_describedby=described,
        class_="choice scale" if scale else "choice",
    )


def _radio(what: Choice, option: Option, at: int, place: Place, scale: bool) -> Html:
    id = f"{place.id}-{at}"
    radio = tag(
        "input",
        type="radio",
        id=id,
        name=f"{FIELD}{what.id}",
        value=option.value,
        checked=option.value == what.chosen,
        autofocus=place.first and at == 0,
    )
    step, end, meaning = option.label.partition(END)
    short = join(step, tag("small", tag("i", end), meaning)) if end and scale else join(option.label)
    return tag("div", radio, tag("label", short, for_=id), class_="option")


def _update(action: str | None, described: str | None, frame: Frame) -> Html:
    """Choosing is a press of its own: without script, it takes a button to say so."""
    if action is None:
        return join()
    press = tag("button", frame.update, type="submit", name=ACTION, value=action, aria_describedby=described)
    return tag("div", press, class_="row")


def _toggle(what: Toggle, place: Place, frame: Frame) -> Html:
    label = f"{place.id}-label"
    box = tag(
        "input",
        type="checkbox",
        id=place.id,
        name=f"{FIELD}{what.id}",
        value="yes",
        checked=what.on,
        autofocus=place.first,
        aria_describedby=place.error_id,
        aria_invalid=place.invalid,
    )
    said = tag("label", what.label, for_=place.id, id=label)
    return tag("div", box, said, place.sentence(), _update(what.action, label, frame), class_="toggle")


def _entry(what: Entry, place: Place) -> Html:
    """No spelling help: several browsers send what is typed to somebody else's server for it."""
    shared: dict[str, str | int | bool | None] = {
        "id": place.id,
        "name": f"{FIELD}{what.id}",
        "maxlength": what.limit,
        "autocomplete": "off",
        "spellcheck": "false",
        "autofocus": place.first,
        "aria_describedby": place.error_id,
        "aria_invalid": place.invalid,
    }
    if what.multiline:  # the line break is the one that HTML drops
        box = tag("textarea", "\n" + what.text, rows=ROWS, **shared)
    else:
        kind = "password" if what.masked else "text"
        box = tag("input", type=kind, value=what.text, **shared)
    return tag("div", tag("label", what.label, for_=place.id), box, place.sentence(), class_="entry")


def _picked(what: PersonPicker, place: Place) -> Html:
    """There is no directory here. Whoever is picked already travels along, so that nothing picks them off."""
    if what.chosen is None:
        return place.sentence()
    carried = tag("input", type="hidden", name=f"{PERSON}{what.id}", value=person(what.chosen))
    return join(carried, place.sentence())


def _link(label: str, url: str) -> Html:
    if not url.lower().startswith(SAFE_LINKS):
        return tag("p", f"{label}: {url}")
    elsewhere = url.lower().startswith("http")
    aside = {"target": "_blank", "rel": "noopener noreferrer"} if elsewhere else {}
    return tag("p", tag("a", label, href=url, **aside), class_="link")

"""Each element of the neutral vocabulary as one piece of accessible HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from adapters.dots import dots
from adapters.markup import Html, join, tag
from adapters.paragraphs import END, is_scale, paragraph
from adapters.playground.people import Directory, Look
from adapters.playground.wording import Wording
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
from bot.messages.taking import Contacts

SAFE_LINKS = ("tel:", "sms:", "mailto:", "https://", "http://")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks: the ids of their column, the words of its language, the directory, errors by field."""

    id: str
    wording: Wording
    directory: Directory
    errors: Mapping[str, str]
    look: Look = Look.SLACK


@dataclass(frozen=True, slots=True)
class Field:
    """One input's id on the page, and the error that stands at it. Ids are counted, not taken from fields."""

    id: str
    error: str = ""

    @property
    def error_id(self) -> str | None:
        return f"{self.id}-error" if self.error else None

    @property
    def invalid(self) -> str | None:
        return "true" if self.error else None

    def sentence(self) -> Html:
        return tag("p", self.error, class_="error", id=self.error_id) if self.error else join()


def element(what: Element, at: int, reader: Reader) -> Html:
    """The HTML of one element, the ``at``-th of its dialog."""
    id = f"{reader.id}-field-{at}"
    match what:
        case Text():
            return paragraph(what, "h4")
        case Choice():
            return _choice(what, Field(id, reader.errors.get(what.id, "")))
        case Toggle():
            return _toggle(what, Field(id, reader.errors.get(what.id, "")))
        case Entry():
            return _entry(what, Field(id, reader.errors.get(what.id, "")))
        case PersonPicker():
            return _picker(what, Field(id, reader.errors.get(what.id, "")), reader)
        case Row(buttons):
            return tag("div", *(button(b) for b in buttons), class_="row")
        case Link(label, url) | PageLink(label, url):
            return _link(label, url)
        case Passkey():
            return join()
        case Files(elsewhere=said):
            return tag("p", said)
        case MessageLink():
            return _message_link(what, reader)
        case Copy(label, text) | Contacts(label=label, known=text):
            return _copy(label, text, id, reader.wording)
        case Dots():
            return dots(what)
        case Rule():
            return tag("hr")
        case _:
            assert_never(what)


def button(what: Button, kind: str = "button") -> Html:
    """A press. Only a dialog's own main button is a submit, so that Enter in a line means that one."""
    return tag("button", what.label, type=kind, class_=what.weight.value, data_action=what.action)


def _choice(what: Choice, field: Field) -> Html:
    hint = f"{field.id}-hint" if what.hint else None
    described = " ".join(d for d in (hint, field.error_id) if d) or None
    return tag(
        "fieldset",
        tag("legend", what.label),
        tag("p", what.hint, class_="hint", id=hint) if hint else "",
        tag("div", *(_radio(what, o, n, field) for n, o in enumerate(what.options)), class_="options"),
        field.sentence(),
        aria_describedby=described,
        aria_invalid=field.invalid,
        class_=" ".join(("choice", *(["scale"] * is_scale(what)), *(["pressing"] * bool(what.action)))),
    )


def _radio(what: Choice, option: Option, at: int, field: Field) -> Html:
    id = f"{field.id}-{at}"
    radio = tag(
        "input",
        type="radio",
        id=id,
        name=what.id,
        value=option.value,
        checked=option.value == what.chosen,
        data_change=what.action,
    )
    step, end, meaning = option.label.partition(END)
    label = join(step, tag("small", tag("i", end), meaning)) if end and is_scale(what) else join(option.label)
    return tag("div", radio, tag("label", label, for_=id), class_="option")


def _toggle(what: Toggle, field: Field) -> Html:
    box = tag(
        "input",
        type="checkbox",
        id=field.id,
        name=what.id,
        value="yes",
        checked=what.on,
        data_change=what.action,
        aria_describedby=field.error_id,
        aria_invalid=field.invalid,
    )
    return tag("div", box, tag("label", what.label, for_=field.id), field.sentence(), class_="toggle")


def _entry(what: Entry, field: Field) -> Html:
    shared: dict[str, str | int | None] = {
        "id": field.id,
        "name": what.id,
        "maxlength": what.limit,
        "autocomplete": "off",
        "aria_describedby": field.error_id,
        "aria_invalid": field.invalid,
    }
    if what.multiline:  # the line break is the one that HTML drops
        box = tag("textarea", "\n" + what.text, rows=3, **shared)
    else:
        kind = "password" if what.masked else "text"
        box = tag("input", type=kind, value=what.text, **shared)
    return tag("div", tag("label", what.label, for_=field.id), box, field.sentence(), class_="entry")


def _picker(what: PersonPicker, field: Field, reader: Reader) -> Html:
    chosen = what.chosen.user if what.chosen else ""
    offered = (
        tag("option", p.listed(reader.wording.language), value=p.id, selected=p.id == chosen)
        for p in reader.directory.everybody
    )
    select = tag(
        "select",
        tag("option", reader.wording.nobody, value=""),
        *offered,
        id=field.id,
        name=what.id,
        data_people=True,
        aria_describedby=field.error_id,
        aria_invalid=field.invalid,
    )
    return tag("div", tag("label", what.label, for_=field.id), select, field.sentence(), class_="picker")


def _link(label: str, url: str) -> Html:
    if not url.lower().startswith(SAFE_LINKS):
        return tag("p", f"{label}: {url}")
    elsewhere = url.lower().startswith("http")
    anchor = tag(
        "a",
        label,
        href=url,
        target="_blank" if elsewhere else None,
        rel="noopener noreferrer" if elsewhere else None,
    )
    return tag("p", anchor, class_="link")


def _message_link(what: MessageLink, reader: Reader) -> Html:
    person = reader.directory.at(what.to)
    href = f"#{person.id}" if person and reader.directory.has_chat(person) else None
    note = tag("small", f" ({reader.wording.no_chat})")
    anchor = tag("a", what.label, href=href) if href else tag("span", what.label)
    return tag("p", anchor, note, class_="link")


def _copy(label: str, text: str, id: str, wording: Wording) -> Html:
    rows = min(6, text.count("\n") + len(text) // 40 + 1)
    box = tag("textarea", "\n" + text, id=id, readonly=True, rows=rows)
    press = tag("button", wording.copy, type="button", data_copy=id, data_copied=wording.copied)
    return tag("div", tag("label", label, for_=id), box, press, class_="copy")

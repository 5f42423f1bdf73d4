"""A dialog as a whole page, and the few around it: the door, what is over, what could not be saved."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from adapters.markup import Html, join, tag
from adapters.page.elements import Place, Reader, button, copied, element, passkey
from adapters.page.forms import ACTION, CLOSE, LINK, MADE, PASTED, SHOWN, TAKE, TOKEN, VISIT
from bot.messages.cards import Choice, Dialog, Element, Entry, PersonPicker, Row, Rule, Toggle
from bot.messages.frame import Frame
from bot.rules.words import Words
from bot.runtime.doorways import PATH as DOORWAY
from bot.runtime.links import PRESSES
from bot.runtime.visits import Visit

FIELDS = (Choice, Toggle, Entry, PersonPicker)
HERE = Path(__file__).parent
STYLE = Html("".join((HERE / name).read_text(encoding="utf-8") for name in ("fields.css", "page.css")))
SCRIPT = Html((HERE / "door.js").read_text(encoding="utf-8"))
PASSKEYS = Html((HERE / "passkey.js").read_text(encoding="utf-8"))


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


POLICY = (
    f"default-src 'none'; style-src {_hashed(STYLE)}; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
POLICY_OF_DOOR = f"{POLICY}; script-src {_hashed(SCRIPT)}"
"""Of what a link leads to, the door alone has a script: none runs where anything private stands."""
POLICY_OF_MAKING = f"{POLICY}; script-src {_hashed(PASSKEYS)}"
POLICY_OF_DOORWAY = f"{POLICY_OF_MAKING}; connect-src 'self'"
"""A passkey is made and shown by a script: on the page that explains it, and on the one that it opens."""


def door(frame: Frame) -> str:
    """One button. The same bytes whatever the link is, since the server never learns it from a GET."""
    pasted = join(tag("label", frame.paste, for_="pasted"), tag("input", id="pasted", name=PASTED))
    fields = (
        tag("input", type="hidden", name=LINK, value=""),
        tag("noscript", tag("p", pasted, class_="entry")),
        tag("button", frame.open, type="submit", class_="main"),
    )
    body = join(tag("h1", frame.title, class_="unseen"), _form(*fields), tag("script", SCRIPT))
    return _document(frame, body, class_="door")


def doorway(frame: Frame) -> str:
    """One button, and the same bytes for everybody: who comes is known only by what their phone answers."""
    form = _form(passkey(SHOWN, frame.open, frame, data_from=DOORWAY))
    body = join(tag("h1", frame.title, class_="unseen"), form, tag("script", PASSKEYS))
    return _document(frame, body, class_="door")


def dialog(shown: Dialog, visit: Visit, reader: Reader) -> str:
    """The page of a visit: the dialog as one form, and the button that ends it."""
    hidden = (_hidden(VISIT, visit.id), _hidden(TOKEN, shown.token))
    first = _first_amiss(shown, reader.errors)
    parts = _elements(shown, reader, first)
    if shown.submit is not None:
        parts.insert(_filled_in(shown.body), tag("div", button(shown.submit), class_="row"))
    form = _form(*hidden, _on_enter(shown), *parts)
    script = tag("script", PASSKEYS) if reader.making else ""
    body = join(tag("h1", shown.title), _said(shown, reader, first), form, script)
    return _document(reader.frame, body, _end(visit, reader.frame))


def last(shown: Dialog, reader: Reader) -> str:
    """The page after which there is nobody to press anything."""
    return _document(reader.frame, tag("h1", shown.title), *_elements(shown, reader, None))


def sentence(frame: Frame, *sentences: str, written: Iterable[Words] = ()) -> str:
    """A page with nothing to press, and with what was just written, so that it can be copied from here."""
    kept = [text.reveal() for text in written]
    boxes = (copied(frame.written, text, f"written-{n}") for n, text in enumerate(kept))
    said = (tag("p", text) for text in sentences)
    return _document(frame, join(tag("h1", frame.title, class_="unseen"), *said, *boxes))


def not_saved(frame: Frame, fields: Mapping[str, str], doors: Dialog) -> str:
    """The same form once more, behind one button. ``doors``, as far as they are to be read, beneath."""
    said = tag("p", frame.not_saved, role="alert")
    hidden = (_hidden(name, text) for name, text in fields.items())
    again = tag("button", frame.again, class_="main")
    read = (Rule(), *(what for what in doors.body if not isinstance(what, Row)))
    form = _form(*hidden, again, *_elements(replace(doors, body=read), Reader(frame), None))
    return _document(frame, tag("h1", frame.title, class_="unseen"), said, form)


def _document(frame: Frame, *main: Html, class_: str | None = None) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", frame.title),
        tag("style", STYLE),
    )
    body = tag("body", tag("main", *main, class_=class_))
    return "<!doctype html>" + tag("html", head, body, lang=frame.language)


def _form(*children: Html) -> Html:
    return tag("form", *children, method="post", action=PRESSES, autocomplete="off")


def _hidden(name: str, value: str) -> Html:
    return tag("input", type="hidden", name=name, value=value)


def _end(visit: Visit, frame: Frame) -> Html:
    close = tag("button", frame.close, type="submit", name=CLOSE, value="yes", class_="plain")
    said = tag("p", frame.closes_itself, class_="quiet")
    return tag("footer", _form(_hidden(VISIT, visit.id), close), said)


def _on_enter(shown: Dialog) -> Html:
    """Enter in a line presses the first button of a form: it is to be the main one, or none at all."""
    action = shown.submit.action if shown.submit else None
    return tag(
        "button",
        type="submit",
        name=ACTION,
        value=action,
        disabled=action is None,
        class_="unseen",
        tabindex=-1,
        aria_hidden="true",
    )


def _elements(shown: Dialog, reader: Reader, first: int | None) -> list[Html]:
    parts: list[Html] = []
    before: Element | None = None
    for at, what in enumerate(shown.body):
        error = reader.errors.get(what.id, "") if isinstance(what, FIELDS) else ""
        part = element(what, Place(f"e{at}", error, at == first), reader)
        if isinstance(what, PersonPicker) and not isinstance(before, PersonPicker):
            part = join(tag("p", reader.frame.people, class_="hint"), part)
        parts.append(part)
        before = what
    return parts


def _filled_in(body: tuple[Element, ...]) -> int:
    """Where filling in ends, and the button that sends it stands: before other ways to go on."""
    fields = [at for at, what in enumerate(body) if isinstance(what, FIELDS)]
    ways = (at for at in range(fields[-1] if fields else 0, len(body)) if isinstance(body[at], Row | Rule))
    return next(ways, len(body))


def _first_amiss(shown: Dialog, errors: Mapping[str, str]) -> int | None:
    """The field that the eye goes to, and the focus."""
    amiss = (n for n, e in enumerate(shown.body) if isinstance(e, FIELDS[:3]) and e.id in errors)
    return next(amiss, None)


def _said(shown: Dialog, reader: Reader, first: int | None) -> Html:
    """Above everything: that something has to change, and whatever has no field here to stand at."""
    if not reader.errors:
        return join()
    loose = [sentence for id, sentence in reader.errors.items() if id not in shown.fields]
    nothing_to_save = MADE in reader.errors or TAKE in reader.errors
    above = () if nothing_to_save else (reader.frame.amiss,)
    said = (tag("p", text) for text in (*above, *loose))
    return tag("div", *said, class_="said", role="alert", tabindex=-1, autofocus=first is None)

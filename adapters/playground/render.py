"""A person's dialog, notices and Kaveri's own tab as HTML."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from adapters.markup import Html, join, tag
from adapters.playground.desk import Chatted, Desk, Line, Noticed, Typed, Window
from adapters.playground.elements import Reader, button, element
from adapters.playground.people import Directory, Look, Person
from adapters.playground.wording import Wording, wording
from bot.messages.cards import ChatTurn, Choice, Dialog, Entry, Home, Notice, PersonPicker, Toggle


def window(desk: Desk, directory: Directory) -> Html:
    """The open dialog, or nothing."""
    if desk.window is None:
        return join()
    words = wording(desk.person.language)
    reader = Reader(desk.person.id, words, directory, desk.window.errors, desk.person.look)
    return dialog(desk.window, reader)


def dialog(open: Window, reader: Reader) -> Html:
    """A region that is a dialog of its own person only: the others' columns stay usable beside it."""
    shown, title = open.dialog, f"{reader.id}-title"
    heading = tag("h3", shown.title, id=title, tabindex=-1)
    body = (_said(open), *(element(e, at, reader) for at, e in enumerate(shown.body)))
    parts = _as_on_teams if reader.look is Look.TEAMS else _as_on_slack
    return tag(
        "div",
        tag("form", *parts(shown, heading, body), novalidate=True, autocomplete="off"),
        class_="window",
        role="dialog",
        aria_labelledby=title,
        data_token=shown.token,
        data_page=shown.title,
    )


def _as_on_slack(shown: Dialog, heading: Html, body: tuple[Html, ...]) -> tuple[Html, ...]:
    """Both buttons stand below the page, whatever is scrolled into view."""
    close = tag("button", shown.close, type="button", class_="plain", data_close=True)
    return heading, tag("div", *body, class_="body"), tag("footer", close, _submit(shown))


def _as_on_teams(shown: Dialog, heading: Html, body: tuple[Html, ...]) -> tuple[Html, ...]:
    """A cross in the corner, and the main button at the end of what there is to fill in."""
    cross = tag("span", "✕", aria_hidden="true")
    close = tag("button", cross, type="button", class_="cross", aria_label=shown.close, data_close=True)
    last = tag("div", _submit(shown), class_="row") if shown.submit else join()
    return tag("div", heading, close, class_="bar"), tag("div", *body, last, class_="body")


def _submit(shown: Dialog) -> Html:
    return button(shown.submit, kind="submit") if shown.submit else join()


def _said(open: Window) -> Html:
    """What concerns the whole dialog: that it was not saved, or an error whose field is not in it."""
    fields = {e.id for e in open.dialog.body if isinstance(e, (Choice, Toggle, Entry, PersonPicker))}
    sentences = [s for s in (open.said, *(e for f, e in open.errors.items() if f not in fields)) if s]
    return tag("div", *(tag("p", s) for s in sentences), class_="said", role="alert") if sentences else join()


def notice(what: Notice) -> Html:
    """A chat message: one sentence, one button."""
    press = tag(
        "button",
        what.button.text,
        type="button",
        class_="plain",
        data_action=what.action,
        data_token=what.token,
    )
    return join(tag("p", what.text.text), press)


def turn(what: ChatTurn) -> Html:
    """A question in the chat, and the buttons that answer it."""
    rows = (
        tag(
            "div",
            *(
                tag(
                    "button",
                    button.label,
                    type="button",
                    class_="plain",
                    data_action=button.action,
                    data_token=button.token,
                )
                for button in row
            ),
            class_="row",
        )
        for row in what.rows
    )
    return join(tag("p", what.text), *rows)


def home(what: Home, words: Wording) -> Html:
    """The app's own tab: the same for everybody."""
    buttons = (
        tag("button", b.label.text, type="button", class_="plain", data_action=b.action) for b in what.buttons
    )
    return tag(
        "section",
        tag("h3", what.title.text),
        *(tag("p", line.text) for line in what.lines),
        tag("div", *buttons, class_="row"),
        class_="home",
        aria_label=words.home,
    )


def chat(desk: Desk, tab: Home) -> Html:
    """Kaveri's own tab, then the conversation, oldest first."""
    words = wording(desk.person.language)
    lines = (_line(line, before, desk.person, words) for line, before in _with_previous(desk.lines))
    return join(home(tab, words), tag("ol", *lines, class_="lines"))


def aside(desk: Desk) -> Html:
    """A sentence for this person alone, outside the dialog."""
    return tag("p", desk.aside) if desk.aside else join()


def news(desk: Desk) -> str:
    """The newest notice as a screen reader says it."""
    words = wording(desk.person.language)
    return f"{desk.person.name}. {words.news}: {desk.news[-1]}" if desk.news else ""


def _with_previous(lines: list[Line]) -> list[tuple[Line, Line | None]]:
    return list(zip(lines, [None, *lines], strict=False))


def _line(line: Line, before: Line | None, person: Person, words: Wording) -> Html:
    zone = ZoneInfo(person.zone)
    at = line.at.astimezone(zone)
    new_day = before is None or before.at.astimezone(zone).date() != at.date()
    day = tag("p", words.day(at.date()), class_="day") if new_day else join()
    time = tag("time", words.clock(at), datetime=line.at.isoformat())
    match line:
        case Noticed():
            head = tag("p", tag("b", "Kaveri"), " ", time, class_="who")
            return tag("li", day, tag("div", head, notice(line.notice), class_="notice"))
        case Chatted():
            head = tag("p", tag("b", "Kaveri"), " ", time, class_="who")
            return tag("li", day, tag("div", head, turn(line.turn), class_="notice"))
        case Typed():
            head = tag("p", tag("b", person.name), " ", time, class_="who")
            return tag("li", day, tag("div", head, tag("p", line.text), class_="typed"))

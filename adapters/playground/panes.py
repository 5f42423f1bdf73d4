"""What others could see: the rows in the database, and the chat as the company's records keep it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from adapters.markup import Html, join, tag
from adapters.playground.desk import Chatted, Desk, Line, Noticed, Typed

SHOWN = 20  # bytes of a cell


@dataclass(frozen=True, slots=True)
class Table:
    """One table as it lies on the disk. Cells are what the file holds: numbers, text, or bytes."""

    name: str
    count: int
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = field(default=(), repr=False)


def database(tables: Iterable[Table]) -> Html:
    return join(*(_table(t) for t in tables))


def _table(what: Table) -> Html:
    head = tag("tr", *(tag("th", c, scope="col") for c in what.columns))
    rows = (tag("tr", *(tag("td", _cell(c)) for c in row)) for row in what.rows)
    count = f"{what.count} row" if what.count == 1 else f"{what.count} rows"
    caption = tag("caption", tag("b", what.name), " ", tag("span", count))
    if not what.rows:
        return tag("table", caption)
    return tag(
        "div",
        tag("table", caption, tag("thead", head), tag("tbody", *rows)),
        class_="wide",
        role="region",
        tabindex=0,
        aria_label=what.name,
    )


def _cell(value: object) -> Html:
    match value:
        case None:
            return tag("i", "empty")
        case bytes() | bytearray() | memoryview():
            return _bytes(bytes(value))
        case _:
            text = str(value)
            return join(text if len(text) <= 2 * SHOWN else f"{text[: 2 * SHOWN]}…")


def _bytes(value: bytes) -> Html:
    more = f"… {len(value)} bytes" if len(value) > SHOWN else ""
    return join(tag("code", value[:SHOWN].hex()), tag("small", more) if more else "")


def records(desks: Iterable[Desk]) -> Html:
    """Every conversation with Kaveri in one list, by time, as an export of the workspace has it."""
    lines = sorted(((line, desk) for desk in desks for line in desk.lines), key=lambda both: both[0].at)
    if not lines:
        return tag("p", "Nothing yet. Nobody has received or typed a message.", class_="quiet")
    return tag("ol", *(_record(line, desk) for line, desk in lines), class_="records")


def _record(line: Line, desk: Desk) -> Html:
    match line:
        case Noticed(at, notice):
            what = join(
                notice.text.text,
                " ",
                tag("small", f"[{notice.button.text} · {notice.token[:8] or 'no value'}]"),
            )
            return _entry(at, f"Kaveri → {desk.person.name}", what, desk.person.language)
        case Chatted(at, turn):
            return _entry(at, f"Kaveri → {desk.person.name}", join(turn.text), desk.person.language)
        case Typed(at, text):
            return _entry(at, f"{desk.person.name} → Kaveri", join(text), desk.person.language)


def _entry(at: datetime, who: str, what: Html, language: str) -> Html:
    moment = at.astimezone(UTC)
    time = tag("time", moment.strftime("%Y-%m-%d %H:%M UTC"), datetime=moment.isoformat())
    return tag("li", time, " ", tag("b", who), " ", tag("span", what, lang=language))

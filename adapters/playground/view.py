"""The page as the server sends it: once as a whole, then column by column as things change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.markup import Html, join, tag
from adapters.playground import render
from adapters.playground.commands import COMMAND
from adapters.playground.desk import Desk
from adapters.playground.panes import Table, records
from adapters.playground.people import Look, Person
from adapters.playground.platform import PlaygroundPlatform
from adapters.playground.wording import ENGLISH, Wording, wording

PAGE = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the page shows and moves: a started platform and its pushed clock, and the database.

    ``push`` does on its way everything that becomes due; pushing by nothing does what is due now.
    """

    platform: PlaygroundPlatform
    push: Callable[[timedelta], Awaitable[None]]
    push_working_hours: Callable[[int], Awaitable[None]]
    database_view: Callable[[], list[Table]]


Fragment = dict[str, str | int | bool]


def page(stage: Stage) -> str:
    """The whole page; the columns are filled before any script runs."""
    people = stage.platform.directory.people
    parts = {
        "<!-- switch -->": join(*(_switch(p) for p in people)),
        "<!-- people -->": join(*(_column(stage, stage.platform.desk(p.id)) for p in people)),
        "<!-- clock -->": clock(stage),
    }
    text = _template()
    for mark, html in parts.items():
        text = text.replace(mark, html)
    return text


def column(stage: Stage, person: str) -> Fragment:
    """One person's column as it stands now."""
    desk = stage.platform.desk(person)
    tab = stage.platform.home(desk.person.language)
    return {
        "person": person,
        "changes": desk.changes,
        "windowChanges": desk.window_changes,
        "time": _local(stage, desk.person),
        "quiet": _quiet(stage, desk),
        "chat": render.chat(desk, tab),
        "notices": len(desk.news),
        "news": render.news(desk),
        "aside": render.aside(desk),
        "window": render.window(desk, stage.platform.directory),
    }


def clock(stage: Stage) -> Html:
    """The pushed clock, as the first person's wall shows it."""
    person = stage.platform.directory.people[0]
    now = stage.platform.clock.now().astimezone(ZoneInfo(person.zone))
    return tag(
        "time",
        tag("b", ENGLISH.clock(now)),
        tag("span", f"{ENGLISH.day(now.date())} {now.year}, {person.place}"),
        datetime=now.isoformat(),
    )


def chat_records(stage: Stage) -> Html:
    return records(stage.platform.desks.values())


@lru_cache
def _template() -> str:
    return (PAGE / "index.html").read_text(encoding="utf-8")


def _local(stage: Stage, person: Person) -> str:
    words = wording(person.language)
    now = stage.platform.clock.now().astimezone(ZoneInfo(person.zone))
    return words.moment(now)


def _quiet(stage: Stage, desk: Desk) -> Html:
    """Do not disturb, as the chat program has it. Of Teams, Kaveri learns nothing: there is no switch."""
    if desk.person.look is Look.TEAMS:
        return join()
    words, until = wording(desk.person.language), desk.quiet
    on = until is not None and until > stage.platform.clock.now()
    said = words.quiet
    if until is not None and on:
        said = f"{words.quiet_until} {words.clock(until.astimezone(ZoneInfo(desk.person.zone)))}"
    return tag("button", said, type="button", aria_pressed=str(on).lower(), data_quiet=_FOR[on])


_FOR = {False: "two-hours", True: "no-time"}


def _avatar(person: Person) -> Html:
    return tag("span", person.name[:1], class_="avatar", data_who=person.id, aria_hidden="true")


def _switch(person: Person) -> Html:
    return tag(
        "button",
        _avatar(person),
        person.name,
        tag("span", class_="badge", hidden=True),
        type="button",
        data_switch=person.id,
        aria_pressed="false",
    )


def _column(stage: Stage, desk: Desk) -> Html:
    person, shown = desk.person, column(stage, desk.person.id)
    words = wording(person.language)
    head = tag(
        "header",
        _avatar(person),
        tag("h2", person.name, id=f"{person.id}-name", tabindex=-1),
        tag("p", person.place, " · ", tag("span", str(shown["time"]), data_part="time"), class_="where"),
        tag("p", words.as_on_teams if person.look is Look.TEAMS else words.as_on_slack, class_="look"),
        tag("div", Html(shown["quiet"]), class_="quieter", data_part="quiet"),
    )
    log = tag(
        "div",
        Html(shown["chat"]),
        class_="log",
        data_part="chat",
        role="region",
        aria_label=words.chat,
        tabindex=0,
    )
    desk_area = tag(
        "div",
        log,
        tag("div", Html(shown["aside"]), class_="aside", data_part="aside", role="status"),
        _composer(person),
        tag("div", Html(shown["window"]), data_part="window"),
        class_="desk",
    )
    return tag(
        "section",
        head,
        desk_area,
        tag("p", class_="unseen", data_part="news", aria_live="polite"),
        id=person.id,
        class_="column",
        lang=person.language,
        aria_labelledby=f"{person.id}-name",
        data_person=person.id,
        data_look=person.look.value.lower(),
        data_not_saved=stage.platform.not_saved(person.language),
    )


def _opener(person: Person, words: Wording) -> Html:
    """Slack has a command; on Teams a command is a line in the chat, and there is one, which says nothing."""
    if person.look is Look.TEAMS:
        return tag("button", words.open, type="button", class_="main word", data_run=words.open)
    return tag("button", COMMAND, type="button", class_="main", data_run=COMMAND, aria_label=words.run)


def _composer(person: Person) -> Html:
    words, id = wording(person.language), f"{person.id}-line"
    return tag(
        "form",
        _opener(person, words),
        tag("label", words.line, for_=id, class_="unseen"),
        tag("input", type="text", id=id, maxlength=2000, autocomplete="off", placeholder=words.hint),
        tag(
            "button",
            tag("span", "↑", aria_hidden="true"),
            type="submit",
            class_="send",
            aria_label=words.send,
        ),
        class_="composer",
    )

"""Everything of mine as a copy, and what was done with it."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from bot.messages import export_text, exporting
from bot.messages.actions import Action
from bot.messages.cards import Copy, Dialog, Element, Files, PageLink, Row, Text
from bot.messages.telling import Telling
from bot.rules import subjects
from bot.rules.acts import Act, Done
from bot.rules.announcing import KINDS, Announcement
from bot.rules.taking_sayings import Everything, MyLog, TakingSaying

PIECE = 2400
"""Characters to copy at once: no platform cuts these off."""
MOST_LINES = 30


def dialog(tell: Telling, saying: TakingSaying) -> Dialog:
    match saying:
        case Everything():
            return _everything(tell, saying)
        case MyLog():
            return _log(tell, saying)
        case _:
            assert_never(saying)


def _everything(tell: Telling, saying: Everything) -> Dialog:
    shown, subject = _files(tell), ""
    if not saying.page:
        text = pieces(tell, saying)
        at = min(saying.begin, len(text) - 1)
        shown, subject = _to_copy(tell, text, at), subjects.of_piece(at)
    return tell.dialog(
        tell.heading("export-title"),
        tell.text("export-what"),
        tell.text("export-careful"),
        *shown,
        tell.back_to(Action.MY_PAGE),
        subject=subject,
    )


def _files(tell: Telling) -> tuple[Element, ...]:
    """Only the page of one's own has them; a chat app shows where they are."""
    link = PageLink(tell.say("page-link"))
    return (Files(tell.say("export-html"), tell.say("export-json"), tell.say("export-page")), link)


def _to_copy(tell: Telling, text: list[str], at: int) -> tuple[Element, ...]:
    before = (tell.button("export-previous", Action.EXPORT_PREVIOUS),) if at else ()
    after = (tell.button("export-next", Action.EXPORT_NEXT),) if at + 1 < len(text) else ()
    piece = Copy(tell.say("export-piece", n=at + 1, of=len(text)), text[at])
    ways = (Row((*before, *after)),) if before or after else ()
    return (tell.text("export-no-page"), piece, *ways)


def pieces(tell: Telling, saying: Everything) -> list[str]:
    """The whole of it, cut between lines; a line that is longer than a piece is cut, too."""
    tree = exporting.tree(saying.member, saying.known, saying.now)
    parts = export_text.parts(tree, tell.voice, tell.reader.calendar)
    found = [""]
    for line in "\n".join(export_text.lines(parts)).split("\n"):
        for start in range(0, max(len(line), 1), PIECE):
            cut = line[start : start + PIECE]
            if len(found[-1]) + len(cut) + 1 > PIECE:
                found.append("")
            found[-1] += f"{cut}\n"
    return [piece.strip("\n") for piece in found]


def _log(tell: Telling, saying: MyLog) -> Dialog:
    own = [(line.at, _line(tell, line.at, f"did-{line.what}")) for line in saying.log]
    operators = [(one.told_from, _told(tell, one)) for one in saying.told if one.told_from is not None]
    operators += [(one.at, _act(tell, one)) for one in saying.acts]
    return tell.dialog(
        tell.heading("log-heading"),
        tell.text("log-what"),
        *(_latest(own) or (tell.text("log-none"),)),
        tell.heading("log-operator-heading"),
        tell.text("log-operator-what"),
        *(_latest(operators) or (tell.text("log-none"),)),
        tell.back_to(Action.MY_PAGE),
    )


def _latest(dated: list[tuple[datetime, Text]]) -> tuple[Text, ...]:
    return tuple(line for _, line in sorted(dated, key=_when, reverse=True)[:MOST_LINES])


def _line(tell: Telling, at: datetime, what: str) -> Text:
    return tell.text("log-line", date=tell.date(at), what=tell.say(what))


def _act(tell: Telling, one: Done) -> Text:
    what = tell.say(f"act-{one.act}")
    if not one.value:
        return tell.text("log-line", date=tell.date(one.at), what=what)
    return tell.text("log-line-of", date=tell.date(one.at), what=what, of=_of(tell, one))


def _of(tell: Telling, one: Done) -> str:
    """Which release, or since when."""
    if one.act is not Act.CONTINUED:
        return one.value
    since = datetime.fromisoformat(one.value)
    return f"{tell.date(since)} {tell.voice.time(tell.reader.calendar.local(since))}"


def _told(tell: Telling, one: Announcement) -> Text:
    what = tell.say(f"setting-{one.fact.kind}") if one.fact.kind in KINDS else one.fact.kind
    told = tell.date(one.told_from) if one.told_from else ""
    return tell.text("log-told", date=told, what=what, holds=tell.date(one.holds_from))


def _when(dated: tuple[datetime, Text]) -> datetime:
    return dated[0]

"""Everything of a member's as a file: one page to read or print, or JSON. Dull names, kept in no cache."""

from __future__ import annotations

from aiohttp import web

from adapters.markup import Html, join, tag
from bot.messages.export_text import Part
from bot.messages.frame import Frame
from bot.runtime.exports import Taken

HTML, JSON = "html", "json"
KINDS = (HTML, JSON)
STYLE = Html(
    "body{font:1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "h1{font-size:1.4rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;break-after:avoid}"
    "dl{margin:0}dt{font-weight:bold}dd{margin:0 0 .5rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}"
    "ul{margin:0;padding-left:1.2rem}li{margin:0 0 .75rem;break-inside:avoid}p{white-space:pre-wrap}"
)


def response(taken: Taken, kind: str, frame: Frame) -> web.Response:
    """An attachment: no tab of the browser shows it by itself."""
    if kind == JSON:
        made = web.Response(body=taken.json, content_type="application/json", charset="utf-8")
    else:
        text = html(taken, frame).encode("utf-8", "replace")
        made = web.Response(body=text, content_type="text/html", charset="utf-8")
    made.headers["Content-Disposition"] = f'attachment; filename="page.{kind}"'
    return made


def html(taken: Taken, frame: Frame) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", frame.title),
        tag("style", STYLE),
    )
    sections = (join(tag("h2", part.label), _said(part)) for part in taken.parts)
    body = tag("body", tag("main", tag("h1", taken.title), *sections))
    return "<!doctype html>" + tag("html", head, body, lang=taken.language)


def _said(part: Part) -> Html:
    """A text, a list of things, or what one thing consists of."""
    if not part.parts:
        return tag("p", part.text)
    return _parts(part.parts)


def _parts(parts: tuple[Part, ...]) -> Html:
    if all(not part.label for part in parts):
        return tag("ul", *(tag("li", _parts(part.parts) if part.parts else part.text) for part in parts))
    pairs = (
        join(tag("dt", part.label), tag("dd", _parts(part.parts) if part.parts else part.text))
        for part in parts
    )
    return tag("dl", *pairs)

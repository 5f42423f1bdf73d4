"""A paragraph as HTML, and which choices stand in one row: the same on every page that Kaveri serves."""

from __future__ import annotations

from typing import assert_never

from adapters.markup import Html, tag
from bot.messages.cards import Choice, Text, Tone

END = " – "  # between a step of a scale and what it means


def paragraph(what: Text, heading: str) -> Html:
    """``heading`` is the element that a heading is on this page."""
    match what.tone:
        case Tone.HEADING:
            return tag(heading, what.text)
        case Tone.QUOTE:
            return tag("blockquote", tag("p", what.text))
        case Tone.PLAIN | Tone.QUIET | Tone.URGENT:
            return tag("p", what.text, class_=what.tone.value)
        case _:
            assert_never(what.tone)


def is_scale(what: Choice) -> bool:
    """Short steps such as 1–5, the ends of which may say what they mean: these stand in one row."""
    return all(len(o.label.partition(END)[0]) <= 3 for o in what.options)

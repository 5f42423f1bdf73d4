"""What is left to read of a TextBlock, whose words Teams takes for Markdown.

https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
"""

from __future__ import annotations

import html
import re

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = re.compile("[\ue000-\uefff]")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_DATE = re.compile(r"\{\{(?:DATE|TIME)\([^)]*\)\}\}")
_BULLET = re.compile(r"^(?:[-*+]|\d+\.)\s+", re.MULTILINE)


def read(text: str) -> str:
    """The words as they stand on the screen, without what Markdown ate."""
    text = _ESCAPED.sub(lambda found: chr(0xE000 + ord(found[1])), text)
    text = _LINK.sub(r"\1", _DATE.sub("", text))
    for pattern in (_STRONG, _EMPHASIS):
        text = pattern.sub(r"\2", text)
    text = html.unescape(_BULLET.sub("• ", text))
    return _KEPT.sub(lambda found: chr(ord(found[0]) - 0xE000), text)


def links(text: str) -> list[str]:
    """Where its links lead."""
    return [found[1] for found in _LINK.findall(text)]

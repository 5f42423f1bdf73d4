"""Looking for words in what was sent, as words: a sealed token is random letters, and may spell a name."""

from __future__ import annotations

import re


def stands_in(word: str, sent: object) -> bool:
    """Whether this word stands by itself anywhere in what was sent."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", str(sent)) is not None

"""A member's words, and the promise that they are opened in two places only."""

from __future__ import annotations

from typing import final


@final
class Words:
    """Something a member wrote or is called. Masks itself wherever it is printed or logged.

    ``reveal`` is for the two places that may open them: where they are shown to somebody the
    member chose, and where they are sealed. ``tests/test_architecture.py`` lists those places.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and other._text == self._text

    def __hash__(self) -> int:
        return hash((Words, self._text))

    def __repr__(self) -> str:
        return "Words(…)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce__(self) -> tuple[type[Words], tuple[str]]:
        raise TypeError("Words are sealed by bot.storage, never pickled")

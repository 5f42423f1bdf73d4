"""What can happen to a member's choice to be asked in the chat, and in a talk there."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class ChatChosen:
    """Would like to be asked in the chat, having read what that means; or in the private window again."""

    yes: bool


@dataclass(frozen=True, slots=True)
class LineSaid:
    """A line while a talk is under way. ``line`` says which one, the same again when it is edited."""

    line: str = field(repr=False)
    text: Words


@dataclass(frozen=True, slots=True)
class LineEdited:
    line: str = field(repr=False)
    text: Words


@dataclass(frozen=True, slots=True)
class LineDeleted:
    line: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ButtonSaid:
    """A button of this turn of this talk; it says what one could have typed."""

    talk: str
    turn: int
    text: Words


@dataclass(frozen=True, slots=True)
class WindowWanted:
    """Goes on with this talk in the private window."""

    talk: str


ChatEvent = ChatChosen | LineSaid | LineEdited | LineDeleted | ButtonSaid | WindowWanted

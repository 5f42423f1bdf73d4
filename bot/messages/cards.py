"""The neutral vocabulary: everything a person can see or press, and nothing about any platform.

Kinds of surface are types. A ``Notice`` and a ``Home`` stand in the company's chat records and can
only hold ``Neutral`` words; a ``Dialog`` is private and may hold a member's own. Passing private
words to a Notice is a type error, and ``tests/messages/test_neutral.py`` walks every one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import final

from bot.messages.taking import Contacts
from bot.rules.chat import InChat
from bot.rules.people import Address


@final
@dataclass(frozen=True, slots=True)
class Neutral:
    """Words that may stand in a chat message. Made only by ``Speech.neutral`` from a closed catalogue."""

    text: str


# Every field that may hold a member's words is kept out of reprs: a card may pass through a log.


class Tone(StrEnum):
    PLAIN = "plain"
    HEADING = "heading"
    QUIET = "quiet"  # smaller, less prominent
    QUOTE = "quote"  # the exact words that somebody else will read
    URGENT = "urgent"  # other doors: the emergency line stands out


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph. Plain text, never markup: adapters escape what their platform would interpret."""

    text: str = field(repr=False)
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few, one tap each, none chosen is fine. At most 10 options.

    With ``action``, choosing is a press of its own (the dialog is shown again); without, the choice
    travels with the next press. ``compact`` asks for one row where the platform can.
    """

    id: str
    label: str = field(repr=False)
    options: tuple[Option, ...] = field(repr=False)
    chosen: str | None = field(default=None, repr=False)
    action: str | None = None
    hint: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Toggle:
    """One thing that may be ticked. Value "yes" when ticked, absent when not."""

    id: str
    label: str = field(repr=False)
    on: bool = False
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line or a few lines that may be written, never must. At most ``limit`` characters. ``masked``: not to
    be read by whoever stands beside, where a surface can do that."""

    id: str
    label: str = field(repr=False)
    text: str = field(default="", repr=False)
    limit: int = 500
    multiline: bool = False
    masked: bool = False


@dataclass(frozen=True, slots=True)
class PersonPicker:
    """Choose one colleague from the platform's own directory, or nobody."""

    id: str
    label: str = field(repr=False)
    chosen: Address | None = field(default=None, repr=False)


class Weight(StrEnum):
    MAIN = "main"
    PLAIN = "plain"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Button:
    """A press. ``action`` is a word from ``bot.messages.actions``; ``subject`` says of what, opaquely."""

    label: str = field(repr=False)
    action: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Row:
    """Buttons that stand together, at most five."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A way out: a telephone line (``tel:``), an operator's page (``https:``)."""

    label: str = field(repr=False)
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MessageLink:
    """Opens a direct message between the reader and one person, without Kaveri in it."""

    label: str = field(repr=False)
    to: Address = field(repr=False)


@dataclass(frozen=True, slots=True)
class PageLink:
    """Opens this on a page of its own, in the reader's browser, and no longer through the platform.

    ``url`` is sealed for the reader, and put in when the window leaves Kaveri; without a page of its own,
    the link is left out there.
    """

    label: str = field(repr=False)
    url: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Passkey:
    """Makes a passkey, where the reader's own page shows this; a chat platform shows nothing of it.

    Without a ``label`` there is nothing to make. ``address`` says what the address below it is for.
    """

    label: str = field(repr=False)
    address: str = field(default="", repr=False)
    there: tuple[str, ...] = field(default=(), repr=False)
    """The ids of those that were made already: no phone makes a second one."""


@dataclass(frozen=True, slots=True)
class Files:
    """Everything of the reader's, as two files, where their own page shows this. A chat platform can hand out
    none: there, ``elsewhere`` says where they are."""

    html: str = field(repr=False)
    json: str = field(repr=False)
    elsewhere: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Copy:
    """Words to take along: shown so that they are easily selected and copied."""

    label: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dots:
    """A few 1–5 answers, oldest first, as dots; ``None`` was left out. ``alt`` says it in words."""

    label: str = field(repr=False)
    values: tuple[int | None, ...] = field(repr=False)
    alt: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between two parts."""


Element = (
    Text
    | Choice
    | Toggle
    | Entry
    | PersonPicker
    | Row
    | Link
    | MessageLink
    | PageLink
    | Passkey
    | Contacts
    | Files
    | Copy
    | Dots
    | Rule
)


@dataclass(frozen=True, slots=True)
class Dialog:
    """A private window. ``token`` is one-time and opaque; every press made in it carries it back.

    ``title`` has at most 24 characters. ``submit`` is the one main button of the window, if any:
    it sends every input with it, as do all other buttons. ``subject`` and ``proof`` go into the token
    (what the window is about, and of which words it is proof); adapters have no use for them. ``language``
    is a BCP 47 tag, for whatever reads the window aloud.
    """

    title: str = field(repr=False)
    body: tuple[Element, ...] = field(repr=False)
    submit: Button | None = None
    close: str = field(default="Close", repr=False)
    token: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    proof: str = field(default="", repr=False)
    language: str = ""

    @property
    def fields(self) -> frozenset[str]:
        """The ids of everything that can be filled in, ticked or picked here."""
        inputs = (Choice, Toggle, Entry, PersonPicker)
        return frozenset(element.id for element in self.body if isinstance(element, inputs))

    @property
    def last(self) -> bool:
        """Nothing can be pressed here: whoever reads it has left."""
        rows = any(isinstance(element, Row) for element in self.body)
        return not (self.token or self.submit or rows)


@dataclass(frozen=True, slots=True)
class Notice:
    """A chat message: one neutral sentence and one button. Stands in the company's records for good."""

    text: Neutral
    button: Neutral
    action: str
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ChatButton:
    """A press under a chat message: it answers there, or (``opens``) opens a window."""

    label: str = field(repr=False)
    action: str
    token: str = field(default="", repr=False)
    opens: bool = False


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """A question, or what ends a talk, in the chat: for a reader who was told what that means and chose it.

    ``chosen`` is the proof, and there is no making one without it. Rows hold at most five buttons. It stands
    in the company's records for good, as a notice does.
    """

    chosen: InChat
    text: str = field(repr=False)
    rows: tuple[tuple[ChatButton, ...], ...] = ()


Message = Notice | ChatTurn
"""What can stand in a chat."""


@dataclass(frozen=True, slots=True)
class HomeButton:
    label: Neutral
    action: str


@dataclass(frozen=True, slots=True)
class Home:
    """The app's own tab: the same for every member, buttons only. Changes only with ``version``."""

    title: Neutral
    lines: tuple[Neutral, ...]
    buttons: tuple[HomeButton, ...]
    version: str

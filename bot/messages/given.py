"""A press as the rules may know it, and the two things it can turn out to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.events import Event
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile
from bot.rules.phrase import Typed
from bot.rules.places import Place
from bot.rules.words import Words

Value = Words | Profile


@dataclass(frozen=True, slots=True)
class Given:
    """A press as the rules may know it: no key, no platform's own.

    ``subject`` and ``proof`` come from the token of the window it was made in; ``ids`` are the
    members behind the people picked. ``line`` says which line in the chat was typed, edited or deleted.
    ``here`` is where it was pressed, for somebody who is found in several places; ``whose`` is who shows the
    code that was typed. ``phrase`` is what was typed as a phrase.
    """

    action: str
    subject: str = field(default="", repr=False)
    proof: str = field(default="", repr=False)
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)
    line: str = field(default="", repr=False)
    ids: Mapping[Address, MemberId] = field(default_factory=dict, repr=False)
    here: Address | None = field(default=None, repr=False)
    whose: Member | None = field(default=None, repr=False)
    phrase: Typed | None = None

    @property
    def said(self) -> Words:
        """What the button of a question in the chat says: sealed in its token, as if it had been typed."""
        return Words(self.proof)

    def text(self, id: str) -> Words:
        """What a field of text or a choice held; empty where there was none."""
        value = self.values.get(id)
        return value if isinstance(value, Words) else Words("")

    def scale(self, id: str) -> int | None:
        """What was chosen of a scale from 1 to 5; ``None`` where nothing was, or something else."""
        chosen = self.text(id).reveal()
        return int(chosen) if chosen in ("1", "2", "3", "4", "5") else None


@dataclass(frozen=True, slots=True)
class Read:
    """What happened, in order, and the place it leads to, about this subject."""

    events: tuple[Event, ...]
    place: Place
    subject: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Amiss:
    """A clear sentence at each field that has to change, on the page it was pressed on. Nothing happened."""

    errors: Mapping[str, str] = field(repr=False)
    place: Place
    subject: str = field(default="", repr=False)

"""What a reader may take along as a file: contacts, with the numbers that they know."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody, or some line, to be reached outside the chat. ``number`` is empty where none is known."""

    name: str = field(repr=False)
    number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Numbers to take along on a phone of one's own.

    The reader's own page lets them fill in what is missing and hands it over as one file, which is made for
    that answer and kept nowhere. A chat platform can hand over no file, and should hear no number of
    anybody's: there, what is known already is copied.
    """

    label: str = field(repr=False)
    contacts: tuple[Contact, ...] = field(repr=False)
    take: str = field(repr=False)
    """What the button says."""

    @property
    def known(self) -> str:
        """What can be copied as it is."""
        return "\n".join(f"{c.name}: {c.number}" for c in self.contacts if c.number)

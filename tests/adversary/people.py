"""Who works in the company. Names and marks that no random bytes and no wording spell by chance."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = (
    *("Aurelia", "Bartolo", "Celestyn", "Dorothea", "Eskil", "Fiorenza", "Gudrun", "Hyacinth"),
    *("Ingemar", "Jolanta", "Kasimir", "Leocadia", "Melchior", "Nepomuk", "Ottilie", "Perpetua"),
)
MANAGER, CHATTY, KEEPER, LEAVER, WISHER, HABITUAL = NAMES[:6]
"""Who decides about others' work; who is asked in the chat; who keeps every answer; who leaves; who asks the
manager for one concrete change; who wrote down a habit."""

BYSTANDERS = ("Walburga", "Xenia", "Yolanda", "Zebedee")
"""They have the app, as everybody has, and never used it. Nobody picked them."""

MARKS = ("quillmarmalade", "vermilionotter", "cobaltthimble")
"""Stand in every line, in every habit, and in what two write to each other."""
LINE, HABIT, RELAYED = MARKS


@dataclass(frozen=True, slots=True)
class Staff:
    """``members`` use Kaveri; the others have it."""

    members: tuple[str, ...]
    others: tuple[str, ...] = BYSTANDERS

    @property
    def everybody(self) -> tuple[str, ...]:
        return self.members + self.others

    @property
    def under_the_manager(self) -> tuple[str, ...]:
        return self.members[3:6]


def slack_id(name: str) -> str:
    return f"U07{name[:6].upper()}"

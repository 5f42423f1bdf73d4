"""A few words about the work that several people say together: one writes, whoever says the same signs.

The writer chooses who reads them, and each of those sees the writer's name. Whoever signs is named to the
writer; who does not, says nothing by it. What the writer does with words and names is up to them: Kaveri
passes them on to nobody.

    Writing ──consent──▶ Statement ──four weeks, or taken back──▶ (gone)
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.rules.people import MemberId
from bot.rules.words import Words

TEXT_LIMIT = 600
MOST_READERS = 5
LASTS = timedelta(weeks=4)
"""From then on nobody can sign it, and nothing of it is kept."""
NEXT_AFTER = timedelta(weeks=1)
"""So that nobody is asked to sign something every day."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What is being written, for whom. Nothing of it has left."""

    text: Words
    readers: tuple[MemberId, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Reader:
    """``record`` holds the words as this one reads them."""

    who: MemberId
    record: str
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """In the writer's row."""

    id: str
    at: datetime
    text: Words
    readers: tuple[Reader, ...]

    @property
    def ends(self) -> datetime:
        return self.at + LASTS

    @property
    def signed(self) -> tuple[MemberId, ...]:
        return tuple(reader.who for reader in self.readers if reader.signed)


@dataclass(frozen=True, slots=True)
class ToSign:
    """In a reader's row. ``told`` is false where it was kept from them; ``over``: the writer took it back."""

    id: str
    by: MemberId
    record: str
    until: datetime
    told: bool = True
    signed: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Everything of this that stands in one member's row. ``written`` counts, ``last`` is the latest."""

    writing: Writing | None = None
    statement: Statement | None = None
    written: int = 0
    last: datetime | None = None
    asks: tuple[ToSign, ...] = ()

    def ask(self, id: str) -> ToSign | None:
        return next((ask for ask in self.asks if ask.id == id), None)

    def with_ask(self, ask: ToSign) -> Together:
        return replace(self, asks=(*(other for other in self.asks if other.id != ask.id), ask))

    def may_write_at(self, now: datetime) -> datetime:
        """When the next one may be passed on."""
        return now if self.last is None else max(now, self.last + NEXT_AFTER)


# --- What can happen. ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StatementWritten:
    """Wrote something down, and chose who would read it."""

    text: Words
    readers: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class StatementReleased:
    """Consented to pass on exactly these words, by name: each reader, with the words as they read them."""

    texts: tuple[tuple[MemberId, Words], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class StatementTakenBack:
    """Never mind, or done with it: nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class StatementSigned:
    """A reader says the same, or no longer does."""

    ask: str
    yes: bool


@dataclass(frozen=True, slots=True)
class StatementCame:
    ask: ToSign


@dataclass(frozen=True, slots=True)
class StatementGotName:
    statement: str
    reader: MemberId
    yes: bool


@dataclass(frozen=True, slots=True)
class StatementIsOver:
    ask: str


TogetherEvent = (
    StatementWritten
    | StatementReleased
    | StatementTakenBack
    | StatementSigned
    | StatementCame
    | StatementGotName
    | StatementIsOver
)


def fades_at(together: Together) -> datetime | None:
    """When something of it is next to be let go."""
    own = together.statement.ends if together.statement else None
    begun = together.writing.at + NEXT_AFTER if together.writing else None
    times = (own, begun, *(ask.until for ask in together.asks))
    return min((at for at in times if at is not None), default=None)

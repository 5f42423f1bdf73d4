"""Words that several people sign: a room of the gallery."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.rules import together_sayings as s
from bot.rules.people import Face
from bot.rules.words import Words

LINE = "The on-call week comes round every third week now. We would like a fourth person in it."
TEXT = Words(LINE)


def sayings(
    now: datetime, writer: Face, readers: tuple[Face, ...]
) -> tuple[tuple[str, s.TogetherSaying], ...]:
    ends = now + timedelta(weeks=4)
    words = Words(f"Somebody would like to say this together with you:\n{LINE}")
    return (
        ("said together, to write", s.StatementWriting()),
        ("said together, half written", s.StatementWriting(TEXT, readers[:1])),
        ("said together, too soon", s.StatementWriting(again_at=ends)),
        ("said together, preview", s.StatementPreview(TEXT, readers, ends)),
        ("said together, preview changed", s.StatementPreview(TEXT, readers[:1], ends, changed=True)),
        ("said together, nobody yet", s.StatementStands(TEXT, readers, (), ends)),
        ("said together, signed", s.StatementStands(TEXT, readers, readers, ends)),
        ("said together, gone", s.StatementGone()),
        ("asked to say the same", s.StatementToSign("a", words, writer, signed=False, until=ends)),
        ("said the same", s.StatementToSign("a", words, writer, signed=True, until=ends)),
    )

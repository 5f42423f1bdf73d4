"""What was done with a member's own data, for that member: what and when, and never what it said.

It is read off the row itself, before and after, so that nobody who adds a way of doing one of these has to
remember to write it down. Looking is not in it: whoever only looks leaves no trace. What others did is not
either: that is theirs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules.checkin import History, Keeping
from bot.rules.decision import Decision
from bot.rules.events import Event, ReceiptsForgotten
from bot.rules.member import Member
from bot.rules.own_events import Cleared, Exported
from bot.rules.own_noted import Did, Noted

LASTS = timedelta(days=365)
MOST = 200


def noted(before: Member, event: Event, decided: Decision, now: datetime) -> Decision:
    """The same, with a line for each of these that just happened to the row."""
    after = decided.member
    if after.leaving is not None:
        return decided  # of whoever leaves, nothing is kept
    new = tuple(Noted(now, did) for did in _did(before, event, after))
    return replace(decided, member=replace(after, log=(*after.log, *new)[-MOST:])) if new else decided


def faded(log: tuple[Noted, ...], now: datetime) -> tuple[Noted, ...]:
    return tuple(line for line in log if line.at + LASTS > now)


def fades_at(log: tuple[Noted, ...]) -> datetime | None:
    return min((line.at + LASTS for line in log), default=None)


def _did(before: Member, event: Event, after: Member) -> tuple[Did, ...]:
    keeps, kept = _keeps(after.history), _keeps(before.history)
    phones = len(after.doorways) - len(before.doorways)
    happened = {
        Did.KEPT: keeps and not kept,
        Did.FORGOT: kept and not keeps,
        Did.LONGER: keeps and kept and _year(after.history) and not _year(before.history),
        Did.SHORTER: keeps and kept and _year(before.history) and not _year(after.history),
        Did.CLEARED: isinstance(event, Cleared),
        Did.EXPORTED: isinstance(event, Exported),
        Did.RECEIPTS_DELETED: isinstance(event, ReceiptsForgotten) and bool(before.receipts),
        Did.PHONE_ADDED: phones > 0,
        Did.PHONE_REMOVED: phones < 0,
        Did.IN_CHAT: after.chat is not None and before.chat is None,
        Did.IN_WINDOW: before.chat is not None and after.chat is None,
        Did.ADDRESS_ADDED: len(after.addresses) > len(before.addresses),
        Did.ADDRESS_REMOVED: len(after.addresses) < len(before.addresses),
    }
    return tuple(did for did, true in happened.items() if true)


def _keeps(history: History) -> bool:
    return isinstance(history, Keeping)


def _year(history: History) -> bool:
    return isinstance(history, Keeping) and history.year

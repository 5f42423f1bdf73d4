"""One line of the log of what was done with a member's own data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Did(StrEnum):
    KEPT = "kept"
    FORGOT = "forgot"
    LONGER = "longer"
    SHORTER = "shorter"
    CLEARED = "cleared"
    EXPORTED = "exported"
    RECEIPTS_DELETED = "receipts-deleted"
    PHONE_ADDED = "phone-added"
    PHONE_REMOVED = "phone-removed"
    IN_CHAT = "in-chat"
    IN_WINDOW = "in-window"
    ADDRESS_ADDED = "address-added"
    ADDRESS_REMOVED = "address-removed"


@dataclass(frozen=True, slots=True)
class Noted:
    at: datetime
    what: Did

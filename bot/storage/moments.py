"""Times as whole microseconds, so that every database compares and returns them alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

NEVER = 2**63 - 1
"""Later than any time."""


def to_micros(at: datetime) -> int:
    """An aware time as microseconds since 1970. A time without a zone is a mistake and raises."""
    return micros(at - _EPOCH)


def micros(span: timedelta) -> int:
    return span // _MICROSECOND


def from_micros(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)


def day_after(at: datetime) -> datetime:
    """The midnight that follows: what is kept with it says on which day, and not when."""
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)

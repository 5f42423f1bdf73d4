"""Chance that can be repeated: derived per member and occasion, never drawn from a stream.

The same member and occasion always give the same number, so a rerun of an event decides the same,
and one member's luck never depends on what another did.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b


def opaque(seed: str, *occasion: object) -> str:
    """32 hexadecimal digits for this occasion. Without the sealed seed they say nothing."""
    text = "\x1f".join(map(str, occasion)).encode()
    return blake2b(text, key=seed.encode()[:64], digest_size=16).hexdigest()


def share(seed: str, *occasion: object) -> float:
    """A number in [0, 1) for this occasion."""
    return int(opaque(seed, *occasion)[:13], 16) / 16**13


def within(seed: str, longest: timedelta, *occasion: object) -> timedelta:
    """A whole number of seconds in [0, longest) for this occasion."""
    return timedelta(seconds=int(share(seed, *occasion) * longest.total_seconds()))

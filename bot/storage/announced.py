"""What members were told of the operator's settings, as the organisation's sheet holds it."""

from __future__ import annotations

import json

from bot.rules.announcing import Announcement, Told
from bot.storage.codec import converter, envelope, understood
from bot.storage.sheet import Kind

FORMAT = 1

_CONVERTER = converter()


def _encoded(told: Told) -> bytes:
    listed = _CONVERTER.unstructure(told or (), tuple[Announcement, ...])
    return json.dumps({"format": FORMAT, "announcements": listed}).encode()


def _decoded(plain: bytes) -> Told:
    with understood("an announcement"):
        found = envelope(plain, FORMAT, "announcements")
        return _CONVERTER.structure(found["announcements"], tuple[Announcement, ...])


ANNOUNCED: Kind[Told] = Kind("announced", None, _encoded, _decoded)

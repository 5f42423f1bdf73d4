"""The organisation's register of volunteers, as its sheet holds it.

Ids and nothing else: what somebody volunteers for stands in their own row, which has the last word.
"""

from __future__ import annotations

import json

from bot.rules.people import MemberId
from bot.storage.codec import envelope
from bot.storage.sheet import Kind

FORMAT = 1


def _encoded(volunteers: frozenset[MemberId]) -> bytes:
    return json.dumps({"format": FORMAT, "volunteers": sorted(volunteers)}).encode()


def _decoded(plain: bytes) -> frozenset[MemberId]:
    return frozenset(MemberId(id) for id in envelope(plain, FORMAT, "a register")["volunteers"])


REGISTER: Kind[frozenset[MemberId]] = Kind("register", frozenset(), _encoded, _decoded)

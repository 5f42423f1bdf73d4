"""The organisation's register of volunteers, as its sheet holds it.

Ids and nothing else: what somebody volunteers for stands in their own row, which has the last word.
"""

from __future__ import annotations

import json

from bot.rules.people import MemberId
from bot.storage.contract import Newer
from bot.storage.sheet import Kind

FORMAT = 1


def _encoded(volunteers: frozenset[MemberId]) -> bytes:
    return json.dumps({"format": FORMAT, "volunteers": sorted(volunteers)}).encode()


def _decoded(plain: bytes) -> frozenset[MemberId]:
    envelope = json.loads(plain)
    if envelope["format"] != FORMAT:
        raise Newer(f"a register of format {envelope['format']}; this release knows {FORMAT}")
    return frozenset(MemberId(id) for id in envelope["volunteers"])


REGISTER: Kind[frozenset[MemberId]] = Kind("register", frozenset(), _encoded, _decoded)

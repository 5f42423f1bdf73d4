"""Writes today's states, of a format not released yet: ``python -m tests.storage.corpus``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.rules.member import Member
from bot.storage import codec
from tests.storage.full import EMPTY, FULL, KEEPING, LEAVING

HERE = Path(__file__).parent


def write(name: str, member: Member) -> None:
    everything = codec.converter(brief=False).unstructure(member, Member)
    put(f"{codec.FORMAT}-{name}.json", json.loads(codec.encode(member)))
    put(f"{codec.FORMAT}-{name}.full.json", {"format": codec.FORMAT, "member": everything})


def put(file: str, state: dict[str, Any]) -> None:
    (HERE / file).write_text(json.dumps(state, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


write("empty", EMPTY)
write("full", FULL)
write("keeping", KEEPING)
write("leaving", LEAVING)

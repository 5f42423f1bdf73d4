"""What becomes of each notice in a program that may die or stand still at any moment, line by line."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from bot.messages.cards import Message
from bot.port import Outcome
from bot.rules.member import Member
from bot.runtime.courier import Courier
from bot.storage.contract import Letter


class Step(StrEnum):
    SENDS = "sends"  # it may be with its reader from here on
    SENT = "sent"  # the platform said what became of it
    KEPT = "kept"  # that was written down, so that nobody sends it again


@dataclass(frozen=True)
class Line:
    """``letter`` is one revision in one slot; ``process`` attempts it once. ``at`` and the end of the lease,
    ``until``, are by the clock of the run, in seconds; ``order`` is by the machine's, the same for all."""

    step: Step
    letter: str
    to: str
    process: int
    at: float
    until: float
    order: int
    outcome: str = ""


class Diary:
    """Shared by processes: whoever dies or stands still while it writes keeps nobody else from it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def write(self, line: Line) -> None:
        with self._file.open("ab", buffering=0) as file:
            file.write(json.dumps(asdict(line)).encode() + b"\n")

    def read(self) -> Iterator[Line]:
        """In the order in which it happened."""
        lines = self._file.read_text().splitlines() if self._file.exists() else []
        yield from sorted(map(_line, lines), key=lambda line: line.order)


def _line(text: str) -> Line:
    told = json.loads(text)
    return Line(**{**told, "step": Step(told["step"])})


def keep_diary(file: Path) -> None:
    """From now on, in this process, by wrapping the courier."""
    diary, send, settle = Diary(file), Courier._send, Courier._settle
    readers: dict[str, str] = {}

    def note(courier: Courier, step: Step, letter: Letter, outcome: str = "") -> None:
        name = f"{letter.slot}.{letter.revision}"
        now, until = courier._clock.now().timestamp(), letter.until.timestamp()
        to, order = readers.get(name, ""), time.monotonic_ns()
        diary.write(Line(step, name, to, os.getpid(), now, until, order, outcome))

    async def sending(self: Courier, letter: Letter, message: Message, member: Member) -> Outcome:
        readers[f"{letter.slot}.{letter.revision}"] = member.name.reveal()
        note(self, Step.SENDS, letter)
        outcome = await send(self, letter, message, member)
        note(self, Step.SENT, letter, type(outcome).__name__)
        return outcome

    async def settling(self: Courier, how: Callable[[Letter], None], letter: Letter) -> None:
        kept: Awaitable[None] = settle(self, how, letter)
        await kept
        note(self, Step.KEPT, letter)

    Courier._send = sending  # type: ignore[method-assign] # in this fork alone
    Courier._settle = settling  # type: ignore[method-assign] # likewise

"""Where a program dies: points counted over every process of one run, in a small file that they share."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.storage.moments import from_micros, to_micros

T = TypeVar("T")

NEVER = 0
BEFORE, AFTER = "before", "after"
SIDES = (BEFORE, AFTER)
_FORM = struct.Struct("=qqqq")  # the time in microseconds, points so far, the point of death, its process


@dataclass(frozen=True)
class Point:
    """One thing that reached the outside: ``what`` was written or called, by which process."""

    number: int
    process: int
    what: str


class Fate:
    """``at`` counts from 1; ``NEVER`` only counts. One process dies, once; whoever comes after it lives."""

    def __init__(self, folder: Path, at: int = NEVER, side: str = BEFORE) -> None:
        self._file, self._trace = folder / "fate", folder / "points"
        self._at, self._side = at, side

    def begin(self, now: datetime) -> None:
        self._file.write_bytes(_FORM.pack(to_micros(now), 0, self._at, 0))
        self._trace.touch()

    # The clock of every process of the run.

    def now(self) -> datetime:
        return from_micros(_FORM.unpack(self._file.read_bytes())[0])

    def push_to(self, at: datetime) -> None:
        with self._held() as file:
            _, *rest = _read(file)
            _write(file, to_micros(at), *rest)

    # Points.

    def meet(self, what: str) -> int:
        """Before something happens. Returns its number."""
        with self._held() as file:
            now, number, at, dead = _read(file)
            number += 1
            doomed = number == at and not dead and self._side == BEFORE
            _write(file, now, number, at, os.getpid() if doomed else dead)
            with self._trace.open("a") as trace:
                trace.write(f"{number} {os.getpid()} {what}\n")
        if doomed:
            _die()
        return number

    def pass_by(self, number: int) -> None:
        """After it happened."""
        if self._side != AFTER or number != self._at:
            return
        with self._held() as file:
            now, met, at, dead = _read(file)
            _write(file, now, met, at, dead or os.getpid())
        if not dead:
            _die()

    def around(self, what: str, act: Callable[[], T]) -> T:
        number = self.meet(what)
        result = act()
        self.pass_by(number)
        return result

    @property
    def victim(self) -> int:
        """The process that died at its point; 0 while none has."""
        return _FORM.unpack(self._file.read_bytes())[3]

    def points(self) -> list[Point]:
        return [_point(line) for line in self._trace.read_text().splitlines()]

    @contextmanager
    def _held(self) -> Iterator[int]:
        file = os.open(self._file, os.O_RDWR)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)


def _point(line: str) -> Point:
    number, process, what = line.split(" ", 2)
    return Point(int(number), int(process), what)


def _read(file: int) -> tuple[int, int, int, int]:
    now, number, at, dead = _FORM.unpack(os.pread(file, _FORM.size, 0))
    return now, number, at, dead


def _write(file: int, *values: int) -> None:
    os.pwrite(file, _FORM.pack(*values), 0)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)

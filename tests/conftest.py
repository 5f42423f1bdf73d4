"""For every test: whatever it does, nothing private may reach a log."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

from bot.runtime import watchdog, writer
from bot.runtime.logs import FORMAT, hush
from tests.stores import kept, postgres

__all__ = ["kept", "postgres"]  # fixtures for every folder

settings.register_profile("kaveri", deadline=None)  # how long an example takes is for the benchmarks
settings.load_profile("kaveri")

PRIVATE = (
    *("Sanna", "Mikko", "Laura", "Ravi", "Olli", "Antti", "Aino", "Jussi", "Asha"),
    *("rough week", "long week", "so tired", "cannot go on", "Words('", 'Words("'),
    *("20 minutes with you", "20 minuuttia", "xoxb-", "xapp-"),
)
"""Names, words and secrets that the tests use. A log line holds none of them, at any level of ours."""


@pytest.fixture(autouse=True)
def a_slow_machine_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a press waits for its turn, and health for a database, has tests of its own."""
    monkeypatch.setattr(writer, "PATIENCE", 30.0)
    monkeypatch.setattr(watchdog, "LOOKS_FOR", 30.0)


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter(FORMAT))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(autouse=True)
def nothing_private_in_logs() -> Iterator[Kept]:
    """Every line that any logger wrote while the test ran, tracebacks included."""
    kept, root = Kept(), logging.getLogger()
    level = root.level
    root.addHandler(kept)
    root.setLevel(logging.DEBUG)
    hush()
    yield kept
    root.removeHandler(kept)
    root.setLevel(level)
    found = [line for line in kept.lines if any(secret in line for secret in PRIVATE)]
    assert not found, found

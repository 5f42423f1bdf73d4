"""The voices, once for the folder."""

from __future__ import annotations

import pytest

from bot.messages.speech import Speech
from bot.runtime.locales import speech as read_locales


@pytest.fixture(scope="session")
def speech() -> Speech:
    return read_locales("en")

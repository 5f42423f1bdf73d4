"""A few phrases are found however they are written; ordinary sentences are left alone."""

from __future__ import annotations

import pytest

from bot.messages.phrases import found
from bot.rules.words import Words


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to live any more",
        "i DON’T want to\nlive",
        "some days I want to die",
        "they'd be better off without me",
        "thinking of ending my own life...",
        "End it all.",
        "suicidal again",
        "I keep thinking about killing myself",
        "En jaksa enää elää",
        "en halua edes elää",
        "Haluaisin vain kuolla.",
        "olen ajatellut itsemurhaa",
        "tappaa itseni",
        "satutan itseäni",
    ],
)
def test_it_is_found(text: str) -> None:
    assert found([Words("an ordinary line"), Words(text)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "this deadline is killing me",
        "I could kill for a coffee",
        "dying to see the demo",
        "dead tired, but alive",
        "I want to diet",
        "we ended it all right",
        "the process was killed, and I restarted it myself",
        "en jaksa enää tätä palaveria",
        "halusin elää maalla",
        "tapan aikaa",
        "kuolema kuittaa univelan",
        "lopetan elokuun lopussa",
    ],
)
def test_it_is_left_alone(text: str) -> None:
    assert not found([Words(text)])

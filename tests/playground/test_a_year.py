"""The story that Kaveri comes from, played to its end in both modes, and what nobody may learn on the way."""

from __future__ import annotations

import asyncio
import re

import pytest

from adapters import playing


@pytest.fixture(scope="module")
def told() -> str:
    lines: list[str] = []
    asyncio.run(playing.demo(lines.append, "a-year"))
    return "\n".join(lines)


def test_it_is_told_to_its_end_in_both_modes(told: str) -> None:
    kept, forgotten = told.split("The same year, and nothing is kept")
    assert "Does that fit?" in kept, "whoever keeps their answers is asked"
    assert "Does that fit?" not in forgotten, "whoever keeps nothing cannot be"
    assert "I have not kept this." in forgotten
    for half in (kept, forgotten):
        assert "Mikko and Ravi said yes." in half
        assert "Good to know." in half
    assert "You needn’t go back." in kept
    assert "You wanted me to look in" in kept


def test_whatever_she_noticed_reaches_nobody_else(told: str) -> None:
    others = [line for line in told.splitlines() if re.match(r"\w{3} \d\d:\d\d +(Mikko|Ravi|Sanna) ", line)]
    assert others
    for word in ("yoga", "usual lately", "Energy", "credentials", "engaging"):
        assert not [line for line in others if word in line], word


def test_the_chat_says_the_same_to_everybody_all_year(told: str) -> None:
    said = set(re.findall(r"\d\d +\w+ +chat +(.*)", told))
    assert said
    assert said <= {"Kaveri has something for you.  [ Open ]", "Kaverilla on sinulle asiaa.  [ Avaa ]"}

"""Said in so many words, or not: what brings the other doors to the top, and what is a day at work."""

from __future__ import annotations

import pytest

from bot.rules.phrases import mentions_ending
from bot.rules.words import Words

SAID = (
    "kill myself",
    "I want to kill myself",
    "sometimes I think about killing myself.",
    "I'm going to KILL MY SELF",
    "I’d never kill myself, but the thought is there",
    "I don't want to kill myself, I just want it to stop",
    "I don't want to live",
    "I don’t want to live anymore",
    "i dont wanna live like this",
    "I do not want to be alive any more!",
    "honestly, I no longer want to live",
    "maybe I should end it all",
    "want to end it all tonight",
    "I could end my life and nobody would notice",
    "thinking of taking my own life",
    "I want to die",
    "i just wanna die and be done",
    "I wish I were dead",
    "they'd say I'm better off dead",
    "I feel suicidal",
    "I can't go on living",
    "I can’t go on any more",
    "there is no reason to live",
    "It was a good week.\nI want to kill myself",
    "tappaa itseni",
    "Haluan tappaa itseni",
    "mä tapan itteni",
    "en jaksa elää",
    "En jaksa enää elää.",
    "emmä jaksa elää",
    "en halua elää",
    "Mä en haluu enää elää näin",
    "en halua elää, en vaan halua",
    "haluan vain kuolla",
    "ajattelen että teen itsemurhan",
    "haluaisin lopettaa kaiken",
    "Päätän päiväni",
    "ei ole enää syytä elää",
    "olisinpa kuollut",
    "tekee mieli kuolla",
)

ORDINARY = (
    "",
    " ",
    "this deadline is killing me",
    "I could kill for a coffee",
    "I nearly killed myself laughing",
    "we were killing ourselves laughing",
    "I'm killing myself to finish this release",
    "I'm not going to kill myself over a missing comma",
    "no point killing myself for a demo nobody watches",
    "I could have killed myself for forgetting the charger",
    "kill -9 the process and start it again",
    "kill the feature flag myself? sure",
    "the meeting never wants to die, and I want to live in Lisbon",
    "I don't want to live in Helsinki any more",
    "I do not want to live with three flatmates",
    "can we end it all hands on deck",
    "let's end it all with cake",
    "I want to die of embarrassment",
    "I'm dying to see the new office",
    "end my life of meetings? no: end my life insurance form is due",
    "I didn't want to exist in two calendars",
    "dead tired, going to bed",
    "I cut myself on the printer",
    "we need a suicide prevention training for leads",
    "I can't go on holiday in July",
    "tämä projekti tappaa mut vielä",
    "tapan tämän prosessin itse",
    "voisin tappaa kahvista",
    "en halua elää Helsingissä",
    "en jaksa elää kolmen kalenterin kanssa",
    "haluan elää",
    "haluan kuolla nauruun",
    "kuolen nauruun",
    "lopetan kaiken turhan raportoinnin",
    "itsemurhien ehkäisyn koulutus on torstaina",
    "päätän työpäiväni viideltä",
)


@pytest.mark.parametrize("line", SAID)
def test_said_in_so_many_words(line: str) -> None:
    assert mentions_ending(Words(line))
    assert mentions_ending(Words(f"  {line.upper()} 🙂 ")), "however it is typed"


@pytest.mark.parametrize("line", ORDINARY)
def test_a_day_at_work(line: str) -> None:
    assert not mentions_ending(Words(line))


def test_a_very_long_line_is_read_to_its_end() -> None:
    assert mentions_ending(Words("one more thing to do, " * 2000 + "and I want to kill myself"))
    assert not mentions_ending(Words("not " * 10_000 + "kill " * 10_000))

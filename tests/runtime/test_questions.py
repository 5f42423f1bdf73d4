"""Other questionnaires, through the real program: filled in by one, seen by nobody else, kept or gone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.messages.actions import Action
from bot.messages.cards import Choice
from bot.messages.gallery_questions import LONGEST
from bot.rules import questions
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.runtime.settings import Settings
from bot.runtime.tokens import Tokens
from tests.packs.making import TEXT
from tests.stores import Databases
from tests.world import Somebody, World, a_world

FIRST = {"question_0": "3", "question_1": "0", "question_2": "3", "question_3": "0", "question_4": "3"}
SECOND = {"question_5": "2", "question_6": "1"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    installed = tmp_path / "packs"
    installed.mkdir()
    (installed / "weather.toml").write_text(TEXT, encoding="utf-8")
    return installed


@pytest.fixture
async def world(kept: Databases, folder: Path) -> AsyncIterator[World]:
    async with a_world(kept.open(), settings=Settings(packs=folder)) as world:
        yield world


async def begins(world: World, who: str = "laura") -> Somebody:
    somebody: Somebody = await getattr(world, who).runs()
    await somebody.presses(Action.RHYTHM)
    await somebody.presses(Action.QUESTIONS)
    return await somebody.presses(Action.QUESTIONS_BEGIN, questionnaire="weather-inside")


async def fills_in(world: World, who: str = "laura") -> Somebody:
    somebody = await begins(world, who)
    await somebody.presses(Action.QUESTIONS_NEXT, **FIRST)
    return await somebody.presses(Action.QUESTIONS_NEXT, **SECOND)


def row(world: World, who: str = "laura") -> Member:
    person = world.platform.directory.find(who)
    assert person is not None
    loaded = world.program.store.run(lambda tx: tx.load_at(person.profile.address))
    assert loaded is not None
    return loaded.member


def chosen(somebody: Somebody) -> list[str | None]:
    return [element.chosen for element in somebody.dialog.body if isinstance(element, Choice)]


async def test_without_an_installed_one_nothing_leads_there() -> None:
    async with a_world() as world:
        laura = await world.laura.runs()
        await laura.presses(Action.RHYTHM)
        laura.sees_nothing_of("Other questionnaires")
        await laura.presses(Action.QUESTIONS)
        laura.sees("There are none here at the moment.")


async def test_one_fills_it_in_reads_the_numbers_and_they_are_gone(world: World) -> None:
    laura = await begins(world)
    laura.sees("Weather inside", "Seven lines about the last week.", "Made up, and no test", "Page 1 of 2")
    laura.sees("There was sun in my days", "Leave out what you like", "Licence: CC0-1.0", "Need someone now?")
    laura.sees_nothing_of("The sea was calm enough")
    before = row(world)
    await laura.presses(Action.QUESTIONS_NEXT, **FIRST)
    laura.sees("The sea was calm enough", "Page 2 of 2")
    assert laura.dialog.submit is not None
    assert laura.dialog.submit.label == "Show me the result"
    await laura.presses(Action.QUESTIONS_NEXT, **SECOND)
    laura.sees("Sky: 60, on a scale from 0 to 60", "Sea: 1.5, on a scale from 0 to 3", "not a diagnosis",
               "says nothing about what you should do", "Once you close this window, I can’t show it again.",
               "Source: Made up for the tests", "I could use a person", "112")  # fmt: skip
    laura.sees_nothing_of("grey week")
    assert row(world) == before, "not even a trace that one was filled in"
    await laura.presses(Action.QUESTIONS)
    laura.sees_nothing_of("What I keep for you", "60")


async def test_what_the_authors_say_of_a_number_is_quoted_with_its_source(world: World) -> None:
    laura = await begins(world)
    await laura.presses(Action.QUESTIONS_NEXT, **{id: str(3 - int(value)) for id, value in FIRST.items()})
    await laura.presses(Action.QUESTIONS_NEXT)
    laura.sees("Sky: 0,", "Made up (2026), page 3 says of such a number:", "call this a grey week")
    laura.sees("Sea: no number. It would take at least 1 of 2 answered.")


async def test_in_finnish(world: World) -> None:
    mikko = await fills_in(world, "mikko")
    mikko.sees("Sisäinen sää", "Taivas: 60, kun asteikko on 0…60", "Meri: 1,5,", "Luku ei ole diagnoosi")


async def test_nothing_answered_is_fine(world: World) -> None:
    laura = await begins(world)
    await laura.presses(Action.QUESTIONS_NEXT)
    await laura.presses(Action.QUESTIONS_NEXT)
    laura.sees("Nothing was filled in, so nothing comes of it. That is fine.")
    laura.sees_nothing_of("no number")


async def test_one_page_back_what_was_chosen_is_still_there(world: World) -> None:
    laura = await begins(world)
    await laura.presses(Action.QUESTIONS_NEXT, **FIRST)
    await laura.presses(Action.QUESTIONS_PREVIOUS, **SECOND)
    assert chosen(laura) == list(FIRST.values())
    await laura.presses(Action.QUESTIONS_NEXT, **{**FIRST, "question_0": "0"})
    assert chosen(laura) == list(SECOND.values())
    await laura.presses(Action.QUESTIONS_NEXT, **SECOND)
    laura.sees("Sky: 48,")


async def test_who_keeps_answers_finds_the_numbers_for_ninety_days_and_can_delete_them(world: World) -> None:
    await (await world.laura.runs()).presses(Action.KEEP)
    laura = await fills_in(world)
    laura.sees("I keep the number for 90 days, for you only.")
    await laura.presses(Action.QUESTIONS)
    laura.sees(
        "What I keep for you", "23.11.2026, Weather inside: Sky: 60, on a scale from 0 to 60; Sea: 1.5"
    )
    await world.later(days=60)
    await fills_in(world)
    await world.later(days=31)
    await (await laura.runs()).presses(Action.QUESTIONS)
    laura.sees("22.1.2027, Weather inside")
    laura.sees_nothing_of("23.11.2026")
    await laura.presses(Action.QUESTIONS_FORGET)
    laura.sees_nothing_of("What I keep for you", "22.1.2027")
    assert row(world).results == ()


async def test_a_press_that_comes_twice_is_kept_once_and_reads_the_same(world: World) -> None:
    await (await world.laura.runs()).presses(Action.KEEP)
    laura = await begins(world)
    await laura.presses(Action.QUESTIONS_NEXT, **FIRST)
    token = laura.dialog.token
    await laura.presses(Action.QUESTIONS_NEXT, token=token, **SECOND)
    first = laura.window
    await laura.presses(Action.QUESTIONS_NEXT, token=token, **SECOND)
    assert laura.window == first
    assert len(row(world).results) == 1


async def test_nobody_else_can_do_anything_with_somebodys_window(world: World) -> None:
    laura = await begins(world)
    await laura.presses(Action.QUESTIONS_NEXT, **FIRST)
    ravi = await world.ravi.runs()
    await ravi.presses(Action.QUESTIONS_NEXT, token=laura.dialog.token)
    ravi.sees("This is no longer open.")
    ravi.sees_nothing_of("Sky")


async def test_kaveri_never_asks_anybody_to_fill_one_in(world: World) -> None:
    await (await world.laura.runs()).presses(Action.KEEP)
    laura = await fills_in(world)
    for notice in [*laura.notices]:
        await laura.opens(notice)
        laura.sees_nothing_of("Weather inside")
    count = len(laura.notices)
    async with a_world() as without:
        await (await without.laura.runs()).presses(Action.KEEP)
        await world.later(days=14)
        await without.later(days=14)
        assert len(laura.notices) - count == len(without.laura.notices), "the same notices with and without"


async def test_one_that_changed_meanwhile_is_begun_anew(kept: Databases, folder: Path) -> None:
    store = kept.open()
    async with a_world(store, settings=Settings(packs=folder)) as world:
        laura = await begins(world)
        token = laura.dialog.token
        (folder / "weather.toml").write_text(TEXT.replace("There was sun", "There was much sun"))
        async with a_world(store, settings=Settings(packs=folder), seed=2) as restarted:
            again = await restarted.laura.runs()
            await again.presses(Action.QUESTIONS_NEXT, token=token, **FIRST)
            again.sees("This one has changed since you began.")


def test_a_window_with_sixty_answers_is_as_opaque_as_any_other() -> None:
    tokens = Tokens(b"k" * 32, lambda n: b"n" * n)
    full = questions.subject_of(questions.Sheet(LONGEST.id, LONGEST.proof, 12, "9" * 60))
    me = MemberId("0" * 32)
    assert len(tokens.seal(me, full)) == len(tokens.seal(me, ""))

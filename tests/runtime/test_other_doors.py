"""Whoever wants other doors reads them, also where nothing can be read or kept, and whoever they are."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from threading import Event
from typing import TypeVar

import pytest

from bot.messages.actions import Action
from bot.port import NotSaved, Press, Show, Unsaved
from bot.rules.agenda import next_wake
from bot.rules.people import Address
from bot.rules.words import Words
from bot.runtime import engine
from bot.storage.contract import Store, Tx, Unavailable
from bot.storage.memory import MemoryStore
from tests.world import World, a_world

T = TypeVar("T")
LAURA = Address("playground", "demo", "laura")
NOT_SAVED = "That was not saved. Please try again in a moment."


class Away:
    """A database that is away from some moment on, or takes what it is given and never answers."""

    def __init__(self) -> None:
        self._store: Store = MemoryStore(next_wake)
        self.is_away = False
        self.hangs: Event | None = None

    def run(self, work: Callable[[Tx], T]) -> T:
        if self.hangs is not None:
            self.hangs.wait()
        if self.is_away:
            raise Unavailable("switched off on purpose")
        return self._store.run(work)

    def run_all(self, works: list[Callable[[Tx], T]]) -> list[T | Exception]:
        return [self.run(work) for work in works]

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._store, name)


@pytest.fixture
def kept() -> Away:
    return Away()


@pytest.fixture
async def company(kept: Away) -> AsyncIterator[World]:
    async with a_world(kept) as company:  # type: ignore[arg-type]  # the rest of it is the store's own
        yield company


async def test_other_doors_need_no_database(company: World, kept: Away) -> None:
    kept.is_away = True
    laura = await company.laura.runs("/kaveri doors")
    laura.sees("If a life may be at risk, call 112 now.", "0800 111 0 111", "I have told nobody")
    laura.sees_nothing_of(NOT_SAVED)
    mikko = await company.mikko.runs("/kaveri doors")
    mikko.sees("soita heti numeroon 112")


async def test_nor_does_what_to_say_to_somebody_else(company: World, kept: Away) -> None:
    kept.is_away = True
    laura = await company.laura.runs("/kaveri thinking")
    laura.sees("Reaching out to somebody", "call 112 now")


async def test_other_doors_do_not_wait_for_a_database_that_hangs(
    company: World, kept: Away, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PAGE_WITHIN", 0.01)
    kept.hangs = Event()
    try:
        laura = await company.laura.runs("/kaveri doors")
        laura.sees("call 112 now")
    finally:
        kept.hangs.set()


async def test_a_door_of_her_own_stands_there_once_the_database_is_back(company: World, kept: Away) -> None:
    await company.laura.runs()
    await company.laura.presses(Action.MY_DOOR)
    await company.laura.presses(Action.SAVE_DOOR, door="My sister Anna")
    kept.is_away = True
    laura = await company.laura.runs("/kaveri doors")
    laura.sees_nothing_of("My sister Anna")
    kept.is_away = False
    await laura.presses(Action.DOORS)
    laura.sees("My sister Anna")


async def test_whoever_asks_for_a_person_in_vain_has_other_doors_beneath(company: World, kept: Away) -> None:
    kept.is_away = True
    laura = await company.laura.runs("/kaveri person")
    laura.sees(NOT_SAVED, "call 112 now")


async def test_whatever_else_was_not_saved_leads_there(company: World, kept: Away) -> None:
    """Not at once: a life is not at risk because a page of settings could not be opened."""
    press = Press("k", LAURA, Action.RHYTHM, language="en")
    answer = company.program.engine.unsaved(press)
    assert isinstance(answer, Unsaved)
    assert not answer.doors
    assert [button.action for row in answer.dialog.body[1:] for button in row.buttons] == [Action.DOORS]


async def test_words_about_an_ending_that_were_not_saved_have_other_doors_beneath(company: World) -> None:
    said = {"line": Words("I do not want to live any more")}
    answer = company.program.engine.unsaved(
        Press("k", LAURA, Action.SAVE_CHECK_IN, values=said, language="en")
    )
    assert isinstance(answer, Unsaved)
    assert answer.doors


@pytest.mark.parametrize(
    ("zone", "number"), [("Europe/Berlin", "0800"), ("Asia/Kolkata", "112"), ("", "09 2525")]
)
async def test_the_lines_are_those_of_where_somebody_is(company: World, zone: str, number: str) -> None:
    answer = company.program.engine.unsaved(Press("k", LAURA, Action.DOORS, language="en", zone=zone))
    assert isinstance(answer, Show)
    assert number in str([getattr(e, "text", "") + getattr(e, "label", "") for e in answer.dialog.body])


@pytest.mark.parametrize("action", [Action.DOORS, Action.THINKING])
async def test_a_guest_reads_them_and_nothing_is_kept(company: World, action: Action) -> None:
    guest = Address("playground", "demo", "iris")
    with pytest.raises(NotSaved):
        await company.program.engine.receive(Press("k", guest, action))
    assert await company.program.writer.run(lambda tx: tx.find(guest)) is None


async def test_the_log_does_not_say_that_somebody_wanted_them(
    company: World, kept: Away, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside a database that hangs, another word than for everybody else's presses would."""
    monkeypatch.setattr(engine, "PAGE_WITHIN", 0.01)
    kept.hangs = Event()
    try:
        await company.laura.runs("/kaveri doors")
    finally:
        kept.hangs.set()
    assert caplog.messages == []

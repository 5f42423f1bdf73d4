"""A few weeks of a small company, on the in-memory store; `make simulate` plays longer ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from adapters.playground.desk import Window
from bot.messages import releasing
from bot.messages.actions import Action
from bot.messages.cards import ChatTurn, Dialog, Neutral, Notice, Text
from bot.rules.agenda import next_wake
from bot.rules.escalation import Release
from bot.rules.words import Words
from bot.runtime.clock import Clock
from bot.storage.contract import Letter, Slot, Store
from bot.storage.memory import MemoryStore
from bot.storage.memory_tx import MemoryTx
from tests.simulation.company import Company, a_company
from tests.simulation.doom import SIDES
from tests.simulation.ledger import Broken
from tests.simulation.lives import Gone, life
from tests.simulation.playing import Told, breaks, played
from tests.simulation.process import Died, Mortal, Notes, Post
from tests.simulation.promises import Watch
from tests.simulation.reducing import reduced
from tests.simulation.setting import Fault, Setting
from tests.simulation.weather import Arrived
from tests.stores import Databases, on_every_database

PRESSED = {
    *(Action.ASK, Action.ACCEPT, Action.DECLINE, Action.WITHDRAW, Action.CANNOT, Action.IN_TOUCH),
    *(Action.SAVE_CIRCLE, Action.NEVER, Action.PAUSE_WEEK, Action.AWAY, Action.ANY_HOUR, Action.SAVE_SAY),
    *(Action.CHANGE_ASK, Action.CHANGE_ANSWER, Action.SAVE_SUGGESTION, Action.ASK_SUGGESTED),
    *(Action.SAVE_LOOKING, Action.SAVE_ANCHORS, Action.SAVE_DAYS, Action.CLEAR_GO, Action.SAVE_PLAN),
    *(Action.CHAT_YES, Action.CHAT, Action.CHAT_WINDOW, Action.EDITED, Action.DELETED),
    *(Action.VOLUNTEER_SAVE, Action.OUTSIDE_ASK, Action.OUTSIDE_YES, Action.ERASE_GO),
}
"""What has to come about in a world that is to be believed."""


async def test_weeks_of_small_companies_in_which_everything_happens_break_no_promise() -> None:
    """As many of them as it takes until everything has come about: three or four."""
    told: list[Told] = []
    for seed in (4, 8, 0, 5, *range(9, 16)):
        told.append(await played(Setting(seed, members=30, weeks=3), Databases(None)))
        assert told[-1].escalations
        assert told[-1].messages
        if not (never := _never_happened(told)):
            break
    assert not never


def _never_happened(told: list[Told]) -> set[str]:
    faults = {fault for one in told for fault, times in one.faults if times}
    deaths = {at for one in told for at, _ in one.deaths}
    pressed = set().union(*(one.pressed for one in told))
    return {*(PRESSED - pressed), *(set(Fault) - faults), *({f"{s} a transaction" for s in SIDES} - deaths)}


@on_every_database
async def test_a_week_on_a_database(kept: Databases) -> None:
    assert (await played(Setting(5, 6, 1), kept)).messages


async def test_the_same_seed_is_the_same_story() -> None:
    assert await played(Setting(7, 6, 1), Databases(None)) == await played(Setting(7, 6, 1), Databases(None))


async def test_the_watch_sees_a_name_that_is_nobodys_to_read() -> None:
    async with a_company(Setting(1, 3, 1), Databases(None)) as company:
        await company.platform.runs("p000")
        watch = Watch(company)
        await watch.after_a_press("p000")
        company.platform.desk("p000").sees(Window(Dialog("Kaveri", (Text("Zq001x asked for you"),))))
        with pytest.raises(Broken, match="never chose"):
            await watch.after_a_press("p000")


@pytest.mark.parametrize(
    ("hours", "text", "why"),
    [(2.0, "Zq001x is not well", "says something"), (11.0, "Kaveri has something for you.", "written to")],
    ids=["a message that says something", "a message in the evening"],
)
async def test_the_watch_sees_a_wrong_message(hours: float, text: str, why: str) -> None:
    async with a_company(Setting(1, 3, 1), Databases(None)) as company:
        await company.platform.runs("p000")
        watch = Watch(company)
        await watch.after_a_press("p000")
        (id,) = watch.ledger.members
        local = watch.ledger.members[id].calendar.local(company.clock.now())
        at = (local.replace(hour=8) + timedelta(hours=hours)).astimezone(UTC)
        letter = Letter(Slot("a slot"), id, "", "visit", 1, 1, at)
        watch.ledger.posts[letter.slot] = Post(letter.slot, id, "visit", at)
        notice = Notice(Neutral(text), Neutral("Open"), Action.OPEN, "")
        arrived = Arrived(at, "p000", notice, letter, stands=True, quiet=False, held=None)
        company.platform.arrived.append(arrived)
        with pytest.raises(Broken, match=why):
            await watch.after_a_moment()


async def chatting(company: Company, watch: Watch, who: str) -> Arrived:
    """Somebody who chooses the chat, and the first question that comes to them there."""
    await company.platform.runs(who)
    for action in (Action.RHYTHM, Action.DAYS, Action.CHAT_PAGE, Action.CHAT_YES):
        await company.presses(who, action, company.setting.luck())
        await watch.after_a_press(who)
    await company.passes(timedelta(days=3))
    return company.platform.arrived[0]


async def test_the_watch_sees_a_question_in_the_chat_that_is_no_question() -> None:
    async with a_company(Setting(1, 3, 1, frozenset()), Databases(None)) as company:
        watch = Watch(company)
        asked = await chatting(company, watch, "p000")
        assert isinstance(asked.message, ChatTurn)
        await watch.after_a_moment()
        for text, why in (("How is Zq001x?", "no question"), (asked.message.text, "twice")):
            company.platform.arrived.append(replace(asked, message=replace(asked.message, text=text)))
            with pytest.raises(Broken, match=why):
                await watch.after_a_moment()


async def test_the_watch_sees_a_question_to_somebody_who_never_chose_the_chat() -> None:
    async with a_company(Setting(1, 3, 1, frozenset()), Databases(None)) as company:
        watch = Watch(company)
        asked = await chatting(company, watch, "p000")
        assert isinstance(asked.message, ChatTurn)
        await company.platform.runs("p001")
        await watch.after_a_press("p001")
        other = watch.ledger.members[company.platform.births.id("p001")]
        with pytest.raises(Broken, match="never chose"):
            watch.chats.said(asked, asked.message, other, again=False)


async def test_a_process_that_dies_over_a_delay_leaves_the_notice_held() -> None:
    async with a_company(Setting(1, 3, 1), Databases(None)) as company:
        now = company.clock.now()
        letter = Letter(Slot("a slot"), company.platform.births.id("p000"), "", "visit", 1, 1, now)
        later = now + timedelta(hours=3)
        doomed = Mortal(company.store, company.notes, lambda write: "after" if write == "a delay" else None)
        with pytest.raises(Died):
            doomed.put_back(letter, later)
        assert company.notes.held == {letter.slot: later}


async def test_who_is_left_out_is_met_by_nobody() -> None:
    setting = Setting(3, 8, 1, without=frozenset({2, 5}))
    async with a_company(setting, Databases(None)) as company:
        assert [person.id for person in company.people] == ["p000", "p001", "p003", "p004", "p006", "p007"]
        assert _zones(company) == [z for n, z in enumerate(await _all_zones(setting)) if n not in (2, 5)]


async def _all_zones(setting: Setting) -> list[str]:
    async with a_company(replace(setting, without=frozenset()), Databases(None)) as company:
        return _zones(company)


def _zones(company: Company) -> list[str]:
    return [person.zone for person in company.people]


# --- A broken promise, made small. ---------------------------------------------------------------


def test_a_world_is_made_as_small_as_still_breaks() -> None:
    def breaks(setting: Setting) -> bool:
        return {3, 11} <= set(setting.present) and Fault.LATE in setting.faults and setting.weeks >= 5

    small = reduced(Setting(1, 40, 26), breaks)
    assert (small.present, small.faults, small.weeks) == ((3, 11), {Fault.LATE}, 5)
    assert "--weeks 5 --members 40 --store memory --faults late --without 0,1,2,4" in small.command


def test_a_name_that_is_told_too_early_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect of the highest order, planted: whoever is asked reads the name, wanted or not."""
    told_truly = releasing.released

    def named(release: Release, *rest: Any) -> Words:
        return told_truly(replace(release, named=True), *rest)

    monkeypatch.setattr(releasing, "released", named)
    setting = next(one for seed in range(2, 9) if breaks(one := Setting(seed, 8, 2)))
    assert "never chose" in (breaks(setting) or "")
    small = reduced(setting, breaks)
    assert len(small.present) <= 3
    assert "presses ask" in (breaks(small) or "")


def test_words_between_strangers_that_outlive_their_end_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect, planted: what was written for one reader is never destroyed."""
    monkeypatch.setattr(MemoryTx, "unshare", lambda *_: None)
    assert "still there" in (breaks(Setting(4, 30, 3)) or "")


class Forgetful(MemoryStore):
    """A defect, planted: what is to be sent does not outlive the process."""

    def loses(self) -> None:
        self._rows.outbox.clear()


def test_a_notice_that_is_lost_at_a_death_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    stores: list[Forgetful] = []
    died = Notes.died

    def opened(_: Databases, __: Clock | None = None) -> Store:
        stores.append(Forgetful(next_wake))
        return stores[-1]

    def died_with_the_outbox(notes: Notes, at: str) -> None:
        died(notes, at)
        stores[-1].loses()

    monkeypatch.setattr(Databases, "open", opened)
    monkeypatch.setattr(Notes, "died", died_with_the_outbox)
    setting = next(one for seed in range(9) if breaks(one := Setting(seed, 10, 2)))
    assert "never came" in (breaks(setting) or "")
    small = reduced(setting, breaks)
    assert small.faults == {Fault.DEATHS}
    assert len(small.present) <= 3
    assert "the process dies" in (breaks(small) or "")


def test_the_clocks_change_four_times_in_a_whole_run() -> None:
    """There and back in Europe and in America, on different days; and people live in five zones and more."""
    setting = Setting(0, 200, 26)
    days = [setting.first_moment + timedelta(days=n) for n in range(26 * 7)]
    changed = {
        zone: sum(
            before.astimezone(ZoneInfo(zone)).utcoffset() != day.astimezone(ZoneInfo(zone)).utcoffset()
            for before, day in pairwise(days)
        )
        for zone in ("Europe/Helsinki", "Europe/London", "America/New_York", "Asia/Kolkata")
    }
    assert changed == {"Europe/Helsinki": 2, "Europe/London": 2, "America/New_York": 2, "Asia/Kolkata": 0}
    assert len({life(setting, n).person.zone for n in setting.present}) >= 5


def test_some_come_late_some_leave_some_are_away() -> None:
    setting = Setting(0, 200, 26)
    lives = [life(setting, n) for n in setting.present]
    assert any(one.joins > setting.first_moment for one in lives)
    assert {absence.why for one in lives for absence in one.absences} == set(Gone)

"""More people press than can be kept: whoever comes too many reads so at once, and presses again later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from adapters import inhand
from adapters.slack import turning
from bot.messages.cards import HomeButton, Neutral
from bot.port import Close
from bot.rules.words import Words
from tests.contract.recording import CALL, HOME, NOT_SAVED
from tests.fakes.slack.payloads import home_opened
from tests.slack.rigging import SlackRig


@pytest.fixture(autouse=True)
def room_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inhand, "MOST", 1)


@asynccontextmanager
async def a_rush(slack: SlackRig) -> AsyncIterator[None]:
    """Ravi's press is in hand all the while."""
    before = len(slack.inbox.presses)
    go_on = slack.inbox.is_slow()
    in_hand = asyncio.create_task(slack.person("ravi").runs("/kaveri"))
    await slack.inbox.hears(before + 1)
    yield
    assert len(slack.inbox.presses) == before + 1, "nothing was done for anybody else"
    go_on.set()
    await in_hand
    slack.inbox.patience = None


async def test_a_command_reads_that_it_was_not_saved_and_the_next_one_opens_its_window(
    slack: SlackRig,
) -> None:
    asha = slack.person("asha")
    async with a_rush(slack):
        await asha.runs("/kaveri")
        assert slack.slack.world.ephemeral["U1"] == [NOT_SAVED.text]
        assert asha.window is None
    await asha.runs("/kaveri")
    await slack.sees("asha", "How are you today?")


async def test_a_window_that_was_sent_lies_beneath_with_what_was_written(slack: SlackRig) -> None:
    asha = slack.person("asha")
    await slack.opens("asha")
    await slack.sees("asha", "A line, if you like")
    asha.fills("line", "all of this")
    async with a_rush(slack):
        await asha.submits()
        await slack.sees("asha", NOT_SAVED.text)
        asha.closes()
    slack.inbox.answer = Close()
    await asha.submits()
    assert slack.inbox.last.values["line"] == Words("all of this")


async def test_a_window_whose_request_begins_otherwise_is_answered_alike(
    slack: SlackRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "SENT", turning.re.compile(b"never"))
    await slack.opens("asha")
    await slack.sees("asha", "Save")
    async with a_rush(slack):
        await slack.submits("asha")
        await slack.sees("asha", NOT_SAVED.text)


async def test_a_button_in_a_window_a_button_in_the_tab_and_the_shortcut_say_it_in_a_window(
    slack: SlackRig,
) -> None:
    asha, leena = slack.person("asha"), slack.person("leena")
    await leena.opens_home()
    await slack.opens("asha")
    await slack.sees("asha", "My people")
    async with a_rush(slack):
        await asha.presses("My people")
        await slack.sees("asha", NOT_SAVED.text)
        await leena.presses("I could use a person")
        await slack.sees("leena", NOT_SAVED.text)
        leena.closes()
        await leena.uses_shortcut()
        await slack.sees("leena", NOT_SAVED.text)


async def test_other_doors_open_from_wherever_they_are_wanted(slack: SlackRig) -> None:
    asha, leena = slack.person("asha"), slack.person("leena")
    slack.inbox.cards = replace(HOME, buttons=(HomeButton(Neutral("Need someone now?"), "doors"),))
    await leena.opens_home()
    await slack.opens("asha")
    await slack.sees("asha", "My people")
    async with a_rush(slack):
        await leena.presses("Need someone now?")
        await slack.sees("leena", CALL.text)
        leena.closes()
        await leena.runs("/kaveri doors")
        await slack.sees("leena", CALL.text)
        await asha.presses("My people")
        await slack.sees("asha", NOT_SAVED.text)
        await asha.presses("Need someone now?")
        await slack.sees("asha", CALL.text)
        assert NOT_SAVED.text not in slack.window("asha")
        asha.closes()
        await slack.sees("asha", "My people")


async def test_whoever_asks_for_a_person_has_other_doors_beneath_the_sentence(slack: SlackRig) -> None:
    asha = slack.person("asha")
    async with a_rush(slack):
        await asha.runs("/kaveri person")
        await slack.sees("asha", NOT_SAVED.text)
        await slack.sees("asha", CALL.text)
    assert slack.slack.world.ephemeral["U1"] == []


async def test_those_who_only_read_a_sentence_hold_nobody_back_from_other_doors(
    slack: SlackRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "AT_ONCE", 0)
    async with a_rush(slack):
        await slack.person("asha").runs("/kaveri doors")
        await slack.sees("asha", CALL.text)
        monkeypatch.setattr(turning, "DOORS_AT_ONCE", 0)
        await slack.person("leena").runs("/kaveri doors")
        assert slack.slack.world.ephemeral["U3"] == [NOT_SAVED.text]


async def test_where_no_window_can_say_it_slack_itself_does(
    slack: SlackRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "AT_ONCE", 0)
    leena = await slack.person("leena").opens_home()
    async with a_rush(slack):
        with pytest.raises(AssertionError, match="503"):
            await leena.presses("Open Kaveri")
        assert leena.window is None


async def test_the_tab_is_left_before_any_press_is_turned_away(
    slack: SlackRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inhand, "MOST", 2)
    world = slack.slack.world
    before = world.calls["views.publish"]
    go_on = slack.inbox.is_slow()
    in_hand = asyncio.create_task(slack.person("ravi").runs("/kaveri"))
    await slack.inbox.hears(1)
    assert (await slack.slack.event(home_opened(world, "U3"))).ok
    also = asyncio.create_task(slack.person("asha").runs("/kaveri"))
    await slack.inbox.hears(2)
    go_on.set()
    await asyncio.gather(in_hand, also)
    assert world.calls["views.publish"] == before
    await slack.person("leena").opens_home()
    assert world.calls["views.publish"] == before + 1


async def test_a_line_is_delivered_again(slack: SlackRig) -> None:
    async with a_rush(slack):
        await slack.types("asha", "hello")
    assert [answer.status for answer in await slack.slack.redelivers()] == [200]
    assert slack.inbox.last.action == "typed"

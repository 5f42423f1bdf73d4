"""What is particular to Slack: triggers that run out, events that come again, its own tab, shortcuts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack import tabs
from bot.messages.cards import Neutral
from bot.port import Mend, Refuse, Show
from bot.rules.people import Profile, Standing
from bot.rules.words import Words
from tests.contract.cards import EVERYTHING, GALLERY, NOTICE
from tests.contract.recording import HOME, NOT_SAVED
from tests.fakes.slack.payloads import home_opened
from tests.slack.rigging import SlackRig


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("/kaveri", "home"),
        ("/kaveri help", "help"),
        ("/kaveri  STOP ", "help"),
        ("/kaveri apua", "help"),
        ("/kaveri person", "person"),
        ("/kaveri ovet", "doors"),
        ("/kaveri I had a horrible week", "home"),
        ("/kaveri 🙂", "home"),
    ],
)
async def test_a_command_is_a_shortcut_and_never_content(slack: SlackRig, text: str, action: str) -> None:
    await slack.person("asha").runs(text)
    await slack.sees("asha", "How are you today?")
    assert slack.inbox.last.action == action
    assert dict(slack.inbox.last.values) == {}


async def test_the_global_shortcut_opens_the_first_page(slack: SlackRig) -> None:
    await slack.person("asha").uses_shortcut()
    await slack.sees("asha", "How are you today?")
    assert slack.inbox.last.action == "home"


async def test_the_tab_is_published_once_and_again_when_it_changed(slack: SlackRig) -> None:
    asha, calls = slack.person("asha"), slack.slack.world.calls
    await asha.opens_home()
    await asha.opens_home()
    assert calls["views.publish"] == 1
    slack.inbox.cards = replace(HOME, version="2")
    await asha.opens_home()
    await slack.slack.world.until(lambda: calls["views.publish"] == 2)
    assert asha.tab is not None
    assert asha.tab.body["private_metadata"] == "2"


async def test_in_a_rush_tabs_wait_or_are_left_until_the_next_time_and_a_press_is_not(
    slack: SlackRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabs, "MOST_WAITING", 2)
    published, goes_on = tabs.call, asyncio.Event()

    async def slowly(*what: Any, **more: Any) -> Any:
        await goes_on.wait()
        return await published(*what, **more)

    monkeypatch.setattr(tabs, "call", slowly)
    world = slack.slack.world
    for who in ("U1", "U2", "U2", "U3"):
        assert (await slack.slack.event(home_opened(world, who))).ok
    leena = slack.person("leena")
    await leena.runs("/kaveri")
    await slack.sees("leena", "How are you today?")
    goes_on.set()
    await world.until(lambda: world.calls["views.publish"] == 2)
    assert leena.tab is None
    await leena.opens_home()
    assert leena.tab is not None
    assert world.calls["views.publish"] == 3


async def test_a_button_of_the_tab_opens_a_window(slack: SlackRig) -> None:
    asha = await slack.person("asha").opens_home()
    await asha.presses("I could use a person")
    await slack.sees("asha", "How are you today?")
    assert (slack.inbox.last.action, slack.inbox.last.token) == ("person", None)


async def test_whatever_is_written_in_the_message_is_the_same_press_and_masks_itself(slack: SlackRig) -> None:
    await slack.types("asha", "I feel awful")
    last = slack.inbox.last
    assert (last.action, last.token, dict(last.values)) == ("typed", None, {"text": Words("I feel awful")})
    assert "awful" not in repr(last)
    await slack.types("asha", "x" * 9000)
    long = slack.inbox.last.values["text"]
    assert isinstance(long, Words)
    assert len(long.reveal()) == 4000


async def test_when_the_trigger_ran_out_a_notice_is_asked_for_instead(slack: SlackRig) -> None:
    go_on = slack.inbox.is_slow()
    opening = asyncio.create_task(slack.opens("asha"))
    await slack.inbox.hears(1)
    slack.clock.push(timedelta(seconds=4))
    await opening
    assert slack.window("asha") == ""
    go_on.set()
    await slack.inbox.hears(2)
    assert [press.action for press in slack.inbox.presses] == ["home", "typed"]
    assert slack.inbox.presses[1].key == slack.inbox.presses[0].key + ":unopened"


async def test_a_line_that_could_not_be_saved_comes_again(slack: SlackRig) -> None:
    slack.inbox.cannot_save()
    await slack.types("asha", "hello")
    slack.inbox.fault = None
    answers = await slack.slack.redelivers()
    assert [answer.status for answer in answers] == [200]
    assert len({press.key for press in slack.inbox.presses}) == 1
    assert len(slack.inbox.presses) == 3


async def test_a_command_that_could_not_be_saved_is_said_to_the_one_who_ran_it(slack: SlackRig) -> None:
    slack.inbox.cannot_save()
    asha = await slack.person("asha").runs("/kaveri")
    assert slack.slack.world.ephemeral["U1"] == [NOT_SAVED.text]
    assert asha.window is None


async def test_a_window_that_could_not_be_saved_keeps_what_was_written_beneath(slack: SlackRig) -> None:
    asha = slack.person("asha")
    await slack.opens("asha")
    await slack.sees("asha", "A line, if you like")
    asha.fills("line", "all of this")
    slack.inbox.cannot_save()
    await asha.submits()
    await slack.sees("asha", NOT_SAVED.text)
    asha.closes()
    assert slack.held("asha", "line") == "all of this"
    slack.inbox.fault = None
    await asha.submits()
    assert slack.inbox.last.values["line"] == Words("all of this")


async def test_a_button_in_a_window_that_could_not_be_saved_keeps_it_beneath(slack: SlackRig) -> None:
    asha = slack.person("asha")
    await slack.opens("asha")
    await slack.sees("asha", "My people")
    slack.inbox.cannot_save()
    await asha.presses("My people")
    await slack.sees("asha", NOT_SAVED.text)
    asha.closes()
    assert "How are you today?" in asha.reads


async def test_a_fault_in_the_core_is_said_like_anything_that_was_not_saved(
    slack: SlackRig, caplog: pytest.LogCaptureFixture
) -> None:
    await slack.opens("asha")
    await slack.sees("asha", "Save")
    slack.inbox.fault = RuntimeError("rough wk")
    await slack.submits("asha")
    await slack.sees("asha", NOT_SAVED.text)
    assert "RuntimeError" in caplog.text
    assert "rough wk" not in caplog.text


async def test_a_slow_answer_closes_everything_with_it(slack: SlackRig) -> None:
    """The window that was sent lies beneath; it is spent, so nobody is led back to it."""
    asha = slack.person("asha")
    await slack.opens("asha")
    await slack.sees("asha", "Save")
    go_on = slack.inbox.is_slow()
    slack.inbox.answer = Show(GALLERY["empty"])
    await asha.submits()
    go_on.set()
    await slack.sees("asha", "Close")
    await slack.slack.world.until(lambda: "One moment" not in asha.reads)
    assert asha.closes().window is None


async def test_errors_stand_at_their_fields(slack: SlackRig) -> None:
    await slack.opens("asha")
    await slack.sees("asha", "Save")
    slack.inbox.answer = Mend({"line": "Shorter, please.", "one": "Somebody else, please."}, EVERYTHING)
    asha = await slack.person("asha").submits()
    assert asha.sees_errors() == {"line": "Shorter, please.", "one": "Somebody else, please."}


async def test_errors_without_a_place_are_said_on_top(slack: SlackRig) -> None:
    await slack.opens("asha")
    await slack.sees("asha", "Save")
    slack.inbox.answer = Mend({"named": "Not today.", "line": "Shorter, please."}, EVERYTHING)
    await slack.person("asha").submits()
    await slack.sees("asha", "Not today.")
    await slack.sees("asha", "Shorter, please.")


async def test_a_refusal_is_shown_where_the_press_came_from(slack: SlackRig) -> None:
    refusal = Refuse(Neutral("Kaveri is for the people of this company."))
    await slack.platform.send(slack.address("asha"), NOTICE)
    slack.inbox.answer = refusal
    await slack.opens_notice("asha")
    await slack.sees("asha", refusal.text.text)


@pytest.mark.parametrize(
    ("user", "standing"),
    [
        ("U1", Standing.PERSON),
        ("UOTHERBOT", Standing.BOT),
        ("USLACKBOT", Standing.BOT),
        ("UGUEST", Standing.GUEST),
        ("USINGLE", Standing.GUEST),
        ("USTRANGER", Standing.EXTERNAL),
        ("UGONE", Standing.DEACTIVATED),
    ],
)
async def test_the_directory_says_who_somebody_is(slack: SlackRig, user: str, standing: Standing) -> None:
    slack.inbox.answer = Show(EVERYTHING)
    asha = slack.person("asha")
    await slack.opens("asha")
    await slack.sees("asha", "Somebody you trust")
    await asha.picks("one", user).submits()
    picked = slack.inbox.last.values["one"]
    assert isinstance(picked, Profile)
    assert picked.standing is standing


async def test_a_zone_nobody_knows_is_read_as_utc(slack: SlackRig) -> None:
    noor = await slack.platform.profile(replace(slack.address("asha"), user="U6"))
    assert noor is not None
    assert noor.zone == "UTC"


async def test_a_directory_that_does_not_answer_is_said_to_be_unknown(slack: SlackRig) -> None:
    slack.slack.fails("users.info", error="internal_error")
    asha = await slack.platform.profile(slack.address("asha"))
    assert asha is not None
    assert asha.standing is Standing.UNKNOWN
    asha = await slack.platform.profile(slack.address("asha"))
    assert asha is not None
    assert asha.standing is Standing.PERSON


async def test_the_directory_is_asked_once_in_a_few_minutes(slack: SlackRig) -> None:
    for _ in range(3):
        await slack.platform.profile(slack.address("asha"))
    assert slack.slack.world.calls["users.info"] == 1
    slack.clock.push(timedelta(minutes=6))
    await slack.platform.profile(slack.address("asha"))
    assert slack.slack.world.calls["users.info"] == 2

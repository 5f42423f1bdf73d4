"""What every adapter promises to whoever chose to be asked in the chat, and to everybody who did not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.messages import gallery
from bot.messages.cards import ChatTurn
from bot.port import Delivered, Show
from bot.rules.words import Words
from bot.runtime.locales import speech
from tests.contract.cards import GALLERY, NOTICE
from tests.contract.rig import Rig


def turns(language: str) -> dict[str, ChatTurn]:
    return dict(gallery.turns(speech("en"), language))


FIRST = turns("en")["in the chat, opening energy"]


@pytest.mark.parametrize("language", ["en", "fi"])
async def test_every_turn_of_a_talk_can_be_written(rig: Rig, language: str) -> None:
    for name, turn in turns(language).items():
        rig.clock.push(timedelta(seconds=10))  # no platform takes them all at once
        assert await rig.platform.send(rig.address("asha"), turn) == Delivered(), name
        assert rig.room("asha")[-1] == turn.text


async def test_a_button_in_the_chat_answers_there_and_opens_nothing(rig: Rig) -> None:
    assert await rig.platform.send(rig.address("asha"), FIRST) == Delivered()
    await rig.answers("asha", "2")
    press = rig.inbox.last
    assert (press.action, press.token, press.address) == ("chat", "an-opaque-token-2", rig.address("asha"))
    assert rig.window("asha") == ""
    assert len(rig.inbox.presses) == 1


async def test_the_button_that_leads_to_the_window_opens_it(rig: Rig) -> None:
    rig.inbox.answer = Show(GALLERY["everything"])
    await rig.platform.send(rig.address("asha"), FIRST)
    await rig.answers("asha", "In the window")
    assert rig.inbox.last.action == "chat-window"
    await rig.sees("asha", GALLERY["everything"].title)


async def test_an_edit_and_a_delete_say_which_line_it_was(rig: Rig) -> None:
    await rig.types("asha", "2 & <3")
    await rig.edits("asha", "three")
    await rig.deletes("asha")
    typed, edited, deleted = rig.inbox.presses
    assert [press.action for press in rig.inbox.presses] == ["typed", "edited", "deleted"]
    assert typed.values["text"] == Words("2 & <3")
    assert edited.values["text"] == Words("three")
    assert dict(deleted.values) == {}
    assert typed.line == edited.line == deleted.line != ""
    assert len({press.key for press in rig.inbox.presses}) == 3
    assert rig.window("asha") == ""


async def test_two_lines_are_two(rig: Rig) -> None:
    await rig.types("asha", "one")
    await rig.types("asha", "two")
    first, second = rig.inbox.presses
    assert first.line != second.line


async def test_an_edit_that_arrives_again_carries_the_same_key(rig: Rig) -> None:
    await rig.types("asha", "two")
    await rig.edits("asha", "three")
    await rig.again()
    await rig.deletes("asha")
    await rig.again()
    _, edited, once_more, deleted, and_again = (press.key for press in rig.inbox.presses)
    assert edited == once_more
    assert deleted == and_again


async def test_what_kaveri_wrote_itself_is_no_line(rig: Rig) -> None:
    await rig.platform.send(rig.address("asha"), FIRST)
    await rig.platform.send(rig.address("asha"), NOTICE)
    assert rig.inbox.presses == []

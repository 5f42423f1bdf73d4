"""What Slack shows late does not stand over something newer, and nobody is left with something older."""

from __future__ import annotations

import pytest

from bot.messages.cards import Button, Dialog, Row, Text
from bot.port import Show
from tests.contract.cards import GALLERY
from tests.contract.recording import NOT_SAVED
from tests.fakes.slack import Driver
from tests.fakes.slack.web_api import Delay
from tests.slack.rigging import SlackRig

ASKING, STOPPED = "I am asking.", "Stopped."


def page(says: str) -> Show:
    return Show(Dialog("How it stands", (Text(says), Row((Button("Look", "look"), Button("Stop", "stop"))))))


@pytest.fixture
async def asha(slack: SlackRig) -> Driver:
    """In front of a page that says "asking"; what she looks at and what she stops has pages of its own."""
    slack.slack.settle = 0.0
    slack.inbox.answer = page(ASKING)
    await slack.opens("asha")
    await slack.sees("asha", ASKING)
    return slack.person("asha")


def read_from_now_on(slack: SlackRig) -> list[str]:
    """Every page that comes up in front of her."""
    pages: list[str] = []
    slack.slack.world.watching.append(lambda user: pages.append(slack.window("asha")))
    return pages


async def overtaken(slack: SlackRig, asha: Driver) -> Delay:
    """She looks, and one replica stands still before it shows what it read. At another she stops."""
    slack.inbox.answers |= {"look": page(ASKING), "stop": page(STOPPED)}
    late = slack.slack.delays("views.update")
    await asha.presses("Look")
    await late.reached.wait()
    await asha.presses("Stop")
    await asha.sees(STOPPED)
    return late


async def test_a_page_that_is_shown_late_says_what_is_true_then(slack: SlackRig, asha: Driver) -> None:
    late = await overtaken(slack, asha)
    pages = read_from_now_on(slack)
    slack.inbox.answers["look"] = page(STOPPED)
    late.over.set()
    assert await slack.slack.world.until(lambda: bool(pages))
    assert [STOPPED in page for page in pages] == [True]


async def test_what_a_press_did_is_shown_though_a_page_from_before_it_was_quicker(
    slack: SlackRig, asha: Driver
) -> None:
    slack.inbox.answers |= {"look": page(ASKING), "stop": page(STOPPED)}
    late = slack.slack.delays("views.update")
    await asha.presses("Stop")
    await late.reached.wait()
    await asha.presses("Look")
    assert await slack.slack.world.until(lambda: slack.slack.world.calls["views.update"] == 2)
    assert ASKING in asha.reads
    late.over.set()
    await asha.sees(STOPPED)
    assert [press.action for press in slack.inbox.presses] == ["home", "stop", "look", "stop"]
    assert slack.inbox.presses[3] == slack.inbox.presses[1]


async def test_where_it_cannot_be_read_anew_that_is_said(slack: SlackRig, asha: Driver) -> None:
    late = await overtaken(slack, asha)
    slack.inbox.cannot_save()
    late.over.set()
    await asha.sees(NOT_SAVED.text)
    asha.closes()
    assert STOPPED in asha.reads


async def test_an_answer_that_came_though_slack_did_not_say_so_is_not_shown_once_more(
    slack: SlackRig, asha: Driver
) -> None:
    """It would stand over whatever came after it."""
    slack.inbox.answer = Show(GALLERY["everything"])
    await slack.opens("asha")
    await asha.sees("Save")
    go_on = slack.inbox.is_slow()
    slack.inbox.answer = page(STOPPED)
    await asha.submits()
    slack.slack.breaks("views.update")
    pages = read_from_now_on(slack)
    go_on.set()
    await asha.sees(STOPPED)
    await slack.platform.stop()  # once it has tried as often as it would
    assert [STOPPED in page for page in pages] == [True]

"""While the core is slow, or cannot save: whose press it stays, and that nothing of it is lost."""

from __future__ import annotations

import asyncio
import json

from bot.messages.cards import Text
from bot.port import Close, Show
from bot.rules.words import Words
from tests.contract.cards import EVERYTHING
from tests.contract.recording import NOT_SAVED
from tests.fakes.teams import activities, seen
from tests.teams.rigging import TeamsRig


async def test_a_quick_one_shows_nothing(teams: TeamsRig) -> None:
    await teams.types("asha", "hello")
    assert teams.teams.world.typing == {}


async def test_a_fault_is_said_like_anything_that_was_not_saved(teams: TeamsRig) -> None:
    await teams.opens("asha")
    teams.inbox.fault = RuntimeError("rough wk")
    await teams.presses("asha", "Save")
    await teams.sees("asha", NOT_SAVED.text)


async def test_the_same_press_at_the_same_moment_is_decided_once(teams: TeamsRig) -> None:
    go_on = teams.inbox.is_slow()
    world = teams.teams.world
    pressed = activities.fetch(world, world.named("asha"), {"kaveri": {"do": "home"}}, "1")
    sent = asyncio.create_task(teams.teams.at_once(pressed, pressed, pressed))
    await teams.inbox.hears(1)
    go_on.set()
    bodies = [answer.body for answer in await sent]
    assert bodies[0] == bodies[1] == bodies[2]
    assert len(teams.inbox.presses) == 1


async def test_another_replica_can_go_on(teams: TeamsRig) -> None:
    """What the button carries is the whole press, under its first key."""
    await teams.opens("asha")
    await teams.fills("asha", "line", "rough wk")
    teams.inbox.cannot_save()
    await teams.submits("asha")
    teams.inbox.fault = None
    teams.inbox.answer = Close()
    await _press_on(teams)
    lost, found = teams.inbox.presses[-2:]
    assert (lost.key, lost.action, lost.token, lost.values) == (
        found.key,
        found.action,
        found.token,
        found.values,
    )
    assert found.values["line"] == Words("rough wk")
    assert teams.window("asha") == ""


async def test_nobody_can_repeat_what_another_pressed(teams: TeamsRig) -> None:
    await teams.opens("asha")
    theirs = teams.teams.out.last["id"]
    world = teams.teams.world
    data = {"kaveri": {"do": "home", "again": theirs}}
    await teams.teams.out.send(activities.fetch(world, world.named("ravi"), data, "1"))
    asha, ravi = teams.inbox.presses
    assert asha.key != ravi.key


async def test_an_answer_with_nothing_private_in_it_is_the_only_one_in_the_chat(teams: TeamsRig) -> None:
    teams.inbox.answer = Show(EVERYTHING)
    await teams.opens("asha")
    said = json.dumps([message.card for message in teams.person("asha").notices])
    private = [element.text for element in EVERYTHING.body if isinstance(element, Text)]
    assert not [line for line in private if line in said]


async def _press_on(teams: TeamsRig) -> None:
    window = teams.person("asha").window
    assert window is not None
    button = next(b for b in seen.buttons(window.card) if "again" in b["data"]["kaveri"])
    await teams.person("asha").presses_button(button)

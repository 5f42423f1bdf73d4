"""Activities that come twice, at once, late, slowly, or from places where Kaveri has no business."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.messages.cards import Dialog, Text
from bot.port import Close, Show
from tests.contract.cards import NOTICE, TYPED
from tests.contract.recording import NOT_SAVED
from tests.fakes.teams import activities
from tests.fakes.teams.window import merged
from tests.fakes.teams.world import Json
from tests.stores import Databases, on_every_store
from tests.teams.rigging import Company, TeamsRig, a_company, opens_home


def pressing(company: Company, label: str) -> Json:
    """The activity of a button in Sam's dialog, without sending it."""
    window = company.sam.window
    assert window is not None
    button = next(b for b in window.buttons if b["title"] == label)
    data = merged(button, window.values, mobile=False)
    return activities.submit(company.teams.world, company.sam.person, data, window.message)


@on_every_store
async def test_a_press_that_comes_three_times_at_once_is_one_press(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam, leena = company.sam, company.leena
        await opens_home(sam)
        await sam.presses("I could use a person")
        sam.picks("one", "leena")
        await sam.presses("See what they would get")
        ask = pressing(company, "Ask Leena")
        answers = await company.teams.at_once(ask, ask, ask)
        assert [answer.status for answer in answers] == [200] * 3
        assert "I am asking: Leena." in answers[0].text
        assert {_without_tokens(answer.body) for answer in answers} == {_without_tokens(answers[0].body)}
        await company.later(minutes=5)
        assert len(leena.notices) == 1
        again = await company.teams.out.send(ask)
        assert again.status == 200
        assert "I am asking: Leena." in again.text
        await company.later(minutes=5)
        assert len(leena.notices) == 1


def _without_tokens(answer: Json) -> str:
    """What is readable in an answer."""
    card = answer["task"]["value"]["card"]["content"]
    return "\n".join(str(part.get("text") or part.get("inlines") or "") for part in card["body"])


@on_every_store
async def test_a_press_in_a_window_that_is_out_of_date_does_no_harm(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await opens_home(sam)
        await sam.presses("I could use a person")
        sam.picks("one", "leena")
        await sam.presses("See what they would get")
        stale = pressing(company, "Ask Leena")
        await sam.presses("Ask Leena")
        stale["id"] = "f:9999999999999"  # pressed once more, in a copy of the window on another device
        answer = await company.teams.out.send(stale)
        assert answer.status == 200
        await company.later(minutes=5)
        assert len(company.leena.notices) == 1


async def test_a_typed_line_that_could_not_be_saved_comes_again(teams: TeamsRig) -> None:
    teams.inbox.cannot_save()
    await teams.types("asha", "hello")
    teams.inbox.fault = None
    answers = await teams.teams.redelivers()
    assert [answer.status for answer in answers] == [200]
    first, second = teams.inbox.presses
    assert first.key == second.key


async def test_somebody_who_types_sees_that_kaveri_is_at_it(teams: TeamsRig) -> None:
    go_on = teams.inbox.is_slow()
    typing = asyncio.create_task(teams.types("asha", "hello"))
    world, asha = teams.teams.world, teams.person("asha")
    assert await world.until(lambda: world.typing[asha.id] == 1)
    go_on.set()
    await typing
    assert teams.room("asha") == []


async def test_what_was_written_survives_a_slow_answer(teams: TeamsRig) -> None:
    asha = teams.person("asha")
    await teams.opens("asha")
    go_on = teams.inbox.is_slow()
    teams.inbox.answers["save-check-in"] = Show(Dialog("Kaveri", (Text("Thank you."),), token="t"))
    asha.fills("line", TYPED)
    await asha.submits()
    await asha.sees("One moment …")
    [button] = asha.buttons()
    await asha.presses(button)
    await asha.sees("One moment …")
    go_on.set()
    await asha.presses(button)
    await asha.sees("Thank you.")
    assert [press.action for press in teams.inbox.presses] == ["home", "save-check-in"]


async def test_what_could_not_be_saved_can_be_sent_again_as_it_was(teams: TeamsRig) -> None:
    asha = teams.person("asha")
    await teams.opens("asha")
    asha.fills("line", TYPED)
    teams.inbox.cannot_save()
    await asha.submits()
    await asha.sees(NOT_SAVED.text)
    assert TYPED.split("\n")[0] in asha.reads
    teams.inbox.fault = None
    teams.inbox.answers["save-check-in"] = Close()
    await asha.submits()
    first, second = teams.inbox.presses[-2:]
    assert second.values["line"] == first.values["line"]
    assert asha.window is None


async def test_the_greeting_comes_once_for_each_installation(teams: TeamsRig) -> None:
    asha = teams.person("asha")
    added = activities.installed(teams.teams.world, asha.person)
    await teams.teams.at_once(added, added)
    await teams.teams.out.send(added)
    await asha.gets_notice()
    assert await teams.platform.send(teams.address("asha"), NOTICE)
    assert len(asha.notices) == 2
    await asha.uninstalls()
    await asha.installs()
    await asha.gets_notice(3)


Change = Callable[[Json], Json]
NO_BUSINESS: dict[str, Change] = {
    "a group chat": activities.in_a_group,
    "nobody in the directory": lambda a: a | {"from": {"id": "29:x", "name": "x"}},
    "no conversation type": lambda a: a | {"conversation": {"id": "19:x", "tenantId": "x"} | _tenant(a)},
}


def _tenant(activity: Json) -> Json:
    return {"tenantId": activity["conversation"]["tenantId"]}


@pytest.mark.parametrize("name", NO_BUSINESS)
async def test_where_kaveri_has_no_business_it_says_nothing(teams: TeamsRig, name: str) -> None:
    world, asha = teams.teams.world, teams.person("asha").person
    line = activities.typed(world, asha, world.post(world.chat(asha), asha.id, "hello"))
    answer = await teams.teams.out.send(NO_BUSINESS[name](line))
    assert (answer.status, answer.text) == (200, "")
    assert teams.inbox.presses == []
    assert teams.room("asha") == []


async def test_a_reaction_means_nothing(teams: TeamsRig) -> None:
    asha = teams.person("asha")
    await teams.platform.send(teams.address("asha"), NOTICE)
    await asha.reacts()
    assert teams.inbox.presses == []


async def test_a_phone_and_an_old_client_can_do_the_same(kept: Databases) -> None:
    async with a_company(kept) as company:
        mei = company.teams.user("mei")
        mei.old_client = True
        await opens_home(mei)
        await mei.looks()
        await mei.chooses("energy", "2")
        await mei.presses("Save")
        await mei.sees("1 of 3.")

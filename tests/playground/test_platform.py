"""What people do on the playground, and what they then see."""

from __future__ import annotations

import asyncio

import pytest

from adapters.playground.desk import Aside, Closed, Noticed, Seen, Typed, Window
from adapters.playground.people import PEOPLE, Directory
from adapters.playground.platform import PlaygroundPlatform
from bot.messages.actions import Action
from bot.messages.cards import Choice, Entry, PersonPicker, Toggle
from bot.port import Delivered, Gone, Platform, Value
from bot.rules.people import Address, Standing
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from tests.playground.sample import EVERYTHING, FIRST_PAGE, MONDAY, NOTICE, SANNA, SampleInbox, started


@pytest.fixture
def inbox() -> SampleInbox:
    return SampleInbox()


@pytest.fixture
async def platform(inbox: SampleInbox) -> PlaygroundPlatform:
    return await started(inbox)


async def test_it_is_a_platform_like_any_other(platform: PlaygroundPlatform) -> None:
    as_any: Platform = platform
    assert await as_any.send(SANNA, NOTICE) == Delivered()
    assert platform.desk("sanna").lines == [Noticed(MONDAY, NOTICE)]


@pytest.mark.parametrize(
    "address",
    [
        Address("playground", "demo", "nobody"),
        Address("playground", "demo", "deploy"),
        Address("playground", "demo", "olli"),
        Address("playground", "elsewhere", "sanna"),
        Address("slack", "demo", "sanna"),
    ],
)
async def test_who_has_no_chat_cannot_be_reached(platform: PlaygroundPlatform, address: Address) -> None:
    assert await platform.send(address, NOTICE) == Gone()


async def test_the_directory_knows_who_is_a_person(platform: PlaygroundPlatform) -> None:
    standings = {p.id: p.standing for p in Directory().everybody}
    assert (standings["deploy"], standings["iris"]) == (Standing.BOT, Standing.GUEST)
    assert standings["eeva"] == Standing.DEACTIVATED
    for person in Directory().everybody:
        profile = await platform.profile(person.address)
        assert profile
        assert (profile.name.reveal(), profile.standing) == (person.name, person.standing)
    assert await platform.profile(Address("playground", "demo", "nobody")) is None


async def test_the_command_opens_a_page_and_stands_in_no_chat(
    platform: PlaygroundPlatform, inbox: SampleInbox
) -> None:
    await platform.runs("sanna")
    assert platform.desk("sanna").dialog == FIRST_PAGE
    assert platform.desk("sanna").lines == []
    assert inbox.presses[-1].address == SANNA


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("/kaveri", Action.HOME),
        ("/kaveri help", Action.HELP),
        ("/kaveri PERSON", Action.PERSON),
        ("/kaveri ask", Action.PERSON),  # nothing is done by a command, it only opens
        ("/kaveri I feel awful", Action.HOME),
    ],
)
async def test_a_typed_command_is_the_command(
    platform: PlaygroundPlatform, inbox: SampleInbox, line: str, action: Action
) -> None:
    await platform.types("sanna", line)
    assert inbox.presses[-1].action == action
    assert not inbox.presses[-1].values
    assert not any(isinstance(x, Typed) for x in platform.desk("sanna").lines)


async def test_a_typed_line_stays_in_the_chat_and_is_answered_there(
    platform: PlaygroundPlatform, inbox: SampleInbox
) -> None:
    await platform.types("sanna", "rough week")
    assert platform.desk("sanna").lines == [Typed(MONDAY, "rough week"), Noticed(MONDAY, NOTICE)]
    assert inbox.presses[-1].action == Action.TYPED
    assert inbox.presses[-1].values == {"text": Words("rough week")}


async def test_every_press_has_a_key_of_its_own(platform: PlaygroundPlatform, inbox: SampleInbox) -> None:
    for _ in range(3):
        await platform.runs("sanna")
    assert len({p.key for p in inbox.presses}) == 3


async def test_the_button_of_a_notice_carries_its_token(
    platform: PlaygroundPlatform, inbox: SampleInbox
) -> None:
    await platform.send(SANNA, NOTICE)
    await platform.opens("sanna")
    assert (inbox.presses[-1].action, inbox.presses[-1].token) == (NOTICE.action, NOTICE.token)


async def test_close_closes(platform: PlaygroundPlatform) -> None:
    await platform.runs("sanna")
    await platform.presses("sanna", Action.SAVE_CHECK_IN, "first")
    assert platform.desk("sanna").dialog is None


async def test_mend_keeps_the_form_with_what_was_entered(platform: PlaygroundPlatform) -> None:
    await platform.runs("sanna", "/kaveri help")
    laura = PEOPLE[2]
    entered: dict[str, Value] = {"line": Words("x" * 90), "way": Words("walk"), "friend": laura.profile}
    await platform.presses("sanna", Action.SAVE_CHECK_IN, "everything", entered)
    window = platform.desk("sanna").window
    assert window
    assert window.errors == {"line": "Please keep this shorter."}
    by_id = {e.id: e for e in window.dialog.body if isinstance(e, Choice | Toggle | Entry | PersonPicker)}
    line, way, named, friend = (by_id[i] for i in ("line", "way", "named", "friend"))
    assert isinstance(line, Entry)
    assert line.text == "x" * 90
    assert isinstance(way, Choice)
    assert way.chosen == "walk"
    assert isinstance(named, Toggle)
    assert not named.on
    assert isinstance(friend, PersonPicker)
    assert friend.chosen == laura.address


async def test_a_mend_that_comes_after_the_window_was_closed_still_says_why(
    platform: PlaygroundPlatform,
) -> None:
    await platform.presses("sanna", Action.SAVE_CHECK_IN, "gone", {"line": Words("x" * 90)})
    assert platform.desk("sanna").aside == "Please keep this shorter."


async def test_not_saved_says_so_and_keeps_the_form(platform: PlaygroundPlatform) -> None:
    await platform.runs("sanna", "/kaveri help")
    await platform.presses("sanna", Action.RHYTHM, "everything", {"line": Words("still here")})
    window = platform.desk("sanna").window
    assert window
    assert window.said == "That was not saved. Please try again in a moment."
    assert Entry("line", "A line", "still here", 80) in window.dialog.body


async def test_not_saved_without_a_form_says_so_in_the_column(platform: PlaygroundPlatform) -> None:
    await platform.runs("sanna", "/kaveri rhythm")
    assert platform.desk("sanna").aside == "That was not saved. Please try again in a moment."


async def test_a_refusal_is_a_sentence_for_this_person_alone(platform: PlaygroundPlatform) -> None:
    await platform.runs("sanna", "/kaveri doors")
    assert platform.desk("sanna").aside == "Kaveri is for members of this workspace."
    assert platform.desk("sanna").lines == []
    await platform.runs("sanna")
    assert platform.desk("sanna").aside == ""


async def test_closing_a_window_is_not_a_press(platform: PlaygroundPlatform, inbox: SampleInbox) -> None:
    await platform.runs("sanna")
    platform.closes("sanna")
    assert platform.desk("sanna").dialog is None
    assert len(inbox.presses) == 1


async def test_whoever_watches_hears_who_sees_what(platform: PlaygroundPlatform) -> None:
    heard: list[tuple[str, Seen]] = []
    platform.watch(lambda person, seen: heard.append((person, seen)))
    await platform.runs("sanna")
    await platform.presses("sanna", Action.ASK, "first")
    await platform.runs("ravi", "/kaveri doors")
    assert heard == [
        ("sanna", Window(FIRST_PAGE)),
        ("mikko", Noticed(MONDAY, NOTICE)),
        ("sanna", Closed()),
        ("ravi", Closed()),
        ("ravi", Aside("Kaveri is for members of this workspace.")),
    ]


async def test_presses_of_one_person_are_answered_in_turn(platform: PlaygroundPlatform) -> None:
    await asyncio.gather(platform.runs("sanna", "/kaveri help"), platform.runs("sanna"))
    assert platform.desk("sanna").dialog == FIRST_PAGE


async def test_before_it_starts_and_after_it_stops_nobody_can_press(inbox: SampleInbox) -> None:
    platform = PlaygroundPlatform(PushedClock(MONDAY))
    with pytest.raises(RuntimeError, match="not started"):
        await platform.runs("sanna")
    await platform.start(inbox)
    await platform.stop()
    with pytest.raises(RuntimeError, match="not started"):
        await platform.runs("sanna")


async def test_nothing_private_is_in_a_repr(platform: PlaygroundPlatform) -> None:
    await platform.runs("sanna", "/kaveri help")
    await platform.types("sanna", "rough week")
    desk = platform.desk("sanna")
    assert "rough week" not in f"{desk!r} {desk.lines!r}"
    assert EVERYTHING.title not in repr(desk)

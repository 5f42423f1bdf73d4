"""A press on Teams arrives as what was pressed, with all that was chosen, ticked, picked and written."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import activities, render
from adapters.teams.presses import press, written
from bot.messages.cards import Button, Choice, Dialog, Entry, Option, PersonPicker, Toggle
from bot.port import Press, Value
from bot.rules.people import Address, Profile
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from tests.contract.cards import EVERYTHING, FIVE, TYPED, gallery
from tests.fakes.teams import activities as sent
from tests.fakes.teams import seen
from tests.fakes.teams.window import Window, merged
from tests.fakes.teams.world import Json, World

WORLD = World(PushedClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC)))
LEENA, RAVI, SAM = (WORLD.named(name) for name in ("leena", "ravi", "sam"))
WHERE = Address("teams", WORLD.tenant, LEENA.id)

FORM = Dialog(
    "Kaveri",
    (
        Choice("energy", "Energy", FIVE),
        Choice("week", "How often?", tuple(Option(str(n), f"{n} a week") for n in range(9))),
        Toggle("named", "Say my name"),
        Entry("line", "A line", multiline=True, limit=2_000),
        PersonPicker("one", "First person"),
        PersonPicker("two", "Second person"),
    ),
    submit=Button("Save", "save-check-in"),
    token="token-1",
)


def profile(user: str) -> Profile:
    return Profile(Address("teams", WORLD.tenant, user), Words(user[-1]), "", "")


async def known(of: Address) -> Profile | None:
    return profile(of.user)


async def nobody(_: Address) -> Profile | None:
    return None


async def pressed(dialog: Dialog, by: str = "submit", *, mobile: bool = False, **what: Any) -> Press:
    """The press when somebody looks at this dialog, changes nothing, and presses the button."""
    card = render.task(dialog, **what)["task"]["value"]["card"]["content"]
    button = seen.find_button(card, by)
    assert button is not None
    return await arrived(merged(button, Window("", card, "1").values, mobile=mobile))


async def arrived(data: Json) -> Press:
    found = await press(activities.read(sent.submit(WORLD, LEENA, data, "1")), known)
    assert found is not None
    return found


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(Words)
VALUES: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(
    {},
    optional={
        "energy": st.sampled_from("12345").map(Words),
        "week": st.sampled_from("012345678").map(Words),
        "named": st.just(Words("yes")),
        "line": WORDS,
        "one": st.sampled_from([profile(RAVI.id), profile(SAM.id)]),
        "two": st.sampled_from([profile(RAVI.id), profile(SAM.id)]),
    },
)


@given(VALUES, st.booleans())
def test_what_is_put_back_into_a_form_is_what_it_sends(values: Mapping[str, Value], mobile: bool) -> None:
    sent_back = asyncio.run(pressed(FORM, values=values, mobile=mobile))
    assert dict(sent_back.values) == values
    assert (sent_back.action, sent_back.token, sent_back.address) == ("save-check-in", "token-1", WHERE)


@pytest.mark.parametrize("language", ["en", "fi"])
async def test_every_button_of_every_page_means_what_its_card_says(language: str) -> None:
    for name, dialog in gallery(language).items():
        card = render.task(dialog)["task"]["value"]["card"]["content"]
        values = Window("", card, "1").values
        for button in seen.buttons(card):
            if button["type"] == "Action.OpenUrl":
                continue  # a link is no press
            found = await arrived(merged(button, values, mobile=True))
            assert (found.action, found.token) == (button["data"]["kaveri"]["do"], dialog.token or None), name


async def test_a_choice_that_is_a_press_says_what_was_chosen() -> None:
    walk = await pressed(EVERYTHING, "A walk")
    assert (walk.action, walk.values["way"]) == ("change-way", Words("walk"))


async def test_words_arrive_byte_for_byte() -> None:
    found = await arrived({"text.line": TYPED, "kaveri": {"do": "save-check-in"}})
    assert found.values["line"] == Words(TYPED)


async def test_somebody_picked_is_looked_up_by_their_entra_id_whatever_its_case() -> None:
    found = await arrived({"who.one": RAVI.id.upper(), "who.two": f"{SAM.id},{RAVI.id}"})
    assert dict(found.values) == {"one": profile(RAVI.id), "two": profile(SAM.id)}


async def test_what_is_no_id_of_a_person_is_only_words() -> None:
    assert dict((await arrived({"who.one": "somebody else"})).values) == {"one": Words("somebody else")}


async def test_somebody_the_directory_does_not_know_is_absent() -> None:
    submitted = activities.read(sent.submit(WORLD, LEENA, {"who.one": RAVI.id}, "1"))
    found = await press(submitted, nobody)
    assert found is not None
    assert dict(found.values) == {}


async def test_people_are_looked_up_at_the_same_time_and_once_each() -> None:
    asked: list[str] = []
    both = asyncio.Event()

    async def slow(of: Address) -> Profile | None:
        asked.append(of.user)
        if len(asked) == 2:
            both.set()
        await asyncio.wait_for(both.wait(), 3)
        return profile(of.user)

    data = {"who.one": RAVI.id, "who.two": SAM.id, "who.three": RAVI.id}
    found = await press(activities.read(sent.submit(WORLD, LEENA, data, "1")), slow)
    assert found is not None
    assert sorted(found.values) == ["one", "three", "two"]
    assert sorted(asked) == sorted([RAVI.id, SAM.id])


async def test_what_is_not_of_a_field_is_not_taken_for_one() -> None:
    found = await arrived({"copy.3": "an opener, changed", "line": "x", "tick.named": "no", "tick.odd": "on"})
    assert dict(found.values) == {}


async def test_a_line_is_the_same_press_whatever_it_says() -> None:
    lines = ("help", "I could use a person", "")
    presses = [await _typed(text) for text in lines]
    assert {(p.action, p.token) for p in presses} == {("typed", None)}
    held = [Words(text) for text in lines if text]
    assert [value for p in presses for value in p.values.values()] == held
    assert "person" not in repr(presses)


async def test_an_old_clients_button_in_the_chat_is_answered_like_a_line() -> None:
    data = {"msteams": {"type": "task/fetch"}, "kaveri": {"do": "open", "token": "t"}}
    old = await press(activities.read(sent.submitted_in_chat(WORLD, LEENA, data, "1")), nobody)
    assert old is not None
    assert (old.action, old.token) == ("typed", None)


async def test_language_and_zone_travel_with_the_press() -> None:
    found = await _typed("hello")
    assert (found.language, found.zone) == ("fi-FI", "Europe/Helsinki")


@pytest.mark.parametrize(
    "activity",
    [
        sent.installed(WORLD, LEENA),
        sent.execute(WORLD, LEENA, {"verb": "home"}, {}, "1", "automatic"),
        sent.in_a_group(sent.submit(WORLD, LEENA, {"kaveri": {"do": "person"}}, "1")),
        sent.fetch(WORLD, LEENA, {"kaveri": {"do": "person"}}, "1") | {"from": {"id": LEENA.mri}},
    ],
    ids=["installed", "drawn again", "in a group", "from nobody in a directory"],
)
async def test_what_is_no_press(activity: Json) -> None:
    assert await press(activities.read(activity), nobody) is None


async def test_the_same_activity_has_the_same_key_and_another_persons_has_not() -> None:
    line = sent.fetch(WORLD, LEENA, {}, "1")
    again = [await press(activities.read(line), nobody) for _ in range(2)]
    other = await press(activities.read(sent.fetch(WORLD, RAVI, {}, "1") | {"id": line["id"]}), nobody)
    keys = [found.key for found in (*again, other) if found is not None]
    assert (len(keys), keys[0] == keys[1], keys[0] == keys[2]) == (3, True, False)


async def test_a_press_that_repeats_another_has_its_key() -> None:
    first = sent.submit(WORLD, LEENA, {"kaveri": {"do": "ask"}}, "1")
    again = sent.submit(WORLD, LEENA, {"kaveri": {"do": "ask", "again": first["id"]}}, "1")
    found = [await press(activities.read(activity), nobody) for activity in (first, again)]
    assert found[0] is not None
    assert found[0] == found[1]


def test_what_was_written_is_only_what_was_written() -> None:
    data = activities.Data("save", fields={"text.line": "tired", "one.energy": "3", "tick.named": "yes"})
    assert written(data) == {"line": Words("tired")}


async def test_a_press_says_nothing_of_who_or_what_in_a_log() -> None:
    found = await arrived({"text.line": "a secret line", "who.one": RAVI.id, "kaveri": {"token": "t-1"}})
    private = ("a secret line", RAVI.id, LEENA.id, WORLD.tenant, "t-1", "Helsinki", "fi-FI")
    assert not [word for word in private if word in repr(found)]


async def _typed(text: str) -> Press:
    line = WORLD.post(WORLD.chat(LEENA), LEENA.id, text)
    found = await press(activities.read(sent.typed(WORLD, LEENA, line)), nobody)
    assert found is not None
    return found

"""Fields and buttons as Teams shows them: one tap, nothing required, and what was written stays."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.teams import ids
from bot.messages.cards import Button, Choice, Dialog, Entry, Option, PersonPicker, Row, Rule, Text, Toggle
from bot.rules.people import Address
from bot.rules.words import Words
from tests.contract.cards import EVERYTHING, gallery
from tests.fakes.teams import seen
from tests.teams.shown import RAVI, SAVE, body, card, titles


def test_every_input_has_a_label_that_belongs_to_it() -> None:
    for language in ("en", "fi"):
        for dialog in gallery(language).values():
            for field in seen.fields(card(dialog)):
                assert str(field.get("label") or field["title"]).strip()


def test_nothing_is_required() -> None:
    assert not any("isRequired" in field for field in seen.fields(card(EVERYTHING)))


def test_a_few_options_are_one_tap_and_many_are_a_menu() -> None:
    def styled(count: int) -> str:
        (field,) = body(Choice("hour", "When?", tuple(Option(str(n), f"{n}.00") for n in range(count))))
        return str(field["style"])

    assert [styled(n) for n in (2, 5, 6, 7, 12)] == ["expanded", "expanded", "expanded", "compact", "compact"]


def test_where_choosing_is_a_press_each_option_is_a_button_that_says_which() -> None:
    ways = (Option("call", "A call"), Option("walk", "A walk"))
    label, row = body(Choice("way", "How?", ways, chosen="walk", action="change-way"))
    assert list(seen.lines({"body": [label]})) == ["How?"]
    assert [b["title"] for b in row["actions"]] == ["A call", "✓ A walk"]
    assert row["actions"][0]["data"] == {"kaveri": {"do": "change-way", "token": "x"}, "one.way": "call"}


def test_many_options_that_are_presses_stand_in_several_rows() -> None:
    rows = body(Choice("h", "", tuple(Option(str(n), str(n)) for n in range(8)), action="change-way"))
    assert [len(row["actions"]) for row in rows] == [6, 2]


def test_buttons_that_are_too_wide_for_a_phone_stand_below_one_another() -> None:
    labels = ("How it stands", "My people", "When I ask", "Who can see what")
    first, second = body(Row(tuple(Button(label, "home") for label in labels)))
    assert [[b["title"] for b in row["actions"]] for row in (first, second)] == [
        ["How it stands", "My people"],
        ["When I ask", "Who can see what"],
    ]
    assert (first["spacing"], second["spacing"]) == ("Medium", "Small")


def test_where_ticking_is_a_press_a_button_stands_beside_and_says_of_what() -> None:
    box, row = body(Toggle("ahead", "Allow the same words", on=True, action="approve"))
    assert (box["type"], box["value"]) == ("Input.Toggle", "yes")
    (button,) = row["actions"]
    assert (button["tooltip"], button["data"]["kaveri"]["do"]) == ("Allow the same words", "approve")


def test_sending_stands_where_filling_in_ends() -> None:
    elements = (Entry("line", "A line"), Text("For you only."), Row((Button("Back", "home"),)), Text("112"))
    shown = card(Dialog("t", elements, submit=SAVE, token="x"))
    assert titles(shown) == ["Save", "Back"]
    assert list(seen.lines(shown)) == ["A line", "For you only.", "Save", "Back", "112"]
    assert seen.buttons(shown)[0]["id"] == ids.SUBMIT


@pytest.mark.parametrize(
    ("elements", "order"),
    [
        ((Entry("line", "A line"), Text("For you only.")), ["A line", "For you only.", "Save"]),
        ((Row((Button("Now", "person"),)), Entry("line", "A line")), ["Now", "A line", "Save"]),
        ((Entry("line", "A line"), Rule(), Text("Doors")), ["A line", "Save", "Doors"]),
        ((Text("Sure?"), Row((Button("Back", "home"),))), ["Sure?", "Save", "Back"]),
        ((), ["Save"]),
    ],
)
def test_sending_never_stands_beyond_another_way_on(elements: tuple[Any, ...], order: list[str]) -> None:
    assert list(seen.lines(card(Dialog("t", elements, submit=SAVE)))) == order


def test_what_has_to_change_is_said_first_and_at_its_field() -> None:
    sentence = "A little shorter, please."
    shown = card(EVERYTHING, values={"line": Words("x" * 600)}, errors={"line": sentence})
    read = list(seen.lines(shown))
    assert read.index(sentence) == 0
    assert read.index("A line, if you like") == read.index(sentence, 1) + 1
    (field,) = [f for f in seen.fields(shown) if f["id"] == "text.line"]
    assert (field["value"], field["maxLength"]) == ("x" * 600, 600)


def test_what_has_to_change_is_said_where_its_field_is_gone_too() -> None:
    assert list(seen.lines(card(Dialog("t", ()), errors={"gone": "That changed."}))) == ["That changed."]


def test_what_was_emptied_stays_empty_and_what_nobody_touched_is_as_it_was() -> None:
    untouched = {f["id"]: f.get("value") for f in seen.fields(card(EVERYTHING))}
    emptied = {f["id"]: f.get("value") for f in seen.fields(card(EVERYTHING, values={}))}
    assert (untouched["text.short"], untouched["one.off"], untouched["tick.ahead"]) == (
        "already there",
        "4",
        "yes",
    )
    assert (emptied["text.short"], emptied["one.off"], emptied["tick.ahead"]) == (None, None, "no")


def test_somebody_is_picked_from_the_companys_own_directory() -> None:
    (field,) = body(PersonPicker("one", "Somebody you trust", chosen=RAVI))
    assert field["choices.data"] == {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
    assert (field["value"], field["isMultiSelect"], field["choices"]) == (RAVI.user, False, [])
    (elsewhere,) = body(PersonPicker("one", "Somebody", chosen=Address("slack", "T1", "U2")))
    assert "value" not in elsewhere

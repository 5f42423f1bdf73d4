"""Cards as Teams shows them: words are never markup, limits hold, and whatever is asked can be answered."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from adapters.teams import render
from bot.messages.cards import (
    Button,
    Copy,
    Dialog,
    Entry,
    Link,
    MessageLink,
    PageLink,
    PersonPicker,
    Row,
    Rule,
    Text,
    Tone,
)
from bot.port import Value
from bot.rules.people import Address, Profile
from bot.rules.words import Words
from tests.contract.cards import EVERYTHING, GALLERY, NOTICE, PAGE, gallery
from tests.contract.recording import HOME
from tests.fakes.teams import cards, checks, seen
from tests.teams.shown import RAVI, SAVE, Block, body, card, titles


@pytest.mark.parametrize("name", GALLERY)
def test_every_card_keeps_the_rules_of_teams(name: str) -> None:
    assert checks.task(render.task(GALLERY[name])) == []


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_page_keeps_the_rules_of_teams_also_with_something_amiss(language: str) -> None:
    pages = {name: _at_home(dialog) for name, dialog in gallery(language).items()}
    faults = {name: checks.task(render.task(page, upn=_sign_in)) for name, page in pages.items()}
    faults |= {f"{name}, amiss": checks.task(_all_amiss(page)) for name, page in pages.items()}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_sentence_of_every_page_can_be_read(language: str) -> None:
    for name, dialog in gallery(language).items():
        shown = "\n".join(seen.lines(card(dialog)))
        said = [e.text for e in dialog.body if isinstance(e, Text | Copy)]
        said += [b.label for e in dialog.body if isinstance(e, Row) for b in e.buttons]
        assert [text for text in said if text not in shown] == [], name


def test_notices_and_the_greeting_keep_the_rules_of_teams() -> None:
    assert checks.message(render.message(NOTICE)) == []
    assert checks.message(render.home(HOME)) == []
    assert checks.executed(render.execute(HOME)) == []


def test_a_notice_is_one_sentence_and_one_button_that_say_nothing() -> None:
    message = render.message(NOTICE)
    shown = message["attachments"][0]["content"]
    assert list(seen.lines(shown)) == ["Kaveri has something for you.", "Open"]
    assert (message["summary"], shown["fallbackText"]) == ("Kaveri has something for you.",) * 2
    (button,) = seen.buttons(shown)
    assert button["data"] == {
        "msteams": {"type": "task/fetch"},
        "kaveri": {"do": "open", "token": "notice-token-1"},
    }
    assert "style" not in button


def test_the_greeting_is_the_same_for_everybody_and_draws_itself_again() -> None:
    greeting = render.home(HOME)["attachments"][0]["content"]
    assert greeting == render.execute(HOME)["value"]
    assert greeting["refresh"]["action"]["type"] == "Action.Execute"
    assert "userIds" not in greeting["refresh"]
    assert [b["data"]["kaveri"] for b in seen.buttons(greeting)] == [{"do": "person"}, {"do": "home"}]


def test_a_heading_is_one_for_a_screen_reader() -> None:
    (heading,) = body(Text("Your people", Tone.HEADING))
    assert (heading["style"], heading["wrap"], heading["text"]) == ("heading", True, "Your people")


def test_what_somebody_else_will_read_stands_apart_line_by_line() -> None:
    (quote,) = body(Text("Hello.\n\nA walk?", Tone.QUOTE))
    assert (quote["type"], quote["style"]) == ("Container", "emphasis")
    assert list(seen.lines({"body": [quote]})) == ["Hello.", " ", "A walk?"]
    assert [line["spacing"] for line in quote["items"]] == ["Default", "None", "None"]


def test_the_emergency_line_stands_out() -> None:
    (line,) = body(Text("Call 112 now.", Tone.URGENT))
    assert (line["inlines"][0]["color"], line["inlines"][0]["weight"]) == ("Attention", "Bolder")


def test_a_rule_sets_off_what_follows_and_is_nothing_to_read() -> None:
    first, second = body(Text("one"), Rule(), Text("two"), Rule())
    assert "separator" not in first
    assert (second["separator"], second["spacing"]) == (True, "Large")


def test_a_chat_opens_by_sign_in_name() -> None:
    shown = body(MessageLink("Write to Ravi", RAVI), upn=lambda _: "ra/vi&x@contoso.example")
    assert titles({"body": shown}) == ["Write to Ravi"]
    assert seen.links({"body": shown}) == [
        "https://teams.microsoft.com/l/chat/0/0?users=ra/vi%26x%40contoso.example"
    ]


def test_a_page_of_ones_own_is_opened_as_it_is_written() -> None:
    (row,) = body(PageLink("On a page of its own", PAGE))
    assert row["actions"] == [{"type": "Action.OpenUrl", "title": "On a page of its own", "url": PAGE}]


@pytest.mark.parametrize("to", [RAVI, Address("slack", "T1", "U2")])
def test_without_a_sign_in_name_the_sentence_that_names_them_has_to_do(to: Address) -> None:
    shown = body(MessageLink("Write to Ravi", to), upn=lambda of: "" if of == RAVI else "not@asked.example")
    assert list(seen.lines({"body": shown})) == ["Write to Ravi"]
    assert seen.links({"body": shown}) == []


@pytest.mark.parametrize(
    ("label", "number", "shown"),
    [
        ("Crisis line", "+358925250111", "Crisis line +358925250111"),
        ("MIELI: 09 2525 0111 (day and night)", "0925250111", "MIELI: 09 2525 0111 (day and night)"),
        ("Call 112", "112", "Call 112"),
    ],
)
def test_a_telephone_line_shows_its_number_once_and_can_be_dialled(
    label: str, number: str, shown: str
) -> None:
    found = body(Link(label, f"tel:{number}"))
    assert list(seen.lines({"body": found})) == [shown]
    assert seen.links({"body": found}) == [f"tel:{number}"]


def test_doors_are_links_and_never_a_press() -> None:
    shown = {"body": body(Link("Doors", "https://health.example/?a=(1)&b=2"), Link("Call", "tel:112"))}
    assert seen.buttons(shown) == []
    assert seen.links(shown) == ["https://health.example/?a=%281%29&b=2", "tel:112"]


def test_words_to_take_along_can_be_selected_and_go_nowhere() -> None:
    (field,) = body(Copy("An opener", "Hi! Coffee?\nAny day."))
    assert (field["type"], field["value"], field["id"]) == ("Input.Text", "Hi! Coffee?\nAny day.", "copy.0")


def test_dots_are_read_out_in_words() -> None:
    assert "Energy: 3, nothing, 5" in list(seen.lines(card(EVERYTHING)))


def test_what_was_not_saved_can_be_copied_and_stands_before_other_ways_to_go_on() -> None:
    ways = Row((Button("Need someone now?", "doors"),))
    unsaved = Dialog("Kaveri", (Text("Not saved."), ways), submit=Button("Once more", "save"))
    written: dict[str, Value] = {"line": Words("my words"), "who": Profile(RAVI, Words("Ravi"), "", "")}
    kept = render.kept(unsaved, written)
    assert checks.task(render.task(kept)) == []
    assert list(seen.lines(card(kept)))[:3] == ["Not saved.", " ", "my words"]
    assert titles(card(kept)) == ["Once more", "Need someone now?"]


def test_a_sentence_alone_carries_no_token_and_no_button() -> None:
    shown = card(render.saying(EVERYTHING, "One.", "Two."))
    assert list(seen.lines(shown)) == ["One.", "Two."]
    assert "token-1" not in json.dumps(shown)


@pytest.mark.parametrize("sign", ["x", "日", "🙂"])
def test_too_long_a_list_loses_its_end_and_nothing_that_can_be_pressed(sign: str) -> None:
    texts = tuple(Text(f"{n} {sign * 150}", Tone.QUOTE) for n in range(700))
    row = Row((Button("Forget them", "forget-receipts"),))
    long = Dialog("Kaveri", (Text("Receipts", Tone.HEADING), *texts, row, Entry("line", "A line")), SAVE)
    assert checks.task(render.task(long)) == []
    shown = card(long)
    assert titles(shown) == ["Forget them", "Save"]
    read = list(seen.lines(shown))
    assert (read[0], read[1], read[-4]) == ("Receipts", f"0 {sign * 150}", "…")
    assert len(read) > 80


def test_what_can_be_pressed_carries_the_token_and_nothing_else_does() -> None:
    shown = card(EVERYTHING)
    carrying = [part for part in cards.walk(shown) if "token-1" in json.dumps(_own(part))]
    assert {part["type"] for part in carrying} == {"Action.Submit"}


def _own(part: Block) -> Block:
    return {name: held for name, held in part.items() if name not in ("items", "actions", "inlines")}


def _at_home(dialog: Dialog) -> Dialog:
    """The people of the gallery, as if they were here."""

    def here(element: Any) -> Any:
        match element:
            case MessageLink():
                return replace(element, to=RAVI)
            case PersonPicker(chosen=Address()):
                return replace(element, chosen=RAVI)
            case _:
                return element

    return replace(dialog, body=tuple(map(here, dialog.body)))


def _sign_in(_: Address) -> str:
    return "ravi@contoso.example"


def _all_amiss(dialog: Dialog) -> Block:
    errors = {element.id: "Not so." for element in dialog.body if hasattr(element, "id")}
    return render.task(dialog, {}, errors)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_dialog_says_which_language_it_is_to_be_read_in(language: str) -> None:
    for name, dialog in gallery(language).items():
        assert render.task(dialog)["task"]["value"]["card"]["content"]["lang"] == language, name

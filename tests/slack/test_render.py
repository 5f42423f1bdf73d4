"""Cards as Slack shows them: words are never markup, limits hold, and a window can always be sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from adapters.slack import ids, render
from bot.messages.cards import (
    Button,
    Choice,
    Dialog,
    Entry,
    Link,
    MessageLink,
    Option,
    PageLink,
    Row,
    Text,
    Tone,
    Weight,
)
from bot.rules.people import Address
from tests.contract.cards import EVERYTHING, GALLERY, MARKUP, NOTICE, PAGE, again, gallery
from tests.contract.recording import HOME
from tests.fakes.slack import checks


def blocks(dialog: Dialog) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = render.modal(dialog)["blocks"]
    return shown


@pytest.mark.parametrize("name", GALLERY)
def test_every_card_keeps_slacks_rules(name: str) -> None:
    assert checks.view(render.modal(GALLERY[name]), "modal") == []


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_page_keeps_slacks_rules(language: str) -> None:
    faults = {name: checks.view(render.modal(dialog), "modal") for name, dialog in gallery(language).items()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_notices_and_the_tab_keep_slacks_rules() -> None:
    assert checks.message(render.message(NOTICE)) == []
    assert checks.view(render.home(HOME), "home") == []


@pytest.mark.parametrize("tone", Tone)
def test_words_are_shown_as_they_were_written(tone: Tone) -> None:
    """Whatever a member writes, nothing of it becomes a mention, a link, a style or an emoji."""
    (block,) = blocks(Dialog("t", (Text(MARKUP, tone),)))
    (text,) = [node for node in walk(block) if node.get("text") == MARKUP]
    assert text["type"] in ("plain_text", "text")
    assert text.get("emoji", False) is False


def test_nothing_typed_is_ever_markup() -> None:
    field = Option("1", MARKUP[:75])
    dialog = Dialog(
        MARKUP[:24], (Choice("a", MARKUP, (field,), hint=MARKUP), Entry("b", MARKUP, text=MARKUP))
    )
    assert not [node for node in walk(render.modal(dialog)) if node.get("type") == "mrkdwn"]


def test_a_link_to_a_person_cannot_be_broken_out_of() -> None:
    (block,) = blocks(
        Dialog("t", (MessageLink("Write to *Ravi* <!channel> | x", Address("slack", "T1", "U2")),))
    )
    assert block["text"]["text"] == "<slack://user?team=T1&amp;id=U2|Write to ∗Ravi∗ &lt;!channel&gt; ¦ x>"


def test_a_page_of_ones_own_is_a_link_that_slack_is_not_told_of() -> None:
    """A button with an address would be reported to Kaveri as a press, and stand in Slack as one."""
    (block,) = blocks(Dialog("t", (PageLink("On a page *of* its own", PAGE),)))
    (word,) = block["elements"][0]["elements"]
    assert word == {"type": "link", "url": PAGE, "text": "On a page *of* its own"}


def test_a_telephone_line_shows_its_number_and_can_be_dialled() -> None:
    (block,) = blocks(Dialog("t", (Link("Crisis line", "tel:+358925250111"),)))
    assert block["text"]["text"] == "<tel:+358925250111|Crisis line +358925250111>"


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("MIELI 09 2525 0111 (day and night)", "+358925250111"),
        ("Call 112", "112"),
        ("0800 111 0 111", "08001110111"),
    ],
)
def test_a_number_that_is_shown_already_is_not_shown_twice(label: str, number: str) -> None:
    (block,) = blocks(Dialog("t", (Link(label, f"tel:{number}"),)))
    assert block["text"]["text"] == f"<tel:{number}|{label}>"


def test_doors_are_links_that_tell_nobody() -> None:
    """Slack reports every button that is pressed, so a way out is no button."""
    shown = blocks(Dialog("t", (Link("Doors", "https://health.example/?a=1"), Link("Call", "tel:112"))))
    assert not [node for node in walk(shown) if node.get("type") == "button"]


def test_a_notice_is_one_sentence_and_one_button_that_say_nothing() -> None:
    message = render.message(NOTICE)
    assert message["text"] == "Kaveri has something for you."
    (button,) = [node for node in walk(message) if node.get("type") == "button"]
    assert (button["action_id"], button["value"]) == ("open", "notice-token-1")
    assert "style" not in button


def test_the_tab_is_the_same_for_everybody() -> None:
    assert render.home(HOME) == render.home(HOME)
    assert render.home(HOME)["private_metadata"] == "1"


def test_a_window_shown_again_has_fresh_ids_and_gives_its_token_away_nowhere_else() -> None:
    first, second = (render.modal(again(EVERYTHING, token)) for token in ("token-1", "token-2"))
    named = [
        {block["block_id"] for block in view["blocks"] if "block_id" in block} for view in (first, second)
    ]
    assert not named[0] & named[1]
    assert "token-1" not in json.dumps(first["blocks"])


def test_one_action_may_stand_in_two_rows_and_twice_in_one() -> None:
    row = Row((Button("a", "circle"), Button("b", "circle")))
    names = [node["action_id"] for node in walk(blocks(Dialog("t", (row, row)))) if "action_id" in node]
    assert len(set(names)) == 4
    assert {ids.action_of(name) for name in names} == {"circle"}


def test_a_long_list_becomes_a_menu() -> None:
    options = tuple(Option(str(n), str(n)) for n in range(11))
    (block,) = blocks(Dialog("t", (Choice("hour", "When?", options, chosen="10"),)))
    assert block["element"]["type"] == "static_select"
    assert block["element"]["initial_option"]["value"] == "10"


def test_nothing_is_required() -> None:
    inputs = [block for block in blocks(EVERYTHING) if block["type"] == "input"]
    assert inputs
    assert all(block["optional"] for block in inputs)


def test_with_inputs_and_no_submit_the_main_button_becomes_it() -> None:
    row = Row((Button("Back", "home"), Button("Save it", "save-circle", Weight.MAIN)))
    view = render.modal(Dialog("t", (Entry("a", "A"), row), token="x"))
    assert view["submit"]["text"] == "Save it"
    assert ids.read_metadata(view["private_metadata"]) == ("save-circle", "x")
    assert [node["text"]["text"] for node in walk(view["blocks"]) if node.get("type") == "button"] == ["Back"]


def test_dots_are_read_out_in_words() -> None:
    readable = [node["text"] for node in walk(blocks(EVERYTHING)) if isinstance(node.get("text"), str)]
    assert "Energy\n●●●○○   –   ●●●●●" in readable
    assert "Energy: 3, nothing, 5" in readable


def test_long_texts_are_split_and_lose_nothing() -> None:
    text = "word " * 1_500
    assert "".join(block["text"]["text"] for block in blocks(Dialog("t", (Text(text),)))) == text


def walk(node: Any) -> list[dict[str, Any]]:
    """Every object in a view."""
    if isinstance(node, list):
        return [found for part in node for found in walk(part)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for part in node.values() for found in walk(part))]

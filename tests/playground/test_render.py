"""Every element of the neutral vocabulary, as the page shows it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import get_args

import pytest

from adapters.markup import join, tag
from adapters.playground.desk import Window
from adapters.playground.elements import Reader, element
from adapters.playground.people import Directory
from adapters.playground.render import dialog, home, notice
from adapters.playground.wording import ENGLISH, FINNISH, wording
from bot.messages.cards import (
    Choice,
    Copy,
    Dialog,
    Dots,
    Element,
    Entry,
    Link,
    MessageLink,
    Neutral,
    Notice,
    Option,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
    Tone,
)
from bot.rules.people import Address
from tests.playground.sample import EVERYTHING, FIRST_PAGE, MIKKO, NOTICE, RELEASE, SampleInbox

READER = Reader("sanna", ENGLISH, Directory(), {})
NASTY = """<script>alert(1)</script>"' onload=x &amp;"""
VOID = {"br", "hr", "input"}


def shown(what: Element, **errors: str) -> str:
    return element(what, 3, Reader("sanna", ENGLISH, Directory(), errors))


class Outline(HTMLParser):
    """Tags in order, with a check that each is closed where it was opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((name, dict(attrs)))
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name


@pytest.mark.parametrize("what", [EVERYTHING, FIRST_PAGE, RELEASE])
def test_a_dialog_is_well_formed_and_every_input_has_a_label(what: Dialog) -> None:
    outline = Outline(dialog(Window(what), READER))
    ids = [a["id"] for _, a in outline.tags if "id" in a]
    labelled = {a["for"] for name, a in outline.tags if name == "label"}
    inputs = {a["id"] for name, a in outline.tags if name in {"input", "textarea", "select"}}
    assert len(ids) == len(set(ids))
    assert inputs == labelled


def test_the_sample_holds_every_element() -> None:
    assert {type(e) for e in EVERYTHING.body} == set(get_args(Element))


def test_texts_have_the_tag_of_their_tone() -> None:
    assert shown(Text("as it is")) == '<p class="plain">as it is</p>'
    assert shown(Text("a part", Tone.HEADING)) == "<h4>a part</h4>"
    assert shown(Text("small", Tone.QUIET)) == '<p class="quiet">small</p>'
    assert shown(Text("their words", Tone.QUOTE)) == "<blockquote><p>their words</p></blockquote>"
    assert shown(Text("112", Tone.URGENT)) == '<p class="urgent">112</p>'


def test_a_choice_is_a_fieldset_of_radios() -> None:
    html = shown(Choice("way", "A way", (Option("call", "A call"), Option("walk", "A walk")), chosen="walk"))
    outline = Outline(html)
    radios = [a for name, a in outline.tags if name == "input"]
    assert outline.tags[0][0] == "fieldset"
    assert "<legend>A way</legend>" in html
    assert [("checked" in a, a["value"], a["name"]) for a in radios] == [
        (False, "call", "way"),
        (True, "walk", "way"),
    ]


def test_a_choice_with_an_action_is_a_press_of_its_own() -> None:
    options = (Option("call", "A call"), Option("walk", "A walk"))
    assert 'data-change="change"' in shown(Choice("way", "A way", options, action="change"))
    assert "data-change" not in shown(Choice("way", "A way", options))


def test_a_scale_stands_in_one_row_and_says_what_its_ends_mean() -> None:
    html = shown(Choice("energy", "Energy", (Option("1", "1 – none"), Option("2", "2")), hint="one tap"))
    assert 'class="choice scale"' in html
    assert "1<small><i> – </i>none</small>" in html
    assert 'aria-describedby="sanna-field-3-hint"' in html


def test_an_error_is_tied_to_its_field() -> None:
    for what in (
        Entry("f", "A line"),
        Entry("f", "Some lines", multiline=True),
        Toggle("f", "A tick"),
        PersonPicker("f", "A person"),
        Choice("f", "A choice", (Option("a", "A"),)),
    ):
        html = shown(what, f="Too long.")
        assert '<p class="error" id="sanna-field-3-error">Too long.</p>' in html
        assert 'aria-describedby="sanna-field-3-error"' in html
        assert 'aria-invalid="true"' in html


def test_an_error_without_a_field_stands_above_the_dialog() -> None:
    html = dialog(Window(EVERYTHING, {"elsewhere": "Pick somebody."}, "Not saved."), READER)
    assert '<div class="said" role="alert"><p>Not saved.</p><p>Pick somebody.</p></div>' in html


def test_a_toggle_is_a_box_to_tick() -> None:
    assert 'type="checkbox"' in shown(Toggle("named", "Say my name"))
    assert " checked" in shown(Toggle("named", "Say my name", on=True))
    assert " checked" not in shown(Toggle("named", "Say my name"))


def test_an_entry_keeps_what_was_written_and_its_limit() -> None:
    line = shown(Entry("line", "A line", text="as it was", limit=80))
    assert 'value="as it was"' in line
    assert 'maxlength="80"' in line
    assert ">\n\nfirst empty</textarea>" in shown(Entry("l", "Lines", text="\nfirst empty", multiline=True))


def test_a_picker_offers_everybody_the_directory_knows_and_nobody() -> None:
    html = shown(PersonPicker("friend", "A person", chosen=MIKKO))
    assert re.findall(r'<option value="(\w*)"', html) == [
        "", "sanna", "mikko", "laura", "ravi", "olli", "deploy", "iris", "eeva",
    ]  # fmt: skip
    assert '<option value="mikko" selected>' in html
    assert "Deploy bot (app)" in html


def test_a_finnish_column_lists_people_in_finnish() -> None:
    reader = Reader("sanna", wording("fi-FI"), Directory(), {})
    assert "Iris (vieras)" in element(PersonPicker("friend", "Joku"), 0, reader)


def test_only_the_main_button_of_a_dialog_is_a_submit() -> None:
    buttons = [a for name, a in Outline(dialog(Window(EVERYTHING), READER)).tags if name == "button"]
    assert [a["data-action"] for a in buttons if a["type"] == "submit"] == ["save-check-in"]
    assert "stop" in {a.get("class") for a in buttons}


def test_links_lead_out_and_only_where_links_may() -> None:
    assert 'href="tel:112"' in shown(Link("Call", "tel:112"))
    assert 'rel="noopener noreferrer"' in shown(Link("Page", "https://example.org"))
    assert "href" not in shown(Link("Trap", "javascript:alert(1)"))


def test_a_message_link_leads_to_the_other_column() -> None:
    assert 'href="#mikko"' in shown(MessageLink("Write to Mikko", MIKKO))
    assert "href" not in shown(MessageLink("Write to somebody", Address("slack", "T1", "U1")))


def test_words_to_copy_can_be_selected_and_copied() -> None:
    html = shown(Copy("To copy", "Hi there"))
    assert " readonly" in html
    assert 'data-copy="sanna-field-3"' in html


def test_dots_are_a_picture_with_words() -> None:
    html = shown(Dots("Energy", (3, None, 5), "3, left out, 5"))
    outline = Outline(html)
    assert [n for n, a in outline.tags if a.get("class") in {"dot", "nothing"}] == [
        "circle",
        "line",
        "circle",
    ]
    assert 'role="img" aria-label="3, left out, 5"' in html
    assert "style=" not in html  # the page's own policy forbids it


def test_a_rule_is_a_thin_line() -> None:
    assert shown(Rule()) == "<hr>"


@pytest.mark.parametrize(
    "what",
    [
        *(Text(NASTY, tone) for tone in Tone),
        Choice(NASTY, NASTY, (Option(NASTY, NASTY),), action=NASTY, hint=NASTY),
        Toggle(NASTY, NASTY, action=NASTY),
        Entry(NASTY, NASTY, NASTY),
        Entry(NASTY, NASTY, NASTY, multiline=True),
        PersonPicker(NASTY, NASTY),
        Link(NASTY, f"https://{NASTY}"),
        Link(NASTY, NASTY),
        MessageLink(NASTY, MIKKO),
        Copy(NASTY, NASTY),
        Dots(NASTY, (1,), NASTY),
    ],
)
def test_whatever_people_write_stays_text(what: Element) -> None:
    html = shown(what)
    outline = Outline(html)
    assert "<script" not in html
    assert not any("onload" in attributes for _, attributes in outline.tags)


def test_a_notice_is_one_sentence_and_one_button() -> None:
    assert notice(NOTICE) == (
        "<p>Kaveri has something for you.</p>"
        '<button type="button" class="plain" data-action="open" data-token="tok-8f31c2a9">Open</button>'
    )
    assert "<b>" not in notice(Notice(Neutral("<b>"), Neutral("<b>"), "<b>", "<b>"))


def test_home_is_lines_and_buttons() -> None:
    html = home(SampleInbox().home("en"), ENGLISH)
    assert "<h3>Kaveri</h3><p>What you press" in html
    assert 'data-action="person">I could use a person</button>' in html


def test_markup_escapes_what_is_not_markup() -> None:
    assert join("a < b", tag("br")) == "a &lt; b<br>"
    assert tag("p", "x", title='"', hidden=True, lang=None) == '<p title="&quot;" hidden>x</p>'


def test_every_language_says_the_same_things() -> None:
    assert all(getattr(FINNISH, name) for name in FINNISH.__slots__)
    assert len(set(FINNISH.weekdays)) == len(set(ENGLISH.weekdays)) == 7


def test_a_row_is_its_buttons() -> None:
    assert shown(Row(())) == '<div class="row"></div>'

"""Every page there is, as HTML; and that a press on it does what it does in a chat."""

from __future__ import annotations

import re

import pytest

from adapters.page import render
from adapters.page.elements import Reader as Told
from bot.messages.actions import Action
from bot.messages.cards import Button, Choice, Dialog, Dots, Link, PageLink, Row, Text, Toggle
from bot.messages.frame import frame
from bot.rules.people import Address, MemberId
from bot.runtime.links import PATH
from bot.runtime.locales import speech
from bot.runtime.visits import Visit
from tests.contract.cards import EVERYTHING, GALLERY, gallery
from tests.page.conftest import Site
from tests.page.reading import Html
from tests.world import MONDAY, with_circle

VISIT = Visit("visit-1", "link-1", Address("playground", "demo", "laura"), MemberId("m1"), MONDAY, MONDAY)
PAGES = [(language, name) for language in ("en", "fi") for name in (*gallery(language), *GALLERY)]


def shown(dialog: Dialog, language: str = "en", **errors: str) -> str:
    return render.dialog(dialog, VISIT, Told(frame(speech("en").voice(language)), errors))


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_every_page_there_is(language: str, name: str) -> None:
    dialog = {**gallery(language), **GALLERY}[name]
    raw = shown(dialog, language)
    page = Html(raw)
    assert raw.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in raw
    assert "<title>Kaveri" not in raw
    assert len(set(page.ids)) == len(page.ids)
    assert not [told for _, told in page.tags if any(name.startswith(("on", "style")) for name in told)]
    for element in dialog.body:
        for words in _words(element):
            assert " ".join(words.split()) in " ".join(page.text.split())
    pressable = {value for _, value, _ in page.forms[0].buttons}
    assert pressable >= {button.action for button in _buttons(dialog)}
    pointed = re.findall(r'(?:for|aria-describedby|aria-labelledby)="([^"]+)"', raw)
    assert not {id for ids in pointed for id in ids.split()} - set(page.ids)


def _words(element: object) -> list[str]:
    match element:
        case Text(text=text):
            return [text]
        case Link(label=label) | Toggle(label=label):
            return [label]
        case Choice(label=label, options=options):
            return [label, *(option.label.partition(" – ")[0] for option in options)]
        case Row(buttons=buttons):
            return [button.label for button in buttons]
        case _:
            return []


def _buttons(dialog: Dialog) -> list[Button]:
    rows = [button for element in dialog.body if isinstance(element, Row) for button in element.buttons]
    return [*rows, *([dialog.submit] if dialog.submit else [])]


def test_dots_are_a_picture_that_says_what_it_shows() -> None:
    raw = shown(Dialog("Kaveri", (Dots("Energy", (3, None, 5), "Energy: 3, nothing, 5"),)))
    assert '<svg role="img" aria-label="Energy: 3, nothing, 5"' in raw
    assert raw.count("<circle") == 2


def test_what_has_to_change_stands_at_its_field_and_the_focus_goes_there() -> None:
    raw = shown(EVERYTHING, line="At most 500 characters.", gone="Of a field that is not here.")
    box = re.search(r'<textarea[^>]*name="f-line"[^>]*>', raw)
    assert box
    described = re.search(r'aria-describedby="([^"]+)"', box[0])
    assert described
    assert f'id="{described[1]}">At most 500 characters.' in raw
    assert " autofocus" in box[0]
    assert raw.count(" autofocus") == 1
    assert "Of a field that is not here." in raw[: raw.index("<form")]


def test_the_page_does_not_lead_to_itself() -> None:
    assert PATH + "#" not in shown(Dialog("Kaveri", (PageLink("On a page", f"https://k.example{PATH}#x"),)))


def test_no_address_leads_to_a_script() -> None:
    raw = shown(Dialog("Kaveri", (Link("x", "javascript:alert(1)"), Text("<script>alert(1)</script>"))))
    assert "<script" not in raw
    assert "href" not in raw


def test_enter_in_a_line_presses_the_main_button_or_nothing() -> None:
    first = Html(shown(EVERYTHING)).forms[0].buttons[0]
    assert first[1] == "save-check-in"
    bare = shown(Dialog("Kaveri", (Row((Button("Ask", "ask"),)),)))
    assert re.search(r"<button[^>]* disabled[^>]*></button>.*Ask</button>", bare)


async def test_a_check_in_is_the_same_check_in(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.goes_home()
        await laura.presses("save-check-in", energy="2", line="Fine & <well>\r\nso far")
        assert laura.status == 200
    held = await site.world.program.writer.run(lambda tx: tx.load_at(VISIT.address))
    assert held is not None
    assert len(held.member.history.checkins) == 1


async def test_asking_for_a_person_from_the_page(site: Site) -> None:
    await with_circle(site.world)
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.presses("person")
        laura.sees("This is what I will pass on")
        await laura.presses("ask")
        laura.sees("I am asking: Mikko, Ravi.")
        await laura.sends({**laura.page.forms[0].fields, "action": "withdraw"})
        assert laura.status == 200
    await site.world.laura.runs("/kaveri status")
    site.world.laura.sees_nothing_of("I am asking")


async def test_the_same_form_sent_twice_asks_once(site: Site) -> None:
    await with_circle(site.world)
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.presses("person")
        form = {**laura.page.forms[0].fields, "action": "ask"}
        await laura.sends(form)
        await laura.sends(form)
        laura.sees("I am asking: Mikko, Ravi.")
    await site.world.later(hours=1)
    assert len(site.world.mikko.notices) == 2  # an invitation, and one ask


async def test_saving_my_people_here_picks_nobody_off(site: Site) -> None:
    await with_circle(site.world)
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.presses("circle")
        laura.sees("People are picked in the chat app.", "Mikko", "Ravi")
        assert laura.page.text.count("People are picked in the chat app.") == 1
        await laura.presses("save-circle")
        laura.sees("Mikko", "Ravi")
    await site.world.laura.runs("/kaveri people")
    site.world.laura.sees("Mikko", "Ravi")


async def test_somebody_who_has_to_be_picked_is_asked_for_in_the_chat(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.presses("person")
        await laura.presses("pick-one")
        laura.sees("Some of this has to change", "People are picked in the chat app.")
        assert laura.status == 200


@pytest.mark.parametrize("action", list(Action))
async def test_no_press_is_a_dead_end_here_either(site: Site, action: Action) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.sends({**laura.page.forms[0].fields, "action": action.value})
        assert laura.status == 200
        assert laura.page.forms[0].buttons

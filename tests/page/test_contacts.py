"""Numbers to take along: filled in on the page of one's own, handed over as a file, kept nowhere."""

from __future__ import annotations

import asyncio
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.async_api import Browser, expect

from adapters.page import contacts
from bot.messages.actions import Action
from bot.messages.taking import Contact
from bot.runtime.settings import Settings
from tests.page.conftest import Site, a_site
from tests.page.reading import Reader
from tests.page.test_browser import LAPTOP, PHONE, Scheme, look
from tests.page.test_requests import has_every_header
from tests.stores import Databases
from tests.world import a_world, with_circle

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject  # type: ignore[import-untyped]

SECRET = "+358 50 987 1234"


def read(text: str) -> list[tuple[str, str, str]]:
    """Name, the name in parts, and number of each, as somebody else's software reads them."""
    cards = list(vobject.readComponents(text))
    assert all(card.version.value == "3.0" for card in cards)
    return [(card.fn.value, card.n.value.given, card.tel.value) for card in cards]


async def with_numbers(laura: Reader, site: Site) -> Reader:
    """Laura on the page where numbers are filled in; her people are Mikko and Ravi."""
    await laura.opens(await site.link())
    return await laura.presses(Action.NUMBERS)


async def takes(reader: Reader, **filled_in: str) -> Reader:
    fields = {name.replace("_", "-"): text for name, text in filled_in.items()}
    return await reader.sends({**reader.page.forms[0].fields, **fields, "take": "yes"})


async def test_a_phone_reads_whom_it_was_filled_in_for_and_the_doors(site: Site) -> None:
    await with_circle(site.world)
    async with site.browser() as laura:
        await with_numbers(laura, site)
        assert [name for name in laura.page.forms[0].fields if name.startswith("called-")][:2] == [
            "called-0",
            "called-1",
        ]
        await takes(laura, called_0="Plumber, (new)", number_0=SECRET)
        assert laura.status == 200
        assert laura.headers["Content-Type"] == "text/vcard; charset=utf-8"
        assert laura.headers["Content-Disposition"] == 'attachment; filename="contacts.vcf"'
        has_every_header(laura)
        assert read(laura.raw) == [
            ("Plumber, (new)", "Plumber, (new)", SECRET),  # and Ravi, who has no number, is left out
            ("TelefonSeelsorge", "TelefonSeelsorge", "0800 111 0 111"),
            ("Emergency number", "Emergency number", "112"),
        ]
        for word in ("kaveri", "Ravi", "laura", "http"):
            assert word.lower() not in laura.raw.lower()


async def test_the_page_stays_open_and_can_be_pressed_on(site: Site) -> None:
    async with site.browser() as laura:
        page = await with_numbers(laura, site)
        form = page.page.forms[0].fields
        await takes(laura)
        assert laura.cookies, "the visit goes on"
        await laura.sends({**form, "action": "home"})
        laura.sees("How are you today?")


async def test_ones_own_door_and_the_operators_come_along_with_the_number_in_them(kept: Databases) -> None:
    async with a_site(kept.open()) as site:
        laura = await site.world.laura.runs()
        await laura.presses(Action.MY_DOOR)
        await laura.presses(Action.SAVE_DOOR, door="Dr. Virtanen, 24/7: 040 123 4567 (private)")
        async with site.browser() as reader:
            fields = (await with_numbers(reader, site)).page.forms[0].fields
            assert (fields["called-0"], fields["number-0"]) == (
                "Dr. Virtanen, 24/7: (private)",
                "040 123 4567",
            )
            assert "112" in fields.values()


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
async def test_nothing_that_was_filled_in_is_kept(
    kept: Databases, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(0)
    async with a_site(kept.open()) as site:
        async with site.browser() as laura:
            await with_numbers(laura, site)
            before = _rows(site)
            await takes(laura, called_0="Zebulon", number_0="0987612345")
            assert "0987612345" in laura.raw
            await takes_nothing(laura, site)
        assert _rows(site) == before
    everything = _bytes_in(tmp_path)
    for secret in ("0987612345", "Zebulon"):
        assert secret.encode() not in everything
        assert secret not in caplog.text


async def takes_nothing(laura: Reader, site: Site) -> None:
    """The page once more, with a sentence; what was written so far still stands there."""
    await with_numbers(laura, site)
    empty = {name: "" for name in laura.page.forms[0].fields if name.startswith("number-")}
    await laura.sends(
        {**laura.page.forms[0].fields, **empty, "called-0": "Zebulon", "number-1": "??", "take": "yes"}
    )
    assert laura.status == 200
    laura.sees("There is no number here yet.")
    assert laura.page.forms[0].fields["called-0"] == "Zebulon"
    assert laura.page.forms[0].fields["number-1"] == "??"


def _bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _rows(site: Site) -> Any:
    address = site.world.platform.desk("laura").person.address
    return site.world.program.store.run(lambda tx: tx.load_at(address))


async def test_on_a_page_that_is_over_what_was_filled_in_can_be_copied(site: Site) -> None:
    async with site.browser() as laura:
        await with_numbers(laura, site)
        form = {**laura.page.forms[0].fields, "called-0": "Zebulon", "number-0": SECRET, "take": "yes"}
        await laura.closes()
        await laura.sends(form)
        assert laura.status == 410
        assert f"Zebulon: {SECRET}" in laura.raw


async def test_a_form_from_elsewhere_takes_nothing(site: Site) -> None:
    async with site.browser() as laura:
        await with_numbers(laura, site)
        form = {**laura.page.forms[0].fields, "visit": "somebody-elses", "take": "yes"}
        await laura.sends(form)
        assert laura.status == 410
        await laura.asks("POST", "/me/page", data=form, headers={"Origin": "https://evil.example"})
        assert laura.status == 403


async def test_in_the_chat_the_doors_can_be_copied_and_a_link_leads_to_the_page(site: Site) -> None:
    await with_circle(site.world)
    laura = await site.world.laura.runs()
    await laura.presses(Action.CIRCLE)
    await laura.presses(Action.NUMBERS)
    laura.sees("Emergency number: 112", "TelefonSeelsorge: 0800 111 0 111", "gives you one file")
    laura.sees_nothing_of("Ravi", "Mikko")


async def test_without_a_page_there_is_nothing_to_fill_in_and_the_doors_can_be_copied() -> None:
    async with a_world(settings=Settings()) as world:
        await with_circle(world)
        laura = await world.laura.runs()
        await laura.presses(Action.CIRCLE)
        laura.sees("Numbers for my own phone")
        await laura.presses(Action.NUMBERS)
        laura.sees("Emergency number: 112")
        laura.sees_nothing_of("outside the chat app", "file")


async def test_with_nobody_on_the_list_it_is_not_offered_there(site: Site) -> None:
    laura = await site.world.laura.runs()
    await laura.presses(Action.CIRCLE)
    laura.sees_nothing_of("Numbers for my own phone")


# --- The file. -----------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=120)


@given(st.lists(st.tuples(TEXT, st.text("0123456789+ -()", max_size=30)), max_size=6))
def test_whatever_the_names_are_they_are_read_as_they_were_written(people: list[tuple[str, str]]) -> None:
    text = contacts.file([Contact(name, number) for name, number in people])
    named = [
        (plain or number.strip(), number.strip())
        for name, number in people
        if any(c.isdigit() for c in number)
        for plain in [contacts._plain(Contact(name, number))[0]]
    ]
    assert [(name, number) for name, _, number in read(text)] == named
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= contacts.LINE
        line.decode()  # no character is cut in two


@pytest.mark.parametrize(
    ("name", "number", "reads"),
    [
        ("Li;ng, A\\B", "1", ("Li;ng, A\\B", "1")),
        ("two\r\nlines\u2028here", "112", ("two lines here", "112")),
        ("END:VCARD\r\nBEGIN:VCARD", "112", ("END:VCARD BEGIN:VCARD", "112")),
        ("", " 040 1 ", ("040 1", "040 1")),
        ("Äiti 🙂", "tel. ٠١٢", ("Äiti 🙂", ". 012")),
        ("x" * 200, "+1", ("x" * 200, "+1")),
    ],
)
def test_odd_names_and_numbers(name: str, number: str, reads: tuple[str, str]) -> None:
    ((called, given, dialled),) = read(contacts.file([Contact(name, number)]))
    assert (called, dialled) == reads
    assert given == called


@pytest.mark.parametrize("number", ["", "   ", "ask Ravi", "()-+", "²"])
def test_who_has_no_number_is_left_out(number: str) -> None:
    assert contacts.file([Contact("Ravi", number)]) == ""


# --- In Chromium. --------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["laptop", "phone"])
async def test_the_file_is_downloaded_with_the_keyboard_alone(
    browser: Browser, site: Site, size: Any, scheme: Scheme
) -> None:
    await with_circle(site.world)
    async with look(browser, size, scheme) as laura:
        await laura.opens(await site.link())
        await laura.presses("Numbers for my own phone")
        await laura.is_clean(f"numbers-{scheme}-{size['width']}")
        await laura.page.get_by_label("Number", exact=True).first.focus()
        await laura.page.keyboard.type(SECRET)
        await laura.page.keyboard.press("Enter")  # sends nothing by itself
        await laura.tabs_to("Take the file")
        async with laura.page.expect_download() as downloading:
            await laura.page.keyboard.press("Enter")
        download = await downloading.value
        assert download.suggested_filename == "contacts.vcf"
        path = str(await download.path())
        text = await asyncio.to_thread(Path(path).read_text, encoding="utf-8")
        assert read(text)[0][2] == SECRET
        await expect(laura.page.get_by_role("button", name="Take the file")).to_be_visible()
        assert not laura.complaints

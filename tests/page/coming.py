"""What the tests of the doorway have in common: making one, coming by it, and finding it shut."""

from __future__ import annotations

import json
from typing import Any

from bot.rules.people import Address
from tests.page.conftest import Site
from tests.page.phone import Phone
from tests.page.reading import Reader
from tests.page.test_requests import has_every_header

SHUT = "This opens nothing here."
FIRST = "How are you today?"


def asked_to_make(reader: Reader) -> Any:
    return json.loads(
        next(told["data-options"] or "" for _, told in reader.page.tags if "data-options" in told)
    )


def form(reader: Reader) -> dict[str, str]:
    return dict(reader.page.forms[0].fields)


async def asked_to_show(reader: Reader) -> Any:
    await reader.asks("POST", "/door")
    assert reader.status == 200, reader.raw
    return json.loads(reader.raw)


async def made(site: Site, who: str = "laura", **phone: Any) -> Phone:
    """This person's own phone, with a doorway just made on it."""
    theirs = Phone(site.world.program.settings.public_url, **phone)
    async with site.browser() as reader:
        await reader.opens(await site.link(who))
        await reader.presses("doorways")
        await reader.sends({**form(reader), "made": theirs.makes(asked_to_make(reader))})
        assert reader.status == 200
        assert not [
            told for _, told in reader.page.tags if told.get("role") == "alert" and "hidden" not in told
        ]
        await reader.closes()
    return theirs


async def comes_by(reader: Reader, phone: Phone, **other: Any) -> Reader:
    phone.count += 1
    return await reader.sends({"shown": phone.shows(await asked_to_show(reader), **other)})


def is_shut(reader: Reader) -> None:
    assert reader.status == 410
    assert reader.cookies == {}
    reader.sees(SHUT, "112")
    has_every_header(reader)


def kept(site: Site, who: str = "laura") -> Any:
    address = Address("playground", "demo", who)
    loaded = site.world.program.store.run(lambda tx: tx.load_at(address))
    assert loaded
    return loaded

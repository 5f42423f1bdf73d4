"""What the doorway refuses: with one sentence for every no, and no trace of who knocked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from bot.runtime.doorways import LASTS
from bot.runtime.visits import IDLE
from tests.page.coming import FIRST, asked_to_make, asked_to_show, comes_by, form, is_shut, kept, made
from tests.page.conftest import Site
from tests.page.phone import PRESENT, VERIFIED, Phone, text
from tests.page.test_requests import has_every_header

WRONG: dict[str, Any] = {
    "another page": {"origin": "https://evil.example"},
    "in a frame": {"crossOrigin": True},
    "made and not shown": {"type": "webauthn.create"},
    "an invented challenge": {"challenge": text(b"x" * 124)},
    "no challenge": {"challenge": ""},
    "a challenge that is none": {"challenge": 7},
}


@pytest.mark.parametrize("other", WRONG.values(), ids=WRONG)
async def test_what_was_not_asked_here_opens_nothing(named: Site, other: dict[str, Any]) -> None:
    phone = await made(named)
    before = kept(named)
    async with named.browser() as thief:
        is_shut(await comes_by(thief, phone, **other))
    assert kept(named) == before
    async with named.browser() as laura:
        await comes_by(laura, phone)
        laura.sees(FIRST)  # and it was Laura's all the while


OTHERS: dict[str, Any] = {
    "another passkey": {"id": b"another"},
    "another key": {"key": ec.derive_private_key(42, ec.SECP256R1())},
    "the key that stands in for nobody's": {"key": ec.derive_private_key(1, ec.SECP256R1())},
    "nobody's, with the key for nobody": {"id": b"x", "key": ec.derive_private_key(1, ec.SECP256R1())},
    "an invented owner": {"handle": b"x" * 64},
    "no owner": {"handle": b""},
    "another address": {"host": "evil.example"},
    "a phone that was not unlocked": {"flags": PRESENT},
    "nobody there": {"flags": VERIFIED},
    "a copy that counts behind": {"count": 3},
    "a copy that counts the same": {"count": 4},
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
async def test_what_is_not_this_phone_opens_nothing(named: Site, other: dict[str, Any]) -> None:
    phone = await made(named, count=4)
    phone.count += 1
    async with named.browser() as laura:
        await laura.sends({"shown": phone.shows(await asked_to_show(laura))})
        laura.sees(FIRST)
    before = kept(named)
    thiefs = replace(phone, **{"count": 6, **other})
    async with named.browser() as thief:
        await thief.sends({"shown": thiefs.shows(await asked_to_show(thief))})
        is_shut(thief)
    assert kept(named) == before


@pytest.mark.parametrize("sent", ["", "x", "{}", "[]", '{"id": 1}', "null", "[" * 3000, '{"response": {}}'])
async def test_what_cannot_be_read_is_shut_as_well(named: Site, sent: str) -> None:
    async with named.browser() as somebody:
        is_shut(await somebody.sends({"shown": sent}))


async def test_every_no_is_the_same_no(named: Site) -> None:
    """Nobody can find out with it who has a doorway."""
    phone, other = await made(named), await made(named, "ravi", id=b"of ravi")
    answers = set()
    async with named.browser() as thief:
        for wrong in (
            replace(phone, key=other.key, count=9),
            replace(phone, key=ec.derive_private_key(5, ec.SECP256R1())),
            replace(phone, id=b"unknown"),
            replace(phone, handle=other.handle),
            replace(phone, handle=b"y" * 64),
        ):
            wrong.key = ec.derive_private_key(5, ec.SECP256R1())
            await thief.sends({"shown": wrong.shows(await asked_to_show(thief))})
            is_shut(thief)
            answers.add((thief.status, thief.raw, tuple(n for n in thief.headers if n != "Date")))
        await thief.sends({"shown": ""})
        answers.add((thief.status, thief.raw, tuple(n for n in thief.headers if n != "Date")))
    assert len(answers) == 1


async def test_an_answer_opens_once_and_within_two_minutes(named: Site) -> None:
    phone = await made(named)
    assert timedelta(minutes=2) == LASTS
    async with named.browser() as laura, named.browser() as thief:
        phone.count = 1
        answer = {"shown": phone.shows(await asked_to_show(laura))}
        await laura.sends(answer)
        laura.sees(FIRST)
        is_shut(await thief.sends(answer))
        await laura.sends(answer)
        laura.sees(FIRST)  # a page that is reloaded sends its form again
        phone.count = 2
        late = {"shown": phone.shows(await asked_to_show(thief))}
        await named.world.later(minutes=2)
        is_shut(await thief.sends(late))


async def test_a_phone_that_counts_nothing_is_let_in_and_its_answers_still_count_once(named: Site) -> None:
    phone = await made(named)
    for _ in range(2):
        async with named.browser() as laura, named.browser() as thief:
            answer = {"shown": phone.shows(await asked_to_show(laura))}
            await laura.sends(answer)
            laura.sees(FIRST)
            is_shut(await thief.sends(answer))


BADLY_MADE: dict[str, Any] = {
    "another page": ({}, {"origin": "https://evil.example"}),
    "in a frame": ({}, {"crossOrigin": True}),
    "an invented challenge": ({}, {"challenge": text(b"x" * 124)}),
    "shown and not made": ({}, {"type": "webauthn.get"}),
    "another address": ({"host": "evil.example"}, {}),
    "not unlocked": ({"flags": PRESENT}, {}),
}


@pytest.mark.parametrize(("phone", "other"), BADLY_MADE.values(), ids=BADLY_MADE)
async def test_what_was_not_made_here_is_not_kept(named: Site, phone: Any, other: Any) -> None:
    async with named.browser() as laura:
        await laura.opens(await named.link())
        await laura.presses("doorways")
        wrong = Phone(named.world.program.settings.public_url, **phone)
        await laura.sends({**form(laura), "made": wrong.makes(asked_to_make(laura), **other)})
        laura.sees("No doorway was made. You can try again.", "There is none yet.")
        await laura.sends({**form(laura), "made": "x"})
        laura.sees("No doorway was made. You can try again.")
    assert kept(named).member.doorways == ()


async def test_one_is_made_on_the_page_that_asked_for_it_and_while_it_is_open(named: Site) -> None:
    phone = Phone(named.world.program.settings.public_url)
    async with named.browser() as laura, named.browser() as ravi:
        await ravi.opens(await named.link("ravi"))
        await ravi.presses("doorways")
        await laura.opens(await named.link())
        await laura.presses("doorways")
        asked = asked_to_make(laura)
        await ravi.sends({**form(ravi), "made": phone.makes(asked)})
        ravi.sees("No doorway was made.")
        await named.world.later(minutes=IDLE.total_seconds() / 60 - 1)
        await laura.goes_home()
        await named.world.later(minutes=1)
        await laura.sends({**form(laura), "made": phone.makes(asked)})
        laura.sees("No doorway was made.")
    async with named.browser() as nobody:
        await nobody.sends({"made": phone.makes(asked)})
        assert nobody.status == 410


async def test_another_page_cannot_ask_the_phone(named: Site) -> None:
    away = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    async with named.browser() as thief:
        await thief.asks("POST", "/door", headers=away)
        assert (thief.status, "challenge" in thief.raw) == (403, False)
        await thief.asks("PUT", "/door")
        assert (thief.status, thief.headers["Allow"]) == (405, "GET, HEAD, POST")
        has_every_header(thief)

"""Coming in by one's own phone: again and again, a visit like any other, and gone with one press."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import timedelta

import pytest

from bot.runtime.doorways import possible
from bot.runtime.visits import MOST
from tests.page.coming import FIRST, asked_to_make, asked_to_show, comes_by, form, is_shut, kept, made
from tests.page.conftest import Site, a_named_site, a_site
from tests.page.phone import raw, text
from tests.page.test_requests import has_every_header
from tests.stores import Databases, on_every_store


async def test_made_once_it_opens_the_first_page_again_and_again(named: Site) -> None:
    phone = await made(named)
    for _ in range(3):
        async with named.browser() as laura:
            await comes_by(laura, phone)
            laura.sees(FIRST, "I could use a person", "Close this page")
            await laura.presses("doors")
            laura.sees("call 112 now")
            assert "Max-Age=1200" in laura.headers["Set-Cookie"]
    assert [(d.id, d.count) for d in kept(named).member.doorways] == [(text(phone.id), 3)]


async def test_it_is_a_visit_like_any_other(named: Site) -> None:
    phone = await made(named)
    async with named.browser() as laura:
        await comes_by(laura, phone)
        stayed = timedelta(0)
        while stayed + timedelta(minutes=15) < MOST:
            stayed += timedelta(minutes=15)
            await named.world.later(minutes=15)
            await laura.goes_home()
            assert laura.status == 200
        await named.world.later(minutes=15)
        await laura.goes_home()
        assert laura.status == 410
        await comes_by(laura, phone)
        left = form(laura)
        await laura.closes()
        await laura.sends({**left, "action": "home"})
        assert (laura.status, laura.cookies) == (410, {})


async def test_the_page_says_what_stands_in_the_phone_and_no_more(named: Site) -> None:
    async with named.browser() as laura:
        await laura.opens(await named.link())
        await laura.presses("doorways")
        laura.sees("being away from work, never closes it", "There is none yet.", "and knows passkeys")
        asked = asked_to_make(laura)
        member = kept(named).member
        assert asked["rp"] == {"name": "Page", "id": "localhost"}
        assert (asked["user"]["name"], asked["user"]["displayName"]) == ("Page", "Page")
        assert asked["authenticatorSelection"]["userVerification"] == "required"
        assert asked["authenticatorSelection"]["residentKey"] == "required"
        handle = raw(asked["user"]["id"])
        assert len(handle) <= 64
        for telling in (member.id, "laura", "playground", "demo"):
            assert telling.encode() not in handle
        await laura.presses("my-page")
        await laura.presses("doorways")
        assert raw(asked_to_make(laura)["user"]["id"]) != handle  # no two phones can be laid side by side


async def test_scripts_run_on_two_more_pages_and_on_no_other(named: Site) -> None:
    async with named.browser() as laura:
        await laura.asks("GET", "/door")
        has_every_header(laura)
        assert "connect-src 'self'" in laura.headers["Content-Security-Policy"]
        assert "Kaveri" not in laura.raw
        assert "<title>Page</title>" in laura.raw
        await laura.opens(await named.link())
        assert "script-src" not in laura.headers["Content-Security-Policy"]
        await laura.presses("doorways")
        has_every_header(laura)
        assert "script-src 'sha256-" in laura.headers["Content-Security-Policy"]
        assert "connect-src" not in laura.headers["Content-Security-Policy"]
        await laura.presses("my-page")
        assert "script" not in laura.headers["Content-Security-Policy"] + laura.raw


async def test_the_doorway_is_the_same_for_everybody(named: Site) -> None:
    phone = await made(named)
    seen = set()
    async with named.browser() as laura, named.browser() as stranger:
        await comes_by(laura, phone)
        for reader in (laura, stranger):
            for query in ("", "?x=1"):
                await reader.asks("GET", f"/door{query}")
                seen.add((reader.status, reader.raw, reader.headers.get("Set-Cookie")))
    assert len(seen) == 1


async def test_taken_away_it_opens_nothing(named: Site) -> None:
    phone, second = await made(named), await made(named, id=b"the second")
    async with named.browser() as laura, named.browser() as other:
        await comes_by(laura, phone)
        await laura.presses("my-page")
        await laura.presses("doorways")
        one = kept(named).member.doorways[1].name
        await laura.presses("doorway-off", doorway=one)
        laura.sees("It is taken away, and opens nothing from now on.")
        is_shut(await comes_by(other, second))
        await laura.presses("doorways-off")
        laura.sees("There is none yet.")
        is_shut(await comes_by(other, phone))
    assert kept(named).member.doorways == ()


async def test_three_at_most_and_one_of_each(named: Site) -> None:
    for n in range(3):
        await made(named, id=b"phone %d" % n)
    async with named.browser() as laura:
        await laura.opens(await named.link())
        await laura.presses("doorways")
        laura.sees("as many as there can be", "/door")
        assert "<script" not in laura.raw
    assert len(kept(named).member.doorways) == 3


@on_every_store
async def test_of_many_with_the_same_answer_one_gets_in(kept: Databases) -> None:
    """On PostgreSQL at two replicas, which share nothing but the databases."""
    replicas = 1 if kept.settings is None or "sqlite" in kept.settings.database_url else 2
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(a_named_site(kept.open()))
        sites = [one]
        if replicas == 2:
            port = int(one.world.program.settings.public_url.rpartition(":")[2])
            two = await stack.enter_async_context(another(kept, port))
            sites.append(two)
        phone = await made(one)
        for counted in (0, 1, 2):
            phone.count = counted
            browsers = [await stack.enter_async_context(sites[n % replicas].browser()) for n in range(6)]
            answer = {"shown": phone.shows(await asked_to_show(browsers[0]))}
            await asyncio.gather(*(browser.sends(answer) for browser in browsers))
            assert sorted(browser.status for browser in browsers) == [200, 410, 410, 410, 410, 410]
            inside = next(browser for browser in browsers if browser.status == 200)
            inside.url = sites[-1].url
            await inside.goes_home()
            inside.sees(FIRST)


def another(kept: Databases, port: int) -> AbstractAsyncContextManager[Site]:
    """A second replica, behind the same name."""
    return a_site(kept.open(), seed=2, public_url=f"http://localhost:{port}")


async def test_no_log_of_ours_has_anything_of_it(named: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    phone = await made(named)
    async with named.browser() as laura:
        await comes_by(laura, phone)
        secrets = [text(phone.id), text(phone.handle), *laura.cookies.values()]
    async with named.browser() as thief:
        is_shut(await thief.sends({"shown": "so very tired"}))
    logged = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    for secret in (*secrets, "so very tired", "laura"):
        assert secret not in logged


async def test_where_phones_make_no_passkeys_none_is_offered(site: Site) -> None:
    """A number is no name: the tests' own address, for one."""
    async with site.browser() as laura:
        await laura.opens(await site.link())
        assert "A doorway for my own phone" not in laura.page.text
        await laura.asks("GET", "/door")
        assert laura.status == 404
        has_every_header(laura)
        await laura.sends({"shown": "x"})
        assert laura.status == 410


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        ("", False),
        ("https://kaveri.example.com", True),
        ("http://localhost:8080", True),
        ("http://127.0.0.1:8080", False),
        ("http://[::1]:8080", False),
        ("https://10.0.0.1", False),
    ],
)
def test_what_a_passkey_can_be_made_for(url: str, yes: bool) -> None:
    assert possible(url) is yes

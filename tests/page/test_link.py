"""A link opens a page once, within ten minutes, and says nothing to whoever looks at it first."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from bot.messages.cards import PageLink
from bot.runtime.links import LASTS, PRESSES
from bot.runtime.logs import TALKATIVE
from bot.runtime.visits import IDLE, MOST
from tests.page.conftest import Site, a_site
from tests.page.reading import Reader
from tests.stores import Databases, on_every_store
from tests.world import a_world

OVER = "This page is no longer open."
INVENTED = "A" * 300


async def test_a_link_opens_the_page_of_whom_it_was_made_for(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        assert laura.status == 200
        laura.sees("Only you see what stands here.", "I could use a person", "Close this page")


async def test_it_speaks_the_language_of_its_member_whatever_the_browser_says(site: Site) -> None:
    async with site.browser("en-GB,en;q=0.9") as sanna:
        await sanna.opens(await site.link("sanna"))
        sanna.sees("Sulje tämä sivu")
        assert '<html lang="fi">' in sanna.raw


async def test_the_door_has_one_button_and_no_word_of_whose_it_is(site: Site) -> None:
    async with site.browser() as somebody:
        await somebody.asks("GET", "/me")
        assert [tag for tag, _ in somebody.page.tags].count("button") == 1
        assert "Kaveri" not in somebody.raw
        assert "<title>Page</title>" in somebody.raw


async def test_used_twice(site: Site) -> None:
    link = await site.link()
    async with site.browser() as laura, site.browser() as thief:
        await laura.opens(link)
        await thief.opens(link)
        assert thief.status == 410
        thief.sees(OVER, "For a new link, open Kaveri in your chat app")
        assert thief.cookies == {}


async def test_the_browser_that_followed_it_may_send_it_again(site: Site) -> None:
    """A reload of the first page sends the same form: it is no second use."""
    link = await site.link()
    async with site.browser() as laura:
        await laura.opens(link)
        await laura.opens(link)
        laura.sees("Only you see what stands here.")


async def test_ten_minutes(site: Site) -> None:
    assert timedelta(minutes=10) == LASTS
    just, late = await site.link(), await site.link()
    async with site.browser() as laura, site.browser() as tired:
        await site.world.later(minutes=9, seconds=59)
        await laura.opens(just)
        laura.sees("Only you see what stands here.")
        await site.world.later(seconds=1)
        await tired.opens(late)
        tired.sees(OVER)


async def test_whoever_looks_first_learns_nothing_and_spends_nothing(site: Site) -> None:
    """Scanners and previews get the same bytes, whatever they ask with."""
    fresh, used = await site.link(), await site.link()
    async with site.browser() as laura, site.browser() as scanner:
        await laura.opens(used)
        seen = set()
        for sealed in (fresh, used, INVENTED, ""):
            for query in ("", f"?link={sealed.partition('#')[2]}", "?utm_source=x"):
                for purpose in ({}, {"Sec-Purpose": "prefetch"}, {"User-Agent": "SkypeUriPreview"}):
                    await scanner.asks("GET", f"/me{query}", headers=purpose)
                    seen.add((scanner.status, scanner.raw, tuple(_headers(scanner))))
                    await scanner.asks("HEAD", f"/me{query}", headers=purpose)
                    assert (scanner.status, scanner.raw) == (200, "")
                    assert scanner.cookies == {}
        assert len(seen) == 1
        await scanner.opens(fresh)  # nothing of all this spent it
        scanner.sees("Only you see what stands here.")


@pytest.mark.parametrize("path", ["/me/", "/me/x", f"/me/{INVENTED}"])
async def test_below_the_page_is_nothing(site: Site, path: str) -> None:
    async with site.browser() as scanner:
        for method in ("GET", "HEAD", "POST"):
            await scanner.asks(method, path)
            assert scanner.status == 404
            assert scanner.headers["Cache-Control"] == "no-store"


@on_every_store
async def test_of_many_who_press_at_once_one_gets_in(kept: Databases) -> None:
    """On PostgreSQL at two replicas, which share nothing but the databases."""
    replicas = 1 if kept.settings is None or "sqlite" in kept.settings.database_url else 2
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(a_site(kept.open()))
        sites = [one]
        if replicas == 2:
            sites.append(await stack.enter_async_context(a_site(kept.open(), seed=2, public_url=one.url)))
        for _ in range(10):
            link = await one.link()
            browsers = [await stack.enter_async_context(sites[n % replicas].browser()) for n in range(6)]
            await asyncio.gather(*(browser.opens(link) for browser in browsers))
            assert sorted(browser.status for browser in browsers) == [200, 410, 410, 410, 410, 410]


@on_every_store
async def test_a_page_goes_on_at_another_replica_and_ends_at_both(kept: Databases) -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(a_site(kept.open()))
        two = await stack.enter_async_context(a_site(kept.open(), seed=2, public_url=one.url))
        laura = await stack.enter_async_context(one.browser())
        await laura.opens(await one.link())
        laura.url = two.url
        await laura.presses("doors")
        laura.sees("call 112 now")
        before = fields_of(laura)
        cookies = dict(laura.cookies)
        laura.url = one.url
        await laura.closes()
        for site in (one, two):
            thief = await stack.enter_async_context(site.browser())
            thief.session.cookie_jar.update_cookies(cookies)
            await thief.sends({**before, "action": "home"})
            assert thief.status == 410


async def test_without_a_public_address_there_is_no_link_and_no_page() -> None:
    async with a_world() as world:
        await world.laura.runs("/kaveri help")
        assert not [e for e in world.laura.dialog.body if isinstance(e, PageLink)]
        resources = world.program.application().router.resources()
        assert [resource.canonical for resource in resources] == ["/healthz"]


@pytest.mark.parametrize("forged", ["", "x", "é", "=" * 12, INVENTED, "A" * 4000])
async def test_an_invented_link_is_over(site: Site, forged: str) -> None:
    async with site.browser() as somebody:
        await somebody.sends({"link": forged})
        assert somebody.status == 410


async def test_neither_a_dialogs_token_nor_a_cookie_is_a_link(site: Site) -> None:
    async with site.browser() as laura, site.browser() as other:
        await laura.opens(await site.link())
        form = laura.page.forms[0].fields
        for sealed in (form["token"], form["visit"], *laura.cookies.values()):
            await other.sends({"link": sealed})
            assert other.status == 410


async def test_a_browser_without_script_takes_the_address_itself(site: Site) -> None:
    link = await site.link()
    async with site.browser() as laura:
        await laura.sends({"link": "", "pasted": f" {link}\n"})
        laura.sees("Only you see what stands here.")


async def test_no_log_of_ours_has_anything_of_it(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for library in TALKATIVE:
        caplog.set_level(logging.DEBUG, library)
    link = await site.link()
    async with site.browser() as laura:
        await laura.opens(link)
        await laura.goes_home()
        await laura.presses("person", energy="1", line="so very tired")
        secrets = [link.partition("#")[2], *laura.cookies.values(), *laura.page.forms[0].fields.values()]
        await laura.sends({"link": INVENTED})
        await laura.asks("POST", PRESSES, data=b"%ff%", headers={"Content-Type": "text/plain"})
    assert [r for r in caplog.records if r.name == "aiohttp.access" and "POST /me/page" in r.getMessage()]
    logged = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    for secret in (*secrets, INVENTED, "so very tired", "laura"):
        assert len(secret) < 4 or secret not in logged


def test_what_is_said_of_the_time_is_so() -> None:
    assert timedelta(minutes=20) == IDLE
    assert timedelta(hours=2) == MOST


def fields_of(reader: Reader) -> dict[str, str]:
    return dict(reader.page.forms[0].fields)


def _headers(reader: Reader) -> list[tuple[str, str]]:
    return [(name, value) for name, value in reader.headers.items() if name != "Date"]

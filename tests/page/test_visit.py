"""A visit is one browser's: what its cookie is, how it ends, and what somebody who copied it can do."""

from __future__ import annotations

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest

from bot.runtime.links import PRESSES
from bot.runtime.visits import IDLE, MOST
from tests.page.conftest import Site, a_site
from tests.page.reading import Reader

OVER = "This page is no longer open."


def cookie_of(reader: Reader) -> str:
    return str(reader.headers["Set-Cookie"])


async def test_the_cookie_on_this_machine(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        told = cookie_of(laura)
        assert told.startswith("page=")
        assert "HttpOnly" in told
        assert "SameSite=Strict" in told
        assert "Path=/me" in told
        assert "Max-Age=1200" in told
        assert "Secure" not in told
        assert "laura" not in told


async def test_the_cookie_behind_tls_belongs_to_this_host_alone() -> None:
    async with a_site(public_url="https://kaveri.example.com") as site, site.browser() as laura:
        link = await site.link()
        assert link.startswith("https://kaveri.example.com/me#")
        await laura.opens(link)
        told = SimpleCookie(cookie_of(laura))["__Host-page"]
        assert (told["secure"], told["httponly"], told["path"], told["domain"]) == (True, True, "/", "")
        assert told["samesite"] == "Strict"


async def test_closing_ends_it_at_once_and_everywhere(site: Site) -> None:
    async with site.browser() as laura, site.browser() as thief:
        await laura.opens(await site.link())
        thief.session.cookie_jar.update_cookies(laura.cookies)
        form = laura.page.forms[0].fields
        await laura.closes()
        laura.sees("This page is closed. You can close the tab.")
        assert 'page=""; ' in cookie_of(laura)
        assert "Max-Age=0" in cookie_of(laura)
        assert laura.cookies == {}
        await laura.sends({**form, "action": "home"})
        laura.sees(OVER)
        await thief.sends({**form, "action": "home"})
        assert (thief.status, thief.cookies.get("page")) == (410, thief.cookies.get("page"))
        thief.sees(OVER)


async def test_what_a_stolen_cookie_can_do_and_until_when(site: Site) -> None:
    """Whoever has copied cookie and page is let in, while the visit lasts: stated here, and bounded."""
    async with site.browser() as laura, site.browser() as thief:
        await laura.opens(await site.link())
        thief.session.cookie_jar.update_cookies(laura.cookies)
        await thief.sends({"link": ""})
        thief.sees("Only you see what stands here.")
        with_cookie_only = {"visit": "guessed", "action": "home"}
        await thief.sends(with_cookie_only)
        assert thief.status == 410
        await site.world.later(seconds=IDLE.total_seconds())
        await thief.sends({"link": ""})
        thief.sees(OVER)


async def test_it_ends_by_itself_twenty_minutes_after_the_last_press(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        for _ in range(3):
            await site.world.later(minutes=19, seconds=59)
            await laura.goes_home()
            assert laura.status == 200
        await site.world.later(minutes=20)
        await laura.goes_home()
        laura.sees(OVER)


async def test_nobody_stays_longer_than_two_hours(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        stayed = timedelta(0)
        while stayed + timedelta(minutes=15) < MOST:
            stayed += timedelta(minutes=15)
            await site.world.later(minutes=15)
            await laura.goes_home()
            assert laura.status == 200
        await site.world.later(minutes=15)
        await laura.goes_home()
        laura.sees(OVER)


async def test_what_was_written_too_late_can_be_copied(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.goes_home()
        await site.world.later(minutes=20)
        await laura.presses("save-check-in", energy="2", line="A long thought\n<b>of mine</b>")
        laura.sees(
            "What you wrote was not saved. You can copy it from here.", "A long thought\n<b>of mine</b>"
        )
        assert laura.status == 410


async def test_the_doors_button_goes_on_with_a_visit(site: Site) -> None:
    """Whoever comes back to the address with the visit still open needs no new link."""
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.sends({"link": ""})
        laura.sees("Only you see what stands here.")
        await laura.sends({"link": "an-old-one"})
        laura.sees(OVER)
        await laura.sends({"link": ""})
        laura.sees("Only you see what stands here.")


async def test_a_new_link_is_for_whom_it_was_made_whoever_was_here(site: Site) -> None:
    async with site.browser() as shared:
        await shared.opens(await site.link("laura"))
        form = shared.page.forms[0].fields
        await shared.opens(await site.link("sanna"))
        assert '<html lang="fi">' in shared.raw
        await shared.sends({**form, "action": "home"})  # Laura's page in another tab
        shared.sees(OVER)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
        {"Origin": "null", "Sec-Fetch-Site": "none"},
        {"Origin": "null", "Sec-Fetch-Site": ""},
        {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_page_can_send_nothing_here(site: Site, headers: dict[str, str]) -> None:
    link = await site.link()
    async with site.browser() as laura:
        await laura.asks("POST", PRESSES, data={"link": link.partition("#")[2]}, headers=headers)
        assert (laura.status, laura.cookies) == (403, {})
        await laura.opens(link)  # and it was not spent
        form = {**laura.page.forms[0].fields, "f-energy": "1", "action": "save-check-in"}
        await laura.asks("POST", PRESSES, data=form, headers=headers)
        assert laura.status == 403
    async with site.browser() as again:
        await again.opens(await site.link())
        assert not [told for tag, told in again.page.tags if tag == "input" and "checked" in told]


async def test_a_browser_that_names_the_origin_is_taken_at_its_word(site: Site) -> None:
    async with site.browser() as laura:
        form = {"link": (await site.link()).partition("#")[2]}
        await laura.asks("POST", PRESSES, data=form, headers={"Origin": site.url, "Sec-Fetch-Site": ""})
        laura.sees("Only you see what stands here.")


async def test_a_form_has_to_name_the_visit_and_its_own_dialog(site: Site) -> None:
    async with site.browser() as laura, site.browser() as mikko:
        await laura.opens(await site.link("laura"))
        await mikko.opens(await site.link("mikko"))
        theirs, mine = mikko.page.forms[0].fields, laura.page.forms[0].fields
        for visit in ("", "x", theirs["visit"]):
            await laura.sends({**mine, "visit": visit, "action": "home"})
            assert laura.status == 410
        await laura.sends({**mine, "token": theirs["token"], "action": "home"})
        laura.sees("This is no longer open.")

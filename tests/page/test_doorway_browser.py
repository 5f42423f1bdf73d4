"""A doorway in Chromium, with its own made-up authenticator: making it, coming back by it, taking it away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, CDPSession, expect

from tests.page.conftest import Site
from tests.page.test_browser import LAPTOP, PHONE, Look, Scheme, look
from tests.world import with_circle

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class OwnPhone:
    """A browser that has an authenticator built in."""

    def __init__(self, seen: Look, session: CDPSession, authenticator: str) -> None:
        self.seen, self.session, self.authenticator = seen, session, authenticator

    async def passkeys(self) -> list[dict[str, object]]:
        told = await self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.authenticator})
        return list(told["credentials"])

    async def is_unlocked(self, yes: bool) -> None:
        told = {"authenticatorId": self.authenticator, "isUserVerified": yes}
        await self.session.send("WebAuthn.setUserVerified", told)

    async def reads(self, words: str) -> None:
        await expect(self.seen.page.get_by_text(words).first).to_be_visible()

    async def comes_by(self, site: Site) -> None:
        await self.seen.page.goto(f"{site.world.program.settings.public_url}/door")
        await self.seen.presses("Open")


@asynccontextmanager
async def own_phone(browser: Browser, scheme: Scheme = "light") -> AsyncIterator[OwnPhone]:
    async with look(browser, PHONE, scheme) as seen:
        session = await seen.page.context.new_cdp_session(seen.page)
        await session.send("WebAuthn.enable")
        added = await session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        yield OwnPhone(seen, session, added["authenticatorId"])


async def makes_one(phone: OwnPhone, site: Site) -> None:
    await phone.seen.opens(await site.link())
    await phone.seen.presses("A doorway for my own phone")
    await phone.seen.presses("Make the doorway")
    await phone.reads("Made on ")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_made_and_come_back_by_to_ask_and_stop(browser: Browser, named: Site, scheme: Scheme) -> None:
    await with_circle(named.world)
    async with own_phone(browser, scheme) as phone:
        await phone.seen.opens(await named.link())
        await phone.seen.presses("A doorway for my own phone")
        await phone.seen.is_clean(f"doorway-none-{scheme}")
        await phone.seen.presses("Make the doorway")
        await phone.reads("Made on ")
        await phone.seen.is_clean(f"doorway-made-{scheme}")
        await phone.seen.presses("Close this page")
        (passkey,) = await phone.passkeys()
        assert passkey["rpId"] == "localhost"
        assert passkey.get("userName", "Page") == "Page"
        await phone.seen.page.goto("about:blank")

        await phone.seen.page.goto(f"{named.world.program.settings.public_url}/door")
        await phone.seen.is_clean(f"doorway-{scheme}")
        await phone.seen.presses("Open")
        await phone.reads("How are you today?")
        await phone.seen.presses("I could use a person")
        await phone.seen.presses("Ask them")
        await phone.reads("Never mind")
        await phone.seen.presses("Never mind, all good")
        await phone.seen.presses("To the first page")
        await phone.seen.presses("Need someone now?")
        await phone.reads("call 112 now")
        assert not phone.seen.complaints, phone.seen.complaints


async def test_taken_away_it_is_refused(browser: Browser, named: Site) -> None:
    async with own_phone(browser) as phone:
        await makes_one(phone, named)
        await phone.seen.presses("Take it away")
        await phone.reads("opens nothing from now on")
        await phone.seen.presses("Close this page")
        assert len(await phone.passkeys()) == 1  # the phone does not know it yet
        await phone.comes_by(named)
        await phone.reads("This opens nothing here.")
        await phone.seen.is_clean("doorway-shut")


async def test_a_phone_that_stays_locked_says_so_and_may_be_asked_again(
    browser: Browser, named: Site
) -> None:
    async with own_phone(browser) as phone:
        await makes_one(phone, named)
        await phone.is_unlocked(False)
        await phone.comes_by(named)
        await phone.reads("Nothing was opened or made.")
        await phone.seen.is_clean("doorway-locked")
        await phone.is_unlocked(True)
        await phone.seen.presses("Open")
        await phone.reads("How are you today?")


async def test_one_phone_makes_one(browser: Browser, named: Site) -> None:
    async with own_phone(browser) as phone:
        await makes_one(phone, named)
        await phone.seen.presses("Make one on another phone")
        await phone.reads("Nothing was opened or made.")
        assert len(await phone.passkeys()) == 1


async def test_without_script_the_page_says_what_it_needs(browser: Browser, named: Site) -> None:
    async with look(browser, LAPTOP, java_script_enabled=False) as laura:
        await laura.page.goto(f"{named.world.program.settings.public_url}/door")
        await expect(laura.page.get_by_text("This needs a browser that runs scripts").first).to_be_visible()
        await expect(laura.page.get_by_role("button", name="Open")).to_be_hidden()


async def test_without_passkeys_the_page_says_what_it_needs(browser: Browser, named: Site) -> None:
    async with look(browser, LAPTOP) as laura:
        await laura.page.add_init_script("delete window.PublicKeyCredential")
        await laura.page.goto(f"{named.world.program.settings.public_url}/door")
        await expect(laura.page.get_by_text("This needs a browser that runs scripts").last).to_be_visible()
        await expect(laura.page.get_by_role("button", name="Open")).to_be_hidden()

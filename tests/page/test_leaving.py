"""Everything erased on the page of one's own; and what is still open somewhere opens nothing any more."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.rules.people import Address
from tests.page.coming import comes_by, is_shut, made
from tests.page.conftest import Site
from tests.page.reading import Reader

LAURA = Address("playground", "demo", "laura")
OVER = "This page is no longer open."
GONE = "Everything I held of you is erased"


def nobody_is_known(site: Site) -> None:
    assert site.world.program.store.run(lambda tx: tx.find(LAURA)) is None


async def erases(laura: Reader) -> None:
    await laura.presses("erase")
    laura.sees("seven days at most")
    await laura.presses("erase-silent")
    laura.sees("This is the last press")
    await laura.presses("erase-go")


async def test_on_the_page_it_is_said_and_the_page_is_over(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        await erases(laura)
        laura.sees(GONE, "112")
        assert (laura.page.forms, laura.cookies) == ([], {})
        nobody_is_known(site)


async def test_what_is_open_elsewhere_and_a_link_not_followed_yet_open_nothing(site: Site) -> None:
    other = await site.link()
    async with site.browser() as laura, site.browser() as tab, site.browser() as late:
        await tab.opens(await site.link())
        form = tab.page.forms[0].fields
        await laura.opens(await site.link())
        await erases(laura)
        await tab.sends({**form, "action": "home"})
        assert tab.status == 410
        tab.sees(OVER)
        await tab.sends({"link": ""})
        tab.sees(OVER)
        await late.opens(other)
        late.sees(OVER)
        nobody_is_known(site)


async def test_a_page_of_before_is_not_a_newcomers(site: Site) -> None:
    async with site.browser() as tab:
        await tab.opens(await site.link())
        for action in (Action.MY_PAGE, Action.ERASE, Action.ERASE_SILENT, Action.ERASE_GO):
            await site.world.laura.presses(action)
        site.world.laura.sees(GONE)
        await site.world.laura.runs()
        await tab.sends({"link": ""})
        assert tab.status == 410


async def test_a_doorway_opens_nothing_any_more(named: Site) -> None:
    phone = await made(named)
    async with named.browser() as reader:
        await comes_by(reader, phone)
        await reader.presses("my-page")
        await erases(reader)
        reader.sees(GONE)
        is_shut(await comes_by(reader, phone))
        nobody_is_known(named)

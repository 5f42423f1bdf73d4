"""Everything taken along from the page of one's own, as a file to read and one for programs."""

from __future__ import annotations

import json

from bot.messages.actions import Action
from bot.rules.own_noted import Did
from tests.page.coming import kept
from tests.page.conftest import Site
from tests.page.reading import Reader
from tests.page.test_requests import has_every_header
from tests.world import with_circle


async def takes(laura: Reader, kind: str) -> Reader:
    return await laura.sends({**laura.page.forms[0].fields, "export": kind})


async def on_the_page(site: Site, laura: Reader) -> None:
    await laura.opens(await site.link())
    await laura.presses("export")
    laura.sees("A copy of everything", "To read or print", "For programs (JSON)")


async def test_both_files_are_whole_and_in_no_cache(site: Site) -> None:
    await with_circle(site.world)
    me = await site.world.laura.runs()
    await me.presses(Action.KEEP)
    await me.runs()
    await me.presses(Action.SAVE_CHECK_IN, energy="2", line="rough <b>week</b>")
    async with site.browser() as laura:
        await on_the_page(site, laura)
        await takes(laura, "json")
        data = json.loads(laura.raw)
        assert (data["format"], data["name"]) == (1, "Laura")
        assert data["answers"]["check_ins"][0]["line"] == "rough <b>week</b>"
        assert [one["name"] for one in data["people"]["in_order"]] == ["Mikko", "Ravi"]
        assert laura.headers["Content-Disposition"] == 'attachment; filename="page.json"'
        has_every_header(laura)
        await laura.opens(await site.link())
        await laura.presses("export")
        await takes(laura, "html")
        assert laura.headers["Content-Disposition"] == 'attachment; filename="page.html"'
        assert "rough &lt;b&gt;week&lt;/b&gt;" in laura.raw
        assert "<title>Page</title>" in laura.raw
        assert not [
            outside
            for outside in ("<script", "<link", "<img", "href=", "src=", "url(")
            if outside in laura.raw
        ]
        laura.sees(
            "Everything held of me", "Mikko", "each for 90 days", "A copy of everything was taken along"
        )
        has_every_header(laura)
    assert [line.what for line in kept(site).member.log] == [Did.KEPT, Did.EXPORTED, Did.EXPORTED]


async def test_the_log_stands_on_the_page_and_looking_at_it_leaves_nothing(site: Site) -> None:
    async with site.browser() as laura:
        await on_the_page(site, laura)
        await takes(laura, "html")
        before = kept(site).version
        await laura.opens(await site.link())
        await laura.presses("log")
        laura.sees("A copy of everything was taken along", "Looking is not written down")
    assert kept(site).version == before


async def test_without_the_visit_there_is_no_file(site: Site) -> None:
    async with site.browser() as laura, site.browser() as other:
        await on_the_page(site, laura)
        form = laura.page.forms[0].fields
        await other.sends({**form, "export": "json"})
        assert other.status == 410
        await laura.sends({**form, "export": "everything"})
        assert "attachment" not in str(laura.headers)


async def test_in_the_chat_app_the_window_says_where_the_files_are(site: Site) -> None:
    laura = await site.world.laura.runs()
    for action in (Action.MY_PAGE, Action.EXPORT):
        await laura.presses(action)
    laura.sees("A copy of everything", "Open on a page of its own")


async def test_a_copy_says_nothing_of_earlier_days_without_her_phrase(site: Site) -> None:
    me = await site.world.laura.runs()
    await me.presses(Action.KEEP)
    await me.runs()
    await me.presses(Action.SAVE_CHECK_IN, energy="2", line="rough week")
    await me.presses(Action.SAVE_PHRASE, phrase_new="tea on the stairs")
    async with site.browser() as laura:
        for typed, there in (("a guess", False), ("Tea on the stairs", True)):
            for kind in ("json", "html"):
                await laura.opens(await site.link())
                await laura.presses("phrase")
                assert 'type="password"' in laura.raw
                await laura.presses("open-with-phrase", phrase_now=typed)
                await laura.presses("export")
                await takes(laura, kind)
                assert ("rough week" in laura.raw) is there, (typed, kind)
                assert "tea on" not in laura.raw.lower()

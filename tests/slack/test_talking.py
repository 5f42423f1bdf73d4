"""Asked in the chat on Slack: buttons, words, an edit and a delete, through bolt and the whole program."""

from __future__ import annotations

from tests.fakes.slack import payloads
from tests.slack.rigging import slack_rig
from tests.slack.test_story import Company, a_company, over
from tests.stores import Databases


async def chooses_the_chat(company: Company) -> None:
    sam = company.sam
    await sam.runs("/kaveri")
    await sam.presses("When I ask")
    await sam.presses("Days, hour and pause")
    await sam.presses("Ask me right here in the chat")
    await sam.sees("stand in your company’s chat records")
    await sam.presses("Yes, ask me in the chat")
    await sam.sees("My check-in questions come in the chat.")
    while sam.window is not None:
        sam.closes()


async def is_asked(company: Company) -> None:
    await company.later(days=1)
    while not company.sam.notices:
        await company.later(minutes=10)


@over
async def test_a_talk_by_buttons_words_and_second_thoughts(kept: Databases, socket: bool) -> None:
    async with a_company(kept, socket=socket) as company:
        sam = company.sam
        await chooses_the_chat(company)
        await is_asked(company)
        assert "How much energy" in sam.notices[-1].text
        await sam.presses("2")
        assert sam.window is None, "it is answered in the chat"
        await company.later(seconds=10)
        assert "switch off" in sam.notices[-1].text
        await sam.types("3")
        await company.later(seconds=10)
        assert "A line for yourself" in sam.notices[-1].text
        await sam.edits("4")
        await company.later(seconds=10)
        assert len(sam.notices) == 3, "an edit is answered with nothing"
        await sam.types("tired")
        await company.later(seconds=10)
        assert sam.notices[-1].text == "That was all, thank you."
        await sam.deletes()
        await company.later(seconds=10)
        assert len(sam.notices) == 4, "and what is deleted afterwards changes nothing"
        await sam.presses("I could use a person")
        await sam.sees("Who would be good to talk to?")


@over
async def test_the_window_holds_what_was_answered(kept: Databases, socket: bool) -> None:
    async with a_company(kept, socket=socket) as company:
        sam = company.sam
        await chooses_the_chat(company)
        await is_asked(company)
        await sam.types("two")
        await company.later(seconds=10)
        await sam.presses("In the window")
        await sam.sees("Energy I have for work today")
        assert sam.window is not None
        assert '"initial_option": {"text"' in str(sam.window.body).replace("'", '"')


async def test_a_button_that_is_over_says_so(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await chooses_the_chat(company)
        await is_asked(company)
        await company.later(hours=2)
        await sam.presses("2")
        await sam.sees("This is no longer open.")


async def test_a_preview_that_slack_adds_to_a_link_is_no_edit() -> None:
    async with slack_rig() as rig:
        await rig.types("asha", "https://example.org")
        line = rig.person("asha").messages[-1]
        await rig.slack.event(payloads.edited(rig.slack.world, line, was=line.text))
        assert [press.action for press in rig.inbox.presses] == ["typed"]

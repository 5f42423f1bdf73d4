"""Asked in the chat on Teams: buttons, words, an edit and a delete, through the SDK and the whole program."""

from __future__ import annotations

from tests.stores import Databases
from tests.teams.rigging import Company, a_company, opens_home


async def chooses_the_chat(company: Company) -> None:
    sam = company.sam
    await opens_home(sam)
    await sam.presses("When I ask")
    await sam.presses("Days, hour and pause")
    await sam.presses("Ask me right here in the chat")
    await sam.sees("stand in your company’s chat records")
    await sam.presses("Yes, ask me in the chat")
    await sam.sees("My check-in questions come in the chat.")
    sam.closes()


async def is_asked(company: Company) -> int:
    """Returns how many messages had come before."""
    before = len(company.sam.notices)
    await company.later(days=1)
    while len(company.sam.notices) == before:
        await company.later(minutes=10)
    return before


async def test_a_talk_by_buttons_words_and_second_thoughts(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await chooses_the_chat(company)
        before = await is_asked(company)
        assert "How much energy" in sam.notices[-1].summary
        await sam.presses("2")
        assert sam.window is None, "it is answered in the chat"
        await company.later(seconds=10)
        assert "switch off" in sam.notices[-1].summary
        await sam.types("3")
        await company.later(seconds=10)
        assert "A line for yourself" in sam.notices[-1].summary
        await sam.edits("4")
        await company.later(seconds=10)
        assert len(sam.notices) - before == 3, "an edit is answered with nothing"
        await sam.types("tired")
        await company.later(seconds=10)
        assert sam.notices[-1].summary == "That was all, thank you."
        await sam.deletes()
        await company.later(seconds=10)
        assert len(sam.notices) - before == 4, "and what is deleted afterwards changes nothing"
        await sam.presses("I could use a person")
        await sam.sees("Who would be good to talk to?")


async def test_the_window_holds_what_was_answered(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await chooses_the_chat(company)
        await is_asked(company)
        await sam.types("two")
        await company.later(seconds=10)
        await sam.presses("In the window")
        await sam.sees("Energy I have for work today")
        assert sam.holds("energy") == "2"


async def test_a_button_that_is_over_leads_to_the_neutral_notice(kept: Databases) -> None:
    """Teams opens no window in answer to a message, so the notice does."""
    async with a_company(kept) as company:
        sam = company.sam
        await chooses_the_chat(company)
        before = await is_asked(company)
        await company.later(hours=2)
        await sam.presses("2")
        await company.later(seconds=10)
        assert [message.summary for message in sam.notices[before + 1 :]] == ["Kaveri has something for you."]

"""The main job on Teams: signed activities through the SDK and the whole program, to a strict Teams."""

from __future__ import annotations

import pytest

from tests.fakes.teams import Driver
from tests.spoken import stands_in
from tests.stores import Databases, on_every_database
from tests.teams.rigging import Company, a_company, opens_home


async def trusts(person: Driver, *whom: str) -> None:
    """Choose people, from the first page on."""
    await opens_home(person)
    await person.presses("My people")
    for place, handle in enumerate(whom, start=1):
        person.picks(f"person-{place}", handle)
    await person.presses("Save my people")


@on_every_database
async def test_the_first_does_not_answer_the_second_says_yes(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam, leena, asha = company.sam, company.leena, company.asha
        await opens_home(sam)
        await sam.sees("Hello. I am Kaveri")
        await trusts(sam, "leena", "asha")
        await sam.sees("Leena – not yet")
        await company.later(days=1)
        await leena.opens()
        await leena.presses("Kyllä, minulta saa kysyä")
        await asha.opens()
        await asha.presses("Yes, I may be asked")
        await company.later(days=6)

        before, chat = sam.presses_made, len(sam.notices)
        await opens_home(sam)
        await sam.presses("I could use a person")
        await sam.sees("Joku, joka luottaa sinuun, haluaisi 20 minuuttia kanssasi.")
        await sam.presses("Ask them")
        await sam.sees("I am asking: Leena, Asha.")
        assert sam.presses_made - before == 3, "the card in the chat, and two presses"

        asked = len(leena.notices), len(asha.notices)
        await company.later(minutes=2)
        assert (len(leena.notices), len(asha.notices)) == (asked[0] + 1, asked[1])
        await company.later(hours=4)
        asha.closes()
        await asha.opens()
        await asha.sees("Someone who trusts you would like 20 minutes with you.")
        assert "Sam" not in asha.reads
        await asha.presses("Yes, I will")
        await asha.sees("Sam would like to talk with you")
        assert "https://teams.microsoft.com/l/chat/0/0?users=sam%40contoso.example" in asha.links()

        await opens_home(sam)
        await sam.presses("How it stands")
        await sam.sees("Asha said yes and will get in touch by")
        assert len(sam.notices) == chat, "asking and looking send no chat message"
        leena.closes()
        await leena.opens()
        await leena.sees("Ei enää tarpeen, kiitos.")
        nothing_private_was_written(company)


def nothing_private_was_written(company: Company) -> None:
    """Every chat message as a company's export shows it."""
    written = [message for message in company.teams.export() if not message.who]
    assert written
    for message in written:
        assert not any(
            stands_in(word, message) for word in ("Sam", "Leena", "Asha", "20 minutes", "20 minuuttia")
        )


@on_every_database
async def test_a_first_line_that_nobody_could_look_up_is_not_left_unanswered(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        company.teams.fails("member", status=502, code="BadGateway")
        await sam.types("I cannot go on like this")
        await company.later(seconds=1)
        assert sam.notices == []
        await company.teams.redelivers()
        await company.later(seconds=1)
        await sam.opens()
        await sam.sees("Need someone now?")


@on_every_database
async def test_a_new_hire_with_an_empty_circle(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam, leena = company.sam, company.leena
        await opens_home(sam)
        await sam.presses("I could use a person")
        await sam.sees("Who would be good to talk to?")
        await sam.presses("See what they would get")
        await sam.sees("Pick somebody")
        sam.picks("one", "leena")
        await sam.presses("See what they would get")
        await sam.presses("Ask Leena")
        await sam.sees("I am asking: Leena.")
        await company.later(minutes=5)
        await leena.opens()
        await leena.sees("En ole kysynyt sinulta ennen.")
        await leena.presses("Kyllä, otan yhteyttä")
        await leena.sees("Sam haluaisi jutella kanssasi")


async def test_a_check_in_is_saved_in_the_answer(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await opens_home(sam)
        await sam.chooses("energy", "2")
        sam.fills("line", "rough week")
        await sam.presses("Save")
        await sam.sees("I hold this for you for now: 1 of 3.")


@pytest.mark.parametrize(
    ("user", "sentence"),
    [
        ("gus", "a guest here"),
        ("nils", "Kaveri is not installed for them"),
        ("sam", "That is you"),
    ],
)
async def test_who_cannot_be_picked_is_said_at_the_field(kept: Databases, user: str, sentence: str) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await trusts(sam, "leena", user)
        await sam.sees(sentence)
        assert sam.holds("person-1") == company.leena.id, "nothing that was chosen is lost"


async def test_somebody_without_the_app_can_be_picked_once_they_have_it(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam, nils = company.sam, company.teams.user("nils")
        await trusts(sam, "nils")
        await sam.sees("Kaveri is not installed for them")
        assert nils.notices == []
        await nils.installs()
        await nils.gets_notice()
        await sam.presses("Save my people")
        await sam.sees("Nils – not yet")


async def test_a_guest_is_refused(kept: Databases) -> None:
    async with a_company(kept) as company:
        gus = company.teams.user("gus")
        await opens_home(gus)
        await gus.sees("for members of this workspace")


async def test_a_typed_line_gets_a_way_forward_and_nothing_of_it_is_kept(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await sam.types("I cannot go on like this")
        await company.later(seconds=1)
        await sam.opens()
        await sam.sees("Need someone now?")


async def test_the_greeting_is_the_same_for_everybody_and_opens_what_it_says(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam, asha = company.sam, company.asha
        await sam.installs()
        await asha.installs()
        assert (await sam.gets_notice()).card == (await asha.gets_notice()).card
        await sam.looks()
        assert sam.notices[-1].shown[sam.id] == sam.notices[-1].card
        await sam.presses("I could use a person")
        await sam.sees("Who would be good to talk to?")


async def test_somebody_who_travels_is_asked_in_the_morning_of_where_they_are(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        company.teams.world.becomes("sam", zone="Asia/Tokyo")
        await opens_home(sam)
        await sam.presses("When I ask")
        await sam.sees("Tokyo")

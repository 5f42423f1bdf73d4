"""The main job, end to end, through the real program: on every store."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.messages.actions import Action
from tests.world import MONDAY, World, with_circle


async def test_a_check_in_and_the_one_question(world: World) -> None:
    laura = await world.laura.runs()
    laura.sees(
        "Hello. I am Kaveri", "There is no report", "stays in the company’s records", "I ask twice a week"
    )
    await laura.presses(Action.SAVE_CHECK_IN, energy="4", off="3")
    laura.sees("1 of 3")
    await laura.runs()
    laura.sees_nothing_of("Hello. I am Kaveri")
    await laura.presses(Action.SAVE_CHECK_IN, energy="3")
    await laura.runs()
    await laura.presses(Action.SAVE_CHECK_IN, off="2", line="long week")
    laura.sees("Your first three", "Energy: 4, 3, left out", "slowly worse")
    await laura.presses(Action.KEEP)
    laura.sees("I keep your answers from now on")
    await laura.runs()
    await laura.presses(Action.SAVE_CHECK_IN, energy="2", off="2")
    laura.sees("Saved, for you only", "4, 3, left out, 2")


async def test_forgetting_is_the_default(world: World) -> None:
    laura = world.laura
    for energy in "432":
        await laura.runs()
        await laura.presses(Action.SAVE_CHECK_IN, energy=energy)
    await laura.runs()
    await laura.presses(Action.SAVE_CHECK_IN, energy="1")
    laura.sees("I have not kept it")


async def test_an_empty_check_in_is_fine(world: World) -> None:
    laura = await world.laura.runs()
    await laura.presses(Action.SAVE_CHECK_IN)
    laura.sees("nothing to save")


async def test_the_first_does_not_answer_the_second_says_yes(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees(
        "This is what I will pass on, word for word",
        "To Mikko, Ravi, one after the other",
        "Someone who trusts you would like 20 minutes with you.",
        "Joku, joka luottaa sinuun, haluaisi 20 minuuttia kanssasi.",
        "They may guess that it is you",
        "except where a life is in danger",
        "TelefonSeelsorge",
    )
    await laura.presses(Action.ASK)
    laura.sees("I begin in a minute", "I am asking: Mikko, Ravi.")
    before = len(world.laura.notices)
    told = {who: len(getattr(world, who).notices) for who in ("mikko", "ravi")}

    await world.later(seconds=59)
    assert len(world.mikko.notices) == told["mikko"]
    await world.later(minutes=2)
    assert len(world.mikko.notices) == told["mikko"] + 1
    assert len(world.ravi.notices) == told["ravi"]

    await world.later(hours=2, minutes=15)
    ravi = await world.ravi.opens()
    ravi.sees("Someone who trusts you would like 20 minutes with you.", "Saying no is fine")
    ravi.sees_nothing_of("Laura")
    await laura.runs("/kaveri status")
    laura.sees("I am asking")

    await ravi.presses(Action.ACCEPT)
    ravi.sees("Laura would like to talk with you", "nothing about why in writing", "Write to Laura")
    await laura.runs("/kaveri status")
    laura.sees("Ravi said yes and will get in touch by", "You need do nothing")
    assert len(world.laura.notices) == before, "status sends the member no chat message"

    mikko = await world.mikko.opens()
    mikko.sees("Ei enää tarpeen, kiitos.")
    mikko.sees_nothing_of("Laura", "Ravi")

    await ravi.presses(Action.WORRIED)
    ravi.sees("call 112 together", "I keep nothing of this press")


async def test_three_days_later_one_question(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(hours=1)
    mikko = await world.mikko.opens()
    await mikko.presses(Action.ACCEPT)
    questions = []
    for _ in range(12):
        seen = len(laura.notices)
        await world.later(days=1)
        for notice in laura.notices[seen:]:
            await laura.opens(notice)
            questions.append((world.clock.now(), "Did you and Mikko get to talk?" in laura.window))
            if questions[-1][1]:
                await laura.presses(Action.TALKED)
                laura.sees("I forget who it was")
    asked = [at for at, question in questions if question]
    assert len(asked) == 1
    assert asked[0] >= MONDAY + timedelta(days=7 + 3)


async def test_nobody_answers(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(days=1)
    await laura.runs("/kaveri status")
    laura.sees("Nobody could by", "not about you", "Ask again", "Someone else", "TelefonSeelsorge")
    await laura.presses(Action.TRY_AGAIN)
    laura.sees("This is what I will pass on")


async def test_stopping_within_the_minute_and_later(world: World) -> None:
    await with_circle(world)
    told = len(world.mikko.notices)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await laura.presses(Action.WITHDRAW)
    laura.sees("Stopped")
    await world.later(hours=8)
    assert len(world.mikko.notices) == told
    await laura.presses(Action.RECEIPTS)
    laura.sees("Nothing so far")

    await laura.runs("/kaveri person")
    await laura.presses(Action.ASK)
    await world.later(days=1)
    await laura.presses(Action.WITHDRAW)
    await laura.presses(Action.RECEIPTS)
    laura.sees("What I passed on", "Someone who trusts you")
    mikko = await world.mikko.opens()
    mikko.sees("Ei enää tarpeen")


async def test_a_new_hire_with_an_empty_circle(world: World) -> None:
    ravi = await world.ravi.runs()
    await ravi.presses(Action.PERSON)
    ravi.sees("Who would be good to talk to?", "I’ll write to them myself", "112")
    await ravi.presses(Action.PICK_ONE, one="laura")
    ravi.sees("To Laura", "Laura has not been asked by me before", "Ask Laura")
    await ravi.presses(Action.ASK)
    await world.later(hours=3)
    laura = await world.laura.opens()
    laura.sees("Somebody asks for you", "I have not asked you before")
    laura.sees_nothing_of("Ravi")
    await laura.presses(Action.ACCEPT)
    laura.sees("Ravi would like to talk with you")
    await ravi.runs("/kaveri status")
    ravi.sees("Laura said yes")


async def test_somebody_kaveri_cannot_reach(world: World) -> None:
    ravi = await world.ravi.runs()
    await ravi.presses(Action.PERSON)
    await ravi.presses(Action.PICK_ONE, one="olli")
    await ravi.presses(Action.ASK)
    await world.later(minutes=5)
    await ravi.runs("/kaveri status")
    ravi.sees("I can’t reach Olli here. You can write to them yourself.")
    await ravi.presses(Action.WRITE_MYSELF)
    ravi.sees("Something to copy", "Write to Olli")


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("deploy", "an app, not a person"),
        ("iris", "a guest here"),
        ("eeva", "no longer in use"),
        ("ravi", "That is you"),
    ],
)
async def test_who_cannot_be_picked_is_said_at_the_field(world: World, who: str, sentence: str) -> None:
    ravi = await world.ravi.runs()
    await ravi.presses(Action.CIRCLE)
    await ravi.presses(Action.SAVE_CIRCLE, person_1="laura", person_2=who)
    assert sentence in ravi.errors["person-2"]
    await ravi.presses(Action.SAVE_CIRCLE, person_1="laura", person_2="laura")
    assert "already" in ravi.errors["person-2"]
    await ravi.presses(Action.SAVE_CIRCLE, person_1="laura")
    ravi.sees("Laura – not yet")


async def test_one_press_with_words_approved_in_calm(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.CIRCLE)
    laura.sees("Mikko – has said yes", "one press is enough later")
    await laura.presses(Action.APPROVE)
    laura.sees("You have approved these words")
    await laura.runs("/kaveri person")
    laura.sees("I begin in a minute", "I am asking: Mikko, Ravi.")
    await laura.presses(Action.WITHDRAW)
    await laura.runs("/kaveri people")
    await laura.presses(Action.DISAPPROVE)
    await laura.runs("/kaveri person")
    laura.sees("This is what I will pass on")


async def test_the_words_are_sent_as_they_were_shown(world: World) -> None:
    await with_circle(world, people=("ravi",))
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    stale = laura.dialog.token
    await laura.presses(Action.CHANGE_WAY, way="walk")
    laura.sees("A walk would suit them best.")
    await laura.presses(Action.EDIT_RELEASE)
    await laura.presses(Action.SAVE_RELEASE, note="rough week <b>&amp;", named="yes")
    laura.sees("Laura trusts you", "In their own words: rough week <b>&amp;", "Your name stands in it")
    await laura.presses(Action.ASK, token=stale)
    laura.sees("Something in this changed since you saw it")
    await laura.presses(Action.ASK)
    await world.later(hours=1)
    ravi = await world.ravi.opens()
    ravi.sees("Laura trusts you and would like 20 minutes with you.\nA walk would suit them best.")


async def test_asked_at_night_peers_are_asked_in_their_own_hours(world: World) -> None:
    await with_circle(world)
    night = datetime(2026, 11, 30, 23, 10, tzinfo=ZoneInfo("Europe/Helsinki"))
    await world.later(seconds=(night - world.clock.now()).total_seconds())
    mikko, ravi = len(world.mikko.notices), len(world.ravi.notices)
    laura = await world.laura.runs("/kaveri person")
    await laura.presses(Action.ASK)
    await world.later(hours=9)
    assert (len(world.mikko.notices), len(world.ravi.notices)) == (mikko, ravi)
    await world.later(hours=1)
    assert len(world.mikko.notices) == mikko + 1


async def test_any_typed_line_gets_the_same_way_forward(world: World) -> None:
    ravi = await world.ravi.types("I cannot go on like this")
    await world.later(minutes=1)
    await ravi.types("help")
    first, second = ravi.notices[-2:]
    assert (first.text, first.button, first.action) == (second.text, second.button, second.action)
    assert first.token != second.token
    await ravi.opens()
    ravi.sees("I could use a person", "Need someone now?")


async def test_not_yet_no_and_silence_read_the_same(world: World) -> None:
    laura = await world.laura.runs("/kaveri people")
    await laura.presses(Action.SAVE_CIRCLE, person_1="mikko", person_2="ravi", person_3="sanna")
    await world.later(days=1)
    mikko = await world.mikko.opens()
    await mikko.presses(Action.NOT_YET)
    ravi = await world.ravi.opens()
    await ravi.presses(Action.AGREE)
    await ravi.runs("/kaveri help")
    await ravi.presses(Action.BEING_ASKED)
    await ravi.presses(Action.NOT_YET)
    await laura.runs("/kaveri people")
    laura.sees("Mikko – not yet", "Ravi – not yet", "Sanna – not yet")


async def test_a_guest_is_refused_without_a_trace(world: World) -> None:
    from bot.port import Press, Refuse
    from bot.rules.people import Address

    guest = Address("playground", "demo", "iris")
    reply = await world.program.engine.receive(Press("k", guest, Action.HOME))
    assert isinstance(reply, Refuse)
    assert await world.program.writer.run(lambda tx: tx.find(guest)) is None

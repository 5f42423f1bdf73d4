"""Two at a time, one more, who has a say, any hour, a good end: through the real program, on every store."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import Somebody, World, with_circle


async def asks_together(world: World) -> Somebody:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("one after the other", "How shall I ask them?")
    laura.sees_nothing_of("two people")
    stale = laura.dialog.token
    await laura.presses(Action.CHANGE_WAY, order="together")
    laura.sees("at the same time. Both may say yes", "talk with two people", "Voitte kumpikin suostua")
    await laura.presses(Action.ASK, token=stale)
    laura.sees("Something in this changed")
    await laura.presses(Action.ASK)
    return laura


async def test_two_are_asked_together_and_both_say_yes(world: World) -> None:
    laura = await asks_together(world)
    await world.later(minutes=15)
    mikko, ravi = await world.mikko.opens(), await world.ravi.opens()
    mikko.sees("kahden ihmisen kanssa")
    await mikko.presses(Action.ACCEPT)
    await laura.runs("/kaveri status")
    laura.sees("Mikko said yes", "Ravi is asked as well")
    await ravi.presses(Action.ACCEPT)
    await laura.runs("/kaveri status")
    laura.sees("Mikko and Ravi said yes", "Ravi gets in touch by")
    ravi.sees("Laura would like to talk with you")


async def test_a_peer_names_somebody_and_the_member_decides(world: World) -> None:
    laura = await asks_together(world)
    await world.later(minutes=15)
    mikko = await world.mikko.opens()
    await mikko.presses(Action.ACCEPT)
    await mikko.presses(Action.SUGGEST)
    await mikko.presses(Action.SAVE_SUGGESTION)
    assert set(mikko.errors) == {"suggested"}
    await mikko.presses(Action.SAVE_SUGGESTION, suggested="laura")
    assert "kuuntelet" in mikko.errors["suggested"]
    sanna, before = len(world.sanna.notices), len(laura.notices)
    await mikko.presses(Action.SAVE_SUGGESTION, suggested="sanna")
    mikko.sees("ei tiedä tästä mitään")
    await world.later(days=1)
    assert (len(world.sanna.notices), len(laura.notices)) == (sanna, before + 1)
    await laura.opens()
    laura.sees("Mikko thinks of Sanna, who knows nothing of this")
    await laura.presses(Action.ASK_SUGGESTED)
    laura.sees("To Sanna", "I ask this person as well, with the same words")
    await laura.presses(Action.ASK)
    laura.sees("Mikko said yes", "Sanna is asked as well")
    await world.later(hours=2)
    assert len(world.sanna.notices) == sanna + 1
    await world.sanna.opens()
    world.sanna.sees("20 minuuttia")


async def test_one_more_while_asking(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await laura.presses(Action.SOMEONE_ELSE)
    await laura.presses(Action.PICK_ONE, one="sanna")
    laura.sees(
        "To Sanna", "I ask this person as well, with the same words", "has not been asked by me before"
    )
    await laura.presses(Action.ASK)
    laura.sees("I am asking: Mikko, Sanna, Ravi")
    before = len(world.sanna.notices)
    await world.later(minutes=5)
    assert len(world.sanna.notices) == before + 1


async def test_who_decides_about_the_work_is_marked_and_no_longer_asked(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.CIRCLE)
    await laura.presses(Action.SAY)
    laura.sees("Who decides about your work?", "Nobody learns that you ticked anything")
    stale = laura.dialog.token
    await laura.presses(Action.SAVE_SAY, say_1="yes")
    laura.sees("With a say over your work, as you told me: Mikko.", "Your people")
    await laura.presses(Action.SAVE_CIRCLE, person_1="ravi", person_2="mikko")
    await laura.presses(Action.SAVE_SAY, token=stale, say_1="yes")
    laura.sees("Who decides about your work?")
    await laura.presses(Action.PERSON)
    laura.sees("To Ravi")
    await laura.presses(Action.SOMEONE_ELSE)
    await laura.presses(Action.PICK_ONE, one="mikko")
    assert "decides about your work" in laura.errors["one"]


async def test_at_any_hour_for_those_who_trust_them(world: World) -> None:
    await with_circle(world)
    mikko = await world.mikko.runs("/kaveri help")
    await mikko.presses(Action.BEING_ASKED)
    await mikko.presses(Action.ANY_HOUR)
    mikko.sees("mihin aikaan vain ja näkevät")
    await world.later(hours=13)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("It is outside somebody’s working hours")
    before = len(mikko.notices)
    await laura.presses(Action.CHANGE_WAY, hours="any")
    await laura.presses(Action.ASK)
    await world.later(minutes=20)
    assert len(mikko.notices) == before + 1


async def test_a_good_end_leaves_nothing(world: World) -> None:
    laura = await asks_together(world)
    await world.later(minutes=15)
    mikko = await world.mikko.opens()
    await mikko.presses(Action.ACCEPT)
    await world.later(days=4)
    await laura.opens()
    await laura.presses(Action.TALKED)
    laura.sees("To say thank you", "Write to Mikko", "Close it and delete it here")
    await laura.presses(Action.CLOSE_WELL)
    laura.sees("Closed. Nothing of it is kept on your side")
    await laura.presses(Action.HOME)
    await laura.runs("/kaveri status")
    laura.sees("You are not asking for anybody")


async def test_looked_in_on_after_an_absence(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs("/kaveri help")
    await laura.presses(Action.RHYTHM)
    days = next(e for e in laura.dialog.body if getattr(e, "id", "") == "away")
    await laura.presses(Action.AWAY, away=days.options[1].value)  # type: ignore[union-attr]
    await laura.presses(Action.AFTERWARDS)
    laura.sees("two and six weeks after you are back", "No need to look in")
    await laura.presses(Action.AFTERWARDS_OFF)
    laura.sees("Look in on me 2 and 6 weeks after")

"""A platform that does not say where people are: the request of each says it, and until then a good guess."""

from __future__ import annotations

from dataclasses import replace

from bot.messages.actions import Action
from bot.messages.cards import Dialog, PersonPicker
from bot.port import Mend, Press, Show
from bot.rules.people import Address, Standing
from bot.rules.words import Words
from tests.world import World, a_world


def zone(world: World, who: str) -> tuple[str, str]:
    loaded = world.program.store.run(lambda tx: tx.load_at(_address(world, who)))
    assert loaded is not None
    return loaded.member.calendar.zone, loaded.member.language


def _address(world: World, who: str) -> Address:
    return world.platform.desk(who).person.address


async def test_a_newcomer_is_where_their_request_says() -> None:
    async with a_world() as world:
        press = Press("1", _address(world, "laura"), "home", zone="Asia/Tokyo", language="fi-FI")
        await world.program.engine.receive(press)
        assert zone(world, "laura") == ("Asia/Tokyo", "fi-FI")


async def test_somebody_who_comes_from_elsewhere_is_met_there() -> None:
    async with a_world() as world:
        await world.laura.runs()
        before = zone(world, "laura")
        reply = await world.program.engine.receive(
            Press("2", _address(world, "laura"), "help", zone="Not/AZone", language="fi-FI")
        )
        assert isinstance(reply, Show)
        assert "kaveri" in str([getattr(e, "text", "") for e in reply.dialog.body]).lower()
        assert zone(world, "laura") == (before[0], "fi-FI")
        await world.program.engine.receive(Press("3", _address(world, "laura"), "help", zone="Asia/Tokyo"))
        assert zone(world, "laura") == ("Asia/Tokyo", "fi-FI")


async def test_who_is_picked_is_taken_to_be_where_the_picker_is() -> None:
    async with a_world() as world:
        laura = await world.laura.runs()
        await laura.presses(Action.CIRCLE)
        mikko = replace(world.platform.directory.find("mikko").profile, zone="", language="")
        await world.platform.presses("laura", "save-circle", laura.dialog.token, {"person-1": mikko})
        assert zone(world, "mikko") == zone(world, "laura")


async def test_who_cannot_be_reached_yet_is_said_at_the_field_with_a_line_to_pass_on() -> None:
    async with a_world() as world:
        laura = await world.laura.runs()
        await laura.presses(Action.SOMEONE_ELSE)
        absent = replace(
            world.platform.directory.find("mikko").profile, name=Words(""), standing=Standing.ABSENT
        )
        press = Press("4", _address(world, "laura"), "pick-one", laura.dialog.token, {"one": absent})
        reply = await world.program.engine.receive(press)
        assert isinstance(reply, Mend)
        assert "can’t reach this person yet" in reply.errors["one"]
        assert "Would you add Kaveri?" in reply.errors["one"]
        assert _fields(reply.dialog) == _fields(laura.dialog)
        assert reply.dialog.token not in ("", laura.dialog.token)


def _fields(dialog: Dialog) -> list[str]:
    return [element.id for element in dialog.body if isinstance(element, PersonPicker)]

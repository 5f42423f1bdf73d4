"""The operator's directory, through the real program: it asks the member, and decides nothing itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.playground.people import PEOPLE
from bot.messages.actions import Action
from bot.runtime.directory import read
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart
from tests.stores import Databases, on_every_store
from tests.world import a_world, with_circle

ADDRESS = PEOPLE[2].address
HEAD = "platform,tenant,user,manager,unit"


@on_every_store
async def test_a_new_boss_is_put_as_a_question_before_anything_goes_there(
    kept: Databases, tmp_path: Path
) -> None:
    listed = tmp_path / "directory.csv"
    listed.write_text(f"{HEAD}\nplayground,demo,laura,olli,a")
    async with a_world(kept.open(), settings=Settings(directory_file=listed)) as world:
        await with_circle(world)
        laura = await world.laura.runs()
        laura.sees_nothing_of("directory")
        await laura.presses(Action.PERSON)
        laura.sees("Mikko", "Ravi")
        listed.write_text(f"{HEAD}\nplayground,demo,laura,mikko,a\nplayground,demo,mikko,olli,a")
        await laura.presses(Action.ASK)
        laura.sees("Your organisation’s directory says: Mikko decides about your work", "Ask Ravi")
        await laura.runs()
        laura.sees_nothing_of("Mikko", "directory")  # he may be standing beside her
        await laura.presses(Action.CIRCLE)
        laura.sees("Mikko decides about your work. Is that so?")
        await laura.presses(Action.SAY)
        laura.sees("What you say counts")
        await laura.presses(Action.SAVE_SAY)  # unticked: he does not
        await laura.runs()
        laura.sees_nothing_of("directory")
        await laura.presses(Action.PERSON)
        laura.sees("To Mikko, Ravi, one after the other")


async def test_looking_writes_nothing_where_the_directory_has_no_news(tmp_path: Path) -> None:
    listed = tmp_path / "directory.csv"
    listed.write_text(f"{HEAD}\nplayground,demo,laura,olli,a")
    async with a_world(settings=Settings(directory_file=listed)) as world:
        await with_circle(world)
        laura = await world.laura.runs()
        before = await world.program.writer.run(lambda tx: tx.load_at(ADDRESS))
        await laura.presses(Action.DOORS)
        assert await world.program.writer.run(lambda tx: tx.load_at(ADDRESS)) == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "needs a first line that names these columns"),
        ("platform,tenant,user\na,b,c", "needs a first line"),
        (f"{HEAD}\nslack,T1,,U2,x", "line 2: platform, tenant and user are needed"),
        (f"{HEAD}\nslack", "line 2"),
        (f'{HEAD}\nslack,T1,"U1', "Is it a CSV file?"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(text: str, why: str, tmp_path: Path) -> None:
    listed = tmp_path / "directory.csv"
    listed.write_text(text)
    with pytest.raises(CannotStart, match=why.replace("?", r"\?")):
        read(listed)


def test_no_file_and_no_text_at_all(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="cannot be read"):
        read(tmp_path / "nowhere.csv")
    (tmp_path / "noise.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(CannotStart, match="cannot be read"):
        read(tmp_path / "noise.csv")

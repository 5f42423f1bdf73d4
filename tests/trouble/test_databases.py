"""Whatever happens to the database: people are told, nothing is half-written, health says so, it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from bot.runtime.settings import Settings
from bot.storage import database, patient
from bot.storage.database import Database
from bot.storage.tables import DATA
from tests.pg import Postgres, a_server
from tests.proxy import a_wire_to
from tests.stores import Databases, settings_for
from tests.trouble import troubles
from tests.trouble.troubles import ON_POSTGRES, ON_SQLITE, Place, Trouble
from tests.world import World, a_world

NOT_SAVED = "That was not saved. Please try again in a moment."
READ_ONLY_OR_FULL = "the database can be read and takes nothing: is it read-only, locked, or its disk full?"
AWAY = "the database does not answer"
SAYS = {
    troubles.cut_off: AWAY,
    troubles.hanging: AWAY,
    troubles.made_read_only: READ_ONLY_OR_FULL,
    troubles.out_of_room: READ_ONLY_OR_FULL,
    troubles.file_read_only: READ_ONLY_OR_FULL,
    troubles.file_out_of_room: READ_ONLY_OR_FULL,
}


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in fractions of a second."""
    pragmas = (p for p in database.PRAGMAS if "busy_timeout" not in p)
    monkeypatch.setattr(database, "PRAGMAS", (*pragmas, "PRAGMA busy_timeout = 50"))
    monkeypatch.setattr(database, "WAITS_FOR_LOCK", 1)
    monkeypatch.setattr(patient, "ANSWERS_WITHIN", 1.5)


def rows(settings: Settings) -> dict[str, list[Any]]:
    """Every row of the data, as it stands. (A key may be left in the key store: it is made first, and without
    a row it opens nothing.)"""
    opened = Database(settings.database_url, "the test's")
    with opened.reading() as connection:
        found = {t.name: sorted(connection.execute(t.select()).all()) for t in DATA.sorted_tables}
    opened.close()
    return found


@contextmanager
def through_a_wire(postgres: Postgres) -> Iterator[tuple[Settings, Place]]:
    """Kaveri reaches both of its databases through one wire, the test does without."""
    data, keys = postgres.fresh()
    with a_wire_to(f"{make_url(data).query['host']}/.s.PGSQL.5432") as wire:
        yield settings_for(wire.leads_to(data), wire.leads_to(keys)), Place(data, wire)


async def told_and_well_again(trouble: Trouble, settings: Settings, place: Place) -> None:
    kept = Databases(settings)
    async with a_world(kept.open()) as world:
        await world.laura.runs()
        before = rows(settings)
        with trouble(place):
            ravi = await world.ravi.runs()
            assert ravi.aside == NOT_SAVED
            health = await world.program.watchdog.look()
            assert not health.ok
            assert health.why == SAYS.get(trouble, health.why)
        assert rows(settings) == before
        await it_goes_on(world)


async def it_goes_on(world: World) -> None:
    """Without a restart: the same press is taken now, and health says so."""
    ravi = await world.ravi.runs()
    ravi.sees("I could use a person")
    assert (await world.program.watchdog.look()).ok


@pytest.mark.parametrize("trouble", ON_POSTGRES)
async def test_on_postgres(trouble: Trouble, postgres: Postgres) -> None:
    with through_a_wire(postgres) as (settings, place):
        await told_and_well_again(trouble, settings, place)


@pytest.mark.parametrize("trouble", ON_SQLITE)
async def test_on_a_file(trouble: Trouble, tmp_path: Path) -> None:
    data, keys = (f"sqlite:///{tmp_path / name}" for name in ("kaveri.db", "keys.db"))
    await told_and_well_again(trouble, settings_for(data, keys), Place(data))


async def test_on_a_server_that_is_stopped_and_started_again() -> None:
    with a_server() as server:
        settings = settings_for(*server.fresh())
        async with a_world(Databases(settings).open()) as world:
            await world.laura.runs()
            before = rows(settings)
            with server.stopped():
                assert (await world.ravi.runs()).aside == NOT_SAVED
                assert (await world.program.watchdog.look()).why == AWAY
            assert rows(settings) == before
            await it_goes_on(world)

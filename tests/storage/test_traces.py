"""What a copy of the database must not tell by the way: in which order rows came, how often they were
written, at which moment something was pressed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.storage.contract import Store
from tests.storage.making import NOW, member
from tests.stores import Databases

MEMBERS = [member(f"{n:02}") for n in range(12)]


@pytest.fixture
def store(kept: Databases) -> Store:
    store = kept.open()
    for one in MEMBERS:
        store.run(lambda tx, one=one: tx.add(one))  # type: ignore[misc]
    return store


def asked(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "kaveri.db")) as database:
        return [value for (value,) in database.execute(query)]


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
@pytest.mark.parametrize("table", ["member", "address", "timer"])
def test_rows_do_not_lie_in_the_order_in_which_they_came(store: Store, tmp_path: Path, table: str) -> None:
    owner = "id" if table == "member" else "member"
    came = [one.id for one in MEMBERS]
    lie = asked(tmp_path, f"SELECT {owner} FROM {table} ORDER BY rowid")  # noqa: S608
    assert sorted(lie) == came
    assert lie != came


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
def test_a_version_counts_nothing(store: Store, tmp_path: Path) -> None:
    first = asked(tmp_path, "SELECT version FROM member ORDER BY id")
    assert len(set(first)) == len(MEMBERS)
    one = MEMBERS[0]
    for visits in (1, 2, 3):
        store.run(lambda tx: tx.save(tx.load([one.id])[one.id], replace(one, visits=visits)))  # noqa: B023
    then = asked(tmp_path, "SELECT version FROM member ORDER BY id")
    assert then[1:] == first[1:]
    assert then[0] not in range(first[0], first[0] + 100)


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
def test_a_press_has_a_day_and_no_time(store: Store, tmp_path: Path) -> None:
    for minutes in (0, 1, 600):
        store.run(lambda tx: tx.first_time(f"key {minutes}", NOW + timedelta(minutes=minutes)))  # noqa: B023
    assert len(set(asked(tmp_path, "SELECT at FROM inbox"))) == 1
    store.forget_seen(NOW + timedelta(hours=12))
    assert len(asked(tmp_path, "SELECT at FROM inbox")) == 3, "kept at least as long as before"

"""What a database shows of a member: how many there are, and noise."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.rules.agenda import next_wake
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.runtime.clock import WallClock
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart, RecordId, Store, Unreadable
from bot.storage.masterkey import new_master_key
from bot.storage.opening import open_store
from bot.storage.peek import peek
from tests.storage.making import NOTE, NOW, member, with_note
from tests.stores import Databases

pytestmark = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
ASHA, RAVI = MemberId("id-asha"), MemberId("id-ravi")
SECRETS = ("Asha", "asha", "U-", "rough week", "second line", "seed", "Berlin", "visit")


@pytest.fixture
def store(kept: Databases) -> Store:
    store = kept.open()
    store.run(lambda tx: (tx.add(with_note(member(), NOTE)), tx.add(member("ravi"))))
    return store


def data(folder: Path) -> Path:
    return folder / "kaveri.db"


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(data(folder))) as database, database:
        database.execute(statement)


def test_a_dump_holds_nothing_private(store: Store, tmp_path: Path) -> None:
    store.run(lambda tx: tx.share(RecordId("r"), Words(NOTE), (ASHA, RAVI)))
    from bot.storage.contract import Slot

    store.run(lambda tx: tx.post(Slot("5107"), ASHA, "slack/T1", "visit", NOW + timedelta(days=1)))
    store.close()
    for file in tmp_path.iterdir():
        raw = file.read_bytes()
        for secret in SECRETS:
            if secret not in ("asha", "U-"):  # too short to mean anything among random bytes
                assert secret.encode() not in raw, (file.name, secret)
    for table in peek(data(tmp_path)):
        for row in table.rows:
            text = " ".join(str(cell) for cell in row if isinstance(cell, str))
            assert not any(secret in text for secret in ("rough week", "Asha", "Berlin"))


def test_a_note_does_not_show_in_the_size_of_a_row(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data(tmp_path))) as database:
        sizes = {size for (size,) in database.execute("SELECT length(sealed) FROM member")}
    assert len(sizes) == 1


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE member SET sealed = zeroblob(length(sealed)) WHERE id = 'id-asha'",
        "UPDATE member SET sealed = (SELECT sealed FROM member WHERE id = 'id-ravi') WHERE id = 'id-asha'",
        "UPDATE member SET version = version + 1 WHERE id = 'id-asha'",
    ],
    ids=["changed", "swapped", "rolled on"],
)
def test_a_row_that_was_tampered_with_is_refused_and_left_alone(
    store: Store, tmp_path: Path, tampering: str
) -> None:
    change(tmp_path, tampering)
    before = peek(data(tmp_path))
    with pytest.raises(Unreadable) as refused:
        store.run(lambda tx: tx.load([ASHA]))
    assert "Asha" not in str(refused.value)
    assert peek(data(tmp_path)) == before
    assert RAVI in store.run(lambda tx: tx.load([RAVI]))


def test_after_an_erase_an_old_backup_of_the_data_is_noise(
    store: Store, kept: Databases, tmp_path: Path
) -> None:
    store.close()
    shutil.copy(data(tmp_path), tmp_path / "backup.db")
    again = kept.open()
    again.run(lambda tx: tx.erase(ASHA))
    again.close()
    shutil.copy(tmp_path / "backup.db", data(tmp_path))
    restored = kept.open()
    try:
        found = restored.run(lambda tx: tx.load([ASHA]))
    except Unreadable:
        found = {}
    assert found == {}


def test_a_wrong_master_key_refuses_to_start_and_changes_nothing(
    store: Store, kept: Databases, tmp_path: Path
) -> None:
    store.close()
    before = {file.name: file.read_bytes() for file in tmp_path.glob("*.db")}
    assert kept.settings is not None
    wrong: Settings = kept.settings.model_copy(update={"master_key": SecretStr(new_master_key())})
    with pytest.raises(CannotStart, match="KAVERI_MASTER_KEY"):
        open_store(wrong, WallClock(), next_wake)
    assert {file.name: file.read_bytes() for file in tmp_path.glob("*.db")} == before


@pytest.mark.parametrize("key", ["", "short", "!" * 43])
def test_a_master_key_that_is_none_is_named(kept: Databases, key: str) -> None:
    assert kept.settings is not None
    bad = kept.settings.model_copy(update={"master_key": SecretStr(key)})
    with pytest.raises(CannotStart, match="kaveri new-key"):
        open_store(bad, WallClock(), next_wake)

"""Who can open what: keys, their cache, what an erase leaves, and what tampering meets."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import inspect, text

from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.storage.contract import RecordId, Slot, Store, Unreadable
from bot.storage.database import Database
from bot.storage.sealing import PLAIN, Key, Place, padded, unpadded
from tests.runtime.test_clock_jumps import SetClock
from tests.storage.making import NOTE, NOW, member, with_note
from tests.stores import Databases, on_every_database

ASHA, RAVI, LEENA = MemberId("id-asha"), MemberId("id-ravi"), MemberId("id-leena")
RECORD = RecordId("r")
HERE = Place("member", "a", "sealed", 3)
MINUTE = timedelta(minutes=1)

on_sqlite = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)


@pytest.fixture
def clock() -> PushedClock:
    return PushedClock(NOW)


@pytest.fixture
def store(kept: Databases, clock: PushedClock) -> Store:
    store = kept.open(clock)
    store.run(lambda tx: (tx.add(with_note(member(), NOTE)), tx.add(member("ravi")), tx.add(member("leena"))))
    store.run(lambda tx: tx.share(RECORD, Words(NOTE), (ASHA, RAVI)))
    store.run(lambda tx: tx.post(Slot("s"), ASHA, "slack/T1", "visit", NOW))
    return store


def change(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        for statement in statements:
            database.execute(statement)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("record", "a", "sealed", 3),
        Place("member", "b", "sealed", 3),
        Place("member", "a", "other", 3),
        Place("member", "a", "sealed", 2),
    ],
    ids=["table", "row", "column", "version"],
)
def test_what_is_sealed_opens_at_its_own_place_only(elsewhere: Place) -> None:
    key = Key.fresh()
    sealed = key.seal(HERE, NOTE.encode())
    assert key.open(HERE, sealed) == NOTE.encode()
    with pytest.raises(Unreadable):
        key.open(elsewhere, sealed)
    with pytest.raises(Unreadable):
        Key.fresh().open(HERE, sealed)


def test_every_changed_byte_is_noticed() -> None:
    key = Key.fresh()
    sealed = key.seal(HERE, b"x")
    for at in (*range(40), len(sealed) - 1):
        broken = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(Unreadable):
            key.open(HERE, broken)
    for length in (0, 5, 17, 28, 40, len(sealed) - 1):
        with pytest.raises(Unreadable):
            key.open(HERE, sealed[:length])


@pytest.mark.parametrize("size", [0, 1, 4092, 4093, 5000, 70_000])
def test_sizes_come_in_powers_of_two(size: int) -> None:
    plain = b"x" * size
    full = padded(plain, 4096)
    assert unpadded(full) == plain
    assert len(full) >= 4096
    assert len(full).bit_count() == 1


def test_what_an_earlier_release_sealed_is_still_read() -> None:
    """Uncompressed, in classes from 2 KiB on, with another number in front."""
    key, nonce = Key.fresh(), bytes(12)
    header = bytes([PLAIN]) + key.id + HERE.version.to_bytes(8, "big")
    encrypt = AESGCM(key._secret).encrypt
    sealed = header + nonce + encrypt(nonce, padded(NOTE.encode(), 2048), HERE.bound(header))
    assert key.open(HERE, sealed) == NOTE.encode()


@on_every_database
def test_a_dump_of_the_data_shows_nothing_of_anybody(store: Store, kept: Databases) -> None:
    assert kept.settings is not None
    database = Database(kept.settings.database_url, "a setting")
    with database.reading() as connection:
        shown = b""
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f"SELECT * FROM {table}")):  # noqa: S608 - its own tables
                shown += b" ".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
    database.close()
    assert b"id-asha" in shown
    for secret in (b"rough week", b"second line", b"Asha", b"U-asha", b"Berlin", b"seed asha", b"visit"):
        assert secret not in shown


@on_sqlite
def test_an_older_state_put_back_in_place_is_refused(store: Store, tmp_path: Path) -> None:
    data = tmp_path / "kaveri.db"
    with closing(sqlite3.connect(data)) as database:
        ((old,),) = database.execute("SELECT sealed FROM member WHERE id = 'id-asha'").fetchall()
    found = store.run(lambda tx: tx.load([ASHA]))[ASHA]
    store.run(lambda tx: tx.save(found, found.member))
    with closing(sqlite3.connect(data)) as database, database:
        database.execute("UPDATE member SET sealed = ? WHERE id = 'id-asha'", (old,))
    with pytest.raises(Unreadable) as refused:
        store.run(lambda tx: tx.load([RAVI, ASHA]))
    assert refused.value.member == ASHA


@on_sqlite
def test_a_notice_that_cannot_be_opened_is_parked_and_the_others_go_out(store: Store, tmp_path: Path) -> None:
    store.run(lambda tx: tx.post(Slot("t"), RAVI, "slack/T1", "visit", NOW))
    change(tmp_path / "kaveri.db", "UPDATE outbox SET revision = revision + 1 WHERE slot = 's'")
    assert [letter.to for letter in store.claim(NOW, MINUTE, 10)] == [RAVI]
    assert len(store.parked()) == 1


@on_sqlite
def test_a_rehearsal_says_that_a_key_does_not_open_though_it_is_remembered(
    store: Store, tmp_path: Path
) -> None:
    store.rehearse()
    change(tmp_path / "keys.db", "UPDATE data_key SET wrapped = zeroblob(length(wrapped))")
    with pytest.raises(Unreadable):
        store.rehearse()


@on_sqlite
def test_a_third_party_who_gets_hold_of_a_copy_cannot_open_it(store: Store, tmp_path: Path) -> None:
    stolen = (
        "INSERT INTO record_key SELECT record, 'id-leena', wrapped FROM record_key WHERE party = 'id-ravi'"
    )
    change(tmp_path / "keys.db", stolen)
    with pytest.raises(Unreadable):
        store.run(lambda tx: tx.shared([RECORD], LEENA))
    assert store.run(lambda tx: tx.shared([RECORD], RAVI)) == {RECORD: Words(NOTE)}


@on_sqlite
def test_a_destroyed_key_leaves_no_copy_in_the_key_store(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "keys.db")) as database:
        mine = "SELECT wrapped FROM data_key WHERE owner = 'id-asha'"
        shared = "SELECT wrapped FROM record_key WHERE party = 'id-asha'"
        wrapped = [row[0] for query in (mine, shared) for row in database.execute(query)]
    assert len(wrapped) == 2
    store.run(lambda tx: tx.erase(ASHA))
    for file in tmp_path.glob("keys.db*"):
        assert not any(key in file.read_bytes() for key in wrapped), file.name


@on_sqlite
def test_an_erase_that_broke_off_after_the_key_is_finished_later(
    store: Store, kept: Databases, clock: PushedClock, tmp_path: Path
) -> None:
    change(tmp_path / "keys.db", "UPDATE data_key SET wrapped = NULL WHERE owner = 'id-asha'")
    again = kept.open(clock)
    assert ASHA in again.due(NOW + timedelta(days=400), 10)
    assert again.claim(NOW, MINUTE, 10) == []
    assert again.run(lambda tx: tx.load([ASHA])) == {}
    assert ASHA not in again.due(NOW + timedelta(days=400), 10)
    assert again.run(lambda tx: tx.find(member().addresses[0])) is None


@on_sqlite
@pytest.mark.parametrize("after", [timedelta(minutes=4), timedelta(minutes=6)], ids=["soon", "later"])
def test_keys_are_remembered_for_minutes(
    store: Store, clock: PushedClock, tmp_path: Path, after: timedelta
) -> None:
    """So the rare change elsewhere (a key destroyed by another replica) is noticed within those minutes."""
    store.run(lambda tx: tx.load([ASHA]))
    change(tmp_path / "keys.db", "UPDATE data_key SET wrapped = NULL WHERE owner = 'id-asha'")
    clock.push(after)
    assert (ASHA in store.run(lambda tx: tx.load([ASHA]))) is (after < timedelta(minutes=5))


@on_sqlite
def test_a_clock_that_goes_back_remembers_no_key_for_longer(kept: Databases, tmp_path: Path) -> None:
    clock = SetClock(NOW)
    store = kept.open(clock)
    store.run(lambda tx: tx.add(member()))
    clock.jump(timedelta(days=1))
    store.run(lambda tx: tx.load([ASHA]))
    change(tmp_path / "keys.db", "UPDATE data_key SET wrapped = NULL WHERE owner = 'id-asha'")
    clock.jump(timedelta(days=-1))
    assert store.run(lambda tx: tx.load([ASHA])) == {}


@on_sqlite
def test_a_member_whose_key_is_lost_is_not_taken_for_erased(
    store: Store, kept: Databases, clock: PushedClock, tmp_path: Path
) -> None:
    change(tmp_path / "keys.db", "DELETE FROM data_key WHERE owner = 'id-asha'")
    again = kept.open(clock)
    with pytest.raises(Unreadable):
        again.run(lambda tx: tx.load([ASHA]))
    assert ASHA in again.due(NOW + timedelta(days=400), 10)


@pytest.mark.parametrize("show", [repr, str, "{}".format])
def test_a_key_is_masked_wherever_it_is_printed(show: Callable[[object], str]) -> None:
    assert show(Key.fresh()) == "Key(…)"

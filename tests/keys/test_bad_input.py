"""What was changed, cut short, lost or mixed up is refused with a sentence and left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from adapters.__main__ import main
from bot.rules.agenda import next_wake
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart, RecordId, Slot, Store, Tx, Unreadable
from bot.storage.masterkey import new_master_key
from bot.storage.opening import open_store
from bot.storage.sealing import Place
from tests.selftest.offices import environment
from tests.storage.making import NOTE, NOW, member, with_note

ASHA, RAVI, LEENA = MemberId("id-asha"), MemberId("id-ravi"), MemberId("id-leena")
EVERYBODY = (ASHA, RAVI, LEENA)
RECORD = RecordId("r")
LEASE = timedelta(minutes=1)

SEALED = {
    ("kaveri.db", "member", "id"): "sealed",
    ("kaveri.db", "outbox", "slot"): "sealed",
    ("kaveri.db", "record", "id"): "sealed",
    ("kaveri.db", "register", "organisation"): "sealed",
    ("keys.db", "data_key", "owner"): "wrapped",
    ("keys.db", "record_key", "party"): "wrapped",
    ("keys.db", "master_key", "name"): "proof",
}
"""Every column that holds something sealed, and what names its row."""


@dataclass(frozen=True)
class Kept:
    folder: Path
    key: SecretStr

    @property
    def settings(self) -> Settings:
        at = {
            "database_url": f"sqlite:///{self.folder}/kaveri.db",
            "keys_url": f"sqlite:///{self.folder}/keys.db",
        }
        return Settings(**at, master_key=self.key)  # type: ignore[arg-type]

    def open(self) -> Store:
        return open_store(self.settings, PushedClock(NOW), next_wake)

    def copy(self, name: str) -> Kept:
        to = self.folder.parent / name
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.folder, to)
        return replace(self, folder=to)

    def said(self, file: str, query: str, *bound: object) -> list[Any]:
        with closing(sqlite3.connect(self.folder / file)) as database, database:
            return database.execute(query, bound).fetchall()

    def bytes(self) -> dict[str, bytes]:
        return {f.name: f.read_bytes() for f in self.folder.iterdir() if f.suffix == ".db"}


def made(folder: Path, *names: str) -> Kept:
    folder.mkdir()
    kept = Kept(folder, SecretStr(new_master_key()))
    store = kept.open()

    def work(tx: Tx) -> None:
        for name in names:
            tx.add(with_note(member(name), NOTE))
        tx.share(RECORD, Words(NOTE), (ASHA, RAVI))
        tx.post(Slot("s"), RAVI, "slack/T1", "visit", NOW)
        tx.enlist(LEENA)

    store.run(work)
    store.close()
    return kept


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return made(tmp_path_factory.mktemp("bad") / "whole", "asha", "ravi", "leena")


def state(id: MemberId) -> Member:
    return with_note(member(id.removeprefix("id-")), NOTE)


def visit(id: MemberId) -> Callable[[Tx], int]:
    def work(tx: Tx) -> int:
        found = tx.load([id])[id]
        tx.save(found, replace(found.member, visits=found.member.visits + 1))
        return found.member.visits + 1

    return work


CELLS = st.sampled_from(sorted(SEALED)).flatmap(
    lambda which: st.tuples(st.just(which), st.integers(0, 99), st.floats(0, 1), st.integers(0, 7))
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CELLS)
def test_any_byte_that_was_changed_is_refused_and_is_never_another_value(
    whole: Kept, cell: tuple[tuple[str, str, str], int, float, int]
) -> None:
    (file, table, names), nth, at, bit = cell
    column, kept = SEALED[file, table, names], whole.copy("flipped")
    rows = kept.said(file, f"SELECT {names}, {column} FROM {table} ORDER BY 1, 2")  # noqa: S608
    id, was = rows[nth % len(rows)]
    place = min(int(at * len(was)), len(was) - 1)
    flipped = was[:place] + bytes([was[place] ^ 1 << bit]) + was[place + 1 :]
    kept.said(file, f"UPDATE {table} SET {column} = ? WHERE {names} = ?", flipped, id)  # noqa: S608

    with suppress(CannotStart):
        store = kept.open()
        try:
            refused = list(_refused(store))
        finally:
            store.close()
        assert refused, "somebody or something was refused"
        assert len([id for id in EVERYBODY if id in refused]) <= 1, "and everybody else was served"
    after = kept.said(file, f"SELECT {column} FROM {table} WHERE {names} = ?", id)  # noqa: S608
    assert after == [(flipped,)], "it was not written over"


def _refused(store: Store) -> Iterator[object]:
    """Whatever is refused. All else has to be exactly what was kept."""
    for id in EVERYBODY:
        try:
            assert store.run(lambda tx, id=id: tx.load([id]))[id].member == state(id)  # type: ignore[misc]
            assert store.run(visit(id)) == 1
        except Unreadable:
            yield id
    for reader in (ASHA, RAVI):
        try:
            assert store.run(lambda tx, r=reader: tx.shared([RECORD], r)) == {RECORD: Words(NOTE)}  # type: ignore[misc]
        except Unreadable:
            yield RECORD
    try:
        assert store.run(lambda tx: tx.volunteers()) == {LEENA}
        store.run(lambda tx: tx.enlist(ASHA))
    except Unreadable:
        yield "the register"
    letters = store.claim(NOW, LEASE, 10)
    assert [(letter.to, letter.subject) for letter in letters] in ([(RAVI, "visit")], [])
    if not letters:
        assert len(store.parked()) == 1, "it stays, where the operator sees it"
        yield Slot("s")


def test_a_state_of_a_newer_release_is_refused_and_kept(whole: Kept) -> None:
    kept = whole.copy("newer")
    store = kept.open()
    newer = b'{"format": 99, "member": {"what": "nobody knows yet"}}'
    sealed = store._house.keys.of(ASHA).seal(Place("member", ASHA, "sealed", 5), newer)  # type: ignore[attr-defined]
    kept.said("kaveri.db", "UPDATE member SET version = 5, sealed = ? WHERE id = ?", sealed, ASHA)
    with pytest.raises(Unreadable, match="a state of format 99") as refused:
        store.run(visit(ASHA))
    assert refused.value.member == ASHA
    assert store.run(visit(RAVI)) == 1
    store.close()
    assert kept.said("kaveri.db", "SELECT sealed FROM member WHERE id = ?", ASHA) == [(sealed,)]


def test_a_member_whose_key_is_gone_is_refused_and_not_made_anew(whole: Kept) -> None:
    """As after an older backup of the key store: whoever joined since has no key."""
    kept = whole.copy("lost")
    before = kept.said("kaveri.db", "SELECT sealed FROM member WHERE id = ?", ASHA)
    kept.said("keys.db", "DELETE FROM data_key WHERE owner = ?", ASHA)
    store = kept.open()
    for work in (visit(ASHA), lambda tx: tx.load_at(member("asha").addresses[0])):
        with pytest.raises(Unreadable):
            store.run(work)  # type: ignore[arg-type]
    with pytest.raises(Unreadable):
        store.run(lambda tx: tx.post(Slot("t"), ASHA, "slack/T1", "visit", NOW))
    with pytest.raises(Unreadable):
        store.run(lambda tx: tx.share(RecordId("r2"), Words(NOTE), (ASHA, RAVI)))
    assert store.run(visit(RAVI)) == 1
    assert [letter.to for letter in store.claim(NOW, LEASE, 10)] == [RAVI]
    store.close()
    assert kept.said("keys.db", "SELECT * FROM data_key WHERE owner = ?", ASHA) == []
    assert kept.said("kaveri.db", "SELECT sealed FROM member WHERE id = ?", ASHA) == before


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def halved(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def beheaded(path: Path) -> None:
    os.truncate(path, 100)


def something_else(path: Path) -> None:
    path.write_text("This is no database, but somebody's shopping list. " * 200)


@pytest.mark.parametrize("file", ["kaveri.db", "keys.db"])
@pytest.mark.parametrize("happens", [emptied, halved, beheaded, something_else])
def test_a_file_that_is_cut_short_or_none_is_no_start(
    whole: Kept, file: str, happens: Callable[[Path], None]
) -> None:
    kept = whole.copy("cut")
    happens(kept.folder / file)
    before = kept.bytes()
    with pytest.raises(CannotStart, match=r"KAVERI_(DATABASE|KEYS)_URL.*Nothing was changed"):
        kept.open()
    after = kept.bytes()
    if happens is emptied:  # SQLite's own first page is all that may have come
        assert kept.said(file, "SELECT count(*) FROM sqlite_master") == [(0,)]
        del before[file], after[file]
    assert after == before


def test_databases_that_do_not_belong_together_are_no_start(whole: Kept, tmp_path: Path) -> None:
    kept, other = whole.copy("mixed"), made(tmp_path / "other", "asha", "ravi", "leena")
    shutil.copy(other.folder / "keys.db", kept.folder / "keys.db")
    before = kept.bytes()
    with pytest.raises(CannotStart, match="does not belong to this database"):
        replace(kept, key=other.key).open()
    with pytest.raises(CannotStart, match="KAVERI_MASTER_KEY is not the one"):
        kept.open()
    assert kept.bytes() == before


def test_a_new_database_beside_keys_that_are_in_use_is_no_start(whole: Kept) -> None:
    """A slip in KAVERI_DATABASE_URL would else begin anew, and everybody would be a stranger."""
    kept = whole.copy("slip")
    (kept.folder / "kaveri.db").unlink()
    keys = kept.bytes()["keys.db"]
    with pytest.raises(CannotStart, match=r"Is KAVERI_DATABASE_URL right\?"):
        kept.open()
    assert kept.bytes()["keys.db"] == keys


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (lambda folder: halved(folder / "kaveri.db"), "is damaged, cut short, or no database"),
        (lambda folder: emptied(folder / "keys.db"), "does not belong to this database"),
        (lambda folder: (folder / "kaveri.db").unlink(), "Is KAVERI_DATABASE_URL right?"),
    ],
)
def test_the_operator_reads_one_sentence_and_no_stack(
    whole: Kept, happens: Callable[[Path], None], says: str
) -> None:
    kept = whole.copy("typed")
    happens(kept.folder)
    slack = {"KAVERI_SLACK_BOT_TOKENS": "xoxb-1", "KAVERI_SLACK_SIGNING_SECRET": "x"}
    ran = CliRunner().invoke(main, ["run"], env=environment(kept.settings) | slack)
    assert says in ran.output
    assert (ran.exit_code, type(ran.exception)) == (2, SystemExit)
    assert "Traceback" not in ran.output
    assert not [secret for secret in (kept.key.get_secret_value(), "asha", NOTE) if secret in ran.output]

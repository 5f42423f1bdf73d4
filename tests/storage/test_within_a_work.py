"""What a work did already is seen by what it reads next; nothing of it is seen by anybody else before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.storage.contract import RecordId, Slot, Stale, Store, Tx
from tests.storage.making import NOTE, NOW, SOON, member, waking
from tests.stores import Databases, on_every_store

pytestmark = on_every_store
ASHA, RAVI = MemberId("id-asha"), MemberId("id-ravi")
RECORD = RecordId("r")


@pytest.fixture
def store(kept: Databases) -> Store:
    store = kept.open()
    store.run(lambda tx: tx.add(member()))
    return store


def test_a_new_member_is_found_loaded_and_saved_at_once(store: Store) -> None:
    ravi = member("ravi")

    def work(tx: Tx) -> None:
        tx.add(ravi)
        assert tx.find(ravi.addresses[0]) == RAVI
        found = tx.load([ASHA, RAVI])[RAVI]
        assert found.member == ravi
        tx.save(found, waking(ravi, SOON))

    store.run(work)
    assert store.run(lambda tx: tx.load([RAVI]))[RAVI].member == waking(ravi, SOON)
    assert RAVI in store.due(SOON, 10)


def test_two_saves_in_a_row_are_one(store: Store) -> None:
    def work(tx: Tx) -> None:
        for _ in range(2):
            found = tx.load([ASHA])[ASHA]
            tx.save(found, replace(found.member, visits=found.member.visits + 1))

    before = store.run(lambda tx: tx.load([ASHA]))[ASHA]
    store.run(work)
    after = store.run(lambda tx: tx.load([ASHA]))[ASHA]
    assert after.member.visits == 2
    assert after.version != before.version


def test_who_was_erased_is_gone_and_cannot_be_saved(store: Store) -> None:
    def work(tx: Tx) -> None:
        found = tx.load([ASHA])[ASHA]
        tx.erase(ASHA)
        assert tx.load([ASHA]) == {}
        assert tx.find(member().addresses[0]) is None
        tx.save(found, found.member)

    with pytest.raises(Stale):
        store.run(work)
    assert ASHA in store.run(lambda tx: tx.load([ASHA]))


def test_who_left_gets_no_notice_and_can_come_back_as_somebody_new(store: Store) -> None:
    store.run(lambda tx: tx.erase(ASHA))
    store.run(lambda tx: tx.post(Slot("s"), ASHA, "slack/T1", "visit", NOW))
    assert store.claim(NOW, SOON - NOW, 10) == []
    store.run(lambda tx: tx.add(replace(member(), id=MemberId("id-new"))))
    assert store.run(lambda tx: tx.find(member().addresses[0])) == "id-new"


def test_an_erase_makes_older_reads_stale(store: Store) -> None:
    old = store.run(lambda tx: tx.load([ASHA]))[ASHA]
    store.run(lambda tx: tx.erase(ASHA))
    with pytest.raises(Stale):
        store.run(lambda tx: tx.save(old, old.member))
    store.run(lambda tx: tx.erase(ASHA))  # twice is once
    assert store.next_due() is None


def test_words_shared_in_a_work_are_read_in_it(store: Store) -> None:
    def work(tx: Tx) -> None:
        tx.add(member("ravi"))
        tx.share(RECORD, Words(NOTE), (ASHA, RAVI))
        assert tx.shared([RECORD], RAVI) == {RECORD: Words(NOTE)}

    store.run(work)
    assert store.run(lambda tx: tx.shared([RECORD], RAVI)) == {RECORD: Words(NOTE)}


def test_no_words_are_words_too(store: Store) -> None:
    store.run(lambda tx: tx.share(RECORD, Words(""), (ASHA,)))
    assert store.run(lambda tx: tx.shared([RECORD], ASHA)) == {RECORD: Words("")}


def test_a_record_is_shared_once_and_a_second_try_spoils_nothing(store: Store) -> None:
    store.run(lambda tx: tx.share(RECORD, Words(NOTE), (ASHA,)))
    with pytest.raises(Stale):
        store.run(lambda tx: tx.share(RECORD, Words("other"), (ASHA,)))
    assert store.run(lambda tx: tx.shared([RECORD], ASHA)) == {RECORD: Words(NOTE)}


def test_a_work_that_fails_shares_and_erases_nothing(store: Store) -> None:
    store.run(lambda tx: tx.share(RECORD, Words(NOTE), (ASHA,)))

    def work(tx: Tx) -> None:
        tx.unshare(RECORD)
        tx.erase(ASHA)
        raise LookupError

    (failed,) = store.run_all([work])
    assert isinstance(failed, LookupError)
    assert store.run(lambda tx: tx.shared([RECORD], ASHA)) == {RECORD: Words(NOTE)}


def test_a_work_sees_what_the_one_before_it_in_the_same_commit_kept(store: Store) -> None:
    def visit(tx: Tx) -> int:
        found = tx.load([ASHA])[ASHA]
        tx.save(found, replace(found.member, visits=found.member.visits + 1))
        return found.member.visits

    assert store.run_all([visit, visit, visit]) == [0, 1, 2]
    assert store.run_all([lambda tx: tx.first_time("k", NOW)] * 2) == [True, False]


def test_a_save_keeps_who_it_is(store: Store) -> None:
    found = store.run(lambda tx: tx.load([ASHA]))[ASHA]
    with pytest.raises(ValueError, match="a save keeps"):
        store.run(lambda tx: tx.save(found, member("ravi")))

"""One suite for every store: what a transaction promises, timers, the outbox, and shared words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules.agenda import next_wake
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.words import Words
from bot.storage.contract import Letter, Loaded, RecordId, Slot, Stale, Store, Tx
from tests.storage.making import NOTE, NOW, SOON, member, waking, with_note
from tests.stores import Databases, on_every_store

LEASE = timedelta(seconds=30)
ASHA, RAVI, LEENA = MemberId("id-asha"), MemberId("id-ravi"), MemberId("id-leena")


pytestmark = on_every_store


@pytest.fixture
def store(kept: Databases) -> Store:
    return kept.open()


def add(store: Store, *members: Member) -> None:
    def work(tx: Tx) -> None:
        for each in members:
            tx.add(each)

    store.run(work)


def load(store: Store, id: MemberId = ASHA) -> Loaded:
    return store.run(lambda tx: tx.load([id]))[id]


def post(store: Store, slot: str, subject: str = "visit", at: timedelta = timedelta()) -> None:
    store.run(lambda tx: tx.post(Slot(slot), ASHA, "slack/T1", subject, NOW + at))


def claim(store: Store, at: timedelta = timedelta()) -> list[Letter]:
    return store.claim(NOW + at, LEASE, 10)


class TestTransactions:
    def test_what_was_added_is_found_as_it_was(self, store: Store) -> None:
        asha = with_note(member(), NOTE)
        add(store, asha)
        assert load(store).member == asha
        assert store.run(lambda tx: tx.find(asha.addresses[0])) == ASHA
        found = store.run(lambda tx: tx.load_at(asha.addresses[0]))
        assert found is not None
        assert found.member == asha

    def test_a_work_that_raises_leaves_nothing(self, store: Store) -> None:
        def work(tx: Tx) -> None:
            tx.add(member())
            tx.first_time("key", NOW)
            tx.post(Slot("s"), ASHA, "slack/T1", "visit", NOW)
            raise LookupError

        with pytest.raises(LookupError):
            store.run(work)
        assert store.run(lambda tx: tx.load([ASHA])) == {}
        assert store.run(lambda tx: tx.first_time("key", NOW))
        assert claim(store) == []

    def test_a_key_is_new_once(self, store: Store) -> None:
        assert store.run(lambda tx: [tx.first_time("a", NOW), tx.first_time("a", NOW)]) == [True, False]
        assert not store.run(lambda tx: tx.first_time("a", NOW))
        assert store.run(lambda tx: tx.first_time("b", NOW))
        store.forget_seen(NOW + timedelta(days=2))
        assert store.run(lambda tx: tx.first_time("a", NOW))

    def test_looking_for_a_key_does_not_use_it(self, store: Store) -> None:
        assert not store.run(lambda tx: tx.seen("a"))
        assert store.run(lambda tx: (tx.first_time("a", NOW), tx.seen("a"))) == (True, True)
        assert store.run(lambda tx: tx.seen("a"))
        assert not store.run(lambda tx: tx.seen("b"))

    def test_a_row_that_moved_on_is_not_overwritten(self, store: Store) -> None:
        add(store, member())
        old = load(store)
        store.run(lambda tx: tx.save(old, replace(old.member, visits=1)))
        with pytest.raises(Stale):
            store.run(lambda tx: tx.save(old, replace(old.member, visits=9)))
        assert load(store).member.visits == 1

    def test_one_address_is_one_member(self, store: Store) -> None:
        add(store, member())
        with pytest.raises(Stale):
            add(store, replace(member(), id=MemberId("another")))
        assert store.run(lambda tx: tx.load([MemberId("another")])) == {}

    def test_in_a_shared_commit_each_stands_alone(self, store: Store) -> None:
        def fails(tx: Tx) -> str:
            tx.add(member("ravi"))
            raise LookupError

        def works(tx: Tx) -> str:
            tx.add(member())
            return "kept"

        first, second = store.run_all([fails, works])
        assert isinstance(first, LookupError)
        assert second == "kept"
        assert set(store.run(lambda tx: tx.load([ASHA, RAVI]))) == {ASHA}


class TestTimers:
    def test_each_member_has_exactly_one(self, store: Store) -> None:
        asha = waking(member(), SOON)
        add(store, asha)
        assert store.due(SOON - timedelta(seconds=1), 10) == []
        assert store.due(SOON, 10) == [ASHA]
        assert store.next_due() == next_wake(asha) == SOON

    def test_arming_again_replaces(self, store: Store) -> None:
        add(store, waking(member(), SOON))
        before = load(store)
        store.run(lambda tx: tx.save(before, waking(before.member, SOON + timedelta(hours=1))))
        assert store.due(SOON, 10) == []
        assert store.due(SOON + timedelta(hours=1), 10) == [ASHA]

    def test_the_oldest_come_first_and_the_overdue_are_counted(self, store: Store) -> None:
        add(store, waking(member(), SOON), waking(member("ravi"), NOW), waking(member("leena"), NOW))
        assert store.due(SOON, 10)[-1] == ASHA
        assert len(store.due(SOON, 2)) == 2
        assert store.overdue(SOON - timedelta(seconds=1)) == 2


class TestOutbox:
    def test_a_notice_is_leased_and_settled(self, store: Store) -> None:
        add(store, member())
        post(store, "s")
        (letter,) = claim(store)
        assert (letter.to, letter.lane, letter.subject, letter.tries) == (ASHA, "slack/T1", "visit", 1)
        assert claim(store) == []
        store.delivered(letter)
        assert claim(store, timedelta(hours=1)) == []

    def test_a_lease_that_died_with_its_holder_ends(self, store: Store) -> None:
        add(store, member())
        post(store, "s")
        (first,) = claim(store)
        (second,) = claim(store, timedelta(minutes=1))
        assert second.tries == 2
        store.put_back(first, NOW + timedelta(days=1))  # back too late: it changes nothing
        store.delivered(second)
        assert claim(store, timedelta(days=2)) == []

    def test_not_before_its_time_and_never_when_it_is_over(self, store: Store) -> None:
        add(store, member())
        post(store, "s", at=timedelta(minutes=10))
        assert claim(store) == []
        assert store.next_due() is not None
        store.run(lambda tx: tx.unpost(Slot("s")))
        assert claim(store, timedelta(hours=1)) == []

    def test_a_second_post_replaces_the_first(self, store: Store) -> None:
        add(store, member())
        post(store, "s", "visit")
        post(store, "s", "talk")
        assert [letter.subject for letter in claim(store)] == ["talk"]

    def test_one_that_nobody_fetched_is_overdue_and_one_in_hand_or_put_back_is_not(
        self, store: Store
    ) -> None:
        add(store, waking(member(), NOW + timedelta(days=1)))
        post(store, "s")
        assert store.overdue(NOW - timedelta(seconds=1)) == 0
        assert store.overdue(NOW) == 1
        (letter,) = claim(store)
        assert store.overdue(NOW) == 0
        store.put_back(letter, NOW + timedelta(minutes=5))
        assert store.overdue(NOW + timedelta(minutes=4)) == 0
        assert store.overdue(NOW + timedelta(minutes=5)) == 1

    def test_put_back_waits_and_parked_stays_where_the_operator_sees_it(self, store: Store) -> None:
        add(store, member())
        post(store, "s")
        (letter,) = claim(store)
        store.put_back(letter, NOW + timedelta(minutes=5))
        assert claim(store, timedelta(minutes=4)) == []
        (again,) = claim(store, timedelta(minutes=5))
        store.park(again)
        assert len(store.parked()) == 1
        assert claim(store, timedelta(days=1)) == []


class TestRehearsing:
    def test_what_is_rehearsed_wakes_nobody_and_keeps_no_lock(self, store: Store) -> None:
        add(store, waking(member(), SOON))
        for _ in range(3):
            store.rehearse()
        assert store.next_due() == SOON
        assert store.due(SOON + timedelta(days=365), 10) == [ASHA]
        store.run(lambda tx: tx.add(member("ravi")))
        assert set(store.run(lambda tx: tx.load([ASHA, RAVI]))) == {ASHA, RAVI}


class TestSharedWords:
    def test_both_can_read_them_and_nobody_else(self, store: Store) -> None:
        add(store, member(), member("ravi"), member("leena"))
        record = RecordId("r")
        store.run(lambda tx: tx.share(record, Words(NOTE), (ASHA, RAVI)))
        for party in (ASHA, RAVI):
            assert store.run(lambda tx, p=party: tx.shared([record], p)) == {record: Words(NOTE)}
        assert store.run(lambda tx: tx.shared([record], LEENA)) == {}
        store.run(lambda tx: tx.unshare(record))
        assert store.run(lambda tx: tx.shared([record], ASHA)) == {}

    def test_an_erased_member_is_gone_and_so_is_what_they_read(self, store: Store) -> None:
        add(store, member(), member("ravi"))
        store.run(lambda tx: tx.share(RecordId("r"), Words(NOTE), (ASHA, RAVI)))
        store.run(lambda tx: tx.erase(ASHA))
        assert store.run(lambda tx: tx.load([ASHA])) == {}
        assert store.run(lambda tx: tx.find(member().addresses[0])) is None
        assert store.run(lambda tx: tx.shared([RecordId("r")], ASHA)) == {}
        assert ASHA not in store.due(NOW + timedelta(days=400), 10)

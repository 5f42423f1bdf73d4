"""A courier back late, a notice replaced under way: nobody is told twice, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.rules.people import MemberId
from bot.storage.contract import Letter, Slot, Store
from tests.storage.making import NOW, member
from tests.stores import Databases, on_every_store

pytestmark = on_every_store
ASHA, SLOT = MemberId("id-asha"), Slot("s")
LEASE = timedelta(seconds=30)
LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def store(kept: Databases) -> Store:
    store = kept.open()
    store.run(lambda tx: tx.add(member()))
    post(store, "first")
    return store


def post(store: Store, subject: str) -> None:
    store.run(lambda tx: tx.post(SLOT, ASHA, "slack/T1", subject, NOW))


def claim(store: Store, at: timedelta = timedelta()) -> Letter | None:
    letters = store.claim(NOW + at, LEASE, 10)
    return letters[0] if letters else None


def taken(store: Store, at: timedelta = timedelta()) -> Letter:
    letter = claim(store, at)
    assert letter is not None
    return letter


def test_one_in_flight_per_slot(store: Store) -> None:
    first = taken(store)
    post(store, "second")
    assert claim(store) is None
    store.delivered(first)
    second = taken(store)
    assert (second.subject, second.tries) == ("second", 1)
    store.delivered(second)
    assert claim(store, timedelta(days=1)) is None


def test_a_replacement_waits_no_longer_than_the_lease(store: Store) -> None:
    taken(store)
    post(store, "second")
    assert store.claim(NOW + LEASE, LEASE, 10)[0].subject == "second"


def test_a_replacement_is_put_back_with_the_attempt_it_waited_for(store: Store) -> None:
    """The platform said "not before": that holds for whatever goes into this conversation."""
    first = taken(store)
    post(store, "second")
    store.put_back(first, LATER)
    assert claim(store, timedelta(minutes=9)) is None
    assert taken(store, timedelta(minutes=10)).subject == "second"


def test_giving_up_on_the_old_one_frees_the_new_one(store: Store) -> None:
    first = taken(store)
    post(store, "second")
    store.park(first)
    assert len(store.parked()) == 0
    assert taken(store).subject == "second"


def test_late_words_about_an_older_attempt_change_nothing(store: Store) -> None:
    first = taken(store)
    second = taken(store, LEASE)
    store.put_back(first, LATER + timedelta(days=9))
    store.park(first)
    assert len(store.parked()) == 0
    store.put_back(second, LATER)
    assert taken(store, timedelta(minutes=10)).tries == 3


def test_delivered_is_delivered_however_late(store: Store) -> None:
    first = taken(store)
    taken(store, LEASE)
    store.delivered(first)
    assert claim(store, timedelta(days=1)) is None


def test_an_emptied_slot_stays_empty(store: Store) -> None:
    first = taken(store)
    store.run(lambda tx: tx.unpost(SLOT))
    store.put_back(first, NOW)
    assert claim(store, timedelta(days=1)) is None
    assert len(store.parked()) == 0


def test_what_was_given_up_can_be_posted_anew(store: Store) -> None:
    store.park(taken(store))
    assert len(store.parked()) == 1
    post(store, "second")
    assert len(store.parked()) == 0
    assert taken(store).subject == "second"


def test_the_next_attention_is_the_end_of_a_lease(store: Store) -> None:
    assert store.next_due() == NOW
    taken(store)
    assert store.next_due() == NOW + LEASE


def test_an_erased_member_has_no_notices(store: Store) -> None:
    first = taken(store)
    store.run(lambda tx: tx.erase(ASHA))
    store.delivered(first)
    assert claim(store, timedelta(days=1)) is None
    assert store.next_due() is None

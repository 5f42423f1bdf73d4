"""Where a member is found: addresses join, leave and move, and a code is found until it was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from bot.rules.linking import Code, Kind, Linking
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.storage.contract import Loaded, Stale, Store, Tx
from tests.storage.making import SOON, member
from tests.stores import Databases, on_every_database, on_every_store

ASHA, RAVI = MemberId("id-asha"), MemberId("id-ravi")
HERE, THERE = Address("slack", "T1", "U-asha"), Address("teams", "T2", "U-asha")
ELSEWHERE = Address("teams", "T2", "U-ravi")
CODE = Code(Kind.LINK, "482177305", SOON)


@pytest.fixture
def store(kept: Databases) -> Store:
    return kept.open()


@on_every_store
def test_an_address_joins_and_leaves_with_a_save(store: Store) -> None:
    add(store, member())
    at(store, ASHA, HERE, THERE)
    assert found(store) == (ASHA, ASHA, None)
    assert load(store).member.addresses == (HERE, THERE)
    at(store, ASHA, THERE)
    assert found(store) == (None, ASHA, None)


@pytest.mark.parametrize(("taker", "giver"), [(ASHA, RAVI), (RAVI, ASHA)])
@on_every_store
def test_an_address_moves_in_one_work(store: Store, taker: MemberId, giver: MemberId) -> None:
    add(store, member(), replace(member("ravi"), addresses=(ELSEWHERE,)))
    mine, theirs = (load(store, id).member.addresses for id in (taker, giver))

    def work(tx: Tx) -> None:
        found = tx.load([taker, giver])
        tx.save(found[giver], replace(found[giver].member, addresses=()))
        assert tx.find(theirs[0]) is None
        tx.save(found[taker], replace(found[taker].member, addresses=(*mine, *theirs)))
        assert tx.find(theirs[0]) == taker

    store.run(work)
    assert load(store, taker).member.addresses == (*mine, *theirs)
    assert load(store, giver).member.addresses == ()
    assert found(store) == (taker, None, taker)


@on_every_store
def test_nobody_takes_an_address_that_somebody_has(store: Store) -> None:
    add(store, member(), replace(member("ravi"), addresses=(ELSEWHERE,)))
    with pytest.raises(Stale):
        at(store, ASHA, HERE, ELSEWHERE)
    assert found(store) == (ASHA, None, RAVI)
    assert load(store).member.addresses == (HERE,)


@on_every_store
def test_a_work_that_fails_moves_nothing(store: Store) -> None:
    add(store, member(), replace(member("ravi"), addresses=(ELSEWHERE,)))

    def work(tx: Tx) -> None:
        found = tx.load([ASHA, RAVI])
        tx.save(found[RAVI], replace(found[RAVI].member, addresses=()))
        tx.save(found[ASHA], replace(found[ASHA].member, addresses=(HERE, ELSEWHERE)))
        raise LookupError

    with pytest.raises(LookupError):
        store.run(work)
    assert found(store) == (ASHA, None, RAVI)


@on_every_store
def test_whoever_is_erased_is_found_nowhere(store: Store) -> None:
    add(store, member())
    at(store, ASHA, HERE, THERE)
    before = load(store)
    store.run(lambda tx: tx.save(before, with_code(before.member)))
    store.run(lambda tx: tx.erase(ASHA))
    assert found(store) == (None, None, None)
    assert store.run(lambda tx: tx.find(CODE.address)) is None


@on_every_store
def test_a_code_is_found_until_it_was_typed(store: Store) -> None:
    add(store, member())
    before = load(store)
    store.run(lambda tx: tx.save(before, with_code(before.member)))
    assert store.run(lambda tx: tx.find(CODE.address)) == ASHA
    add(store, member("ravi"))
    other = load(store, RAVI)
    with pytest.raises(Stale):
        store.run(lambda tx: tx.save(other, with_code(other.member)))
    shown = load(store)
    store.run(lambda tx: tx.save(shown, with_code(shown.member, used=True)))
    assert store.run(lambda tx: tx.find(CODE.address)) is None


def found(store: Store) -> tuple[MemberId | None, ...]:
    here, there, elsewhere = HERE, THERE, ELSEWHERE
    return store.run(lambda tx: (tx.find(here), tx.find(there), tx.find(elsewhere)))


def add(store: Store, *members: Member) -> None:
    def work(tx: Tx) -> None:
        for each in members:
            tx.add(each)

    store.run(work)


def load(store: Store, id: MemberId = ASHA) -> Loaded:
    return store.run(lambda tx: tx.load([id]))[id]


def with_code(of: Member, used: bool = False) -> Member:
    return replace(of, linking=Linking(replace(CODE, used=used)))


def at(store: Store, id: MemberId, *addresses: Address) -> None:
    found = load(store, id)
    store.run(lambda tx: tx.save(found, replace(found.member, addresses=addresses)))


@on_every_database
def test_a_failure_at_any_statement_leaves_both_rows_as_they_were(store: Store) -> None:
    """Two become one: both rows and their addresses are written, or nothing is."""
    add(store, member(), replace(member("ravi"), addresses=(ELSEWHERE,)))
    before = load(store), load(store, RAVI)

    def work(tx: Tx) -> None:
        rows = tx.load([ASHA, RAVI])
        tx.save(rows[RAVI], replace(rows[RAVI].member, addresses=(), joined=ASHA))
        tx.save(rows[ASHA], replace(rows[ASHA].member, addresses=(HERE, ELSEWHERE), also=(RAVI,)))

    failed = 0
    while dies_at(store, work, failed + 1):
        failed += 1
        assert (load(store), load(store, RAVI)) == before
        assert found(store) == (ASHA, None, RAVI)
    assert failed >= 4, "two rows, an address that goes and one that comes"
    assert found(store) == (ASHA, None, ASHA)
    assert load(store, RAVI).member.joined == ASHA


def dies_at(store: Store, work: Callable[[Tx], None], at: int) -> bool:
    """Whether it came to its ``at``-th statement, where it died."""
    left = [at]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise LookupError

    event.listen(Engine, "before_cursor_execute", count)
    try:
        store.run(work)
    except LookupError:
        return True
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return False

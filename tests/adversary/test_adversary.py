"""The curious learn what the table says, and no more; and where something is let slip, they notice."""

from __future__ import annotations

import inspect
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.adversary import planting, table
from tests.adversary.__main__ import PAGE
from tests.adversary.claims import Attack, Broken, Observer, Verdict
from tests.adversary.company import Company, a_company
from tests.adversary.database import database, nothing_in_plain_text
from tests.adversary.keys import hash_key, key_store
from tests.adversary.life import Life
from tests.adversary.people import NAMES, Staff
from tests.pg import a_server
from tests.stores import databases

PEOPLE, WEEKS = 10, 2


OF_A_DATABASE = (database, hash_key, key_store)
COMPANIES = (
    ("slack", "sqlite", table.OBSERVERS),
    ("slack", "postgres", OF_A_DATABASE),  # what people read is the same on every database
    ("teams", "sqlite", tuple(o for o in table.OBSERVERS if o not in OF_A_DATABASE)),
)


@pytest.mark.parametrize(("kind", "kept_in", "observers"), COMPANIES, ids=["slack", "postgres", "teams"])
async def test_nobody_learns_more_than_the_table_says(
    kind: str,
    kept_in: str,
    observers: tuple[Observer, ...],
    tmp_path: Path,
) -> None:
    found = table.blank()
    async with AsyncExitStack() as stack:
        # A server of their own: on one that other tests used, theirs is most of what lies on the disk.
        kept = databases(kept_in, tmp_path, lambda: stack.enter_context(a_server()))
        stack.callback(kept.close)
        company = await stack.enter_async_context(
            a_company(kind, kept_in, Staff(NAMES[:PEOPLE]), kept, tmp_path)
        )
        await Life(company, seed=3).weeks(WEEKS)
        assert len(company.truth.asks) >= 3, "hardly anything happened"
        assert {answer.yes for answer in company.truth.answers} == {True, False}
        await table.tried(company, found, observers)
        broken = {row.claim.name: row.broken for row in found.values() if row.broken}
        assert not broken
        if observers is table.OBSERVERS:
            await what_is_planted_is_found(company)


async def what_is_planted_is_found(company: Company) -> None:
    for plant, attack in planting.PLANTS:
        assert await breaks(attack, plant(company)), f"{plant.__name__} was not noticed"
    with planting.a_name_on_the_disk(company):
        assert await breaks(nothing_in_plain_text, company)


async def breaks(attack: Attack, company: Company) -> bool:
    try:
        found = attack(company)
        if inspect.isawaitable(found):
            await found
    except Broken:
        return True
    return False


def test_every_claim_is_tried_somewhere() -> None:
    for claim in table.CLAIMS:
        assert any(
            any(claim is one for observer in observers for one in observer.claims)
            and (not claim.where or set(claim.where) & {kind, kept_in})
            for kind, kept_in, observers in COMPANIES
        ), claim.name
    assert len({claim.name for claim in table.CLAIMS}) == len(table.CLAIMS)


def test_the_page_says_what_is_tried() -> None:
    written = PAGE.read_text(encoding="utf-8")
    measured = table.measured_on(written)
    assert written == table.page(measured), "run `make adversary ARGS=--write`, and read what changed"
    guesses = {claim.name for claim in table.CLAIMS if claim.verdict is Verdict.GUESSES}
    assert guesses == {name for name, found in measured.items() if found}

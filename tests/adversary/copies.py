"""What somebody works out who has many copies of the database, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from typing import Any

from bot.storage.moments import from_micros
from tests.adversary.company import Company
from tests.adversary.taking import Dump

SOON = timedelta(hours=12)
"""What is armed anew for within this time is no check-in: those are set a day or more ahead."""


def row_of(dump: Dump | None, id: str | None) -> dict[str, Any] | None:
    return next((row for row in dump["member"] if row["id"] == id), None) if dump else None


def changed_between(before: Dump, after: Dump) -> set[str]:
    """Whose sealed row is another one than before."""
    old = {row["id"]: row["sealed"] for row in before["member"]}
    return {row["id"] for row in after["member"] if old.get(row["id"], row["sealed"]) != row["sealed"]}


def set_for_soon(company: Company, *, nightly: bool) -> Iterator[tuple[str, datetime]]:
    """Whose timer was set anew for soon, when nothing was known of that before."""
    dumps = [d for d in company.dumps if d.nightly or not nightly]
    for before, after in pairwise(dumps):
        old = {row["member"]: row["due"] for row in before["timer"]}
        for row in after["timer"]:
            until = from_micros(row["due"]) - after.at
            was = old.get(row["member"])
            if was is not None and was != row["due"] and until < SOON:
                yield row["member"], after.at


def in_an_ask(company: Company) -> set[tuple[str, datetime]]:
    asked = {(company.ids[ask.by], ask.at) for ask in company.truth.asks}
    sent = {(company.ids[known.line.owner], known.line.at) for known in company.asks_sent()}
    return asked | sent


def askers(company: Company) -> set[tuple[str, Any]]:
    return {(company.ids[ask.by], ask.at.date()) for ask in company.truth.asks}


def circles(company: Company) -> dict[str, set[str]]:
    ids = company.ids
    return {
        ids[owner]: {ids[one] for one in circle if one in ids}
        for owner, circle in company.truth.circles.items()
        if owner in ids
    }


def chance(company: Company, true: set[frozenset[str]]) -> float:
    n = len(company.dumps[-1]["member"])
    return len(true) / (n * (n - 1) / 2)


def joined(company: Company) -> list[str]:
    """Random ids in the order in which their rows came, as somebody with every copy knows it."""
    order: dict[str, None] = {}
    for owner, circle in company.truth.circles.items():
        for name in (owner, *circle):
            if name in company.ids:
                order.setdefault(company.ids[name])
    return list(order)


def in_order(came: list[str], lie: list[str]) -> float:
    """Of any two, how often the one that came first lies first."""
    here = [lie.index(id) for id in came if id in lie]
    pairs = list(combinations(here, 2))
    return sum(one < other for one, other in pairs) / len(pairs)


def committed(company: Company) -> set[frozenset[str]]:
    """Pairs of rows written by one commit, and no third with them."""
    pairs: set[frozenset[str]] = set()
    if company.database == "postgres":
        for dump in company.dumps:
            by: dict[str, set[str]] = defaultdict(set)
            for row in dump["member"]:
                by[row["_by"]].add(row["id"])
            pairs |= {frozenset(ids) for ids in by.values() if len(ids) == 2}
        return pairs
    return company.written_together

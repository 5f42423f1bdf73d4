"""Leaks, planted one by one in a copy of what the curious have: each must break the claim that denies it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from tests.adversary import beside, colleagues, database, exports, operator
from tests.adversary.claims import Attack
from tests.adversary.company import TOKEN, Company
from tests.adversary.copies import joined
from tests.adversary.desks import Line
from tests.adversary.taking import Dump

Plant = Callable[[Company], Company]


def a_name_in_a_notice(company: Company) -> Company:
    sent = company.export()[-1]
    said = f"{company.staff.members[2]} would like to talk with you"
    return replace(
        company, planted=[replace(sent, owner=company.staff.members[3], from_kaveri=True, text=said)]
    )


def one_seal_twice(company: Company) -> Company:
    sealed = next(line for line in company.export() if TOKEN.search(line.raw))
    return replace(company, planted=[Line(sealed.at, sealed.owner, True, sealed.text, sealed.raw)])


def a_count_of_writes(company: Company) -> Company:
    return _changed(company, "member", lambda n, row: row | {"version": n + 1})


def rows_in_order(company: Company) -> Company:
    order = joined(company)
    return _changed(
        company,
        "member",
        lambda n, row: row | {"_place": order.index(row["id"])} if row["id"] in order else row,
    )


def a_time_of_day(company: Company) -> Company:
    return _changed(company, "inbox", lambda n, row: row | {"at": row["at"] + 1})


def an_unpadded_notice(company: Company) -> Company:
    row = {"sealed": b"\0" * 2000, "not_before": 2**60}
    rows = (row, row | {"sealed": b"\0" * 2001})
    last = company.dumps[-1]
    return replace(company, dumps=[*company.dumps, replace(last, tables=last.tables | {"outbox": rows})])


def a_row_that_outgrew_its_padding(company: Company) -> Company:
    asker = company.ids[company.truth.asks[-1].by]
    return _changed(
        company, "member", lambda n, row: row | {"sealed": row["sealed"] * (1 + (row["id"] == asker))}
    )


def answers_of_two_sizes(company: Company) -> Company:
    """As it would be if a yes were longer than a no by more than the padding hides."""
    longer: dict[tuple[object, str], int] = {}
    for answer in company.truth.answers:
        at = next(dump.at for dump in company.dumps if dump.at >= answer.at)
        longer[at, company.ids[answer.by]] = 100_000 * answer.yes

    def changed(dump: Dump) -> Dump:
        rows = tuple(
            row | {"sealed": row["sealed"] + b"\0" * longer.get((dump.at, row["id"]), 0)}
            for row in dump["member"]
        )
        return replace(dump, tables=dump.tables | {"member": rows})

    return replace(company, dumps=[changed(dump) for dump in company.dumps])


def an_id_in_the_log(company: Company) -> Company:
    line = f"2026-03-02 10:00:00,000 INFO bot.runtime.engine: member={next(iter(company.ids.values()))} done"
    return replace(company, logs=[*company.logs, line])


def a_count_in_the_health_check(company: Company) -> Company:
    return replace(company, health=[*company.health, (company.clock.now(), "True ok, 1 open")])


def how_it_stands_on_the_first_page(company: Company) -> Company:
    desks: dict[str, Any] = dict(company.desks)
    for asker in {ask.by for ask in company.truth.asks}:
        desks[asker] = Leaky(desks[asker], lambda page: page + "\nI am asking.")
    return replace(company, desks=desks)


def who_uses_it_on_the_way_to_asking(company: Company) -> Company:
    desks: dict[str, Any] = dict(company.desks)
    looking, never = company.staff.others[1], company.staff.others[0]
    desks[looking] = Leaky(desks[looking], lambda page: page.replace(never, f"{never} (new here)"))
    return replace(company, desks=desks)


PLANTS: tuple[tuple[Plant, Attack], ...] = (
    (a_name_in_a_notice, exports.notices_say_nothing),
    (one_seal_twice, exports.buttons_share_nothing),
    (a_count_of_writes, database.versions_count_nothing),
    (rows_in_order, database.the_order_of_joining_is_lost),
    (a_time_of_day, database.presses_have_no_time),
    (an_unpadded_notice, database.notices_on_their_way_are_alike),
    (answers_of_two_sizes, database.sizes_say_nothing_of_an_answer),
    (a_row_that_outgrew_its_padding, database.rows_have_one_size),
    (an_id_in_the_log, operator.logs_say_nothing),
    (a_count_in_the_health_check, operator.health_is_always_the_same),
    (how_it_stands_on_the_first_page, beside.first_pages_are_alike),
    (who_uses_it_on_the_way_to_asking, colleagues.a_colleague_reads_alike),
)


@contextmanager
def a_name_on_the_disk(company: Company) -> Iterator[None]:
    """In base64, in a file that lies beside the database."""
    main = Path(make_url(company.url).database or "")
    leak = main.with_name(f"{main.name}-leak")
    leak.write_bytes(b64encode(b"x" + company.staff.members[2].encode()))
    yield
    leak.unlink()


class Leaky:
    """A desk on which every page says a little more."""

    def __init__(self, desk: Any, more: Callable[[str], str]) -> None:
        self._desk = desk
        self._more = more

    @property
    def body(self) -> str:
        return self._more(self._desk.body)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


def _changed(company: Company, table: str, how: Callable[[int, dict[str, Any]], dict[str, Any]]) -> Company:
    def changed(dump: Dump) -> Dump:
        rows = tuple(how(n, row) for n, row in enumerate(dump[table]))
        return replace(dump, tables=dump.tables | {table: rows})

    return replace(company, dumps=[changed(dump) for dump in company.dumps])

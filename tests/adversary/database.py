"""The data database: its rows every working hour and every night, its files, its commits. No key."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Any

from bot.storage.moments import from_micros, to_micros
from bot.storage.sealing import Key
from tests.adversary import grepping, taking
from tests.adversary.claims import Observer, hold
from tests.adversary.company import Company
from tests.adversary.copies import (
    askers,
    chance,
    changed_between,
    circles,
    committed,
    in_an_ask,
    in_order,
    joined,
    row_of,
    set_for_soon,
)
from tests.adversary.guessing import Hits, found, sorting
from tests.adversary.people import MARKS

database = Observer(
    "Whoever can read the data database",
    "its rows every hour and every night, its files and logs on the disk; no key",
)


@database.cannot(
    "What is in it in plain text?",
    "No name, address, user id or word stands anywhere in it: not in the rows, free pages, log files or "
    "statistics.",
)
def nothing_in_plain_text(company: Company) -> str:
    blobs = taking.files(company.url)
    if company.database == "postgres":
        blobs["pg_stat_activity"] = taking.watched(company.url).encode()
    people = company.staff.everybody
    words = [*people, *MARKS, *(company.address(name).user for name in people)]
    seen = grepping.grep(words, blobs)
    hold(not seen, f"in plain text: {seen}")
    return f"{len(words)} words, {sum(map(len, blobs.values())) // 1024} KB in {len(blobs)} files: none"


@database.cannot(
    "Who uses Kaveri at all?",
    "Addresses stand there as keyed hashes, and the key is elsewhere.",
)
def nobody_is_found_by_hashing(company: Company) -> str:
    rows = company.dumps[-1].tables
    stored = {value for table in rows.values() for row in table for value in row.values()}
    keys = [str(v).encode() for t in ("organisation", "tenant") for row in rows[t] for v in row.values()]
    tried = 0
    for name in company.staff.everybody:
        address = company.address(name)
        for digest in grepping.digests(address.platform, address.tenant, address.user, name, keys):
            tried += 1
            hold(digest not in stored and digest.hex() not in stored, "an address was found by hashing")
    return f"{tried} hashes of {len(company.staff.everybody)} people: none fits"


@database.can(
    "How many members are there?",
    "One row each, of which workspace or tenant; and when each is next due, for anything.",
)
def members_are_counted(company: Company) -> str:
    last = company.dumps[-1]
    hold(len(last["member"]) == len(last["timer"]), "more or fewer timers than members")
    return f"{len(last['member'])} rows"


@database.cannot(
    "How much does each random id use Kaveri?",
    "A row does not count how often it was written: its version is random.",
)
def versions_count_nothing(company: Company) -> str:
    changes: Counter[str] = Counter()
    for before, after in pairwise(company.dumps):
        changes.update(changed_between(before, after))
    versions = {row["id"]: row["version"] for row in company.dumps[-1]["member"]}
    ranked = sorted(versions, key=versions.__getitem__)
    active = {id for id, _ in changes.most_common(len(ranked) // 2)}
    guess = Hits(len(active & set(ranked[-len(active) :])), len(active), len(active) / len(ranked))
    hold(min(versions.values()) > 10_000, f"versions are small numbers: {guess}")
    return f"the more active half by version: {guess}"


@database.cannot(
    "Who came together with whom?",
    "Rows do not lie in the order in which they were made.",
    where=("sqlite",),
)
def the_order_of_joining_is_lost(company: Company) -> str:
    """Whoever is picked before they ever came gets a row beside the others of the same press."""
    last = company.dumps[-1]
    orders = {
        table: [row[column] for row in sorted(last[table], key=lambda row: row["_place"])]
        for table, column in (("member", "id"), ("address", "member"), ("timer", "member"))
    }
    came = joined(company)
    shares = {table: in_order(came, order) for table, order in orders.items()}
    kept = {table: share for table, share in shares.items() if not 0.03 < share < 0.97}
    hold(not kept, f"rows lie in the order of joining: {kept}")
    return ", ".join(f"{table}: {share:.0%}" for table, share in shares.items()) + " in order, by chance 50%"


@database.can(
    "Who came together with whom?",
    "PostgreSQL keeps for each row which transaction wrote it, so that random ids that were picked by one "
    "press belong together.",
    where=("postgres",),
)
def transactions_show_who_came_together(company: Company) -> str:
    by: dict[str, set[str]] = defaultdict(set)
    for row in company.dumps[-1]["address"]:
        by[row["_by"]].add(row["member"])
    pairs = {frozenset(two) for ids in by.values() for two in combinations(ids, 2)}
    picked = {frozenset(two) for circle in circles(company).values() for two in combinations(circle, 2)}
    together = found(pairs, picked)
    hold(together.precision > 0.8, f"only {together}")
    return f"{together.right} of {len(pairs)} pairs are of one circle"


@database.cannot(
    "When was something pressed?",
    "Of a press there is a keyed hash and a day.",
)
def presses_have_no_time(company: Company) -> str:
    times = {row["at"] for dump in company.dumps for row in dump["inbox"]}
    moments = {from_micros(at) for at in times}
    exact = [at for at in moments if at != at.replace(hour=0, minute=0, second=0, microsecond=0)]
    hold(not exact, f"{len(exact)} presses have a time of day")
    return f"{len({k['hash'] for d in company.dumps for k in d['inbox']})} presses, {len(moments)} days"


@database.guesses(
    "Which random id asks for a person, or is asked?",
    "Whoever copies the rows every hour can mostly tell, because an ask has moments on the same day, and "
    "a check-in has not. Whose id it is, they cannot tell.",
)
def hourly_dumps_show_an_ask(company: Company) -> str:
    named, true = list(set_for_soon(company, nightly=False)), in_an_ask(company)
    guess = found({(id, at.date()) for id, at in named}, {(id, at.date()) for id, at in true})
    asked = found({(id, at.date()) for id, at in named}, askers(company))
    return f"days with an ask: {guess}; of those who ask themselves: {asked.right} of {len(asked.true)}"


@database.guesses(
    "Which random id asks, from one copy a night?",
    "Less often: an ask that was answered the same day leaves no moment behind.",
)
def nightly_dumps_show_fewer(company: Company) -> str:
    named = {(id, at.date()) for id, at in set_for_soon(company, nightly=True)}
    guess = found(named, askers(company))
    return f"of those who ask: {guess}"


@database.can(
    "Which two random ids belong together?",
    "Whoever reads commit by commit (SQLite’s log, PostgreSQL’s transaction ids, or asking all the time): "
    "two rows that are written in one commit are one who asks and one who is asked, or was picked.",
)
def commits_show_who_belongs_together(company: Company) -> str:
    pairs = committed(company)
    true = {frozenset({owner, one}) for owner, circle in circles(company).items() for one in circle}
    guess = found(pairs, true)
    hold(bool(pairs) and guess.precision > 0.5, f"commits say less than they did: {guess}")
    lucky = len(pairs) * chance(company, true)
    return f"{guess.right} of {len(pairs)} pairs are of a circle; by chance {lucky:.1f}"


@database.guesses(
    "Which two random ids belong together, from one copy a night?",
    "Hardly: most rows change on most days for some reason or other.",
)
def nights_hardly_show_who_belongs_together(company: Company) -> str:
    changed = [changed_between(a, b) for a, b in pairwise(d for d in company.dumps if d.nightly)]
    ids = sorted({row["id"] for row in company.dumps[-1]["member"]})
    true = {frozenset({owner, one}) for owner, circle in circles(company).items() for one in circle}
    together = {
        frozenset(two): sum(set(two) <= day for day in changed)
        / (1 + sum(bool(set(two) & day) for day in changed))
        for two in combinations(ids, 2)
    }
    score = sorting(
        [s for pair, s in together.items() if pair in true],
        [s for pair, s in together.items() if pair not in true],
    )
    hold(score < 0.9, f"nightly copies sort pairs too well: {score:.2f}")
    return f"a true pair scores above another in {score:.0%}; by chance 50%"


@database.cannot(
    "Does a row show a yes or a no?",
    "Not by what it holds nor by its length. But a yes is written to two rows in one commit, and a no to "
    "one: whoever reads commit by commit can tell, of random ids.",
)
def sizes_say_nothing_of_an_answer(company: Company) -> str:
    """Known plaintext against sizes: rows right after a yes and right after a no."""
    sizes: dict[bool, list[float]] = {True: [], False: []}
    for answer in company.truth.answers:
        dump = next((d for d in company.dumps if d.at >= answer.at), None)
        row = row_of(dump, company.ids.get(answer.by)) if dump else None
        if row:
            sizes[answer.yes].append(float(len(row["sealed"])))
    score = sorting(sizes[True], sizes[False])
    most = 0.8 if min(map(len, sizes.values())) >= 10 else 0.95  # a few answers prove little
    hold(1 - most <= score <= most, f"sizes tell a yes from a no: {score:.2f}")
    return f"a yes is longer than a no in {score:.0%}; by chance 50%"


@database.cannot(
    "What is a notice on its way about?",
    "All have one size, whatever they are about, and are gone once they are delivered.",
)
def notices_on_their_way_are_alike(company: Company) -> str:
    waiting = [(dump.at, row) for dump in company.dumps for row in dump["outbox"]]
    sizes = {len(row["sealed"]) for _, row in waiting}
    hold(len(sizes) <= 1, f"notices of different sizes: {sizes}")
    late = [row for at, row in waiting if row["not_before"] < to_micros(at - timedelta(minutes=5))]
    hold(not late, f"{len(late)} notices stayed behind after they were delivered")
    return f"{len(waiting)} seen waiting, of {len(sizes)} size; {len(company.export())} messages were sent"


@database.cannot(
    "Does the size of a row tell who asks, or who keeps much?",
    "All have one size, with or without an ask, answers that are kept, or a habit.",
)
def rows_have_one_size(company: Company) -> str:
    classes = Counter(len(row["sealed"]) for dump in company.dumps for row in dump["member"])
    hold(len(classes) == 1, f"rows of several sizes: {dict(classes)}")
    return f"{classes.total()} copies of rows, all of {next(iter(classes)) // 1024} KB"


@database.cannot(
    "What did somebody who left keep, from an old copy?",
    "Their key is gone: the copy is noise, whatever else one has.",
)
def an_old_copy_of_who_left_is_noise(company: Company) -> str:
    gone = company.ids.get(company.truth.left)
    hold(gone is not None, "nobody left")
    rows = [row for dump in company.dumps if (row := row_of(dump, gone))]
    hold(bool(rows), "there is no old copy")
    store: Any = company.program.store
    left = store._house.keys.several([gone])[gone]
    hold(not isinstance(left, Key), "the key of somebody who left is still there")
    hold(row_of(company.dumps[-1], gone) is None, "the row of somebody who left is still there")
    return f"{len(rows)} old copies of the row, no key"

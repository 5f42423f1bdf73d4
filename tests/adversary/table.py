"""Every claim in one table: tried in a company, printed for whoever develops, written for whoever decides."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.adversary.beside import beside
from tests.adversary.claims import Broken, Claim, Observer, Verdict
from tests.adversary.colleagues import colleague, manager
from tests.adversary.company import Company
from tests.adversary.database import database
from tests.adversary.exports import export
from tests.adversary.keys import hash_key, key_store
from tests.adversary.operator import health, logs, operator
from tests.adversary.token import token

OBSERVERS: tuple[Observer, ...] = (
    *(export, token, manager, colleague, beside, database, hash_key, key_store, logs, health, operator),
)
CLAIMS: tuple[Claim, ...] = tuple(claim for observer in OBSERVERS for claim in observer.claims)

HEAD = """# Who can learn what

What each of these people can and cannot learn about the members, claim by claim. Each claim is tried: a small
company lives some weeks on the real program, and then somebody with full access to one thing attacks it in
earnest. `make adversary` does it again and prints what was found; an attack that learns more than stands here
fails the tests. `make adversary ARGS=--write` writes this page.

**Cannot** was tried, and failed. **Can** is so, and you should know it. **May guess** is an inference; beside
it stands how often it was right in made-up companies, and how often chance alone would be. In yours it may be
better or worse. A *random id* stands for a member in the databases; whose it is, is not there.

An attack that nobody thought of is not in this table. What Slack and Microsoft themselves keep of private
windows is untested until somebody reads a real export.
"""

COLUMNS = "| | question | answer | tried by |\n|---|---|---|---|\n"


@dataclass
class Tried:
    """What came of one claim, by company."""

    claim: Claim
    held: dict[str, str] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)

    @property
    def measured(self) -> str:
        return next(iter(self.held.values()), "")


async def tried(
    company: Company, table: Mapping[str, Tried], observers: Sequence[Observer] = OBSERVERS
) -> None:
    """Every attack of these observers that concerns this company, on it."""
    label = f"{company.kind}, {company.database}"
    for claim in (claim for observer in observers for claim in observer.claims):
        if claim.concerns(company):
            try:
                table[claim.name].held[label] = await claim.tried(company)
            except Broken as broken:
                table[claim.name].broken[label] = str(broken)


def blank() -> dict[str, Tried]:
    return {claim.name: Tried(claim) for claim in CLAIMS}


def printed(table: Mapping[str, Tried]) -> Iterator[str]:
    for observer in OBSERVERS:
        yield f"\n{observer.who} ({observer.has})"
        for claim in observer.claims:
            row = table[claim.name]
            yield f"  {claim.verdict:<9}  {claim.question}"
            for label, found in row.held.items():
                yield from textwrap.wrap(
                    f"{label}: {found}", 108, initial_indent=" " * 13, subsequent_indent=" " * 15
                )
            for label, why in row.broken.items():
                yield f"  BROKEN     {label}: {why}"
    yield ""
    yield closing(table.values())


def closing(rows: Iterable[Tried]) -> str:
    rows = list(rows)
    counts = {verdict: sum(row.claim.verdict is verdict for row in rows) for verdict in Verdict}
    broken = sum(bool(row.broken) or not row.held for row in rows)
    return (
        f"observers={len({row.claim.observer for row in rows})} claims={len(rows)} "
        f"cannot={counts[Verdict.CANNOT]} can={counts[Verdict.CAN]} guesses={counts[Verdict.GUESSES]} "
        f"broken={broken}"
    )


def page(measured: Mapping[str, str]) -> str:
    """The table as a page of the documentation. Guesses come with what was measured, by claim."""
    parts = [HEAD]
    for observer in OBSERVERS:
        parts.append(f"\n## {observer.who}\n\nHas {observer.has}.\n\n{COLUMNS}")
        parts += [_row(claim, measured.get(claim.name, "")) for claim in observer.claims]
    return "".join(parts)


def _row(claim: Claim, measured: str) -> str:
    told = f" *Measured: {measured}.*" if claim.verdict is Verdict.GUESSES else ""
    only = f" ({', '.join(WHERE[w] for w in claim.where)})" if claim.where else ""
    return f"| {claim.verdict} | {claim.question}{only} | {claim.says}{told} | `{claim.name}` |\n"


WHERE = {"slack": "Slack", "teams": "Teams", "sqlite": "SQLite", "postgres": "PostgreSQL"}


def measured_on(page: str) -> dict[str, str]:
    """What was measured when this page was written."""
    return {
        name: found
        for found, name in re.findall(r"\*Measured: (.*?)\.\* \| `([\w.]+)` \|$", page, re.MULTILINE)
    }

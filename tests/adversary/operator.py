"""Whoever runs Kaveri: logs at every level, the health check, the command line; and all the keys."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from click.testing import CliRunner

from adapters.__main__ import main
from adapters.acts import words
from bot.rules import acts
from bot.rules.acts import Act
from bot.storage.contract import Loaded
from tests.adversary import grepping
from tests.adversary.claims import Observer, hold
from tests.adversary.company import Company
from tests.adversary.people import HABIT, HABITUAL, MARKS

logs = Observer("Whoever reads the logs", "every line at every level, libraries’ warnings included")
health = Observer(
    "Whoever watches the health check",
    "/healthz and `kaveri health`, at any time. There are no other metrics",
)
operator = Observer(
    "An operator with a shell and the command line", "the machine, its settings and every command"
)


_RETRIED = words(Act.RETRIED)


@logs.cannot(
    "Who asked, who was asked, who uses Kaveri, and when?",
    "No name, no id, no word; and no line for an event at all: only what is wrong with the machinery.",
)
def logs_say_nothing(company: Company) -> str:
    people = company.staff.everybody
    words = [*people, *MARKS, *(company.address(n).user for n in people), *company.ids.values()]
    seen = grepping.grep(words, {"the log": "\n".join(company.logs).encode()})
    hold(not seen, f"in the log: {seen}")
    kinds = {re.sub(r"^\S+ \S+ ", "", line) for line in company.logs}
    told = [line for line in kinds if re.search(r"ask|flag|escalat|peer|member|declin|accept", line)]
    hold(not told, f"lines about an event: {told}")
    weeks = (company.dumps[-1].at - company.dumps[0].at).days / 7
    return f"{len(company.logs)} lines in {weeks:.0f} weeks with {len(company.truth.asks)} asks"


@health.cannot(
    "Is anybody asking?",
    "“ok”, whatever happens; a number of members, asks or answers stands nowhere.",
)
def health_is_always_the_same(company: Company) -> str:
    said = {text for _, text in company.health}
    hold(len(said) == 1, f"the health check says {said}")
    return f"{len(company.health)} times: {said.pop()}"


@operator.cannot(
    "What do the commands tell?",
    "`kaveri settings` prints no value, `kaveri health` one sentence, and no command lists or counts "
    "anybody.",
)
async def commands_list_nobody(company: Company) -> str:
    lines = [*([command, "--help"] for command in main.commands), ["settings"], ["health"]]
    said = [await asyncio.to_thread(_typed, line, _environment(company)) for line in lines]
    hold(said[-1] == "ok\n", f"`kaveri health` says {said[-1]!r}")
    text = "\n".join(said)
    secrets = [
        value for name, value in _environment(company).items() if ("TOKEN" in name or "KEY" in name) and value
    ]
    people = [*company.staff.everybody, *(company.address(n).user for n in company.staff.everybody)]
    seen = [word for word in (*people, *MARKS, *secrets, *company.ids.values()) if word in text]
    hold(not seen, f"a command says {seen}")
    hold(not re.search(r"\b\d+ (members|asks|answers|people)\b", text), "a command counts people")
    return f"{len(main.commands)} commands, {len(text.splitlines())} lines: nobody"


@operator.can(
    "What can they read with both databases and the master key?",
    "Everything that is kept. Whoever has the three has it all: keep them in three hands.",
)
def with_every_key_all_is_read(company: Company) -> str:
    def work(tx: Any) -> Loaded | None:
        found: Loaded | None = tx.load_at(company.address(HABITUAL))
        return found

    loaded = company.program.store.run(work)
    hold(loaded is not None, "the row did not open")
    assert loaded is not None
    hold(any(HABIT in a.words.reveal() for a in loaded.member.anchors), "the habit is not in the row")
    return "a habit, word for word"


@operator.can(
    "What else could they do?",
    "Change the program. Kaveri says both on its page “Who can see what”.",
)
async def the_page_says_who_could(company: Company) -> str:
    desk = company.desk(company.staff.others[0])
    await desk.comes()
    await desk.presses("help")
    hold("change" in desk.body and "program" in desk.body, f"the page does not say it: {desk.body}")
    desk.closes()
    return "the page says so"


@operator.cannot(
    "Can a command that concerns everybody be used without members reading of it?",
    "What Kaveri’s own commands do is written down for everybody first. “What was done with my data” shows "
    "it at the next visit, the same to all, and names and counts nobody.",
)
async def commands_are_read_of(company: Company) -> str:
    before = {name: await _reads(company, name) for name in company.staff.others[:2]}
    said = await asyncio.to_thread(_typed, ["parked", "retry"], _environment(company))
    after = {name: await _reads(company, name) for name in before}
    new = {name: set(after[name]) - set(before[name]) for name in before}
    hold(all(lines == {_RETRIED} for lines in new.values()), f"read: {new}, said: {said!r}")
    words = [*company.staff.everybody, *MARKS]
    hold(not any(word in _RETRIED for word in words), "the line is about somebody")
    return "one line, the same for all"


@operator.can(
    "Does that prove what was done?",
    "No. It tells what Kaveri’s own commands did. Whoever has both databases and the master key can take a "
    "line away, or act past every command, and no page shows that. A copy that is put back shows as a "
    "silence if it is two hours old or older.",
)
async def a_line_is_taken_away(company: Company) -> str:
    name = company.staff.others[0]
    store = company.program.store
    store.run(lambda tx: tx.announce(partial(acts.done, act=Act.RETRIED, at=company.clock.now())))
    hold(any(_RETRIED in line for line in await _reads(company, name)), "there was no line")
    store.run(lambda tx: tx.announce(lambda told: acts.settings(told or ())))
    hold(
        not any(_RETRIED in line for line in await _reads(company, name)), "the line could not be taken away"
    )
    return "a line, gone"


async def _reads(company: Company, name: str) -> list[str]:
    """The lines of the log, without their days."""
    desk = company.desk(name)
    await desk.comes()
    await desk.presses("my-page")
    await desk.presses("log")
    lines = [line.partition(": ")[2] or line for line in desk.body.split("\n")]
    desk.closes()
    return lines


def _typed(line: list[str], environment: dict[str, str]) -> str:
    return CliRunner().invoke(main, line, env=environment).output


def _port(company: Company) -> str:
    out: Any = company.fake.out
    return str(urlsplit(out.url).port)


def _environment(company: Company) -> dict[str, str]:
    told = company.settings
    key = told.master_key.get_secret_value() if told.master_key else ""
    return {
        "KAVERI_DATABASE_URL": told.database_url,
        "KAVERI_KEYS_URL": told.keys_url,
        "KAVERI_MASTER_KEY": key,
        "KAVERI_SLACK_BOT_TOKENS": ",".join(t.get_secret_value() for t in told.slack_bot_tokens),
        "KAVERI_PORT": _port(company),
    }

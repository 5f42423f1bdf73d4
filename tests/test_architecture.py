"""Which part may know which, and the promises that hold in a few named places only.

    adapters → bot;  inside bot: runtime → storage, port, messages, rules;  messages → rules

Each exception stands in a table below with its reason. An exception that is no longer used fails too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.sources import ROOT, Source, sources, within

PRODUCT = sources("bot", "adapters")

ARROWS: dict[str, tuple[str, ...]] = {
    "bot.rules": (),
    "bot.messages": ("bot.rules",),
    "bot.port": ("bot.messages.cards", "bot.rules"),
    "bot.storage": ("bot.rules",),
    "bot.runtime": ("bot.storage", "bot.port", "bot.messages", "bot.rules"),
}
"""What each part of ``bot`` may import of the project, besides itself."""

PURE = (
    "__future__", "collections", "dataclasses", "datetime", "enum", "fractions", "functools", "hashlib",
    "itertools", "math", "operator", "re", "types", "typing", "unicodedata", "zoneinfo",
)  # fmt: skip
"""The standard library as far as rules and messages may use it: no I/O, clock, chance or log among it."""

DATABASES = ("alembic", "cattrs", "cryptography", "psycopg", "psycopg_pool", "sqlalchemy", "sqlmodel")
OUTSIDE: dict[str, tuple[str, ...]] = {
    "bot.rules": ("holidays",),  # a table of days; it asks nobody
    "bot.messages": ("fluent",),
    "bot.port": (),
    "bot.storage": ("procrastinate", *DATABASES),
    "bot.runtime": ("procrastinate", "pydantic", "pydantic_settings"),
}
"""The other people's code that each part of ``bot`` stands on. Only databases are spoken to."""

TIME = (
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
    "time.time", "time.time_ns", "time.gmtime", "time.localtime", "time.sleep", "asyncio.sleep",
)  # fmt: skip

MAY_READ_TIME = {
    "bot/runtime/clock.py": "the one clock",
    "bot/runtime/running.py": "how often to look again; what is due is asked of the clock",
    "bot/runtime/courier.py": "the database is given a moment, to take down what has arrived",
    "adapters/keys.py": "a command at a terminal, until those that run have looked at a file again",
    "adapters/slack/quiet.py": "how long Slack is left alone between two questions, as the clock says",
}

MAY_SEAL = {
    "bot/storage": "rows and keys are sealed here",
    "bot/runtime/tokens.py": "what a window is about travels sealed through the platform and back",
}

MAY_REVEAL = {
    "bot/storage/codec.py": "written for sealing, and for nothing else",
    "bot/storage/sql_tx.py": "words that two share, on their way to being sealed",
    "bot/messages/scheduling.py": "an hour of one's own, which is a choice and no words",
    "bot/rules/hearing.py": "a line in a talk that its writer chose to have here, to see what it says",
    "bot/messages/chatting.py": "a member's own word for a habit, where they chose to be asked of it",
    "bot/messages/reading.py": "measured and sorted on their way in, and wrapped again",
    "bot/rules/reflection.py": "whether two themes are in the same words",
    "bot/messages/own.py": "measured and sorted on their way in, and wrapped again",
    "bot/messages/given.py": "a step of a scale, which is a choice and no words",
    "bot/messages/pages/own.py": "a member's own words, to that member",
    "bot/messages/pages/sign.py": "a member's own words, to that member",
    "bot/messages/pages/looking.py": "a member's own words, to that member",
    "bot/messages/pages/scales.py": "a member's own words, to that member",
    "bot/rules/phrases.py": "looked at once for a few phrases, and forgotten",
    "bot/runtime/attention.py": "on its way into a keyed hash that this process forgets",
    "bot/messages/releasing.py": "the text that its member reads before anybody else does",
    "bot/messages/telling.py": "names, and words before they are passed on, to a reader who may see them",
    "bot/messages/outside.py": "the text that its member reads first; what two write, measured on its way in",
    "bot/messages/questions.py": "which questionnaire and which answers were chosen: choices, and no words",
    "bot/messages/pages/outside.py": "what two write, to the two; a name, to its owner or once it was given",
    "bot/messages/pages/numbers.py": "the names of a member's own people and their own door, to that member",
    "bot/messages/pages/doors.py": "a member's own door, to that member",
    "bot/messages/pages/answering.py": "released words, to the person they were released to",
    "bot/messages/pages/asking.py": "a member's own words and the names of their own people, to that member",
    "bot/messages/pages/changing.py": "what is asked and answered, to the two whom it is between",
    "bot/messages/pages/checkin.py": "a draft, to whoever wrote it",
    "bot/messages/export_text.py": "everything of a member's, to that member",
    "bot/runtime/stretching.py": "a phrase, on its way into what it cannot be read from",
    "bot/runtime/exports.py": "everything of a member's, to that member, in a file they asked for",
    "bot/messages/pages/people.py": "the names of a member's own people, to that member",
    "bot/messages/team.py": "an obstacle and what it is about, matched in lower case, and wrapped again",
    "bot/messages/together.py": "measured on its way in, and wrapped again",
    "bot/messages/pages/together.py": "what somebody wrote, to them and to whom they chose; names signed",
    "bot/messages/pages/team.py": "what a member lets count, to that member; what ten and more wrote alike",
    "bot/rules/publishing.py": "put in order, once ten and more wrote it alike",
    "bot/messages/linking.py": "a code that somebody read out, which is digits and no words",
    "bot/messages/wishing.py": "measured on its way in, and wrapped again",
    "bot/messages/pages/standing.py": "the names of those whom a member asked, to that member",
    "adapters/teams/inputs.py": "what was typed, put back into the window of the person typing",
    "adapters/teams/render.py": "what was typed and not saved, shown to the person who typed it",
    "adapters/filled.py": "what was typed, kept in the window of the person typing",
    "adapters/page/render.py": "what was typed and not saved, shown to the person who typed it",
}
"""Where a member's words are opened, called or handed on: shown to the chosen reader, or sealed."""

MAY_KNOW_PASSKEYS = {"adapters/page/passkeys.py": "what browsers send; what comes out are plain values"}
MAY_SPEAK_IN_CHAT = {
    "bot/rules/asking_in_chat.py": "from the row in which the member's choice is recorded",
}
"""Where the proof is made that somebody chose to be asked in the chat: no such message without one."""

MAY_READ_ENVIRONMENT = {"bot/runtime/settings.py": "the only reader of the environment"}

SHARED = (
    "adapters.arriving", "adapters.commands", "adapters.dots", "adapters.errands", "adapters.filled",
    "adapters.inhand", "adapters.keeping", "adapters.markup", "adapters.paragraphs",
)  # fmt: skip
"""What adapters have in common: nothing about any platform."""

LONGEST = 300


def part_of(source: Source) -> str:
    return next((part for part in ARROWS if within(source.name, part)), "")


def agreed(found: Iterable[tuple[str, str]], allowed: dict[str, str]) -> list[str]:
    """What was found outside the allowed places, and the allowed places where nothing was found."""
    found = list(found)

    def covers(place: str, path: str) -> bool:
        return path == place or path.startswith(f"{place}/")

    strangers = [f"{path}: {what}" for path, what in found if not any(covers(a, path) for a in allowed)]
    unused = [
        f"{a}: no longer needs its exception" for a in allowed if not any(covers(a, p) for p, _ in found)
    ]
    return strangers + unused


@pytest.mark.parametrize("part", ARROWS)
def test_arrows_point_one_way(part: str) -> None:
    ours = [source for source in PRODUCT if part_of(source) == part]
    wrong = [
        f"{source.shown} imports {name}"
        for source in ours
        for name in sorted(source.imports)
        if within(name, "bot", "adapters", "tests") and not within(name, part, *ARROWS[part])
    ]
    assert ours
    assert not wrong, "\n".join(wrong)


def test_every_file_of_the_core_belongs_to_a_part_with_arrows() -> None:
    assert [s.shown for s in PRODUCT if within(s.name, "bot") and not part_of(s)] == ["bot/__init__.py"]


def test_one_adapter_does_not_know_another() -> None:
    for source in PRODUCT:
        home = ".".join(source.name.split(".")[:2])
        if within(source.name, "adapters") and (ROOT / home.replace(".", "/")).is_dir():
            strangers = [n for n in source.imports if within(n, "adapters") and not within(n, home, *SHARED)]
            assert not strangers, f"{source.shown} imports {strangers}"


def test_an_adapter_knows_presses_and_never_an_event() -> None:
    for source in PRODUCT:
        if source.name.startswith("adapters.") and source.name.count(".") > 1:
            assert not [n for n in source.imports if within(n, "bot.rules.events")], source.shown


def test_nothing_in_the_product_knows_its_tests() -> None:
    assert not [s.shown for s in PRODUCT if any(within(name, "tests") for name in s.imports)]


@pytest.mark.parametrize("part", ["bot.rules", "bot.messages"])
def test_rules_and_messages_are_pure(part: str) -> None:
    """No I/O, no clock, no chance, no log: the same question always has the same answer."""
    wrong = [
        f"{source.shown} imports {name}"
        for source in PRODUCT
        if part_of(source) == part
        for name in sorted(source.imports)
        if not within(name, "bot", *PURE, *OUTSIDE[part])
    ]
    wrong += [
        f"{source.shown}:{line} calls {name}"
        for source in PRODUCT
        if part_of(source) == part
        for line, name in source.calls()
        if name in {"open", "print", "input", "eval", "exec", "__import__", "id", "hash"}
        and source.name != "bot.rules.words"  # whose own hash it is
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", OUTSIDE)
def test_the_core_stands_on_little(part: str) -> None:
    wrong = [
        f"{source.shown} imports {name}"
        for source in PRODUCT
        if part_of(source) == part and source.shown not in MAY_SEAL
        for name in sorted(source.imports)
        if name.split(".")[0] not in sys.stdlib_module_names | {"bot"} and not within(name, *OUTSIDE[part])
    ]
    assert not wrong, "\n".join(wrong)


def test_one_clock() -> None:
    found = [
        (s.shown, f"line {line} uses {name}") for s in PRODUCT for line, name in s.mentions() if name in TIME
    ]
    assert not (wrong := agreed(found, MAY_READ_TIME)), "\n".join(wrong)


def test_words_are_opened_in_named_places_only() -> None:
    found = [
        (source.shown, f"line {line} uses {name}")
        for source in PRODUCT
        for line, name in source.mentions()
        if name.endswith(".reveal")
    ]
    assert not (wrong := agreed(found, MAY_REVEAL)), "\n".join(wrong)


def test_the_proof_of_a_choice_is_made_from_the_choice_only() -> None:
    found = [
        (source.shown, f"line {node.lineno} makes an InChat")
        for source in PRODUCT
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "InChat"
    ]
    assert not (wrong := agreed(found, MAY_SPEAK_IN_CHAT)), "\n".join(wrong)


def test_only_storage_knows_sql_and_ciphers() -> None:
    found = [
        (source.shown, f"imports {name}")
        for source in PRODUCT
        for name in sorted(source.imports)
        if within(name, "alembic", "cryptography", "sqlalchemy", "sqlite3", "sqlmodel", "psycopg")
    ]
    assert not (wrong := agreed(found, MAY_SEAL)), "\n".join(wrong)


def test_one_file_knows_passkeys() -> None:
    found = [
        (source.shown, f"imports {name}")
        for source in PRODUCT
        for name in sorted(source.imports)
        if within(name, "webauthn", "cbor2", "OpenSSL")
    ]
    assert not (wrong := agreed(found, MAY_KNOW_PASSKEYS)), "\n".join(wrong)


def test_only_settings_read_the_environment() -> None:
    found = [
        (source.shown, f"line {line} reads {name}")
        for source in PRODUCT
        for line, name in source.mentions()
        if within(name, "os.environ", "os.environb", "os.getenv", "pydantic_settings.BaseSettings")
    ]
    assert not (wrong := agreed(found, MAY_READ_ENVIRONMENT)), "\n".join(wrong)


def test_files_are_small() -> None:
    files = [s.path for s in sources("bot", "adapters", "tests")]
    files += [p for kind in ("*.js", "*.css", "*.html") for p in (ROOT / "adapters").rglob(kind)]
    long = {str(p.relative_to(ROOT)): n for p in files if (n := p.read_bytes().count(b"\n")) > LONGEST}
    assert not long


def test_every_folder_says_what_it_is() -> None:
    folders = {source.path.parent for source in sources("bot", "adapters", "tests")}
    silent = [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not _docstring(folder)]
    assert not silent, f"no __init__.py with a docstring: {silent}"


def test_a_borrowed_name_is_seen_through(tmp_path: Path) -> None:
    """The test of the test: other names for the same thing are still found."""
    disguised = tmp_path / "disguised.py"
    disguised.write_text(
        "from datetime import datetime as d\nfrom asyncio import sleep as rest\nfrom os import environ as e\n"
        "from ..storage import contract\n"
        "def f(x):\n    import time as t\n    d.now()\n    rest(1)\n    t.time()\n"
        "    e['A']\n    x().reveal()\n"
    )
    source = Source(disguised, "bot.rules.disguised")
    names = {name for _, name in source.mentions()}
    assert {"datetime.datetime.now", "asyncio.sleep", "time.time", "os.environ", ".reveal"} <= names
    assert "bot.storage.contract" in source.imports


def _docstring(folder: Path) -> str | None:
    init = folder / "__init__.py"
    return ast.get_docstring(ast.parse(init.read_bytes())) if init.exists() else None

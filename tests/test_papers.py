"""The operator's papers: each statement about privacy names a test that is there; blanks are filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from adapters import papers, release
from adapters.__main__ import main
from bot.rules.checkin import ANSWERS_LAST
from bot.runtime.settings import Settings
from tests.sources import ROOT

PAPERS = papers.sources()
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PROVED = {
    "impact-assessment.md": ("## 2.", "## 4."),
    "record-of-processing.md": ("## Time limits", None),
    "works-council.md": ("**What the employer sees", "**What is on here.**"),
    "works-council.fi.md": ("**Mitä työnantaja näkee", "**Mitä täällä on käytössä.**"),
}
"""From where to where in a paper each item of a list is a promise of the program's."""
OURS = Settings(
    operator_name="Example Oy",
    teams_tenants=("00000000-0000-0000-0000-00000000000A",),
    slack_bot_tokens=(SecretStr("xoxb-1"), SecretStr("xoxb-2")),
)


@cache
def functions_in(file: Path) -> frozenset[str]:
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    return frozenset(node.name for node in ast.parse(file.read_bytes()).body if isinstance(node, functions))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_test_that_a_paper_names_is_there(paper: Path) -> None:
    named = NAMED.findall(paper.read_text())
    missing = [f"{file}::{test}" for file, test in named if test not in functions_in(ROOT / file)]
    assert not missing
    assert paper.read_text().count("::") == len(named), "a name that cannot be followed"


@pytest.mark.parametrize("name", PROVED)
def test_every_promise_names_its_test(name: str) -> None:
    text = (papers.SOURCE / name).read_text()
    begins, ends = PROVED[name]
    part = text[text.index(begins) : text.index(ends) if ends else None]
    promises = re.split(r"\n(?=- )", part)[1:]
    assert len(promises) >= 5
    unproved = [promise for promise in promises if not NAMED.search(promise.split("\n\n")[0])]
    assert not unproved


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_what_kaveri_knows_is_filled_in(paper: Path) -> None:
    text = papers.filled(OURS, paper)
    assert "{{" not in text
    assert "Example Oy" in text
    if "{{retention}}" in paper.read_text():
        assert f"{ANSWERS_LAST.days} " in text
        assert ("Your answers" in text) != paper.name.endswith(".fi.md")
    bare = papers.filled(Settings(), paper)
    assert "[who runs it]" in bare or "[ylläpitäjä]" in bare


def test_they_say_whom_it_is_for_and_which_build() -> None:
    assessment = papers.filled(OURS, papers.SOURCE / "impact-assessment.md")
    assert "Slack (2), Teams 00000000-0000-0000-0000-00000000000a" in assessment
    assert release.build() in papers.filled(OURS, papers.SOURCE / "works-council.md")


def test_the_command_writes_them_and_never_over_what_somebody_has_written(tmp_path: Path) -> None:
    out = tmp_path / "papers"
    ran = CliRunner().invoke(main, ["papers", "--out", str(out)])
    assert ran.exit_code == 0
    assert {path.name for path in out.iterdir()} == {paper.name for paper in PAPERS}
    for path in out.iterdir():
        path.unlink() if path.name != "pledge.md" else path.write_text("ours")
    ran = CliRunner().invoke(main, ["papers", "--out", str(out)])
    assert ran.exit_code == 2
    assert "there is already pledge.md" in ran.output
    assert [path.name for path in out.iterdir()] == ["pledge.md"]
    assert (out / "pledge.md").read_text() == "ours"


def test_the_summary_for_the_works_council_is_a_page() -> None:
    for name in ("works-council.md", "works-council.fi.md", "pledge.md", "pledge.fi.md"):
        text = NAMED.sub("", papers.filled(OURS, papers.SOURCE / name))
        assert len(text.split()) <= 650, name


def commands(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield from commands(command) if isinstance(command, click.Group) else (command,)


def test_no_command_takes_a_person() -> None:
    """But the selftest, which goes to whoever runs it and answers nothing of them. A rotation is to a key."""
    people = re.compile(r"user|member|person|people|who|address|name$|^to$|^id$")
    takes = {
        (command.name, str(parameter.name))
        for command in commands(main)
        for parameter in command.params
        if people.search(str(parameter.name))
    }
    assert takes == {("selftest", "to"), ("rotate", "to")}

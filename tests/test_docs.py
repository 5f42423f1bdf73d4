"""What the README and its neighbours say exists. A name that is written down can be used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.runtime.settings import Settings
from tests.sources import ROOT
from tests.test_papers import NAMED, functions_in

README = (ROOT / "README.md").read_text() if (ROOT / "README.md").exists() else ""
PAGES = [ROOT / "README.md", *sorted((ROOT / "deploy").rglob("*.md"))]


def written_settings(text: str) -> set[str]:
    return set(re.findall(r"\bKAVERI_[A-Z_]*[A-Z]\b", text))


def written_targets(text: str) -> set[str]:
    """Where ``make`` is typed: in a block or a span of code."""
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    return {target for span in code for target in re.findall(r"\bmake ([a-z]+)", span)}


def known_settings() -> set[str]:
    return {f"KAVERI_{name.upper()}" for name in Settings.model_fields}


def commands(group: click.Group, before: str = "kaveri") -> Iterator[str]:
    """Every command as it is typed, commands of commands included."""
    for name, command in sorted(group.commands.items()):
        yield f"{before} {name}"
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_the_readme_names_every_setting() -> None:
    assert not (known_settings() - written_settings(README))


def test_the_readme_names_every_command() -> None:
    from adapters.__main__ import main

    assert not [command for command in commands(main) if command not in README]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_names_nothing_that_does_not_exist(page: Path) -> None:
    text = page.read_text()
    assert not (written_settings(text) - known_settings())
    assert not (written_targets(text) - targets())
    linked = [to.split("#")[0] for to in re.findall(r"\]\((?!https?:|mailto:|#)([^)\s]+)", text)]
    assert not [to for to in linked if not (page.parent / to).exists()]


@pytest.mark.parametrize("name", ["Dockerfile", "deploy/compose.yaml", "deploy/compose.postgres.yaml"])
def test_what_is_deployed_sets_only_settings_there_are(name: str) -> None:
    assert not (written_settings((ROOT / name).read_text()) - known_settings())


def test_an_image_is_built_from_all_that_a_wheel_holds() -> None:
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    image, let_in = (ROOT / "Dockerfile").read_text(), (ROOT / ".dockerignore").read_text().splitlines()
    folders = {*hatch["packages"], *("/".join(it.split("/")[:2]) for it in hatch["force-include"])}
    assert len(folders) > 3
    for folder in folders:
        assert f"COPY {folder} {folder}\n" in image
        assert f"!{folder}" in let_in


def test_every_test_that_the_page_for_operators_names_is_there() -> None:
    named = NAMED.findall((ROOT / "deploy" / "README.md").read_text())
    assert named
    assert not [f"{file}::{test}" for file, test in named if test not in functions_in(ROOT / file)]


def test_every_make_target_says_what_it_does() -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert rules == targets()


def test_every_setting_says_how_to_get_it() -> None:
    assert not [name for name, field in Settings.model_fields.items() if not field.description]

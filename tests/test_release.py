"""The build: the same for the same files wherever they lie, and another one when any of them differs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from adapters import release
from adapters.__main__ import main
from tests.sources import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for package in release.PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_a_copy_has_the_same_build_and_caches_and_papers_change_nothing(copy: Path) -> None:
    assert release.build(copy) == release.build(ROOT)
    for made in (
        "bot/rules/__pycache__/x.pyc",
        "adapters/teams/app/manifest.json",
        "adapters/drafts/pledge.md",
    ):
        (copy / made).parent.mkdir(parents=True, exist_ok=True)
        (copy / made).write_bytes(b"made")
    release.build.cache_clear()
    assert release.build(copy) == release.build(ROOT)


@pytest.mark.parametrize(
    "file", ["bot/rules/decide.py", "bot/messages/locales/fi.ftl", "adapters/page/page.css", "bot/new.py"]
)
def test_one_byte_more_is_another_build(copy: Path, file: str) -> None:
    with (copy / file).open("ab") as changed:
        changed.write(b" ")
    assert release.build(copy) != release.build(ROOT)


def test_a_file_that_moved_is_another_build(copy: Path) -> None:
    (copy / "bot/rules/words.py").rename(copy / "bot/rules/moved.py")
    assert release.build(copy) != release.build(ROOT)


def test_the_command_line_prints_what_members_read_and_the_whole_build() -> None:
    said = CliRunner(env={"KAVERI_OPERATOR_NAME": "Example Oy"}).invoke(main, ["about"])
    assert said.exit_code == 0
    assert f"build {release.build()}" in said.output
    assert "Example Oy runs it." in said.output
    assert "Then 90 days" in said.output

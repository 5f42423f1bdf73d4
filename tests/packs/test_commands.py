"""`kaveri packs`, as somebody types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adapters.__main__ import main
from tests.packs.making import FILE, TEXT


def kaveri(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_a_good_pack_is_said_to_be_what_it_is() -> None:
    told = kaveri("packs", "check", str(FILE))
    assert told.exit_code == 0
    for said in ("weather-inside, version 2", "7, with 4 answers", "sum × 4 of 5, from 0 to 60", "mean of 2",
                 "CC0-1.0 (read on 2026-03-02)", "https://example.com/weather", "en, fi"):  # fmt: skip
        assert said in told.output


def test_a_broken_one_is_told_what_to_mend_and_the_others_are_shown(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(TEXT)
    (tmp_path / "bad.toml").write_text(TEXT.replace("licence", "license", 1))
    told = kaveri("packs", "check", str(tmp_path))
    assert told.exit_code == 1
    assert "good.toml: weather-inside" in told.stdout
    assert "bad.toml: license: is no key that Kaveri knows here. Did you mean “licence”?" in told.stderr


@pytest.mark.parametrize("path", ["", "nowhere"])
def test_nothing_to_check_is_said(path: str, tmp_path: Path) -> None:
    told = kaveri("packs", "check", str(tmp_path / path))
    assert told.exit_code == 1
    assert told.stderr


@pytest.mark.parametrize(
    ("language", "line"), [("en", "2. I went about in fog"), ("fi", "2. Kuljin sumussa")]
)
def test_a_pack_is_read_out(language: str, line: str) -> None:
    told = kaveri("packs", "show", str(FILE), "--language", language)
    assert told.exit_code == 0
    assert line in told.output
    assert "https://example.com/weather" in told.output


def test_a_broken_one_is_not_read_out(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("id = 1")
    told = kaveri("packs", "show", str(tmp_path / "bad.toml"))
    assert told.exit_code == 1
    assert told.stdout == ""
    assert "id: is 1" in told.stderr


def test_the_example_becomes_a_pack(tmp_path: Path) -> None:
    example = kaveri("packs", "example").output
    (tmp_path / "mine.toml").write_text(example.replace('"kaveri-work"', '"my-week"'))
    assert kaveri("packs", "check", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize("words", [("packs",), ("packs", "check"), ("packs", "show"), ("packs", "example")])
def test_help_teaches_with_an_example(words: tuple[str, ...]) -> None:
    told = kaveri(*words, "--help")
    assert told.exit_code == 0
    assert "kaveri packs" in told.output.partition("\n")[2], told.output


def test_a_start_with_a_broken_pack_ends_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.toml").write_text("id = 1")
    monkeypatch.setenv("KAVERI_PACKS", str(tmp_path))
    told = kaveri("try", "--port", "0")
    assert told.exit_code == 2
    assert told.stderr.startswith("KAVERI_PACKS: ")
    assert "Traceback" not in told.output

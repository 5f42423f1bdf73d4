"""`kaveri teams-app` writes what Teams takes, and says in one sentence what it cannot use."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from adapters.__main__ import main
from adapters.teams.manifest import Unusable, manifest, package
from tests.sources import ROOT
from tests.teams.app_schema import manifest_problems, translation_problems

APP = "0b7c1d2e-3f40-4a5b-8c6d-7e8f90a1b2c3"
PAGE = "https://intranet.example.com/kaveri"


def unpacked(zipped: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(zipped)) as package:
        return {name: package.read(name) for name in package.namelist()}


def written(name: str = "manifest.json") -> dict[str, Any]:
    held: dict[str, Any] = json.loads(unpacked(package(APP, PAGE, "Example Oy"))[name])
    return held


def pixels(png: bytes) -> tuple[int, int, int, list[bytes]]:
    """Width, height, bytes a pixel, and the pixels of a PNG without filters or interlacing."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    assert (depth, interlaced) == (8, 0)
    size = {2: 3, 6: 4}[kind]
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    rows = zlib.decompress(png[start + 4 : start + 4 + length])
    step = 1 + width * size
    assert not any(rows[y * step] for y in range(height)), "rows are filtered"
    flat = b"".join(rows[y * step + 1 : (y + 1) * step] for y in range(height))
    return width, height, size, [flat[i : i + size] for i in range(0, len(flat), size)]


def test_the_manifest_has_the_published_shape() -> None:
    assert not manifest_problems(written())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("name", "short"), "x" * 31),
        (("description", "short"), "x" * 81),
        (("description", "full"), "x" * 4001),
        (("id",), "{{APP_ID}}"),
        (("developer", "privacyUrl"), "http://example.com"),
        (("accentColor",), "teal"),
        (("nonsense",), True),
        (("bots",), [{"botId": APP, "scopes": ["private"]}]),
        (("bots",), [{"botId": APP}]),
    ],
)
def test_the_check_of_the_shape_sees_what_is_wrong(path: tuple[str, ...], value: object) -> None:
    changed = written()
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert len(manifest_problems(changed)) == 1


def test_kaveri_is_for_one_person_at_a_time_and_asks_for_little() -> None:
    manifest = written()
    (bot,) = manifest["bots"]
    assert manifest["id"] == bot["botId"] == APP
    assert bot["scopes"] == ["personal"]
    assert all(commands["scopes"] == ["personal"] for commands in bot["commandLists"])
    assert not any(bot[flag] for flag in ("isNotificationOnly", "supportsFiles", "supportsCalling"))
    assert manifest["permissions"] == ["identity"]
    assert not {"validDomains", "webApplicationInfo", "authorization", "devicePermissions"} & set(manifest)


def test_a_command_says_nothing_about_whoever_sends_it() -> None:
    """It is sent as a message, which the company's records keep."""
    (commands,) = written()["bots"][0]["commandLists"]
    assert [command["title"] for command in commands["commands"]] == ["Open"]


def test_every_text_is_there_in_finnish_too() -> None:
    manifest, finnish = written(), written("fi.json")
    assert not translation_problems(finnish)
    (language,) = manifest["localizationInfo"]["additionalLanguages"]
    assert language == {"languageTag": "fi", "file": "fi.json"}
    for i, command in enumerate(manifest["bots"][0]["commandLists"][0]["commands"]):
        assert {f"bots[0].commandLists[0].commands[{i}].{key}" for key in command} <= set(finnish)


def test_nothing_is_left_to_fill_in_and_every_file_is_there() -> None:
    files = unpacked(package(APP, PAGE, "Example Oy"))
    assert not re.search(rb"\{\{|\}\}", files["manifest.json"])
    icons = written()["icons"]
    assert set(files) == {"manifest.json", "fi.json", icons["color"], icons["outline"]}


def test_the_icons_are_what_teams_asks_for() -> None:
    files = unpacked(package(APP, PAGE, "Example Oy"))
    assert pixels(files["color.png"])[:3] == (192, 192, 3)
    width, height, size, outline = pixels(files["outline.png"])
    assert (width, height, size) == (32, 32, 4)
    assert all(pixel[:3] == b"\xff\xff\xff" for pixel in outline), "white only"
    assert {pixel[3] for pixel in outline} >= {0, 255}, "on transparent"


def test_the_same_input_gives_the_same_file() -> None:
    assert package(APP, PAGE, "Example Oy") == package(APP.upper(), PAGE, "Example Oy")


@pytest.mark.parametrize("app_id", ["", "kaveri", APP[:-1], f"{APP}\n", f"{{{APP}}}", "{{APP_ID}}", "٠" * 36])
def test_what_is_no_app_id_is_refused(app_id: str) -> None:
    with pytest.raises(Unusable):
        manifest(app_id, PAGE, "Example Oy")


@pytest.mark.parametrize(
    "page", ["", "http://example.com", "https://", "https://[", "https://a b", "example.com"]
)
def test_what_is_no_page_is_refused(page: str) -> None:
    with pytest.raises(Unusable):
        manifest(APP, page, "Example Oy")


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["teams-app", *options])


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    out = tmp_path / "kaveri-teams.zip"
    result = run("--app-id", APP, "--website", PAGE, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert out.read_bytes() == package(APP, PAGE, "Kaveri")


def test_the_file_can_go_to_standard_output() -> None:
    result = run("--app-id", APP, "--website", PAGE, "--out", "-")
    assert result.exit_code == 0
    assert result.stdout_bytes == package(APP, PAGE, "Kaveri")


@pytest.mark.parametrize(
    "options",
    [
        ["--website", PAGE],
        ["--app-id", "my-bot", "--website", PAGE],
        ["--app-id", APP],
        ["--app-id", APP, "--website", PAGE, "--operator", "x" * 33],
    ],
)
def test_the_command_refuses_in_one_sentence(options: list[str], tmp_path: Path) -> None:
    out = tmp_path / "kaveri-teams.zip"
    result = run(*options, "--out", str(out))
    assert result.exit_code == 2
    assert len(result.output.strip().splitlines()) == 1
    assert not out.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run("--app-id", APP, "--website", PAGE, "--out", str(tmp_path / "none" / "kaveri.zip"))
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_an_installed_kaveri_has_the_files() -> None:
    """The wheel carries them to where ``manifest.py`` looks first."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    every = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    carried = {here: there for here, there in every.items() if here.startswith("deploy/teams/")}
    names = {"manifest.json", "fi.json", "color.png", "outline.png"}
    assert carried == {f"deploy/teams/{name}": f"adapters/teams/app/{name}" for name in names}
    assert all((ROOT / path).is_file() for path in carried)

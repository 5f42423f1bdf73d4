"""Whoever writes a pack reads what is amiss, all at once, and a broken one is never half a questionnaire."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.rules.instruments import Mean, Sum
from bot.runtime import packs
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart
from tests.packs.making import LEFT_OUT, SPOKEN, TEXT, changed, parsed, weather, written
from tests.world import a_world

Change = tuple[tuple[str | int, ...], object]


def problems(pack: object, folder: Path) -> tuple[str, ...]:
    found = packs.read([written(pack, folder)], SPOKEN)
    assert not (found.problems and found.packs), "never half"
    return found.problems


def test_a_whole_pack_is_read_as_it_stands() -> None:
    pack = weather()
    assert (pack.id, pack.version, pack.languages) == ("weather-inside", "2", ("en", "fi"))
    assert [item.reversed for item in pack.items] == [False, True, False, True, False, False, False]
    sky, sea = pack.scales
    assert (sky.scoring, sky.needed, pack.limits(sky)) == (Sum(4), 5, (0, 6000))
    assert (sea.scoring, sea.needed, pack.limits(sea)) == (Mean(), 1, (0, 300))
    assert (sky.bands[0].lowest, sky.bands[0].highest) == (0, 2000)
    assert pack.rights.checked_on.isoformat() == "2026-03-02"


def test_kaveris_own_is_read_by_the_same_loader() -> None:
    own = packs.built_in()
    assert [item.id for item in own.items] == ["say", "obstacles", "company", "usefulness"]
    assert own.rights.licence == "CC0-1.0"
    assert not any(scale.bands for scale in own.scales)
    assert "no" in own.note["en"].lower() or "not" in own.note["en"].lower()
    assert set(own.languages) == set(SPOKEN)


def test_the_test_pack_written_again_is_the_same(tmp_path: Path) -> None:
    assert problems(parsed(), tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        ((("licence",), LEFT_OUT), "licence:", "is missing. Write licence ="),
        ((("licence",), "unknown"), "licence:", "says nothing"),
        ((("source",), LEFT_OUT), "source:", "is missing. Write [source]"),
        ((("source", "url"), "a book"), "source.url:", "https://"),
        ((("source", "citation"), " "), "source.citation:", "is empty"),
        ((("rights_checked_on",), "2026-03-02"), "rights_checked_on:", "without quotes: 2026-03-02"),
        ((("version",), 2), "version:", "in quotes"),
        ((("id",), "Weather Inside"), "id:", "lower-case"),
        ((("languages",), ["de"]), "languages:", 'Add the questionnaire in "en" or "fi"'),
        ((("languages",), ["en", "fi", "sv"]), "items 2 “fog”, text:", "Write text.sv ="),
        ((("languages",), ["en", "en"]), "languages 2:", "twice"),
        ((("title", "sv"), "Väder"), "title.sv:", "not in `languages`"),
        ((("intro",), "Seven lines"), "intro:", "intro.en ="),
        ((("items", 2, "text", "fi"), "x" * 301), "items 3 “wind”, text.fi:", "301 characters long, and 300"),
        ((("items", 2, "text", "fi"), "a\x07b"), "items 3 “wind”, text.fi:", "a sign that cannot be shown"),
        ((("items", 2, "id"), "sun"), "items 3 “sun”, id:", "the same as in items 1"),
        ((("items", 2, "reversd"), True), "items 3 “wind”, reversd:", "Did you mean “reversed”?"),
        ((("items", 2, "reversed"), "yes"), "items 3 “wind”, reversed:", "true or false"),
        ((("answers", 1, "value"), 0), "answers 2, value:", "the same as in answers 1"),
        ((("answers", 1, "value"), "1"), "answers 2, value:", "without quotes"),
        ((("answers", 1, "label", "en"), "x" * 76), "answers 2, label.en:", "75 is the most"),
        ((("answers",), [{"value": 1, "label": {"en": "a", "fi": "b"}}]), "answers:", "fewer than 2"),
        ((("scales", 0, "scoring"), "average"), "scales 1 “sky”, scoring:", "'mean', 'sum' or 'sum_times'"),
        ((("scales", 0, "times"), LEFT_OUT), "scales 1 “sky”, times:", "is missing"),
        ((("scales", 1, "times"), 2), "scales 2 “sea”, times:", 'scoring = "sum_times"'),
        ((("scales", 1, "items"), ["calm", "baot"]), "scales 2 “sea”, items 2:", "Did you mean “boat”?"),
        ((("scales", 1, "items"), ["calm", "calm"]), "scales 2 “sea”, items 2:", "twice"),
        ((("scales", 1, "missing_at_most"), 2), "scales 2 “sea”, missing_at_most:", "Write 0–1"),
        ((("scales", 1, "answered_at_least"), 1), "scales 2 “sea”, missing_at_most:", "Keep one"),
        ((("scales", 0, "answered_at_least"), 6), "scales 1 “sky”, answered_at_least:", "Write 1–5"),
        ((("scales", 0, "bands", 0, "source"), LEFT_OUT), "bands 1, source:", "is missing"),
        ((("scales", 0, "bands", 0, "to"), 61), "bands 1, to:", "goes from 0 to 60"),
        ((("scales", 0, "bands", 0, "to"), 2.545), "bands 1, to:", "two decimals"),
        ((("scales", 0, "bands", 0, "from"), 30), "bands 1:", "Swap"),
        ((("licens",), "CC0"), "licens:", "Did you mean “licence”?"),
    ],
)  # fmt: skip
def test_what_is_amiss_is_said_with_its_place_and_what_to_write(
    change: Change, key: str, says: str, tmp_path: Path
) -> None:
    found = problems(changed(change), tmp_path)
    assert [line for line in found if line.startswith("a.toml: ") and f"{key} " in line and says in line], (
        found
    )


def test_two_bands_do_not_overlap(tmp_path: Path) -> None:
    pack = parsed()
    first = pack["scales"][0]["bands"][0]
    pack["scales"][0]["bands"] = [first, {**first, "from": 20, "to": 40}]
    assert "overlaps" in problems(pack, tmp_path)[0]
    pack["scales"][0]["bands"][1]["from"] = 20.01
    assert not problems(pack, tmp_path)


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    wrong = changed(
        (("licence",), LEFT_OUT),
        (("items", 2, "id"), "sun"),
        (("scales", 0, "times"), "4"),
        (("titel",), "x"),
    )
    found = problems(wrong, tmp_path)
    assert len(found) == len(set(found)) >= 4
    for place in ("licence:", "items 3 “sun”, id:", "scales 1 “sky”, times:", "titel:"):
        assert any(place in line for line in found), place


@pytest.mark.parametrize(("count", "fits"), [(60, True), (61, False)])
def test_as_many_items_as_a_tired_person_can_answer(count: int, fits: bool, tmp_path: Path) -> None:
    items = [{"id": f"q{n}", "text": {"en": "a", "fi": "b"}} for n in range(count)]
    scale = {"id": "all", "title": {"en": "a", "fi": "b"}, "scoring": "mean"}
    found = problems(changed((("items",), items), (("scales",), [scale])), tmp_path)
    assert not found if fits else "more than 60" in found[0]


def in_folder(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(TEXT.replace('"weather-inside"', f'"{name.partition(".")[0]}"'))


def test_two_packs_of_one_id_are_refused_and_both_files_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(TEXT)
    (tmp_path / "b.toml").write_text(TEXT)
    (line,) = packs.read([tmp_path], SPOKEN).problems
    assert line.startswith("b.toml: id:")
    assert "a.toml" in line


def test_kaveris_own_id_is_taken(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(packs.own_text())
    (line,) = packs.read([tmp_path], SPOKEN).problems
    assert "Kaveri’s own" in line


def test_ten_packs_can_be_offered_and_no_more(tmp_path: Path) -> None:
    in_folder(tmp_path, *(f"p{n}.toml" for n in range(10)))
    assert len(packs.installed(tmp_path, SPOKEN)) == 10
    in_folder(tmp_path, "p10.toml")
    with pytest.raises(CannotStart, match="10 is the most"):
        packs.installed(tmp_path, SPOKEN)


def test_a_broken_pack_among_good_ones_stops_the_start_with_every_line(tmp_path: Path) -> None:
    in_folder(tmp_path, "good.toml")
    (tmp_path / "bad.toml").write_text("id = ")
    (tmp_path / "worse.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "notes.txt").write_text("no pack")
    with pytest.raises(CannotStart) as stopped:
        packs.installed(tmp_path, SPOKEN)
    said = str(stopped.value)
    assert said.startswith("KAVERI_PACKS: 2 things to mend")
    assert "bad.toml: is not TOML" in said
    assert "worse.toml: is not UTF-8" in said


async def test_kaveri_does_not_start_with_one(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("")
    with pytest.raises(CannotStart, match=r"bad\.toml: licence: is missing"):
        async with a_world(settings=Settings(packs=tmp_path)):
            pass


def test_without_a_folder_there_are_none_and_an_empty_one_is_fine(tmp_path: Path) -> None:
    assert packs.installed(None, SPOKEN) == packs.installed(tmp_path, SPOKEN) == ()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="cannot be read"):
        packs.installed(tmp_path / "nowhere", SPOKEN)


def test_packs_are_offered_by_their_titles(tmp_path: Path) -> None:
    in_folder(tmp_path, "b.toml", "a.toml")
    (tmp_path / "c.toml").write_text(TEXT.replace("Weather inside", "A calm one").replace('"weather-', '"c-'))
    assert [pack.id for pack in packs.installed(tmp_path, SPOKEN)] == ["c-inside", "a", "b"]


def test_an_example_is_one_rename_away_from_a_pack(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(packs.own_text().replace('id = "kaveri-work"', 'id = "my-week"', 1))
    (pack,) = packs.installed(tmp_path, SPOKEN)
    assert pack.id == "my-week"

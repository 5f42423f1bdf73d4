"""Whatever somebody writes is read on Teams as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.text import JOINER, clipped, lines, link, literal
from tests.contract.cards import MARKUP
from tests.fakes.teams import markdown

SIGNS = st.text(alphabet="*_~`[]()<>#\\&;|!-+=.:/{}1aä🙂 \t\n" + JOINER, max_size=40)
ANYTHING = st.text(st.characters(exclude_categories=["Cs", "Co"]))  # our own reader marks with private ones


@given(st.text())
def test_a_paragraph_is_read_line_by_line_as_it_was_written(text: str) -> None:
    blocks = lines(text)
    read = ["".join(word["text"] for word in block["inlines"]) for block in blocks]
    assert [line if line != " " else "" for line in read] == [
        line if line != " " else "" for line in text.split("\n")
    ]
    assert all(word["type"] == "TextRun" for block in blocks for word in block["inlines"])
    assert all(read)


@given(SIGNS | ANYTHING)
def test_where_markdown_is_read_none_is_found(text: str) -> None:
    assert markdown.read(literal(text)) == literal(text)
    assert markdown.links(literal(text)) == []


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), min_size=1))
def test_ordinary_words_stay_byte_for_byte(text: str) -> None:
    assert literal(text).replace(JOINER, "") == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5 * 3_000", "5 ∗ 3＿000"),
        ("[click](https://evil.example)", "［click］(https://evil.example)"),
        ("1. first", f"{JOINER}1. first"),
        ("- first\n- second", f"{JOINER}- first\n{JOINER}- second"),
        ("R&D &amp; more", "R&D ＆amp; more"),
        ("on {{DATE(2026-03-02T09:12:00Z)}}", f"on {{{JOINER}{{DATE(2026-03-02T09:12:00Z)}}}}"),
        ("", " "),
    ],
)
def test_signs_that_would_be_markdown_look_like_themselves(written: str, read: str) -> None:
    assert literal(written) == read


def test_a_date_function_in_somebodys_words_is_not_one() -> None:
    (block,) = lines("{{TIME(2026-03-02T09:12:00Z)}}")
    assert block["inlines"][0]["text"].replace(JOINER, "") == "{{TIME(2026-03-02T09:12:00Z)}}"
    assert "{{" not in block["inlines"][0]["text"]


@given(SIGNS, st.text(alphabet="()<> \\a/?&=%", max_size=20))
def test_a_link_cannot_be_broken_out_of(label: str, path: str) -> None:
    made = link(label, f"https://health.example/{path}")
    assert len(markdown.links(made)) == 1
    assert markdown.links(made)[0].startswith("https://health.example/")


def test_markup_of_all_kinds_is_only_words() -> None:
    assert markdown.read(literal(MARKUP)) == literal(MARKUP)


@given(st.text(), st.integers(1, 20))
def test_what_is_clipped_says_so(text: str, limit: int) -> None:
    short = clipped(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")

"""A form read at the speed of C is the form as the standard library reads it, for whatever is in it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.arriving import Refused
from adapters.slack.guard import FORM, _parsed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), JSON, max_size=4), st.booleans())
def test_a_payload_arrives_as_it_was_sent(payload: dict[str, object], ascii_only: bool) -> None:
    form = urlencode({"payload": json.dumps(payload, ensure_ascii=ascii_only)})
    assert _parsed(form.encode(), FORM) == payload


@pytest.mark.parametrize(
    "form",
    [
        b'payload={"a":"=3D %3D"}',
        b"payload=%7B%22a%22:%22==\n3D%20%3D%22}",
        b"payload=%7b%22a%22:%22=3D%20%3D%22%7D",
        b'payload={"a":"%3d3D+%3D"}',
    ],
    ids=["bare signs", "a soft line break", "a sign in the middle", "an escaped sign"],
)
def test_what_looks_like_quoted_printable_is_not_taken_for_it(form: bytes) -> None:
    found = read(form)
    assert found == 400 or found["a"] in ("=3D =", "==\n3D =")


@given(st.binary(max_size=200))
def test_anything_else_is_a_form_or_a_clear_refusal(tail: bytes) -> None:
    found = read(b"payload=" + tail)
    assert found == 400 or isinstance(found, dict)


def read(form: bytes) -> Any:
    """What the form holds, or the status it is turned away with."""
    try:
        return _parsed(form, FORM)
    except Refused as refused:
        return refused.status

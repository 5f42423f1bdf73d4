"""Every transcript has to end in an expectation, with nothing left that nobody expected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.transcript import forget, loose_ends


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    forget()
    yield
    ends = loose_ends()
    assert not ends, ends[0]

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keys.kms import Kms, a_kms
from tests.keys.ring import Ring, a_ring
from tests.stores import Databases


@pytest.fixture
def ring(kept: Databases, tmp_path: Path) -> Iterator[Ring]:
    ring = a_ring(kept, tmp_path)
    yield ring
    ring.close()


@pytest.fixture(scope="session")
def one_kms() -> Iterator[Kms]:
    with a_kms() as kms:
        yield kms


@pytest.fixture
def kms(one_kms: Kms, monkeypatch: pytest.MonkeyPatch) -> Kms:
    """AWS KMS, and the environment in which whoever asks it finds their credentials."""
    for name, value in one_kms.environment.items():
        monkeypatch.setenv(name, value)
    return one_kms

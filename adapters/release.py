"""Which Kaveri this is: its version, and a sum over the files of the program that runs.

The sum is made of every file of ``bot`` and ``adapters`` with its place, as it lies on the disk: the same for
a wheel, an image and a checkout of one release, and another one when any byte of them differs. Python and the
libraries are not in it. Nor is what `kaveri teams-app` packs and `kaveri papers` fills in: no code runs from
there, and a wheel keeps it elsewhere than a checkout.

To compare: install the release elsewhere, and run `kaveri about` there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version as installed
from pathlib import Path

HERE = Path(__file__).parents[1]
PACKAGES = ("adapters", "bot")
APART = frozenset({Path("adapters/teams/app"), Path("adapters/drafts")})


def version() -> str:
    return installed("kaveri")


@cache
def build(root: Path = HERE) -> str:
    """64 hexadecimal digits."""
    total = sha256()
    for name, content in sorted(_files(root)):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for package in PACKAGES:
        for file in (root / package).rglob("*"):
            place = file.relative_to(root)
            made = "__pycache__" in place.parts or APART & set(place.parents)
            if file.is_file() and not made:
                yield place.as_posix(), file.read_bytes()

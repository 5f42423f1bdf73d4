"""Draws the two icons: two people side by side. Run it after changing a shape:  python deploy/teams/draw.py

``color.png`` is full colour, 192 × 192, with the picture inside the middle 120 × 120, for Teams rounds the
corners. ``outline.png`` is 32 × 32 and white on transparent, as Teams wants it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

FINE = 4  # each pixel is looked at in FINE × FINE places, which makes smooth edges

GREEN = (0x2F, 0x4F, 0x4F)
SAND = (0xF2, 0xE3, 0xC6)
WHITE = (0xFF, 0xFF, 0xFF)

Inside = Callable[[float, float], bool]
Colour = tuple[int, int, int]


def circle(cx: float, cy: float, r: float) -> Inside:
    return lambda x, y: (x - cx) ** 2 + (y - cy) ** 2 <= r * r


def shoulders(cx: float, top: float, half: float, bottom: float) -> Inside:
    """The upper half of a rounded body, standing on ``bottom``."""
    high = bottom - top
    return lambda x, y: y <= bottom and ((x - cx) / half) ** 2 + ((y - bottom) / high) ** 2 <= 1


def either(*shapes: Inside) -> Inside:
    return lambda x, y: any(shape(x, y) for shape in shapes)


def without(shape: Inside, *holes: Inside) -> Inside:
    return lambda x, y: shape(x, y) and not any(hole(x, y) for hole in holes)


def person(cx: float, grown: float = 0.0) -> Inside:
    """Somebody in a field of 100 × 100. ``grown`` leaves room around; below 0 it is the inside of a line."""
    return either(
        circle(cx, 38, 13 + grown), shoulders(cx, 56 - grown, 22 + grown, 84 + (grown if grown < 0 else 0))
    )


def share(shape: Inside, size: int, x: int, y: int) -> float:
    """How much of a pixel the shape covers, 0 to 1."""
    places = [(i + 0.5) / FINE for i in range(FINE)]
    hits = sum(shape((x + i) * 100 / size, (y + j) * 100 / size) for i in places for j in places)
    return hits / FINE**2


def mixed(below: Colour, above: Colour, part: float) -> Colour:
    r, g, b = (round(a + (z - a) * part) for a, z in zip(below, above, strict=True))
    return r, g, b


def png(size: int, pixels: list[tuple[int, ...]]) -> bytes:
    """Three bytes a pixel is RGB, four is RGB with alpha. https://www.w3.org/TR/png-3/"""
    kind = 2 if len(pixels[0]) == 3 else 6
    rows = b"".join(
        b"\0" + b"".join(bytes(p) for p in pixels[y * size : (y + 1) * size]) for y in range(size)
    )

    def chunk(name: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))

    head = struct.pack(">IIBBBBB", size, size, 8, kind, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def color() -> bytes:
    one, other = person(40), without(person(62), person(40, grown=4))
    pixels: list[tuple[int, ...]] = []
    for y in range(192):
        for x in range(192):
            below = mixed(GREEN, SAND, share(one, 192, x, y))
            pixels.append(mixed(below, WHITE, share(other, 192, x, y)))
    return png(192, pixels)


def outline() -> bytes:
    one = without(person(36), person(36, grown=-6))
    other = without(person(64), person(64, grown=-6), person(36, grown=5))
    both = either(one, other)
    pixels: list[tuple[int, ...]] = [
        (*WHITE, round(255 * share(both, 32, x, y))) for y in range(32) for x in range(32)
    ]
    return png(32, pixels)


if __name__ == "__main__":
    here = Path(__file__).parent
    (here / "color.png").write_bytes(color())
    (here / "outline.png").write_bytes(outline())

"""Contacts as one file: vCard 3.0 (RFC 2426), which phones of every make read. Handed over, kept nowhere.

There is a name and a number for each, and nothing else: no word of where it comes from, or what it is for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from aiohttp import web

from bot.messages.taking import Contact
from bot.rules.words import Words

MEDIA = "text/vcard"
FILE = "contacts.vcf"
LINE = 75
"""Bytes of a line, at most; what is longer goes on in the next one."""

AROUND = "+*#()-./ "


def handed_over(contacts: Iterable[Contact]) -> web.Response | None:
    """The answer that is the file; ``None`` where nobody has a number."""
    if not (text := file(contacts)):
        return None
    named = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return web.Response(text=text, content_type=MEDIA, headers=named)


def to_copy(contacts: Iterable[Contact]) -> list[Words]:
    """What was filled in, where there is no file to hand over any more."""
    return [Words(f"{one.name}: {one.number}") for one in contacts if one.number]


def file(contacts: Iterable[Contact]) -> str:
    """All of them who have a number; empty where nobody has."""
    return "".join(_card(name, number) for name, number in map(_plain, contacts) if number)


def _plain(contact: Contact) -> tuple[str, str]:
    number = "".join(filter(None, map(_dialled, contact.number)))
    dials = any(c.isdigit() for c in number)
    name = " ".join("".join(_visible(c) for c in contact.name).split())
    return name or number.strip(), number.strip() if dials else ""


def _dialled(c: str) -> str:
    """A digit, in whichever script, or what stands between digits."""
    return str(unicodedata.decimal(c)) if c.isdecimal() else c if c in AROUND else ""


def _visible(c: str) -> str:
    return " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c


def _card(name: str, number: str) -> str:
    said = _escaped(name)
    lines = ("BEGIN:VCARD", "VERSION:3.0", f"N:;{said};;;", f"FN:{said}", f"TEL:{number}", "END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    for special in "\\,;":
        text = text.replace(special, f"\\{special}")
    return text


def _folded(line: str) -> str:
    """In pieces of whole characters: a reader that joins bytes and one that joins text find the same."""
    pieces, room = [""], LINE
    for c in line:
        size = len(c.encode())
        if size > room:
            pieces.append("")
            room = LINE - 1
        pieces[-1] += c
        room -= size
    return "\r\n ".join(pieces)

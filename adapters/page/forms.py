"""What a form of the page sent, read strictly: anything else is turned away with a sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from aiohttp import web

from adapters.arriving import Refused, raw_body
from bot.messages.taking import Contact
from bot.rules.people import Address
from bot.rules.words import Words

LARGEST = 256 * 1024
MOST_FIELDS = 80
LONGEST = 4_000
FORM = "application/x-www-form-urlencoded"

FIELD, PERSON = "f-", "p-"
"""Before the id of a field, so that none can be taken for one of ours: of words, and of a picked person."""

CALLED, NUMBER = "called-", "number-"
"""Before the place of a contact: what it is called, and its number. No press knows of them."""

LINK, PASTED, VISIT, TOKEN, ACTION, CLOSE = "link", "pasted", "visit", "token", "action", "close"
MADE, SHOWN = "made", "shown"  # a passkey: just made on a page, shown at the doorway
TAKE = "take"  # contacts, as a file
EXPORT = "export"  # everything, as a file: its kind
OURS = frozenset({LINK, PASTED, VISIT, TOKEN, ACTION, CLOSE, MADE, SHOWN, TAKE, EXPORT})
FILLED_IN = (FIELD, PERSON, CALLED, NUMBER)


@dataclass(frozen=True, slots=True)
class Sent:
    """One form. ``link`` is only in that of the door, empty where the browser had none."""

    fields: Mapping[str, str] = field(repr=False)
    key: str = field(repr=False)

    @property
    def link(self) -> str | None:
        if LINK not in self.fields:
            return None
        return self.fields[LINK] or self.fields.get(PASTED, "").strip().rpartition("#")[2]

    @property
    def made(self) -> str:
        return self.fields.get(MADE, "")

    @property
    def shown(self) -> str | None:
        return self.fields.get(SHOWN)

    @property
    def visit(self) -> str:
        return self.fields.get(VISIT, "")

    @property
    def token(self) -> str | None:
        return self.fields.get(TOKEN) or None

    @property
    def action(self) -> str:
        return self.fields.get(ACTION, "")

    @property
    def export(self) -> str:
        return self.fields.get(EXPORT, "")

    @property
    def closes(self) -> bool:
        return CLOSE in self.fields

    @property
    def takes(self) -> bool:
        return TAKE in self.fields

    @property
    def contacts(self) -> list[Contact]:
        """As they were filled in, for the file and for nothing else."""
        return [Contact(text, self.fields.get(NUMBER + at, "")) for at, text in self._of(CALLED)]

    @property
    def words(self) -> dict[str, Words]:
        """What is empty is absent."""
        return {id: Words(text) for id, text in self._of(FIELD) if text}

    @property
    def people(self) -> dict[str, Address]:
        return {id: _address(text) for id, text in self._of(PERSON)}

    def _of(self, kind: str) -> list[tuple[str, str]]:
        return [(n.removeprefix(kind), text) for n, text in self.fields.items() if n.startswith(kind)]


def person(address: Address) -> str:
    """A picked person as a form carries them."""
    return json.dumps([address.platform, address.tenant, address.user])


async def sent(request: web.Request) -> Sent:
    """The form of a request. Raises ``Refused``."""
    if request.content_type != FORM or (request.charset or "utf-8").lower() != "utf-8":
        raise Refused(415, "not a form")
    raw = await raw_body(request, LARGEST)
    try:
        pairs = parse_qsl(
            raw.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise Refused(400, "not a form") from None
    fields = {name: text.replace("\r\n", "\n") for name, text in pairs}
    each_once = 0 < len(fields) == len(pairs)
    if not each_once or not all(map(_known, fields)) or any(map(_too_long, fields.values())):
        raise Refused(400, "not a form of the page")
    form = Sent(fields, hashlib.sha256(raw).hexdigest())
    _ = form.people  # read once, so that what cannot be read is turned away here
    return form


def _known(name: str) -> bool:
    return name in OURS or (name.startswith(FILLED_IN) and len(name) <= 80)


def _too_long(text: str) -> bool:
    return len(text) > LONGEST


def _address(text: str) -> Address:
    try:
        match json.loads(text):
            case [str(platform), str(tenant), str(user)]:
                return Address(platform, tenant, user)
            case _:
                raise ValueError
    except (ValueError, RecursionError):
        raise Refused(400, "nobody is picked like this") from None

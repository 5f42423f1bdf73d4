"""What the page's requests ask for, read strictly: anything else is the sender's mistake and says which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from adapters.playground.people import Directory
from bot.port import Value
from bot.rules.words import Words

MOST_FIELDS = 60
LONGEST = 4000


class Mistaken(Exception):
    """The request cannot be understood. The message says why and repeats nothing of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request's JSON object, and the directory its people are looked up in."""

    body: Mapping[str, object] = field(repr=False)
    directory: Directory

    def person(self) -> str:
        """Whose column it is; only people with a chat can press anything."""
        person = self.directory.find(self.text("person"))
        if person is None or not self.directory.has_chat(person):
            raise Mistaken("person: nobody here has this id")
        return person.id

    def text(self, name: str) -> str:
        return _text(self.body.get(name), name)

    def token(self) -> str | None:
        return self.text("token") if self.body.get("token") is not None else None

    def values(self) -> dict[str, Value]:
        """The dialog's fields. What is empty is absent; people are told apart from words."""
        words = {id: Words(text) for id, text in self._fields("values").items() if text}
        people = {id: self._profile(user) for id, user in self._fields("people").items() if user}
        return {**words, **people}

    def _profile(self, user: str) -> Value:
        person = self.directory.find(user)
        if person is None:
            raise Mistaken("people: the directory has nobody with this id")
        return person.profile

    def _fields(self, name: str) -> dict[str, str]:
        fields = self.body.get(name, {})
        if not isinstance(fields, dict) or len(fields) > MOST_FIELDS:
            raise Mistaken(f"{name}: must be an object with at most {MOST_FIELDS} fields")
        return {_text(id, name): _text(value, name) for id, value in fields.items()}


async def read(request: web.Request, directory: Directory) -> Asked:
    """The body as one JSON object. Raises ``Mistaken``, or 413 where it is too long."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="the body must be application/json")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise web.HTTPUnsupportedMediaType(text="the body must not be compressed")
    raw = await request.read()
    try:
        body = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested beyond reason
        raise Mistaken("the body must be JSON in UTF-8") from None
    if not isinstance(body, dict):
        raise Mistaken("the body must be a JSON object")
    return Asked(body, directory)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise Mistaken(f"{name}: must be text")
    if len(value) > LONGEST:
        raise Mistaken(f"{name}: must have at most {LONGEST} characters")
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise Mistaken(f"{name}: must be whole characters")
    return value

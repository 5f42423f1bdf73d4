"""The shapes of what Teams sends, as far as Kaveri reads them. Anything else in an activity is dropped here.

A name is not read at all: nobody has to keep what nobody knows.
Shapes: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
and https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-basics
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.messages.actions import Action

Id = Annotated[str, StringConstraints(min_length=1, max_length=512)]
Short = Annotated[str, StringConstraints(max_length=255)]

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LOCALE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}")
ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,3}")
BROKEN = re.compile("[\ud800-\udfff]")
"""Half of a pair: JSON can say it, UTF-8 cannot."""

MOST_FIELDS = 64
LONGEST_FIELD = 20_000
LONGEST_NAME = 255
LONGEST_TOKEN = 3_000
ANSWERS = Action.CHAT.value


class Malformed(Exception):
    """A request that is no activity. Says nothing of what was in it."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sent it, from where, and how to answer.

    ``who`` and ``tenant`` are Entra ids in lower case, empty where the activity does not say. ``locale`` and
    ``zone`` (an IANA name) are those of the device in their hands, empty where it does not say.
    """

    id: str
    service_url: str = field(repr=False)
    tenant: str = field(repr=False)
    who: str = field(repr=False)
    conversation: str = field(repr=False)
    personal: bool
    locale: str = field(repr=False)
    zone: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Data:
    """What one of Kaveri's cards carries back: what was pressed, the token, and what the fields held.

    ``fields`` are as the card named them (``ids``); an empty one is absent. ``again`` is the id of the
    activity that this press repeats, from a window that said to wait.
    """

    action: str = ""
    token: str = field(default="", repr=False)
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    again: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line in the chat; also what an old client makes of a button there. ``text`` may be anything."""

    envelope: Envelope
    text: object = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Edited:
    """A line in the chat reads otherwise now. ``at`` tells one edit of it from the next."""

    envelope: Envelope
    at: str
    text: object = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Deleted:
    """A line in the chat was taken away."""

    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Answered:
    """A button under a question in the chat. It comes as a message without words."""

    envelope: Envelope
    data: Data


@dataclass(frozen=True, slots=True)
class Fetch:
    """A button in the chat: a dialog is to be opened."""

    envelope: Envelope
    data: Data


@dataclass(frozen=True, slots=True)
class Submit:
    """A button in a dialog."""

    envelope: Envelope
    data: Data


@dataclass(frozen=True, slots=True)
class Execute:
    """The greeting asks to be drawn again. It is the one card that can."""

    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Installed:
    """Somebody, or their administrator, added Kaveri for them."""

    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Other:
    """Nothing that Kaveri does anything about: group chats, reactions, comings and goings."""

    envelope: Envelope


Arrived = Typed | Edited | Deleted | Answered | Fetch | Submit | Execute | Installed | Other


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


class _Account(_Shape):
    id: Id
    aadObjectId: Short | None = None


class _Recipient(_Shape):
    id: Short | None = None


class _Conversation(_Shape):
    id: Id
    conversationType: Short | None = None
    tenantId: Short | None = None


class _Tenant(_Shape):
    id: Short | None = None


class _Channel(_Shape):
    tenant: _Tenant | None = None
    eventType: Any = None


class _Activity(_Shape):
    type: Short
    id: Id
    serviceUrl: Id
    sender: _Account = Field(alias="from")
    recipient: _Recipient | None = None
    conversation: _Conversation
    channelData: _Channel | None = None
    name: Short | None = None
    action: Short | None = None
    timestamp: Any = None
    locale: Any = None
    localTimezone: Any = None
    entities: Any = None
    text: Any = None
    value: Any = None


def read(body: dict[str, Any]) -> Arrived:
    """One activity. Raises ``Malformed``, and nothing else whatever is in it."""
    try:
        activity = _Activity.model_validate(body)
    except ValidationError:
        raise Malformed from None
    return _kind(activity, _envelope(activity))


def _kind(activity: _Activity, envelope: Envelope) -> Arrived:
    if not envelope.personal:
        return Other(envelope)
    match activity.type, activity.name or activity.action:
        case "message", _ if (data := _data({"data": activity.value})).action == ANSWERS:
            return Answered(envelope, data)
        case "message", _:
            return Typed(envelope, activity.text)
        case "messageUpdate", _ if _event(activity) == "editMessage":
            return Edited(envelope, _text(activity.timestamp, LONGEST_NAME), activity.text)
        case "messageDelete", _ if _event(activity) == "softDeleteMessage":
            return Deleted(envelope)
        case "invoke", "task/fetch":
            return Fetch(envelope, _data(activity.value))
        case "invoke", "task/submit":
            return Submit(envelope, _data(activity.value))
        case "invoke", "adaptiveCard/action":
            return Execute(envelope)
        case "installationUpdate", "add" | "add-upgrade":
            return Installed(envelope)
        case _:
            return Other(envelope)


def _event(activity: _Activity) -> Any:
    return activity.channelData.eventType if activity.channelData is not None else None


def _envelope(activity: _Activity) -> Envelope:
    device = _device(activity.entities)
    return Envelope(
        id=activity.id,
        service_url=activity.serviceUrl,
        tenant=_tenant(activity).lower(),
        who=(activity.sender.aadObjectId or "").lower(),
        conversation=activity.conversation.id,
        personal=activity.conversation.conversationType == "personal",
        locale=_like(LOCALE, activity.locale) or _like(LOCALE, device.get("locale")),
        zone=_like(ZONE, activity.localTimezone) or _like(ZONE, device.get("timezone")),
    )


def _tenant(activity: _Activity) -> str:
    """Named in two places, which have to agree where both say one."""
    channel = activity.channelData.tenant if activity.channelData is not None else None
    named = {id.lower() for id in (activity.conversation.tenantId, channel.id if channel else None) if id}
    return named.pop() if len(named) == 1 else ""


def _device(entities: Any) -> Mapping[str, Any]:
    """Teams says locale and zone of the device in an entity, also where the activity itself does not."""
    for entity in entities if isinstance(entities, list) else ():
        if isinstance(entity, dict) and entity.get("type") == "clientInfo":
            return entity
    return {}


def _like(pattern: re.Pattern[str], held: Any) -> str:
    fits = isinstance(held, str) and len(held) <= LONGEST_NAME and pattern.fullmatch(held)
    return str(held) if fits else ""


def _data(value: Any) -> Data:
    """The inputs of a card are merged with what its button carries, which stands under ``kaveri``."""
    sent = value.get("data") if isinstance(value, dict) else None
    if not isinstance(sent, dict):
        return Data()
    ours = sent.get("kaveri")
    ours = ours if isinstance(ours, dict) else {}
    fields = {
        name: text
        for name, held in list(sent.items())[:MOST_FIELDS]
        if _text(name, LONGEST_NAME) and (text := _text(held, LONGEST_FIELD))
    }
    do, token, again = (_text(ours.get(name), LONGEST_TOKEN) for name in ("do", "token", "again"))
    return Data(do, token, fields, again)


def _text(held: Any, longest: int) -> str:
    """Text that can be kept and shown; empty where it is none, or more than any field of a card takes."""
    if not isinstance(held, str) or len(held) > longest:
        return ""
    return "" if BROKEN.search(held) else held

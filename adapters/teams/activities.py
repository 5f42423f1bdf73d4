"""The shapes of what Teams sends, as far as Kaveri reads them. Anything else in an activity is dropped here.

Shapes: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
and https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-basics
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

Id = Annotated[str, StringConstraints(min_length=1, max_length=512)]
Short = Annotated[str, StringConstraints(max_length=255)]
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOST_FIELDS = 64
LONGEST_FIELD = 20_000


class Malformed(Exception):
    """A request that is no activity. Says nothing of what was in it."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sent it, from where, and how to answer. ``who`` and ``tenant`` are Entra ids, in lower case."""

    id: str
    channel: str
    service_url: str = field(repr=False)
    tenant: str = field(repr=False)
    who: str = field(repr=False)
    conversation: str = field(repr=False)
    personal: bool
    bot: str = field(repr=False)
    name: str = field(repr=False)
    locale: str = field(repr=False)
    zone: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Data:
    """What one of Kaveri's cards carries back: what was pressed, the token, and what the fields held.

    ``again`` is the id of the activity that this press repeats, from a window that said to wait.
    """

    action: str = ""
    token: str = field(default="", repr=False)
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    again: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line in the chat. What it says is left where it stands."""

    envelope: Envelope


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
    """A card asks to be drawn again, or an ``Action.Execute`` was pressed."""

    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Installed:
    """Somebody, or their administrator, added Kaveri for them."""

    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Other:
    """Nothing that Kaveri does anything about: group chats, reactions, edits, removals."""

    envelope: Envelope


Arrived = Typed | Fetch | Submit | Execute | Installed | Other


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


class _Account(_Shape):
    id: Id
    name: str | None = None
    aadObjectId: Short | None = None


class _Conversation(_Shape):
    id: Id
    conversationType: Short | None = None
    tenantId: Short | None = None


class _Tenant(_Shape):
    id: Short


class _Channel(_Shape):
    tenant: _Tenant | None = None


class _Activity(_Shape):
    type: Short
    name: Short | None = None
    action: Short | None = None
    id: Id
    channelId: Short
    serviceUrl: Annotated[str, StringConstraints(min_length=1, max_length=512)]
    sender: _Account = Field(alias="from")
    recipient: _Account | None = None
    conversation: _Conversation
    channelData: _Channel | None = None
    locale: Short | None = None
    localTimezone: Short | None = None
    value: Any = None
    entities: list[Any] | None = None


def read(body: dict[str, Any]) -> Arrived:
    """One activity. Raises ``Malformed``."""
    try:
        activity = _Activity.model_validate(body)
    except ValidationError:
        raise Malformed from None
    return _kind(activity, _envelope(activity))


def _kind(activity: _Activity, envelope: Envelope) -> Arrived:
    if not envelope.personal:
        return Other(envelope)
    match activity.type, activity.name or activity.action:
        case "message", _:
            return Typed(envelope)
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


def _envelope(activity: _Activity) -> Envelope:
    client = _client(activity.entities or [])
    tenant = activity.conversation.tenantId or (
        activity.channelData.tenant.id if activity.channelData and activity.channelData.tenant else ""
    )
    return Envelope(
        id=activity.id,
        channel=activity.channelId,
        service_url=activity.serviceUrl,
        tenant=tenant.lower(),
        who=(activity.sender.aadObjectId or "").lower(),
        conversation=activity.conversation.id,
        personal=activity.conversation.conversationType == "personal",
        bot=activity.recipient.id if activity.recipient else "",
        name=activity.sender.name or "",
        locale=activity.locale or client.get("locale", ""),
        zone=activity.localTimezone or client.get("timezone", ""),
    )


def _client(entities: list[Any]) -> dict[str, str]:
    """Teams says locale and zone of the device in an entity, also where the activity itself does not."""
    for entity in entities:
        if isinstance(entity, dict) and entity.get("type") == "clientInfo":
            return {k: v for k, v in entity.items() if isinstance(v, str) and len(v) <= 255}
    return {}


def _data(value: Any) -> Data:
    """The inputs of a card are merged with what its button carries, which stands under ``kaveri``."""
    sent = value.get("data") if isinstance(value, dict) else None
    if not isinstance(sent, dict):
        return Data()
    ours = sent.get("kaveri")
    ours = ours if isinstance(ours, dict) else {}
    fields = {
        name: held
        for name, held in list(sent.items())[:MOST_FIELDS]
        if isinstance(held, str) and held and len(held) <= LONGEST_FIELD and len(name) <= 255
    }
    return Data(_word(ours.get("do")), _word(ours.get("token")), fields, _word(ours.get("again")))


def _word(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= 3000 else ""

"""What Teams sends, in the full shape of each kind.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages,
/bots/how-to/conversations/subscribe-to-conversation-events,
/task-modules-and-cards/task-modules/task-modules-bots,
/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tests.fakes.teams.world import Json, Message, Person, World


def typed(world: World, person: Person, message: Message) -> Json:
    return _activity(world, person, "message", message.id) | {
        "text": message.text,
        "textFormat": "plain",
        "attachments": [{"contentType": "text/html", "content": f"<div>{message.text}</div>"}],
    }


def submitted_in_chat(world: World, person: Person, data: Json, reply_to: str) -> Json:
    """Action.Submit on a card in the chat, without a dialog: a message with a value and no words."""
    activity = _activity(world, person, "message", world.id("1"))
    legacy = {"replyToId": f"1:{reply_to}"}
    activity["channelData"] = {**_channel(world, person), "legacy": legacy}
    return activity | {"value": data, "replyToId": reply_to}


def fetch(world: World, person: Person, data: Json, reply_to: str) -> Json:
    return _invoke(world, person, "task/fetch", {"data": data, "context": {"theme": "default"}}, reply_to)


def submit(world: World, person: Person, data: Json, reply_to: str) -> Json:
    return _invoke(world, person, "task/submit", {"data": data, "context": {"theme": "default"}}, reply_to)


def execute(world: World, person: Person, action: Json, data: Json, reply_to: str, trigger: str) -> Json:
    named: Json = {name: action[name] for name in ("type", "id", "title", "verb") if name in action}
    value: Json = {"action": {**named, "data": data}, "trigger": trigger}
    return _invoke(world, person, "adaptiveCard/action", value, reply_to)


def installed(world: World, person: Person, action: str = "add") -> Json:
    return _activity(world, person, "installationUpdate", world.id("f:")) | {"action": action}


def members_added(world: World, person: Person) -> Json:
    """Comes beside the installation. The bot itself is among those who were added."""
    added = [{"id": person.mri, "aadObjectId": person.id}, {"id": world.bot}]
    return _activity(world, person, "conversationUpdate", world.id("f:")) | {"membersAdded": added}


def reacted(world: World, person: Person, to: Message, kind: str = "like") -> Json:
    activity = _activity(world, person, "messageReaction", world.id("f:"))
    return activity | {"reactionsAdded": [{"type": kind}], "replyToId": to.id}


def edited(world: World, person: Person, message: Message) -> Json:
    activity = typed(world, person, message) | {"type": "messageUpdate", "id": message.id}
    activity["channelData"] = {**activity["channelData"], "eventType": "editMessage"}
    return activity


def deleted(world: World, person: Person, message: Message) -> Json:
    activity = _activity(world, person, "messageDelete", message.id)
    activity["channelData"] = {**activity["channelData"], "eventType": "softDeleteMessage"}
    return activity


def in_a_group(activity: Json) -> Json:
    """The same from a group chat, where Kaveri has no business."""
    conversation = {**activity["conversation"], "conversationType": "groupChat", "isGroup": True}
    return {**activity, "conversation": {**conversation, "id": "19:0123456789abcdef@thread.v2"}}


def from_elsewhere(activity: Json, tenant: str) -> Json:
    """The same from another tenant."""
    return {
        **activity,
        "conversation": {**activity["conversation"], "tenantId": tenant},
        "channelData": {**activity["channelData"], "tenant": {"id": tenant}},
    }


def _invoke(world: World, person: Person, name: str, value: Json, reply_to: str) -> Json:
    activity = _activity(world, person, "invoke", world.id("f:")) | {"name": name, "value": value}
    activity["channelData"] = {**activity["channelData"], "source": {"name": "message"}}
    return activity | ({"replyToId": reply_to} if reply_to else {})


def _activity(world: World, person: Person, kind: str, id: str) -> Json:
    now = world.clock.now()
    return {
        "type": kind,
        "id": id,
        "timestamp": _stamp(now.astimezone(UTC)).replace("+00:00", "Z"),
        "localTimestamp": _stamp(_there(now, person.zone)),
        "localTimezone": person.zone,
        "channelId": "msteams",
        "serviceUrl": world.service_url,
        "from": {"id": person.mri, "name": person.name, "aadObjectId": person.id},
        "conversation": {
            "conversationType": "personal",
            "tenantId": person.tenant,
            "id": world.chat(person),
        },
        "recipient": {"id": world.bot, "name": "Kaveri"},
        "entities": [
            {
                "locale": person.locale,
                "country": person.country,
                "platform": "iOS" if person.mobile else "Web",
                "timezone": person.zone,
                "type": "clientInfo",
            }
        ],
        "channelData": _channel(world, person),
        "locale": person.locale,
    }


def _channel(world: World, person: Person) -> Json:
    return {"tenant": {"id": person.tenant}}


def _there(now: datetime, zone: str) -> datetime:
    try:
        return now.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return now.astimezone(UTC)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")

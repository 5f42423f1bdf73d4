"""What Slack sends, one shape per kind of interaction, written from its public documentation.

https://docs.slack.dev/reference/interaction-payloads, /interactivity/implementing-slash-commands,
/apis/events-api
"""

from __future__ import annotations

from dataclasses import replace

from tests.fakes.slack.world import Json, Message, View, World


def command(world: World, user: str, name: str, text: str) -> Json:
    """Sent as form fields."""
    return {
        "token": "legacy",
        "team_id": world.team,
        "team_domain": "example",
        "channel_id": "C1",
        "channel_name": "general",
        "user_id": user,
        "user_name": world.people[user].name.lower(),
        "command": name,
        "text": text,
        "api_app_id": world.app_id,
        "is_enterprise_install": "false",
        "response_url": f"https://hooks.example/{world.id('R')}",
        "trigger_id": world.trigger(user),
    }


def shortcut(world: World, user: str, callback_id: str) -> Json:
    return {
        **_sent(world, "shortcut", user),
        "callback_id": callback_id,
        "action_ts": _ts(world),
        "trigger_id": world.trigger(user),
    }


def pressed(world: World, user: str, element: Json, block_id: str, at: View | Message) -> Json:
    """``block_actions``: a button or a choice was used, in a window, the app's own tab or a message."""
    act = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": _ts(world),
        **({"text": element["text"]} if "text" in element else {}),
        **({"value": element["value"]} if "value" in element else {}),
        **({"style": element["style"]} if "style" in element else {}),
    }
    body = {**_sent(world, "block_actions", user), "trigger_id": world.trigger(user), "actions": [act]}
    if isinstance(at, View):
        act |= at.values.get(block_id, {}).get(element["action_id"], {})
        return body | {"container": {"type": "view", "view_id": at.id}, "view": at.json(world)}
    return body | {
        "container": {
            "type": "message",
            "message_ts": at.ts,
            "channel_id": at.channel,
            "is_ephemeral": False,
        },
        "channel": {"id": at.channel, "name": "directmessage"},
        "message": at.json(world),
        "state": {"values": {}},
        "response_url": f"https://hooks.example/{world.id('R')}",
    }


def submitted(world: World, view: View) -> Json:
    return {
        **_sent(world, "view_submission", view.user),
        "trigger_id": world.trigger(view.user),
        "view": view.json(world),
        "response_urls": [],
    }


def event(world: World, inner: Json) -> Json:
    return {
        "token": "legacy",
        "team_id": world.team,
        "api_app_id": world.app_id,
        "event": {**inner, "event_ts": _ts(world)},
        "type": "event_callback",
        "event_id": world.id("Ev"),
        "event_time": int(world.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": world.team,
                "user_id": world.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }


def typed(world: World, message: Message) -> Json:
    own = message.json(world)
    return event(world, {**own, "channel": message.channel, "channel_type": "im", "team": world.team})


def edited(world: World, message: Message, was: str) -> Json:
    """A message reads otherwise now. Slack tells of it in the same kind of event, with both inside."""
    now = {**message.json(world), "edited": {"user": message.user, "ts": _ts(world)}}
    return _changed(world, message, "message_changed", {"message": now}, was)


def deleted(world: World, message: Message) -> Json:
    return _changed(world, message, "message_deleted", {"deleted_ts": message.ts}, message.text)


def _changed(world: World, message: Message, subtype: str, what: Json, was: str) -> Json:
    before = replace(message, text=was).json(world)
    own = {"type": "message", "subtype": subtype, "hidden": True, "ts": _ts(world)}
    place = {"channel": message.channel, "channel_type": "im", "previous_message": before}
    return event(world, {**own, **place, **what})


def home_opened(world: World, user: str) -> Json:
    tab = world.tabs.get(user)
    inner = {"type": "app_home_opened", "user": user, "channel": world.room(user), "tab": "home"}
    return event(world, inner | ({"view": tab.json(world)} if tab else {}))


def _sent(world: World, kind: str, user: str) -> Json:
    name = world.people[user].name.lower()
    return {
        "type": kind,
        "token": "legacy",
        "api_app_id": world.app_id,
        "team": {"id": world.team, "domain": "example"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user, "username": name, "name": name, "team_id": world.people[user].team},
    }


def _ts(world: World) -> str:
    return f"{world.clock.now().timestamp():.6f}"

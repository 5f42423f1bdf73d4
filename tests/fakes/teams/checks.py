"""What Teams would refuse, or would show in a way nobody wants: openings, messages, answers to invokes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set

from tests.fakes.teams import cards
from tests.fakes.teams.seen import lines
from tests.fakes.teams.world import Json, World

Faults = Iterator[str]
ADAPTIVE = "application/vnd.microsoft.card.adaptive"
SAID = "application/vnd.microsoft.activity.message"
OPENING = {"bot", "members", "isGroup", "tenantId", "tenantID", "channelData", "activity", "topicName"}
ACTIVITY = {
    "type", "text", "textFormat", "summary", "attachments", "attachmentLayout", "from", "recipient",
    "conversation", "channelId", "serviceUrl", "replyToId", "locale", "inputHint",
    "channelData", "entities", "importance",
    "deliveryMode", "timestamp", "localTimestamp", "id", "speak",
}  # fmt: skip
A_NAME = 12
"""A name could stand in a random token by chance; a longer private word, an id, could not."""
SIZES = {"small", "medium", "large"}


def opening(of: Json, world: World) -> list[str]:
    return list(_opening(of, world))


def message(of: Json, private: Set[str] = frozenset()) -> list[str]:
    return list(_message(of, private))


def task(of: object) -> list[str]:
    """The answer to task/fetch and task/submit."""
    return list(_task(of))


def executed(of: object) -> list[str]:
    """The answer to adaptiveCard/action."""
    return list(_executed(of))


def _opening(of: Json, world: World) -> Faults:
    yield from _unknown(of, OPENING, "conversation")
    members = of.get("members")
    if not isinstance(members, list) or len(members) != 1 or not str(members[0].get("id") or ""):
        yield "members is not one person"
    if of.get("isGroup"):
        yield "isGroup: a conversation of two is no group"
    # Microsoft reads names in any case, and botbuilder writes tenantID.
    tenant = of.get("tenantId") or of.get("tenantID") or of.get("channelData", {}).get("tenant", {}).get("id")
    if tenant != world.tenant:
        yield "the tenant is missing, or is another one"
    if "bot" in of and of["bot"].get("id") not in (world.bot, world.app_id):
        yield "bot is somebody else"


def _message(of: Json, private: Set[str]) -> Faults:
    yield from _unknown(of, ACTIVITY, "activity")
    if of.get("type") != "message":
        yield f"an activity of type {of.get('type')}"
        return
    attachments = of.get("attachments") or []
    if len(attachments) > 1:
        yield "more than one card"
    said = [str(of.get("text") or ""), str(of.get("summary") or "")]
    for attached in attachments:
        if faults := list(_attached(attached, dialog=False)):
            yield from faults
            continue
        card = attached["content"]
        said += [*lines(card), card.get("fallbackText", "")]
        if of.get("summary") != card["body"][0]["text"] and of.get("summary") != next(lines(card), None):
            yield "summary is not the neutral first line"
    if not attachments and not of.get("text"):
        yield "nothing in it"
    spoken = "\n".join(said)
    if any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", spoken) for words in private):
        yield "something private stands in a chat message"
    carried = json.dumps(attachments, ensure_ascii=False)
    if any(words in carried for words in private if len(words) > A_NAME):
        yield "something private is carried by a button in a chat message"


def _attached(of: object, *, dialog: bool) -> Faults:
    if not isinstance(of, dict) or of.get("contentType") != ADAPTIVE:
        yield "not an Adaptive Card attachment"
        return
    yield from _unknown(of, {"contentType", "content", "name"}, "attachment")
    size = len(json.dumps(of, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))
    if size > cards.BIGGEST:
        yield f"a card of {size // 1024} KB, above 80"
    yield from cards.faults(of.get("content"), dialog=dialog)


def _task(of: object) -> Faults:
    if not isinstance(of, dict) or not isinstance(of.get("task"), dict):
        yield "the answer holds no task"
        return
    yield from _unknown(of, {"task", "cacheInfo", "responseType"}, "answer")
    match of["task"].get("type"):
        case "message":
            if not isinstance(of["task"].get("value"), str) or not of["task"]["value"]:
                yield "a message without words"
        case "continue":
            yield from _dialog(of["task"].get("value"))
        case kind:
            yield f"a task of type {kind}"


def _dialog(of: object) -> Faults:
    if not isinstance(of, dict):
        yield "a task without a value"
        return
    yield from _unknown(of, {"title", "height", "width", "card"}, "dialog")
    if not str(of.get("title", "")).strip():
        yield "a dialog without a title"
    for name in ("height", "width"):
        if not isinstance(of.get(name), int) and of.get(name) not in SIZES:
            yield f"{name} is neither a number nor small, medium or large"
    yield from _attached(of.get("card"), dialog=True)


def _executed(of: object) -> Faults:
    if not isinstance(of, dict) or of.keys() != {"statusCode", "type", "value"}:
        yield "not statusCode, type and value"
    elif of["type"] == ADAPTIVE:
        yield from cards.faults(of["value"], dialog=False)
        if of["statusCode"] != 200:
            yield "a card comes with 200"
    elif of["type"] == SAID:
        if not isinstance(of["value"], str):
            yield "a message without words"
    elif not (of["type"] == "application/vnd.microsoft.error" and of["value"].keys() == {"code", "message"}):
        yield f"an answer of type {of['type']}"


def _unknown(of: Json, allowed: set[str], where: str) -> Faults:
    yield from (f"{where}: {name} is unknown" for name in sorted(of.keys() - allowed))

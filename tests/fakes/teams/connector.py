"""The Connector service as Kaveri uses it: open a chat, write into it, ask who is in it.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference,
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.fakes.teams import checks
from tests.fakes.teams.login import Login
from tests.fakes.teams.pace import MEMBERS, PER_CONVERSATION, Pace
from tests.fakes.teams.world import ApiError, Json, Message, Person, World

Handler = Callable[[web.Request], Awaitable[Any]]
NOT_INSTALLED = "Bot is not installed in user's personal scope"


@dataclass
class Fault:
    """What the next calls of an operation run into."""

    status: int = 200
    code: str = ""
    retry_after: int | None = None
    broken: bool = False  # acts, then drops the connection
    times: int = 1


class Connector:
    def __init__(self, world: World, login: Login) -> None:
        self._world = world
        self._login = login
        self._pace = Pace(world.clock)
        self.faults: dict[str, Fault] = {}
        self.complaints: list[str] = []
        self.private: set[str] = set()
        """Words that no chat message may hold."""

    def routes(self) -> list[web.RouteDef]:
        at = "/teams/v3/conversations"
        one = f"{at}/{{conversation}}"
        return [
            web.post(at, self._checked("create", self._create)),
            web.post(f"{one}/activities", self._checked("post", self._post)),
            web.post(f"{one}/activities/{{activity}}", self._checked("post", self._post)),
            web.put(f"{one}/activities/{{activity}}", self._checked("update", self._update)),
            web.get(f"{one}/members", self._checked("members", self._members)),
            web.get(f"{one}/pagedmembers", self._checked("members", self._paged)),
            web.get(f"{one}/members/{{member}}", self._checked("member", self._member)),
        ]

    def _checked(
        self, operation: str, act: Handler
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            self._world.calls[operation] += 1
            try:
                fault = self._fault(operation)
                if fault is not None and not fault.broken:
                    raise ApiError(fault.status, fault.code, retry_after=fault.retry_after)
                if not self._login.tokens.good(request.headers.get("Authorization", ""), self._world.app_id):
                    raise ApiError(401, "Unauthorized", "Authorization has been denied for this request.")
                body = await act(request)
            except ApiError as error:
                return self._refused(operation, error)
            if fault is not None and request.transport is not None:
                request.transport.close()  # it happened, and nobody is told
            return web.json_response(body, status=201 if request.method == "POST" else 200)

        return handle

    def _fault(self, operation: str) -> Fault | None:
        fault = self.faults.get(operation) or self.faults.get("*")
        if fault is None or fault.times == 0:
            return None
        fault.times -= 1
        return fault

    def _refused(self, operation: str, error: ApiError) -> web.Response:
        self.complaints.append(f"{operation}: {error.status} {error.code} {error.message}")
        headers = {"Retry-After": str(error.retry_after)} if error.retry_after is not None else None
        if error.code == "MessageWritesBlocked":  # the one that looks unlike the others
            said = {
                "subCode": error.code,
                "details": "Thread is blocked from message writes.",
                "errorCode": None,
            }
            return web.json_response({"errorCode": 209, "message": json.dumps(said)}, status=403)
        said = {"code": error.code, "message": error.message}
        return web.json_response({"error": said}, status=error.status, headers=headers)

    # Opening a chat.

    async def _create(self, request: web.Request) -> Json:
        """The same chat again for the same person."""
        given = await _json(request)
        if faults := checks.opening(given, self._world):
            raise ApiError(400, "BadArgument", "; ".join(faults))
        person = self._reachable(given["members"][0]["id"])
        self._pace.take("create", person.id, PER_CONVERSATION)
        chat = self._world.chat(person)
        if "activity" in given:
            self._write(chat, given["activity"])
        return {"id": chat, "activityId": None, "serviceUrl": self._world.service_url}

    def _reachable(self, name: str) -> Person:
        person = self._world.find(name)
        if person is None and name.startswith("29:"):
            raise ApiError(400, "BadArgument", "Failed to decrypt pairwise id")
        if person is None or person.tenant != self._world.tenant or person.anonymous:
            raise ApiError(400, "BadSyntax", "Invalid user identity in provided tenant")
        if person.deleted:
            raise ApiError(400, "MemberNotFoundInConversation", "The member was not found.")
        if not person.installed:
            raise ApiError(403, "ForbiddenOperationException", NOT_INSTALLED)
        return person

    def _room(self, request: web.Request) -> tuple[str, Person]:
        chat = request.match_info["conversation"]
        if chat not in self._world.chats:
            raise ApiError(404, "ConversationNotFound", "Conversation not found.")
        return chat, self._world.people[self._world.chats[chat]]

    # Writing into it.

    async def _post(self, request: web.Request) -> Json:
        chat, person = self._room(request)
        raw = await request.text()
        if len(raw.encode("utf-16-le")) > self._world.biggest:
            raise ApiError(413, "MessageSizeTooBig", "Message size too large.")
        self._pace.take("post", chat, PER_CONVERSATION)
        if person.deleted or not person.installed:
            raise ApiError(
                403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
            )
        if person.blocked:
            raise ApiError(403, "MessageWritesBlocked")
        return {"id": self._write(chat, _parsed(raw))}

    async def _update(self, request: web.Request) -> Json:
        """A notice is never edited; an attempt would stand in the company's records."""
        raise ApiError(405, "MethodNotAllowed", "Kaveri never edits a message.")

    def _write(self, chat: str, activity: Json) -> str:
        if activity.get("type") == "typing":
            self._world.typing[self._world.chats[chat]] += 1
            return self._world.id("1")
        if faults := checks.message(activity, self.private):
            raise ApiError(400, "BadSyntax", "; ".join(faults))
        card = next((a["content"] for a in activity.get("attachments", [])), None)
        text, summary = activity.get("text", ""), activity.get("summary", "")
        return self._world.post(chat, "", text, card, summary).id

    # Who is in it.

    async def _members(self, request: web.Request) -> list[Json]:
        chat, person = self._room(request)
        self._pace.take("members", chat, MEMBERS)
        return [self._account(person)]

    async def _paged(self, request: web.Request) -> Json:
        return {"members": await self._members(request)}

    async def _member(self, request: web.Request) -> Json:
        chat, person = self._room(request)
        self._pace.take("members", chat, MEMBERS)
        if person.deleted or self._world.find(request.match_info["member"]) != person:
            raise ApiError(
                404, "MemberNotFoundInConversation", "The member was not found in the conversation."
            )
        if not person.installed:
            raise ApiError(
                403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
            )
        return self._account(person)

    def _account(self, person: Person) -> Json:
        return {
            "id": person.mri,
            "objectId": person.id,
            "aadObjectId": person.id,
            "name": person.name,
            "givenName": person.name.split()[0],
            "surname": "Example",
            "email": person.email,
            "userPrincipalName": person.upn,
            "tenantId": person.tenant,
            "userRole": person.role,
        }

    def written(self) -> list[Message]:
        return [message for message in self._world.messages if not message.who]


def _parsed(raw: str) -> Json:
    try:
        given = json.loads(raw)
    except ValueError:
        raise ApiError(400, "BadSyntax", "The body is no JSON.") from None
    if not isinstance(given, dict):
        raise ApiError(400, "BadSyntax", "The body is no object.")
    return given


async def _json(request: web.Request) -> Json:
    return _parsed(await request.text())

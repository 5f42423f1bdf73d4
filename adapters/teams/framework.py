"""Everything of Microsoft's Bot Framework SDK: a turn for each activity, and its Connector operations.

No other file imports botbuilder or msrest, so a successor (the Microsoft 365 Agents SDK) is a change of
this one. What is worked around here, as measured with botbuilder-core 4.17.1:
- ``CloudAdapter.process`` serialises the answer of an invoke twice and fails with 500. Here an answer is JSON
  bytes from the beginning, which nothing serialises (or copies) again.
- Two msrest clients are built in each turn, 6 ms of processor time. Here there is one per service URL.
- Every turn makes a client for sign-in cards. Kaveri has none, so none is made.
- Requests are sent by threads, through ``requests``. Here ``wire`` sends them, on the loop.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, NoReturn

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    ChannelAccount,
    ConversationAccount,
    ConversationParameters,
)
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import BotFrameworkAuthentication, ClaimsIdentity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult
from botframework.connector.auth.connector_factory import ConnectorFactory
from botframework.connector.bot_framework_sdk_client_async import BotFrameworkConnectorConfiguration
from msrest.pipeline import Request, Response
from msrest.pipeline.async_abc import AsyncHTTPSender, AsyncPipeline
from msrest.pipeline.universal import RawDeserializer
from msrest.universal_http import HTTPClientResponse

from adapters.keeping import remember
from adapters.teams.wire import Wire

MOST_CLIENTS = 16


@dataclass(frozen=True, slots=True)
class Turn:
    """One activity, and what may be said while it is being answered."""

    _context: TurnContext = field(repr=False)

    async def typing(self) -> None:
        """Show that Kaveri is at it. Raises ``wire.Failed``."""
        await self._context.send_activity(Activity(type=ActivityTypes.typing))


Listener = Callable[[Turn], Awaitable[bytes | None]]
"""Answers an activity; an invoke with JSON. ``None``: there is nothing to say."""


class Framework:
    """One bot. ``turn`` hears, the others speak. All of them raise ``wire.Failed``."""

    def __init__(self, app_id: str, wire: Wire) -> None:
        self._clients = Clients(wire)
        self._adapter = Adapter(Authentication())
        self._app_id = app_id

    async def turn(
        self, activity: dict[str, Any], claims: dict[str, Any], listener: Listener
    ) -> bytes | None:
        """Run one verified activity through the SDK. Returns the JSON that answers it."""
        known = AuthenticateRequestResult()
        known.claims_identity = ClaimsIdentity(claims, True)
        known.connector_factory = self._clients

        async def logic(context: TurnContext) -> None:
            answer = await listener(Turn(context))
            if context.activity.type == ActivityTypes.invoke:
                response = InvokeResponse(status=HTTPStatus.OK, body=answer)
                said = Activity(type=ActivityTypes.invoke_response, value=response)
                await self._adapter.send_activities(context, [said])  # the turn itself would copy it first

        response = await self._adapter.process_activity(known, _activity(activity), logic)
        return response.body if response is not None else None

    async def open(self, service_url: str, tenant: str, user: str) -> str:
        """The conversation with one person, by their Entra object id: the same one each time."""
        parameters = ConversationParameters(
            is_group=False,
            bot=ChannelAccount(id=f"28:{self._app_id}"),
            members=[ChannelAccount(id=user)],
            tenant_id=tenant,
            channel_data={"tenant": {"id": tenant}},
        )
        opened = await self._clients.at(service_url).conversations.create_conversation(parameters)
        return str(opened.id)

    async def post(self, service_url: str, conversation: str, message: dict[str, Any]) -> None:
        activity: Activity = Activity().deserialize(message)
        await self._clients.at(service_url).conversations.send_to_conversation(conversation, activity)

    async def member(self, service_url: str, conversation: str, user: str) -> dict[str, Any]:
        """What Teams says of one person in a conversation: name, userPrincipalName, userRole, tenantId."""
        at = self._clients.at(service_url).conversations
        member = await at.get_conversation_member(conversation, user)
        return {"name": member.name, **member.additional_properties}


class Adapter(CloudAdapterBase):
    """The base class is all that is needed: ``CloudAdapter`` adds the HTTP part, which is our door's."""


class Authentication(BotFrameworkAuthentication):
    """Nothing is left to authenticate: the door verified the request before any of this is reached."""

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        return None

    async def authenticate_request(self, activity: Activity, auth_header: str) -> NoReturn:
        raise PermissionError("requests are verified by the door")

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> NoReturn:
        raise PermissionError("there are no streaming requests")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> NoReturn:
        raise PermissionError("a turn is begun with its connectors")


class Clients(ConnectorFactory):
    """One Connector client per service URL, whatever asks for it."""

    def __init__(self, wire: Wire) -> None:
        self._sender = Sender(wire)
        self._made: OrderedDict[str, ConnectorClient] = OrderedDict()

    async def create(self, service_url: str, audience: str | None = None) -> ConnectorClient:
        return self.at(service_url)

    def at(self, service_url: str) -> ConnectorClient:
        if (client := self._made.get(service_url)) is None:
            client = self._client(service_url)
            remember(self._made, service_url, client, MOST_CLIENTS)
        return client

    def _client(self, service_url: str) -> ConnectorClient:
        nobody = object()  # it wants credentials, though the pipeline below is what sends
        how = BotFrameworkConnectorConfiguration(
            nobody, service_url, pipeline_type=lambda _: AsyncPipeline([], self._sender)
        )
        return ConnectorClient(nobody, service_url, custom_configuration=how)


class Sender(AsyncHTTPSender):  # type: ignore[type-arg]
    """Hands a request of msrest's to our wire, and the parsed answer back."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def send(self, request: Request[Any], **_: Any) -> Response[Any, Any]:
        asked = request.http_request
        answer = await self._wire.call(asked.method, asked.url, asked.data)
        response = HTTPClientResponse(asked, None)
        response.status_code = HTTPStatus.OK
        return Response(
            request, response, {RawDeserializer.CONTEXT_NAME: answer if answer is not None else {}}
        )

    async def __aexit__(self, *_: object) -> None:
        pass


def _activity(body: dict[str, Any]) -> Activity:
    """The few fields that a turn and a reply to it need; what was pressed or written is read elsewhere."""
    return Activity(
        type=body["type"],
        id=body["id"],
        channel_id=body["channelId"],
        service_url=body["serviceUrl"],
        from_property=ChannelAccount(id=body["from"]["id"]),
        recipient=ChannelAccount(id=(body.get("recipient") or {}).get("id")),
        conversation=ConversationAccount(id=body["conversation"]["id"]),
    )

"""The shapes of what Slack sends, as far as Kaveri reads them. Anything else in a request is dropped here.

Everything behind this file works on values that are known to be whole: bolt gets a body of the same
few fields (``for_bolt``), so a strange payload cannot upset it.
Shapes: https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/apis/events-api
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Short = Annotated[str, StringConstraints(max_length=255)]
Token = Annotated[str, StringConstraints(max_length=3000)]


class Malformed(Exception):
    """A request that is no Slack payload. Says nothing of what was in it."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


class Ref(_Shape):
    id: Id


class Chosen(_Shape):
    value: Short


class Held(_Shape):
    """What one field of a view holds, whatever its kind."""

    value: str | None = None
    selected_option: Chosen | None = None
    selected_options: list[Chosen] | None = None
    selected_user: Id | None = None


class State(_Shape):
    values: dict[Short, dict[Short, Held]] = {}


class Shown(_Shape):
    """A block as it was shown. Only an ``input`` block has a place for a sentence about what it holds."""

    type: Short
    block_id: Short = ""


class View(_Shape):
    id: Id
    type: Literal["modal", "home"] = "modal"
    hash: Short = ""
    private_metadata: Token = ""
    state: State | None = None
    blocks: list[Shown] = []


class Act(_Shape):
    """One element that was used. ``value`` is a button's own."""

    type: Short
    action_id: Short
    block_id: Short = ""
    action_ts: Short = ""
    value: Token | None = None


def _id(of: Ref | None) -> str | None:
    return of.id if of is not None else None


class _Sent(_Shape):
    """Who sent it, from which workspace. ``team`` is empty for an app installed org-wide."""

    user: Ref
    team: Ref | None = None
    enterprise: Ref | None = None

    @property
    def who(self) -> str:
        return self.user.id

    @property
    def places(self) -> tuple[str | None, str | None]:
        return _id(self.team), _id(self.enterprise)


class Command(_Shape):
    command: Short
    text: str = ""
    user_id: Id
    team_id: Id | None = None
    enterprise_id: Id | None = None
    trigger_id: Short

    @property
    def who(self) -> str:
        return self.user_id

    @property
    def places(self) -> tuple[str | None, str | None]:
        return self.team_id, self.enterprise_id

    def for_bolt(self) -> dict[str, Any]:
        return {"command": self.command}


class Shortcut(_Sent):
    type: Literal["shortcut"]
    callback_id: Short
    trigger_id: Short

    def for_bolt(self) -> dict[str, Any]:
        return {"type": self.type, "callback_id": self.callback_id}


class Pressed(_Sent):
    type: Literal["block_actions"]
    actions: Annotated[list[Act], Field(min_length=1)]
    trigger_id: Short
    view: View | None = None

    def for_bolt(self) -> dict[str, Any]:
        act = self.actions[0]
        return {"type": self.type, "actions": [{"action_id": act.action_id, "block_id": act.block_id}]}


class Submitted(_Sent):
    type: Literal["view_submission"]
    view: View
    trigger_id: Short = ""

    def for_bolt(self) -> dict[str, Any]:
        return {"type": self.type, "view": {"type": "modal", "callback_id": "kaveri"}}


class Published(_Shape):
    private_metadata: Token = ""


class HomeOpened(_Shape):
    type: Literal["app_home_opened"]
    user: Id
    tab: Short = "home"
    view: Published | None = None


class Line(_Shape):
    """A message as it stands, or stood. ``user`` is absent where no person wrote it."""

    subtype: Short | None = None
    user: Id | None = None
    bot_id: Short | None = None
    ts: Short = ""
    text: object = None


class Typed(Line):
    """A message came, or one is otherwise now (``message``), or gone; ``previous_message`` is how it was.

    ``text`` may be anything.
    """

    type: Literal["message"]
    channel_type: Short = ""
    message: Line | None = None
    previous_message: Line | None = None


class Uninstalled(_Shape):
    type: Literal["app_uninstalled"]


class RevokedTokens(_Shape):
    bot: list[Short] = []


class Revoked(_Shape):
    type: Literal["tokens_revoked"]
    tokens: RevokedTokens


class Other(_Shape):
    """An event that Kaveri did not ask for."""

    type: Short


class Authorization(_Shape):
    team_id: Id | None = None
    enterprise_id: Id | None = None


class Event(_Shape):
    type: Literal["event_callback"]
    event_id: Id
    team_id: Id | None = None
    enterprise_id: Id | None = None
    authorizations: list[Authorization] = []
    event: HomeOpened | Typed | Uninstalled | Revoked | Other

    @property
    def places(self) -> tuple[str | None, str | None]:
        """The installation the event is for; in a shared channel that is not the sender's workspace."""
        if self.authorizations:
            return self.authorizations[0].team_id, self.authorizations[0].enterprise_id
        return self.team_id, self.enterprise_id

    def for_bolt(self) -> dict[str, Any]:
        return {"type": self.type, "event": {"type": self.event.type}}


Incoming = Command | Shortcut | Pressed | Submitted | Event

_EVENTS: dict[str, type[_Shape]] = {
    "app_home_opened": HomeOpened,
    "message": Typed,
    "app_uninstalled": Uninstalled,
    "tokens_revoked": Revoked,
}
_KINDS: dict[str, TypeAdapter[Any]] = {
    "shortcut": TypeAdapter(Shortcut),
    "block_actions": TypeAdapter(Pressed),
    "view_submission": TypeAdapter(Submitted),
}


def read(body: dict[str, Any]) -> Incoming:
    """One parsed body as the shape it has. Raises ``Malformed``."""
    try:
        if "command" in body:
            return Command.model_validate(body)
        kind = body.get("type")
        if kind == "event_callback":
            return _event(body)
        if isinstance(kind, str) and kind in _KINDS:
            shape: Incoming = _KINDS[kind].validate_python(body)
            return shape
    except ValidationError:
        raise Malformed from None
    raise Malformed


def _event(body: dict[str, Any]) -> Event:
    """An event of a kind that is read must be whole; of any other kind only its name is looked at."""
    inner = body.get("event")
    if not isinstance(inner, dict) or not isinstance(inner.get("type"), str):
        raise Malformed
    event = _EVENTS.get(inner["type"], Other).model_validate(inner)
    return Event.model_validate({**body, "event": event})

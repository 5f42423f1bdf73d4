"""What came through the door, in a turn of the SDK: people's presses answered, everything else let pass."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, assert_never

from aiohttp import web
from pydantic_core import to_json

from adapters.arriving import Refused
from adapters.errands import Errands
from adapters.inhand import InHand
from adapters.teams import activities, render
from adapters.teams.activities import (
    Answered,
    Arrived,
    Deleted,
    Edited,
    Execute,
    Fetch,
    Installed,
    Other,
    Submit,
    Typed,
)
from adapters.teams.connector import Connector
from adapters.teams.directory import Directory
from adapters.teams.door import Admitted, Door
from adapters.teams.framework import Framework, Turn
from adapters.teams.presses import address, press
from adapters.teams.reception import Reception
from adapters.teams.tenants import Tenants
from adapters.teams.wire import Failed
from bot.port import Inbox
from bot.rules.people import Address

WAITS = 10.0  # seconds, about, until Teams shows an error in place of a dialog
MOST_GREETED = 20_000
GREETING_TRIES = 5
log = logging.getLogger(__name__)


class NotKept(Exception):
    """A message that could not be saved: Teams is to deliver it again."""


@dataclass(frozen=True, slots=True)
class TeamsApp:
    """One bot, and what answering its activities needs."""

    inbox: Inbox = field(repr=False)
    tenants: Tenants = field(repr=False)
    framework: Framework = field(repr=False)
    connector: Connector = field(repr=False)
    directory: Directory = field(repr=False)
    reception: Reception = field(repr=False)
    errands: Errands = field(repr=False)
    in_hand: InHand = field(default_factory=lambda: InHand(WAITS), repr=False)
    greeted: OrderedDict[str, None] = field(default_factory=OrderedDict, repr=False)

    async def deliver(self, admitted: Admitted) -> bytes | None:
        """Decide one activity that is truly Microsoft's. Raises ``Refused`` and ``NotKept``."""
        try:
            arrived = activities.read(admitted.body)
        except activities.Malformed:
            raise Refused(400, "The activity is none that Kaveri knows.") from None
        envelope = arrived.envelope
        if not self.tenants.serves(envelope.tenant):
            raise Refused(403, "The tenant is none that Kaveri was set up for.")
        self.tenants.learn(envelope.tenant, envelope.service_url)
        if isinstance(arrived, Other) or not activities.GUID.fullmatch(envelope.who):
            return None
        self.connector.learn(address(envelope), envelope.conversation)
        if self.in_hand.is_full and (answer := self._in_a_rush(arrived)) is not None:
            return to_json(answer)

        async def listen(turn: Turn) -> bytes | None:
            answer = await self._answer(arrived, turn)
            return to_json(answer) if answer is not None else None

        with self.in_hand.one():
            return await self.framework.turn(admitted.body, admitted.claims, listen)

    def _in_a_rush(self, arrived: Arrived) -> dict[str, Any] | None:
        """What is answered without being done: a press reads that it was not saved, and a line is delivered
        again by Teams. Raises ``NotKept``."""
        match arrived:
            case Fetch() | Submit():
                return self.reception.turned_away(arrived)
            case Typed() | Edited() | Deleted() | Answered():
                raise NotKept
            case _:
                return None

    async def _answer(self, arrived: Arrived, turn: Turn) -> dict[str, Any] | None:
        match arrived:
            case Typed() | Edited() | Deleted() | Answered():
                pressed = await press(arrived, self.directory.profile)
                if pressed is not None and not await self.reception.typed(pressed, turn):
                    raise NotKept
                return None
            case Fetch() | Submit():
                pressed = await press(arrived, self.directory.profile)
                return await self.reception.dialog(pressed, arrived) if pressed is not None else None
            case Execute(envelope):
                return render.execute(self.inbox.home(envelope.locale))
            case Installed(envelope):
                self._welcome(envelope.id, address(envelope), envelope.locale)
                return None
            case Other():
                return None
            case _:
                assert_never(arrived)

    def _welcome(self, activity: str, who: Address, language: str) -> None:
        """The greeting, once for each installation, also where Teams tells of it again."""
        self.directory.changed(who)
        if activity in self.greeted:
            return
        self.greeted[activity] = None
        if len(self.greeted) > MOST_GREETED:
            self.greeted.popitem(last=False)
        self.errands.start(self._greet(who, language))

    async def _greet(self, who: Address, language: str) -> None:
        """The same card for everybody. Where many get it at once, each waits as long as Teams asks."""
        for _ in range(GREETING_TRIES):
            try:
                await self.connector.post(who, render.home(self.inbox.home(language)))
                break
            except Failed as failed:
                log.info("the greeting could not be shown: %s", failed.code)
                if failed.retry_after is None:
                    break
                await self.errands.pause(failed.retry_after)


async def over_http(request: web.Request, door: Door, app: TeamsApp) -> web.Response:
    """One HTTP request from Microsoft, or from somebody who says so."""
    try:
        answer = await app.deliver(await door.admit(request))
    except Refused as refused:
        log.info("teams request refused: %d %s", refused.status, refused.why)
        return _said(refused.status, refused.why)
    except NotKept:
        return _said(503, "This could not be saved. Please deliver it again.")
    except Exception as error:  # noqa: BLE001 - what a fault says could hold words; Teams is to try again
        log.error("teams request not handled: %s", type(error).__name__)
        return _said(503, "Kaveri could not handle this just now.")
    return web.Response(body=answer, content_type="application/json") if answer else web.Response()


def _said(status: int, why: str) -> web.Response:
    return web.json_response({"error": why}, status=status)

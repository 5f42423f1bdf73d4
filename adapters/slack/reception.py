"""One press from its arrival to what the person sees: committed first, then acknowledged, then shown.

Slack waits three seconds and does not deliver a press again. So the core is asked at once; when it is
slow a small window opens meanwhile (a ``trigger_id`` lives three seconds, too); and the acknowledgement
goes out in time whatever happens, with the honest sentence where the press was not saved.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping
from typing import Any, assert_never

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from adapters.errands import Errands, finished
from adapters.slack import render
from adapters.slack.calls import Failed, call
from adapters.slack.directory import Directory
from adapters.slack.payloads import View
from bot.messages.actions import Action
from bot.messages.cards import Dialog
from bot.port import Close, Inbox, Mend, NotSaved, Press, Quiet, Refuse, Reply, Show, Unsaved

LOADING_AFTER = 1.0
ACKNOWLEDGE_BY = 2.2
LATE_TRIES = 5
LATE_PAUSE = 0.2
CHANGED = "hash_conflict"
"""What Slack answers where a window shows something else than when it was pressed."""
log = logging.getLogger(__name__)

Answer = Reply | Unsaved


class Reception:
    def __init__(self, inbox: Inbox, directory: Directory, errands: Errands) -> None:
        self._inbox = inbox
        self._directory = directory
        self._errands = errands

    async def event(self, press: Press) -> bool:
        """A typed line. False when it could not be saved in time: Slack is to deliver it again."""
        asked = self._errands.start(self._ask(press))
        return await finished(asked, ACKNOWLEDGE_BY) and not isinstance(asked.result(), Unsaved)

    async def opening(
        self, press: Press, trigger: str, to: AsyncWebClient, ack: AsyncAck, *, spoken: bool
    ) -> None:
        """A press outside any window opens one. ``spoken``: a refusal can be said without a window."""
        asked = self._errands.start(self._ask(press))
        window: asyncio.Task[str | None] | None = None
        if not await finished(asked, LOADING_AFTER):
            if press.action != Action.CHAT:  # that is answered in the chat: no window is to open meanwhile
                window = self._errands.start(self._open(to, trigger, self._loading(press)))
            await finished(asked, ACKNOWLEDGE_BY - LOADING_AFTER)
        if spoken and window is None and asked.done() and (text := _spoken(asked.result())) is not None:
            await ack(text=text, response_type="ephemeral")
            return
        await ack()
        self._errands.start(self._show(press, asked, window, trigger, to))

    async def inside(self, press: Press, view: View, trigger: str, to: AsyncWebClient, ack: AsyncAck) -> None:
        """A press inside a window: the window changes."""
        asked = self._errands.start(self._ask(press))
        await finished(asked, ACKNOWLEDGE_BY)
        await ack()
        self._errands.start(self._change(press, asked, view, trigger, to))

    async def submission(self, press: Press, view: View, to: AsyncWebClient, ack: AsyncAck) -> None:
        """A window was sent: the answer travels in the acknowledgement."""
        asked = self._errands.start(self._ask(press))
        if await finished(asked, ACKNOWLEDGE_BY):
            await ack(self._response(press, asked.result(), view))
            return
        window = secrets.token_hex(16)
        waiting = render.modal(self._loading(press), external_id=window, clear_on_close=True)
        await ack({"response_action": "push", "view": waiting})
        self._errands.start(self._late(press, asked, window, to))

    async def _ask(self, press: Press) -> Answer:
        """The core's answer. A fault in it is said to the person like any press that was not saved."""
        try:
            return await self._inbox.receive(press)
        except NotSaved:
            pass
        except Exception as error:  # noqa: BLE001 - the person is told, and the log gets the kind of fault only
            log.error("press not decided: %s", type(error).__name__)
        return self._inbox.unsaved(self._directory.placed(press))

    async def _show(
        self,
        press: Press,
        asked: asyncio.Task[Answer],
        window: asyncio.Task[str | None] | None,
        trigger: str,
        to: AsyncWebClient,
    ) -> None:
        dialog = self._dialog(press, await asked)
        if (opened := await window if window is not None else None) is not None:
            await self._update(to, dialog or self._done(press), view_id=opened)
        elif dialog is not None:
            await self._open(to, trigger, dialog, instead=press)

    async def _change(
        self, press: Press, asked: asyncio.Task[Answer], view: View, trigger: str, to: AsyncWebClient
    ) -> None:
        """Put the answer into the window, unless that shows something else by now: then the answer to another
        press was quicker, and may know what this one did not. So this one is answered once more, with what
        is true now. https://docs.slack.dev/surfaces/modals#handling_race_conditions"""
        if await self._changed(press, await asked, trigger, to, view.id, view.hash) == CHANGED:
            await self._changed(press, await self._ask(press), trigger, to, view.id)

    async def _changed(
        self, press: Press, answer: Answer, trigger: str, to: AsyncWebClient, view_id: str, still: str = ""
    ) -> str:
        match answer:
            case Show(dialog=dialog):
                return await self._update(to, dialog, view_id=view_id, hash=still)
            case Close():  # Slack closes a window only when it is sent, so this one says that all is done
                return await self._update(to, self._done(press), view_id=view_id, hash=still)
            case Refuse() | Mend() | Unsaved():
                if (sentence := self._dialog(press, answer)) is not None:
                    await self._push(to, trigger, sentence)
            case Quiet():
                pass
            case _:
                assert_never(answer)
        return ""

    async def _late(self, press: Press, asked: asyncio.Task[Answer], window: str, to: AsyncWebClient) -> None:
        """The answer to a window that was sent, put into the one that said "a moment".

        Where it was not saved, closing that one leads back to what was written; else it closes all.
        """
        answer = await asked
        unsaved = isinstance(answer, Unsaved | Mend)
        dialog = self._dialog(press, answer) or self._done(press)
        for _ in range(LATE_TRIES):  # Slack may not have shown the first window yet
            if not await self._update(to, dialog, external_id=window, clear_on_close=not unsaved):
                return
            await self._errands.pause(LATE_PAUSE)

    def _response(self, press: Press, answer: Answer, view: View) -> dict[str, Any]:
        match answer:
            case Show(dialog=dialog):
                return {"response_action": "update", "view": render.modal(dialog)}
            case Mend(errors=errors):
                return self._mended(press, errors, view)
            case Close() | Quiet():
                return {"response_action": "clear"}
            case Refuse(text=text):
                return {
                    "response_action": "update",
                    "view": render.modal(render.neutral(self._loading(press), text)),
                }
            case Unsaved(dialog=dialog):  # pushed on top: what was written stays beneath
                return {"response_action": "push", "view": render.modal(dialog)}
            case _:
                assert_never(answer)

    def _mended(self, press: Press, errors: Mapping[str, str], view: View) -> dict[str, Any]:
        """A sentence at each field; those that Slack has no place for are said in a small window on top."""
        places = _places(view)
        at = {places[name]: text for name, text in errors.items() if name in places}
        if len(at) == len(errors):
            return {"response_action": "errors", "errors": at}
        return {
            "response_action": "push",
            "view": render.modal(render.saying(self._loading(press), *errors.values())),
        }

    def _dialog(self, press: Press, answer: Answer) -> Dialog | None:
        match answer:
            case Show(dialog=dialog) | Unsaved(dialog=dialog):
                return dialog
            case Refuse(text=text):
                return render.neutral(self._loading(press), text)
            case Mend(errors=errors):
                return render.saying(self._loading(press), *errors.values())
            case Close() | Quiet():
                return None
            case _:
                assert_never(answer)

    def _loading(self, press: Press) -> Dialog:
        return self._inbox.loading(self._directory.language(press.address))

    def _done(self, press: Press) -> Dialog:
        return render.saying(self._loading(press), "✓")

    async def _open(
        self, to: AsyncWebClient, trigger: str, dialog: Dialog, *, instead: Press | None = None
    ) -> str | None:
        """Open a window. ``instead``: where that fails, a neutral notice, whose button opens it."""
        try:
            opened = await call(to, "views.open", trigger_id=trigger, view=render.modal(dialog))
        except Failed as failed:
            log.info("a window could not be opened: %s", failed.code)
            if instead is not None and failed.code != "exchanged_trigger_id":  # else it is open already
                await self._ask(Press(f"{instead.key}:unopened", instead.address, Action.TYPED))
            return None
        view_id: str = opened["view"]["id"]
        return view_id

    async def _push(self, to: AsyncWebClient, trigger: str, dialog: Dialog) -> None:
        try:
            await call(to, "views.push", trigger_id=trigger, view=render.modal(dialog))
        except Failed as failed:
            log.info("a window could not be opened: %s", failed.code)

    async def _update(
        self, to: AsyncWebClient, dialog: Dialog, *, clear_on_close: bool = False, **which: str
    ) -> str:
        """Why the window could not be changed, in Slack's word; empty where it was. ``which`` it is, and with
        which ``hash`` at most. What is shown carries no ``external_id``: so a second try does not find the
        window that the first one changed after all."""
        shown = render.modal(dialog, clear_on_close=clear_on_close)
        try:
            await call(to, "views.update", view=shown, **{name: of for name, of in which.items() if of})
        except Failed as failed:
            log.info("a window could not be changed: %s", failed.code)
            return failed.code
        return ""


def _spoken(answer: Answer) -> str | None:
    """What can be said without a window. Other doors need one."""
    match answer:
        case Refuse(text=text) | Unsaved(text=text, doors=False):
            return text.text
        case _:
            return None


def _places(view: View) -> dict[str, str]:
    """Field id → the block that can carry a sentence about it."""
    inputs = {block.block_id for block in view.blocks if block.type == "input"}
    values = view.state.values if view.state else {}
    return {name: block for block, fields in values.items() if block in inputs for name in fields}

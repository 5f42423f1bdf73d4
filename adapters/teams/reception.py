"""One press from its arrival to what the person sees: committed first, then answered, in the same request.

Teams waits some seconds for a dialog and can change one only by answering a press. So where the core is slow
the window says "a moment" and holds a button that sends the same press again, under its first key and
with everything that was written; where it was not saved, the window says so, with the same button.
A typed line shows that Kaveri is at it, and is delivered again by Teams when it was not saved.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, assert_never

from adapters.errands import Errands, finished
from adapters.teams import ids, render
from adapters.teams.activities import Data, Fetch, Submit
from adapters.teams.directory import Directory
from adapters.teams.framework import Turn
from adapters.teams.presses import blank, written
from adapters.teams.wire import Failed
from bot.messages.actions import Action
from bot.messages.cards import Button, Dialog, MessageLink, Weight
from bot.port import (
    NOTHING,
    Close,
    Inbox,
    Mend,
    NotSaved,
    Press,
    Quiet,
    Refuse,
    Reply,
    Show,
    Unsaved,
    Value,
)

KEPT_SECONDS = 120.0
log = logging.getLogger(__name__)

Answer = Reply | Unsaved
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds: Teams shows an error for a dialog after about ten, and sends a message again after 15."""

    dialog: float = 4.0
    typing: float = 1.0
    message: float = 10.0


class Reception:
    def __init__(self, inbox: Inbox, directory: Directory, errands: Errands, patience: Patience) -> None:
        self._inbox = inbox
        self._directory = directory
        self._errands = errands
        self._patience = patience
        self._asked: dict[str, asyncio.Task[Answer]] = {}

    async def typed(self, press: Press, turn: Turn) -> bool:
        """A typed line. False when it could not be saved in time: Teams is to deliver it again."""
        asked = self._ask(press)
        if not await finished(asked, self._patience.typing):
            with suppress(Failed):
                await turn.typing()
            await finished(asked, self._patience.message - self._patience.typing)
        self._asked.pop(press.key, None)
        if asked.done() and isinstance(asked.result(), Show):
            # Nothing can open a window in answer to this but a notice.
            return not isinstance(await self._answer(_noticed(press)), Unsaved)
        return asked.done() and not isinstance(asked.result(), Unsaved)

    async def dialog(self, press: Press, arrived: Fetch | Submit) -> Json | None:
        """A press that opens a dialog, or was made in one: what it shows next; ``None`` closes it."""
        data, activity = arrived.data, arrived.envelope.id
        asked = self._ask(press)
        if not await finished(asked, self._patience.dialog):
            self._keep(press.key)
            return self._repeating(self._loading(press), press, data, activity)
        self._asked.pop(press.key, None)
        match asked.result():
            case Show(dialog=dialog):
                return await self._task(dialog)
            case Mend(errors=errors, dialog=dialog):
                return await self._task(dialog, press.values, errors)
            case Refuse(text=text):
                return render.task(render.saying(self._loading(press), text.text))
            case Unsaved() as unsaved:
                return self._unsaved(unsaved, press, data, activity)
            case Close() | Quiet():
                return (
                    None
                    if isinstance(arrived, Submit)
                    else render.task(render.saying(self._loading(press), "✓"))
                )
            case answer:
                assert_never(answer)

    def turned_away(self, arrived: Fetch | Submit) -> Json:
        """What somebody reads for whom nothing is done. What came before may be saved by now, so its person
        waits a little longer."""
        press, data, activity = blank(arrived), arrived.data, arrived.envelope.id
        answer = self._inbox.unsaved(press)
        if isinstance(answer, Show):
            return render.task(answer.dialog)
        if data.again or press.key in self._asked:
            return self._repeating(self._loading(press), press, data, activity)
        return self._unsaved(answer, press, data, activity)

    def _unsaved(self, unsaved: Unsaved, press: Press, data: Data, activity: str) -> Json:
        """The sentence, and what was written, with a button that sends it all once more."""
        return self._repeating(render.kept(unsaved.dialog, written(data)), press, data, activity)

    def _repeating(self, shown: Dialog, press: Press, data: Data, activity: str) -> Json:
        """The window with a button that sends this press once more, under its first key."""
        label = self._inbox.again(press.language).text
        task = render.task(replace(shown, submit=Button(label, press.action, Weight.MAIN)))
        ours = {"do": press.action, "token": press.token or "", "again": data.again or activity}
        again = {
            "type": "Action.Submit",
            "id": ids.SUBMIT,
            "title": label,
            "associatedInputs": "none",
            "data": {**data.fields, "kaveri": ours},
        }
        sets = (block for block in task["task"]["value"]["card"]["content"]["body"] if "actions" in block)
        next(sets)["actions"] = [again]
        return task

    def _ask(self, press: Press) -> asyncio.Task[Answer]:
        """The core is asked once, also where the same press comes again while it is still thinking."""
        if (asked := self._asked.get(press.key)) is None:
            asked = self._asked[press.key] = self._errands.start(self._answer(press))
        return asked

    def _keep(self, key: str) -> None:
        """Until the person asks again; a press that comes after that is answered from what was committed."""
        asyncio.get_running_loop().call_later(KEPT_SECONDS, self._asked.pop, key, None)

    async def _answer(self, press: Press) -> Answer:
        """The core's answer. A fault in it is said to the person like any press that was not saved."""
        try:
            return await self._inbox.receive(press)
        except NotSaved:
            pass
        except Exception as error:  # noqa: BLE001 - the person is told, and the log gets the kind of fault only
            log.error("press not decided: %s", type(error).__name__)
        return self._inbox.unsaved(press)

    async def _task(
        self, dialog: Dialog, values: Mapping[str, Value] = NOTHING, errors: Mapping[str, str] | None = None
    ) -> Json:
        await self._directory.meet(e.to for e in dialog.body if isinstance(e, MessageLink))
        return render.task(dialog, values, errors, upn=self._directory.upn)

    def _loading(self, press: Press) -> Dialog:
        return self._inbox.loading(press.language)


def _noticed(press: Press) -> Press:
    """What a press leads to where its window cannot open: the neutral notice, as for any line."""
    return Press(f"{press.key}:unopened", press.address, Action.TYPED)

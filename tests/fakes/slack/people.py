"""Somebody in front of Slack: what they see, and what they do. Each verb is one thing a hand can do."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.fakes.slack import checks, payloads
from tests.fakes.slack.outbound import Answered
from tests.fakes.slack.seen import buttons, find_button, find_field, lines
from tests.fakes.slack.world import Json, Message, View

if TYPE_CHECKING:
    from tests.fakes.slack.server import FakeSlack

SETTLE = 2.0


class Trouble(AssertionError):
    """What a person would read as "we had some trouble connecting", or see nothing of at all."""


class Driver:
    def __init__(self, slack: FakeSlack, id: str) -> None:
        self._slack = slack
        self._world = slack.world
        self.id = id
        self.name = slack.world.people[id].name
        self.presses_made = 0
        self.heard: Callable[[int, float, Answered], None] = lambda asked, seconds, answer: None
        """Told of each answer: when that was asked, and how many seconds it took."""

    # What they see.

    @property
    def window(self) -> View | None:
        """The window on top, if one is open."""
        stack = self._world.windows[self.id]
        return stack[-1] if stack else None

    @property
    def tab(self) -> View | None:
        return self._world.tabs.get(self.id)

    @property
    def messages(self) -> list[Message]:
        """Their direct message with the app, oldest first."""
        return [m for m in self._world.messages if self._world.rooms[m.channel] == self.id]

    @property
    def notices(self) -> list[Message]:
        return [message for message in self.messages if message.user == self._world.bot_user]

    @property
    def reads(self) -> str:
        """Everything readable in the window on top, else in the last message, else what was whispered."""
        if (window := self.window) is not None:
            return "\n".join(lines(window.body))
        if self.notices:
            return "\n".join(lines({"blocks": self.notices[-1].blocks, "text": self.notices[-1].text}))
        return "\n".join(self._world.ephemeral[self.id][-1:])

    async def sees(self, text: str, seconds: float = SETTLE) -> Driver:
        """Wait until this is readable."""
        if not await self._world.until(lambda: text in self.reads, seconds):
            raise Trouble(f"{self.name} does not see {text!r} but:\n{self.reads}")
        return self

    async def gets_notice(self, count: int = 1, seconds: float = SETTLE) -> Message:
        """Wait until this many notices have arrived; the last one."""
        if not await self._world.until(lambda: len(self.notices) >= count, seconds):
            raise Trouble(f"{self.name} has {len(self.notices)} notices, not {count}")
        return self.notices[-1]

    def buttons(self) -> list[str]:
        """The labels of every button in the window on top, its submit button last."""
        window = self.window
        return [label for label, *_ in buttons(window.body)] if window else []

    # What they do.

    async def runs(self, text: str) -> Driver:
        """Type a slash command, anywhere."""
        name, _, rest = text.partition(" ")
        answer = await self._acted(
            self._slack.out.command(payloads.command(self._world, self.id, name, rest))
        )
        if answer.body.get("text"):
            self._world.ephemeral[self.id].append(answer.body["text"])
            self._world.changed(self.id)
        return self

    async def uses_shortcut(self, callback_id: str = "kaveri") -> Driver:
        await self._acted(self._slack.out.interactive(payloads.shortcut(self._world, self.id, callback_id)))
        return self

    async def opens_home(self) -> Driver:
        """Open the app's own tab, and wait a moment for it to appear."""
        await self._slack.event(payloads.home_opened(self._world, self.id))
        await self._world.until(lambda: self.tab is not None, SETTLE)
        return self

    async def types(self, text: str) -> Driver:
        """Write a line in the direct message with the app. It stays in the company's records."""
        message = self._world.post(self._world.room(self.id), self.id, text, [])
        await self._slack.event(payloads.typed(self._world, message))
        return self

    async def edits(self, text: str) -> Driver:
        """Change the last line they wrote."""
        message = self._own()
        was, message.text = message.text, text
        await self._slack.event(payloads.edited(self._world, message, was))
        return self

    async def deletes(self) -> Driver:
        """Take the last line they wrote away."""
        message = self._own()
        self._world.messages.remove(message)
        await self._slack.event(payloads.deleted(self._world, message))
        return self

    def _own(self) -> Message:
        return next(message for message in reversed(self.messages) if message.user == self.id)

    async def presses(self, what: str) -> Driver:
        """Press a button, by its label or what it does: in the window, else a notice, else the tab."""
        place = await self._place(what)
        if isinstance(place, View) and place is self.window and _submit(place) == what:
            return await self.submits()
        block_id, button = _found(place, what)
        await self.presses_element(place, block_id, button)
        return self

    async def presses_element(self, place: View | Message, block_id: str, element: Json) -> None:
        body = payloads.pressed(self._world, self.id, element, block_id, place)
        await self._acted(self._slack.out.interactive(body))

    def fills(self, field: str, text: str) -> Driver:
        """Write into a field, as far as it lets them."""
        block, element = self._field(field)
        limit = element.get("max_length", 3000)
        if len(text) > limit:
            raise Trouble(f"{field} takes {limit} characters")
        return self._hold(block, element, {"value": text or None})

    async def chooses(self, field: str, what: str) -> Driver:
        """Choose one option, by its label or its value."""
        block, element = self._field(field)
        option = next(o for o in element["options"] if what in (o["value"], o["text"]["text"]))
        self._hold(block, element, {"selected_option": option})
        return await self._dispatch(block, element)

    async def ticks(self, field: str, *, on: bool = True) -> Driver:
        block, element = self._field(field)
        self._hold(block, element, {"selected_options": element["options"][:1] if on else []})
        return await self._dispatch(block, element)

    def picks(self, field: str, user: str | None) -> Driver:
        """Choose a colleague from the list, or nobody."""
        block, element = self._field(field)
        return self._hold(block, element, {"selected_user": user})

    async def submits(self) -> Driver:
        """Send the window on top."""
        view = await self._window()
        if _submit(view) is None:
            raise Trouble("this window has nothing to send")
        asked = self._world.moment()
        answer = await self._acted(
            self._slack.out.interactive(payloads.submitted(self._world, view)), wait=False
        )
        self._world.by = f"answer of {answer.by}"
        self._follow(view, answer.body, asked)
        return self

    def closes(self) -> Driver:
        """Close the window on top."""
        stack = self._world.windows[self.id]
        view = stack.pop()
        if view.body.get("clear_on_close"):
            stack.clear()
        self._world.changed(self.id)
        return self

    def sees_errors(self) -> dict[str, str]:
        """The sentences at the fields of the window on top, by field."""
        return self._slack.errors.get(self.window.id if self.window else "", {})

    # How it works.

    async def _acted(self, sent: object, *, wait: bool = True) -> Answered:
        """Send, and wait a moment for what it changes for this person."""
        self.presses_made += 1
        before, asked, began = self._world.changes[self.id], self._world.moment(), time.monotonic()
        answer: Answered = await sent  # type: ignore[misc]
        self.heard(asked, time.monotonic() - began, answer)
        if not answer.ok:
            raise Trouble(f"the app answered {answer.status or 'nothing in time'}")
        if wait and not answer.body:
            await self._world.until(lambda: self._world.changes[self.id] > before, self._slack.settle)
        return answer

    def _follow(self, view: View, answer: Json, asked: int) -> None:
        """What Slack does with the answer to a window that was sent."""
        self._slack.errors.pop(view.id, None)
        action = answer.get("response_action")
        stack = self._world.windows[self.id]
        if action == "errors":
            inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
            if unknown := answer["errors"].keys() - inputs:
                raise Trouble(f"errors at blocks that are no inputs: {sorted(unknown)}")
            fields = {block: next(iter(view.values[block])) for block in answer["errors"]}
            self._slack.errors[view.id] = {fields[block]: text for block, text in answer["errors"].items()}
        elif action in ("update", "push"):
            if faults := checks.view(answer.get("view"), "modal"):
                raise Trouble(f"an answer with a faulty view: {faults}")
            if action == "update":
                self._world.update(view, answer["view"])
            else:
                self._world.push(self.id, answer["view"], asked)
        elif action == "clear":
            stack.clear()
        elif answer:
            raise Trouble(f"an answer that Slack does not know: {sorted(answer)}")
        else:
            stack.remove(view)
        self._world.changed(self.id)

    async def _dispatch(self, block: Json, element: Json) -> Driver:
        """Choosing in an ``actions`` block is told to the app at once."""
        if block["type"] == "actions" or block.get("dispatch_action"):
            view = await self._window()
            sent = payloads.pressed(self._world, self.id, element, block["block_id"], view)
            quiet = block["block_id"].startswith("-")
            await self._acted(self._slack.out.interactive(sent), wait=not quiet)
        return self

    async def _place(self, what: str) -> View | Message:
        def places() -> list[View | Message]:
            window, tab = self.window, self.tab
            shown: list[View | Message] = [window] if window else [*reversed(self.notices)]
            return [*shown, *([tab] if tab and not window else [])]

        def place() -> View | Message | None:
            return next((p for p in places() if _has(p, what)), None)

        await self._world.until(lambda: place() is not None, SETTLE)
        if (found := place()) is None:
            raise Trouble(f"{self.name} finds no {what!r} in:\n{self.reads}\nbuttons: {self.buttons()}")
        return found

    async def _window(self) -> View:
        await self._world.until(lambda: self.window is not None, SETTLE)
        if (window := self.window) is None:
            raise Trouble(f"{self.name} has no window open")
        return window

    def _field(self, name: str) -> tuple[Json, Json]:
        window = self.window
        if window is None:
            raise Trouble(f"{self.name} has no window open")
        if (found := find_field(window.body, name)) is None:
            raise Trouble(f"no field {name!r} in the window")
        return found

    def _hold(self, block: Json, element: Json, held: Json) -> Driver:
        window = self.window
        assert window is not None
        window.values[block["block_id"]][element["action_id"]] |= held
        return self


def _submit(view: View) -> str | None:
    submit = view.body.get("submit")
    return submit["text"] if submit else None


def _has(place: View | Message, what: str) -> bool:
    if isinstance(place, View):
        return _submit(place) == what or find_button(place.body, what) is not None
    return find_button({"blocks": place.blocks}, what) is not None


def _found(place: View | Message, what: str) -> tuple[str, Json]:
    found = find_button(place.body if isinstance(place, View) else {"blocks": place.blocks}, what)
    assert found is not None
    return found

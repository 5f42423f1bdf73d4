"""Somebody in front of Teams: what they see, and what they do. Each verb is one thing a hand can do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.fakes.teams import activities, checks, seen
from tests.fakes.teams.outbound import Answered
from tests.fakes.teams.second_thoughts import SecondThoughts
from tests.fakes.teams.window import Window, merged, shown
from tests.fakes.teams.world import Json, Message, Person

if TYPE_CHECKING:
    from tests.fakes.teams.server import FakeTeams

SETTLE = 2.0


class Trouble(AssertionError):
    """What a person would read as "something went wrong", or see nothing of at all."""


class Driver(SecondThoughts):
    def __init__(self, teams: FakeTeams, id: str) -> None:
        self._teams = teams
        self._world = teams.world
        self.id = id
        self.presses_made = 0
        self.heard: Callable[[Answered], None] = lambda answer: None  # of each press, answered or given up
        self.old_client = False
        """An old client knows no Action.Execute, and uses its fallback."""

    @property
    def person(self) -> Person:
        return self._world.people[self.id]

    @property
    def name(self) -> str:
        return self.person.name

    # What they see.

    @property
    def window(self) -> Window | None:
        """The dialog in front of them, if one is open."""
        return self._world.windows.get(self.id)

    @property
    def messages(self) -> list[Message]:
        """Their chat with the bot, oldest first."""
        return self._world.in_chat(self.person)

    @property
    def notices(self) -> list[Message]:
        return [message for message in self.messages if not message.who]

    def message_reads(self, message: Message) -> str:
        card = message.card_for(self.id)
        return "\n".join([message.text] * bool(message.text) + list(seen.lines(card) if card else ()))

    @property
    def reads(self) -> str:
        """Everything readable in the dialog, else in the last message."""
        if (window := self.window) is not None:
            return "\n".join(window.lines)
        return self.message_reads(self.notices[-1]) if self.notices else ""

    async def sees(self, text: str, seconds: float = SETTLE) -> Driver:
        """Wait until this is readable."""
        if not await self._world.until(lambda: text in self.reads, seconds):
            raise Trouble(f"{self.name} does not see {text!r} but:\n{self.reads}\n{self._complaints}")
        return self

    async def gets_notice(self, count: int = 1, seconds: float = SETTLE) -> Message:
        """Wait until this many messages have arrived from the bot; the last one."""
        if not await self._world.until(lambda: len(self.notices) >= count, seconds):
            raise Trouble(f"{self.name} has {len(self.notices)} notices, not {count}. {self._complaints}")
        return self.notices[-1]

    def buttons(self) -> list[str]:
        """The labels of every button in the dialog, in reading order."""
        return [button["title"] for button in self.window.buttons] if self.window else []

    def links(self) -> list[str]:
        """Where the dialog leads to: chats, numbers, pages."""
        return seen.links(self.window.card) if self.window else []

    def holds(self, field: str) -> str | None:
        """What a field of the dialog holds."""
        return self._window().values[self._field(field)["id"]]

    # What they do in the chat.

    async def types(self, text: str) -> Driver:
        """Write a line to the bot, or pick it from its commands. It stays in the company's records."""
        message = self._world.post(self._world.chat(self.person), self.id, text)
        await self._teams.event(activities.typed(self._world, self.person, message))
        return self

    async def installs(self, action: str = "add") -> Driver:
        """Add the app, or have it added by an administrator: two activities, in either order."""
        self._world.becomes(self.id, installed=True)
        await self._teams.event(activities.members_added(self._world, self.person))
        await self._teams.event(activities.installed(self._world, self.person, action))
        return self

    async def uninstalls(self) -> Driver:
        removed = activities.installed(self._world, self.person, "remove")
        self._world.becomes(self.id, installed=False)
        await self._teams.event(removed)
        return self

    async def reacts(self) -> Driver:
        await self._teams.event(activities.reacted(self._world, self.person, self.notices[-1]))
        return self

    async def opens(self, message: Message | None = None) -> Driver:
        """Press the one button of a notice, the newest unless another is given."""
        message = message or await self.gets_notice()
        pressed = seen.buttons(message.card_for(self.id) or {})
        if len(pressed) != 1:
            raise Trouble(f"{len(pressed)} buttons in {self.message_reads(message)!r}")
        return await self._press_in_chat(message, pressed[0])

    async def looks(self) -> Driver:
        """Scroll to the newest card that can refresh itself; the client does so, unless it is an old one."""
        message = next((m for m in reversed(self.notices) if (m.card or {}).get("refresh")), None)
        if message is not None and message.card is not None and not self.old_client:
            await self._execute(message, message.card["refresh"]["action"], "automatic")
        return self

    # What they do in a dialog.

    async def presses(self, what: str) -> Driver:
        """Press a button, by its label or what it does: in the dialog, else in the newest message with it."""

        def found() -> bool:
            return self._in_window(what) is not None or self._in_chat(what) is not None

        await self._world.until(found, SETTLE)
        if (button := self._in_window(what)) is not None:
            return await self.presses_button(button)
        if (place := self._in_chat(what)) is not None:
            return await self._press_in_chat(*place)
        raise Trouble(f"{self.name} finds no {what!r} in:\n{self.reads}\nbuttons: {self.buttons()}")

    async def submits(self) -> Driver:
        """Press the button that sends the dialog: the one that says so in its id, else the last."""
        pressed = [b for b in self._window().buttons if b["type"] == "Action.Submit"]
        if not pressed:
            raise Trouble("this dialog has nothing to send")
        return await self.presses_button(next((b for b in pressed if b.get("id") == "submit"), pressed[-1]))

    async def presses_button(self, button: Json) -> Driver:
        window = self._window()
        if button["type"] == "Action.OpenUrl":
            return self
        if button["type"] != "Action.Submit":
            raise Trouble(f"a dialog does nothing on {button['type']}")
        self._valid(window)
        data = merged(button, window.values, mobile=self.person.mobile)
        answer = await self._acted(activities.submit(self._world, self.person, data, window.message))
        self._follow(answer, window.message)
        return self

    def fills(self, field: str, text: str) -> Driver:
        """Write into a field, as far as it lets them."""
        element = self._field(field)
        if len(text) > element.get("maxLength", len(text)):
            raise Trouble(f"{field} takes {element['maxLength']} characters")
        return self._hold(element, text or None)

    async def chooses(self, field: str, what: str) -> Driver:
        """Choose one option by its label or value; where each option is a button, press it."""
        window = self._window()
        if (element := window.field(field)) is None:
            if (button := window.option(field, what)) is None:
                raise Trouble(f"no field and no button for {field}: {what}")
            return await self.presses_button(button)
        values = [c["value"] for c in element["choices"] if what in (c["value"], c["title"])]
        if not values:
            raise Trouble(f"{field} has no option {what!r}")
        return self._hold(element, values[0])

    async def ticks(self, field: str, *, on: bool = True) -> Driver:
        element = self._field(field)
        return self._hold(element, element.get("valueOn", "true") if on else element.get("valueOff", "false"))

    def picks(self, field: str, whom: str | None) -> Driver:
        """Choose a colleague from the directory by handle, or nobody. What travels is their Entra id."""
        element = self._field(field)
        if "choices.data" not in element:
            raise Trouble(f"{field} is no people picker")
        return self._hold(element, self._world.named(whom).id if whom else None)

    def closes(self) -> Driver:
        """Close the dialog. The bot is not told."""
        self._world.windows.pop(self.id, None)
        self._world.changed(self.id)
        return self

    # How it works.

    async def _press_in_chat(self, message: Message, button: Json) -> Driver:
        card = message.card_for(self.id) or {}
        if button["type"] == "Action.Execute":
            if not self.old_client:
                return await self._execute(message, button, "manual")
            button = button.get("fallback") or {}
            if not button:
                raise Trouble("this button does nothing in an old client")
        window = Window("", card, message.id)
        data = merged(button, window.values, mobile=self.person.mobile)
        if data.get("msteams", {}).get("type") != "task/fetch":
            self.presses_made += 1
            await self._teams.event(activities.submitted_in_chat(self._world, self.person, data, message.id))
            return self
        answer = await self._acted(activities.fetch(self._world, self.person, data, message.id))
        if answer.body in (None, "", {}):
            raise Trouble("a dialog was asked for, and nothing came")
        self._follow(answer, message.id)
        return self

    async def _execute(self, message: Message, action: Json, trigger: str) -> Driver:
        window = Window("", message.card_for(self.id) or {}, message.id)
        data = merged(action, window.values, mobile=self.person.mobile)
        sent = activities.execute(self._world, self.person, action, data, message.id, trigger)
        answer = await self._acted(sent, press=trigger == "manual")
        if faults := checks.executed(answer.body):
            raise Trouble(f"an answer that Teams does not take: {faults}")
        if answer.body["type"] == checks.ADAPTIVE:
            message.shown[self.id] = answer.body["value"]
        else:
            self._world.toasts.setdefault(self.id, []).append(str(answer.body["value"]))
        self._world.changed(self.id)
        return self

    async def _acted(self, activity: Json, *, press: bool = True) -> Answered:
        self.presses_made += press
        answer = await self._teams.out.send(activity)
        self.heard(answer)
        if answer.status != 200:
            raise Trouble(f"the bot answered {answer.status or 'nothing in time'}: {answer.text}")
        return answer

    def _follow(self, answer: Answered, message: str) -> None:
        """What Teams does with the answer to task/fetch and task/submit."""
        if answer.body in (None, "", {}):
            self._world.windows.pop(self.id, None)
        else:
            if faults := checks.task(answer.body):
                raise Trouble(f"an answer that Teams does not take: {faults}")
            self._world.windows[self.id] = shown(answer, message, self.window, self._world.moment())
        self._world.changed(self.id)

    def _in_window(self, what: str) -> Json | None:
        return seen.find_button(self.window.card, what) if self.window else None

    def _in_chat(self, what: str) -> tuple[Message, Json] | None:
        """A dialog covers the chat."""
        for message in reversed(self.notices if self.window is None else []):
            card = message.card_for(self.id)
            if card and (button := seen.find_button(card, what)) is not None:
                return message, button
        return None

    def _window(self) -> Window:
        if (window := self.window) is None:
            raise Trouble(f"{self.name} has no dialog open")
        return window

    def _field(self, name: str) -> Json:
        if (element := self._window().field(name)) is None:
            raise Trouble(f"no field {name!r} in the dialog")
        return element

    def _hold(self, element: Json, value: str | None) -> Driver:
        self._window().values[element["id"]] = value
        return self

    def _valid(self, window: Window) -> None:
        """The client itself refuses to send what its fields do not allow."""
        for element in seen.fields(window.card):
            held = window.values.get(element["id"])
            if element.get("isRequired") and not held:
                raise Trouble(f"{element['id']} must be filled in")
            if held and "regex" in element and not re.search(element["regex"], held):
                raise Trouble(f"{element['id']} does not fit its pattern")

    @property
    def _complaints(self) -> str:
        return "; ".join(self._teams.connector.complaints[-3:])

"""A dialog in front of somebody: the card in it, what its inputs hold, and what a press sends."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.fakes.teams import seen
from tests.fakes.teams.outbound import Answered
from tests.fakes.teams.world import Json


def merged(action: Json, inputs: dict[str, str | None], *, mobile: bool) -> Json:
    """The data of an action with every input merged into it; empty ones are left out, or "" on a phone."""
    data: Json = copy.deepcopy(action.get("data", {}))
    if action.get("associatedInputs") == "none":
        return data
    for name, held in inputs.items():
        if held:
            data[name] = held
        elif mobile:
            data[name] = ""
    return data


def initial(card: Json) -> dict[str, str | None]:
    """What each input holds before anybody touches it. A toggle always holds something."""
    return {
        part["id"]: part.get(
            "value", part.get("valueOff", "false") if part["type"] == "Input.Toggle" else None
        )
        for part in seen.fields(card)
    }


@dataclass
class Window:
    """Opened from ``message``; ``card`` is empty when it only says a sentence.

    Two moments: the press was sent at ``asked`` that opened it, and it reads so since ``shown``, by the
    answer of ``by``.
    """

    title: str
    card: Json
    message: str
    said: str = ""
    asked: int = 0
    shown: int = 0
    by: str = ""
    values: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = initial(self.card)

    @property
    def lines(self) -> list[str]:
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.title
        if self.said:
            yield self.said
        yield from seen.lines(self.card)

    @property
    def buttons(self) -> list[Json]:
        return seen.buttons(self.card)

    def field(self, what: str) -> Json | None:
        return seen.find_field(self.card, what)

    def option(self, field: str, what: str) -> Json | None:
        """The button that stands for one option: its data holds the value under the field's id."""
        for button in self.buttons:
            held = {name.rpartition(".")[2]: value for name, value in button.get("data", {}).items()}
            if field in held and what in (held[field], button["title"]):
                return button
        return None


def shown(answer: Answered, message: str, before: Window | None, now: int) -> Window:
    """What an answer to task/fetch or task/submit puts in front of somebody, in place of what was there."""
    task = answer.body["task"]
    came = (before.asked if before else answer.asked, now, answer.by)
    if task["type"] == "message":
        return Window("Kaveri", {}, message, task["value"], *came)
    return Window(task["value"]["title"], task["value"]["card"]["content"], message, "", *came)

"""What can be filled in and pressed in a dialog. Every field holds again what was just written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from adapters.teams import ids
from adapters.teams.text import BUTTON, LABEL, Block, clipped, lines, literal
from bot.messages.cards import Button, Choice, Copy, Entry, PersonPicker, Toggle, Weight
from bot.port import NOTHING, Value
from bot.rules.people import Address, Profile
from bot.rules.words import Words

ACTIONS = 6
"""As many buttons as Teams shows in one set."""

ABREAST = 42
"""Letters of buttons that fit beside one another on a phone; a set that is wider hides its end."""

PADDING = 4
"""What the frame of a button takes, in letters."""

DIRECTORY = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
STYLES = {Weight.MAIN: "positive", Weight.STOP: "destructive"}
NO_ERRORS: Mapping[str, str] = {}
MANY = 6


def nobody(_: Address) -> str:
    """No sign-in name is known."""
    return ""


@dataclass(frozen=True, slots=True)
class Form:
    """What goes into a card beside the dialog: its token, what was just written, and what is amiss where.

    ``values`` is ``NOTHING`` where nobody wrote anything yet; an empty field that somebody emptied stays so.
    ``upn`` gives somebody's sign-in name, which is all that a chat link takes; empty where it is unknown.
    """

    token: str = field(default="", repr=False)
    values: Mapping[str, Value] = field(default_factory=lambda: NOTHING, repr=False)
    errors: Mapping[str, str] = field(default_factory=lambda: NO_ERRORS, repr=False)
    upn: Callable[[Address], str] = nobody

    def text(self, id: str, shown: str | None) -> str | None:
        """What a field holds: what was just written there, else what the dialog shows."""
        if self.values is NOTHING:
            return shown
        held = self.values.get(id)
        return held.reveal() if isinstance(held, Words) else None

    def person(self, id: str, shown: Address | None) -> Address | None:
        if self.values is NOTHING:
            return shown
        held = self.values.get(id)
        return held.address if isinstance(held, Profile) else None


def button(of: Button, token: str) -> Block:
    """A press inside a dialog, which sends everything that its fields hold."""
    pressed: Block = {
        "type": "Action.Submit",
        "title": clipped(of.label, BUTTON),
        "data": {"kaveri": ids.carried(of.action, token)},
    }
    if of.weight in STYLES:
        pressed["style"] = STYLES[of.weight]
    return pressed


def actions(buttons: list[Block]) -> Block:
    return {"type": "ActionSet", "spacing": "Medium", "actions": buttons}


def rows(buttons: list[Block]) -> list[Block]:
    """Buttons that stand together, in as many sets as it takes to read them all."""
    sets: list[list[Block]] = []
    room = 0
    for pressed in buttons:
        width = len(pressed["title"]) + PADDING
        if not sets or width > room or len(sets[-1]) == ACTIONS:
            sets.append([])
            room = ABREAST
        sets[-1].append(pressed)
        room -= width
    return [actions(abreast) | ({"spacing": "Small"} if at else {}) for at, abreast in enumerate(sets)]


def amiss(id: str, form: Form) -> list[Block]:
    """What has to change, just above its field: there it is read before the field, by eye and by ear."""
    if id not in form.errors:
        return []
    return lines(form.errors[id], "Medium", color="Attention", weight="Bolder")


def hint(text: str) -> list[Block]:
    return lines(text, "Small", isSubtle=True, size="Small") if text else []


def choice(element: Choice, form: Form) -> Block:
    """One tap each: a row of radio buttons below one another, and a menu only where those would be many."""
    field: Block = {
        **_input("Input.ChoiceSet", ids.ONE + element.id, element.label),
        "style": "expanded" if len(element.options) <= MANY else "compact",
        "isMultiSelect": False,
        "wrap": True,
        "choices": [{"title": literal(clipped(o.label, LABEL)), "value": o.value} for o in element.options],
    }
    chosen = form.text(element.id, element.chosen)
    if chosen in [option.value for option in element.options]:
        field["value"] = chosen
    return field


def toggle(element: Toggle, form: Form) -> list[Block]:
    """Ticking is no press in a card; where it is to be one, a small button stands beneath."""
    on = form.text(element.id, ids.YES if element.on else None) == ids.YES
    box: Block = {
        "type": "Input.Toggle",
        "id": ids.TICK + element.id,
        "spacing": "Medium",
        "title": literal(clipped(element.label, LABEL)),
        "valueOn": ids.YES,
        "valueOff": ids.NO,
        "value": ids.YES if on else ids.NO,
        "wrap": True,
    }
    if element.action is None:
        return [box]
    pressed = button(Button("✓", element.action), form.token)
    return [box, actions([{**pressed, "tooltip": clipped(element.label, LABEL)}])]


def entry(element: Entry, form: Form) -> Block:
    text = form.text(element.id, element.text) or ""
    field: Block = {
        **_input("Input.Text", ids.TEXT + element.id, element.label),
        "isMultiline": element.multiline,
        # What is there already stays whole, even where it is too long: that is said in a sentence.
        "maxLength": max(element.limit, len(text)),
    }
    return {**field, "value": text} if text else field


def picker(element: PersonPicker, form: Form) -> Block:
    """Searches the company's own directory; what comes back is an Entra object id.

    https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
    """
    field: Block = {
        **_input("Input.ChoiceSet", ids.PERSON + element.id, element.label),
        "style": "filtered",
        "isMultiSelect": False,
        "choices": [],
        "choices.data": DIRECTORY,
    }
    chosen = form.person(element.id, element.chosen)
    if chosen is not None and chosen.platform == "teams":
        field["value"] = chosen.user
    return field


def copied(element: Copy, place: int) -> Block:
    """A text field, because what stands in one can be selected and copied on a phone as well.

    What is changed in it goes nowhere.
    """
    field = _input("Input.Text", f"{ids.COPY}{place}", element.label)
    return {**field, "isMultiline": True, "value": element.text}


def _input(kind: str, id: str, label: str) -> Block:
    """A label that belongs to its field is read out with it."""
    return {"type": kind, "id": id, "spacing": "Medium", "label": clipped(label, LABEL) or " "}

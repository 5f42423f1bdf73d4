"""Adaptive Cards 1.5 as tables: which parts there are, what each needs, and what it may have besides.

https://adaptivecards.io/explorer, and what Teams takes of it:
https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

Shape = tuple[AbstractSet[str], AbstractSet[str]]  # needed, allowed
NEWEST = (1, 5)
MOST_ACTIONS = 6

ANY = {"type", "id", "isVisible", "separator", "spacing", "height", "fallback", "requires"}
FONT = {"color", "fontType", "isSubtle", "size", "weight"}
BOX = {"selectAction", "style", "bleed", "minHeight", "backgroundImage", "verticalContentAlignment", "rtl"}
INPUT = {"label", "isRequired", "errorMessage", "value"}
LINE = {"isMultiline", "maxLength", "placeholder", "regex", "style", "inlineAction"}
LIST = {"choices", "choices.data", "isMultiSelect", "style", "placeholder", "wrap"}

ELEMENTS: dict[str, Shape] = {
    "TextBlock": ({"text"}, FONT | {"horizontalAlignment", "maxLines", "wrap", "style"}),
    "RichTextBlock": ({"inlines"}, {"horizontalAlignment"}),
    "Image": ({"url", "altText"}, {"horizontalAlignment", "selectAction", "size", "style", "width"}),
    "Container": ({"items"}, BOX),
    "ColumnSet": ({"columns"}, {"selectAction", "style", "bleed", "minHeight", "horizontalAlignment"}),
    "FactSet": ({"facts"}, set()),
    "ActionSet": ({"actions"}, set()),
    "Input.Text": ({"id", "label"}, INPUT | LINE),
    "Input.ChoiceSet": ({"id", "label"}, INPUT | LIST),
    "Input.Toggle": ({"id", "title"}, INPUT | {"valueOn", "valueOff", "wrap"}),
    "Input.Number": ({"id", "label"}, INPUT | {"min", "max", "placeholder"}),
    "Input.Date": ({"id", "label"}, INPUT | {"min", "max", "placeholder"}),
    "Input.Time": ({"id", "label"}, INPUT | {"min", "max", "placeholder"}),
}  # fmt: skip
"""``label`` and ``altText`` may be left out by the schema, but then a screen reader has nothing to say."""

ON_ANY_ACTION = {
    "type",
    "id",
    "title",
    "iconUrl",
    "style",
    "fallback",
    "requires",
    "tooltip",
    "isEnabled",
    "mode",
}
ACTIONS: dict[str, Shape] = {
    "Action.Submit": ({"title"}, {"data", "associatedInputs"}),
    "Action.Execute": ({"title", "verb"}, {"data", "associatedInputs"}),
    "Action.OpenUrl": ({"title", "url"}, set()),
    "Action.ShowCard": ({"title", "card"}, set()),
    "Action.ToggleVisibility": ({"title", "targetElements"}, set()),
}

RUN = {"highlight", "italic", "selectAction", "strikethrough", "underline"}
PARTS: dict[str, Shape] = {
    "Column": ({"items"}, BOX | ANY | {"width"}),
    "TextRun": ({"type", "text"}, FONT | RUN),
    "Choice": ({"title", "value"}, set()),
    "Data.Query": ({"type", "dataset"}, {"count", "skip"}),
    "Fact": ({"title", "value"}, set()),
    "Refresh": ({"action"}, {"userIds", "expires"}),
    "AdaptiveCard": (
        {"type", "version", "body"},
        {"$schema", "actions", "fallbackText", "refresh", "authentication", "lang", "selectAction", "speak",
         "minHeight", "backgroundImage", "verticalContentAlignment", "rtl", "msteams"},
    ),
}  # fmt: skip

CHOICES: dict[str, AbstractSet[str]] = {
    "color": {"default", "dark", "light", "accent", "good", "warning", "attention"},
    "size": {"default", "small", "medium", "large", "extralarge", "auto", "stretch"},
    "weight": {"default", "lighter", "bolder"},
    "fontType": {"default", "monospace"},
    "spacing": {"none", "default", "small", "medium", "large", "extralarge", "padding"},
    "horizontalAlignment": {"left", "center", "right"},
    "associatedInputs": {"auto", "none"},
    "mode": {"primary", "secondary"},
}
STYLES: dict[str, AbstractSet[str]] = {
    "TextBlock": {"default", "heading", "columnheader"},
    "Image": {"default", "person"},
    "Container": {"default", "emphasis", "good", "attention", "warning", "accent"},
    "Column": {"default", "emphasis", "good", "attention", "warning", "accent"},
    "ColumnSet": {"default", "emphasis", "good", "attention", "warning", "accent"},
    "Input.Text": {"text", "tel", "url", "email", "password"},
    "Input.ChoiceSet": {"compact", "expanded", "filtered"},
    "Action": {"default", "positive", "destructive"},
}
FLAGS = {
    "isVisible", "separator", "isSubtle", "wrap", "isMultiline", "isMultiSelect", "isRequired", "isEnabled",
    "highlight", "italic", "strikethrough", "underline", "bleed", "rtl",
}  # fmt: skip
DATASETS = {"graph.microsoft.com/users", "graph.microsoft.com/users?scope=currentContext"}

"""What the bare bots open: a dialog of the size of a check-in, always the same, on Slack and on Teams."""

from __future__ import annotations

from typing import Any

SECRET = "bench-signing-secret"
TOKEN = "xoxb-bench"


def words(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def scale(name: str, label: str) -> dict[str, Any]:
    options = [{"text": words(f"{n} of 5"), "value": str(n)} for n in range(1, 6)]
    return {
        "type": "input",
        "block_id": f"block-{name}",
        "optional": True,
        "label": words(label),
        "element": {"type": "radio_buttons", "action_id": name, "options": options},
    }


VIEW: dict[str, Any] = {
    "type": "modal",
    "callback_id": "kaveri",
    "title": words("Bench"),
    "submit": words("Save"),
    "private_metadata": "save constant",
    "blocks": [
        {"type": "section", "text": words("How are you today? Nobody else reads this.")},
        scale("energy", "Energy for work today"),
        scale("off", "How well did you switch off?"),
        {
            "type": "input",
            "block_id": "block-line",
            "optional": True,
            "label": words("A line, if you like"),
            "element": {"type": "plain_text_input", "action_id": "line"},
        },
    ],
}


def chosen(name: str, label: str) -> dict[str, Any]:
    choices = [{"title": f"{n} of 5", "value": str(n)} for n in range(1, 6)]
    field = {"type": "Input.ChoiceSet", "id": f"text.{name}", "label": label}
    return {**field, "style": "expanded", "choices": choices}


CARD: dict[str, Any] = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "fallbackText": "Bench",
    "body": [
        {"type": "TextBlock", "text": "How are you today? Nobody else reads this.", "wrap": True},
        chosen("energy", "Energy for work today"),
        chosen("off", "How well did you switch off?"),
        {"type": "Input.Text", "id": "text.line", "label": "A line, if you like", "maxLength": 500},
        {
            "type": "ActionSet",
            "actions": [
                {
                    "type": "Action.Submit",
                    "title": "Save",
                    "data": {"kaveri": {"do": "save-check-in", "token": "constant"}},
                }
            ],
        },
    ],
}
ATTACHED = {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
TASK: dict[str, Any] = {
    "task": {
        "type": "continue",
        "value": {"title": "Bench", "height": "large", "width": "medium", "card": ATTACHED},
    }
}

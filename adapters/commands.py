"""The word that may follow `/kaveri`: a shortcut to a page, never content. The same on every platform."""

from __future__ import annotations

from bot.messages.actions import Action

_WORDS = {
    Action.HELP: "help apua ohje ohjeet ? stop pause quit lopeta tauko leave",
    Action.PERSON: "person someone talk ask ihminen joku juttelu",
    Action.DOORS: "doors door urgent emergency crisis helpline ovet ovi kriisi hätä",
    Action.CIRCLE: "people circle friends ihmiset piiri",
    Action.STATUS: "status how tilanne",
    Action.RECEIPTS: "receipts receipt passed kuitit",
    Action.THINKING: "thinking bystander worried mietin",
    Action.ABOUT: "about version tietoja versio",
    Action.RHYTHM: "when rhythm settings hours rytmi milloin",
}
_ACTIONS: dict[str, Action] = {word: action for action, words in _WORDS.items() for word in words.split()}


def action(text: str) -> Action:
    """One known word and nothing else; a sentence is never looked into."""
    return _ACTIONS.get(text.strip().casefold(), Action.HOME)

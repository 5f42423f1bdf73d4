"""What a locked telephone, a notification, a screen reader or a chat export can show: nothing.

All of it, on both platforms and in every language, comes from one closed catalogue without arguments, and is
the same whatever a notice is about. Private words cannot even be handed to it: that is a type error, and
mypy is asked whether it is.
"""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from mypy import api

from adapters.slack import render as slack
from adapters.teams import render as teams
from bot.messages import gallery, wording
from bot.messages.cards import Notice
from bot.messages.speech import NeutralId
from bot.rules import chat, questions, subjects
from bot.rules.instruments import MOST_ITEMS
from bot.rules.people import MemberId
from bot.runtime.locales import speech as spoken
from bot.runtime.tokens import Tokens
from tests.contract.recording import HOME

SPOKEN = spoken("en")
LANGUAGES = SPOKEN.languages
TOKENS = Tokens(b"k" * 32, os.urandom)
MEMBERS = (MemberId("0" * 32), MemberId("f" * 32))
ID = "c0ffee" * 5 + "c0"
NOW = datetime(2026, 11, 23, 9, 0, 30, 123456, tzinfo=UTC)

ABOUT = (
    *(value for name, value in vars(subjects).items() if name.isupper() and not name.startswith("_")),
    *(of(ID) for of in (subjects.of_ask, subjects.of_change, subjects.of_outside)),
    *(subjects.of_turn(ID, 9_999, kind) for kind in chat.Kind),
    subjects.of_check_in(NOW),
    subjects.of_past(10_000),
    questions.subject_of(questions.Sheet("a-long-name-of-a-questionnaire", "f" * 16, 15, "9" * MOST_ITEMS)),
)
"""Everything that a notice or a window can be about."""

RENDERED: dict[str, Callable[[Notice], dict[str, Any]]] = {"slack": slack.message, "teams": teams.message}
WHAT_PEOPLE_READ = {
    *("text", "title", "subtitle", "summary", "speak", "label", "placeholder", "hint", "description", "body"),
    *("errorMessage", "tooltip", "fallback", "fallbackText", "alt_text", "altText", "accessibility_label"),
}
"""Where Slack and Teams take words from, for the screen, for a preview, for whoever listens."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", RENDERED)
def test_every_notice_is_the_same_but_for_an_opaque_value(platform: str, language: str) -> None:
    """Whatever it is about, and whoever it is for: what stands in the chat records is one payload."""
    voice, payloads = SPOKEN.voice(language), set()
    for member in MEMBERS:
        for about in ABOUT:
            token = TOKENS.seal(member, about)
            shown = json.dumps(RENDERED[platform](wording.notice(voice, token)), sort_keys=True)
            assert shown.count(token) == 1, "the value stands in one place, the button's"
            payloads.add(shown.replace(token, "…"))
    assert len(payloads) == 1


@pytest.mark.parametrize("proof", ["", "a" * 24])
def test_values_are_of_one_length_and_no_two_are_alike(proof: str) -> None:
    values = [TOKENS.seal(member, about, proof) for member in MEMBERS for about in (*ABOUT, *ABOUT)]
    assert len({len(value) for value in values}) == 1
    assert len({value[:8] for value in values}) == len(values), "not even how they begin"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_previewed_is_from_the_catalogue(language: str) -> None:
    voice = SPOKEN.voice(language)
    catalogue = {voice.neutral(id).text for id in NeutralId}
    notice = wording.notice(voice, TOKENS.seal(MEMBERS[0], subjects.of_ask(ID)))
    home = wording.home(voice)
    payloads = {
        "Slack message": slack.message(notice),
        "Slack tab": slack.home(home),
        "Teams message": teams.message(notice),
        "Teams greeting": teams.home(home),
        "Teams greeting, drawn again": teams.execute(home),
    }
    for name, payload in payloads.items():
        read = list(words(payload))
        assert read, name
        assert [text for text in read if text not in catalogue] == [], name


def test_what_stands_first_on_each_platform_is_the_neutral_sentence() -> None:
    """The places that a telephone shows without being unlocked, one by one."""
    for language in LANGUAGES:
        voice = SPOKEN.voice(language)
        sentence = voice.neutral(NeutralId.NOTICE_TEXT).text
        notice = wording.notice(voice, TOKENS.seal(MEMBERS[0], subjects.SIGN))
        on_slack, on_teams = slack.message(notice), teams.message(notice)
        card = on_teams["attachments"][0]["content"]
        assert on_slack["text"] == on_slack["blocks"][0]["text"]["text"] == sentence
        assert on_teams["summary"] == card["fallbackText"] == card["body"][0]["text"] == sentence
        assert on_teams.get("text", "") in ("", sentence)


def test_a_sentence_of_the_catalogue_takes_no_argument_and_holds_no_number() -> None:
    """A number could count, a name could tell."""
    for language in LANGUAGES:
        for id in NeutralId:
            said = SPOKEN.voice(language).neutral(id).text
            assert not re.search(r"[\d{}$]", said), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_window_has_the_same_title(language: str) -> None:
    """It may stand in a list of windows, on a shared screen, or be read aloud first."""
    titles = {dialog.title for _, dialog in gallery.dialogs(SPOKEN, language)}
    assert titles == {SPOKEN.voice(language).neutral(NeutralId.HOME_TITLE).text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_window_says_of_itself_what_it_is_about(language: str) -> None:
    """Ids of blocks, callbacks and metadata travel through the platform beside the words."""
    ids = set()
    for name, dialog in gallery.dialogs(SPOKEN, language):
        view = slack.modal(dialog)
        ids.add(view["callback_id"])
        for held in (dialog.subject, dialog.proof):
            if held:
                assert held not in json.dumps(view), name
                assert held not in json.dumps(teams.task(dialog)), name
    assert len(ids) == 1


def test_the_tab_is_one_for_everybody() -> None:
    assert slack.home(HOME) == slack.home(HOME)
    for language in LANGUAGES:
        (one,) = {repr(wording.home(speech.voice(language))) for speech in (SPOKEN, spoken("fi"))}
        assert one


# --- By type. ------------------------------------------------------------------------------------

SNIPPET = """
from bot.messages.cards import ChatTurn, Dialog, Home, HomeButton, Neutral, Notice, Text
from bot.messages.speech import NeutralId, Voice
from bot.port import Platform, Refuse
from bot.rules.people import Address
from bot.rules.words import Words


async def tries(voice: Voice, platform: Platform, to: Address, mine: Words, dialog: Dialog) -> None:
    neutral = voice.neutral(NeutralId.NOTICE_TEXT)
    notice = Notice(neutral, neutral, "open")
    await platform.send(to, notice)
    Home(neutral, (neutral,), (HomeButton(neutral, "home"),), "1")
    Refuse(neutral)

    Notice(mine, neutral, "open")  # wrong
    Notice(neutral, mine, "open")  # wrong
    Notice(mine.reveal(), neutral, "open")  # wrong
    Notice("You were asked by Laura", neutral, "open")  # wrong
    Notice(Text("You were asked by Laura"), neutral, "open")  # wrong
    Home(mine, (neutral,), (), "1")  # wrong
    Home(neutral, (mine,), (), "1")  # wrong
    Home(neutral, (neutral,), (HomeButton(mine, "home"),), "1")  # wrong
    Refuse(mine)  # wrong
    Neutral(mine)  # wrong
    voice.neutral("status-said-yes")  # wrong
    voice.neutral(NeutralId.NOTICE_TEXT, name="Laura")  # wrong
    await platform.send(to, dialog)  # wrong
    await platform.send(to, mine)  # wrong
    ChatTurn(text="How are you?")  # wrong
    ChatTurn(True, "How are you?")  # wrong
    notice.text = neutral  # wrong


class Telling(Neutral):  # wrong
    pass
"""


def test_private_words_in_a_notice_are_a_type_error(tmp_path: Path) -> None:
    """Each line that is wrong is refused, and those that are right are not."""
    snippet = tmp_path / "snippet.py"
    snippet.write_text(SNIPPET)
    report, trouble, _ = api.run(
        ["--strict", "--follow-imports=silent", "--no-error-summary", f"--cache-dir={tmp_path}", str(snippet)]
    )
    assert not trouble
    refused = {int(line) for line in re.findall(r"snippet\.py:(\d+): error", report)}
    wrong = {n for n, line in enumerate(SNIPPET.splitlines(), 1) if "# wrong" in line}
    assert refused == wrong, report


def test_neutral_words_are_made_in_one_place() -> None:
    """The catalogue. Elsewhere the class is only named, where something takes it."""
    made = {
        str(file)
        for folder in ("bot", "adapters")
        for file in Path(folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Neutral"
    }
    assert made == {str(Path("bot", "messages", "speech.py"))}


def words(node: Any) -> Iterator[str]:
    """Every text of a payload that somebody may be shown or read out."""
    if isinstance(node, list):
        for part in node:
            yield from words(part)
    elif isinstance(node, dict):
        for name, value in node.items():
            if isinstance(value, str) and name in WHAT_PEOPLE_READ:
                yield value
            else:
                yield from words(value)

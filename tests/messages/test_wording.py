"""Every page there is, in every language: complete, plain, neutral where it has to be, no dead end."""

from __future__ import annotations

import json
import re
import typing
from collections import Counter
from importlib.resources import files

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import BaseComment, Message

from bot.messages import gallery
from bot.messages.cards import Choice, Dialog, Entry, Home, Neutral, Notice, PersonPicker, Row, Toggle
from bot.messages.speech import NeutralId, Speech, sentences
from bot.rules import sayings

LANGUAGES = ("en", "fi")
NEVER = ("!", "oops", "struggl", "burnout", "flag", "escalat", "expired", "policy", " pool")
PLATFORM_WORDS = ("slack", "teams")


def texts(language: str) -> str:
    return files("bot.messages").joinpath("locales", f"{language}.ftl").read_text(encoding="utf-8")


def ids(language: str) -> dict[str, frozenset[str]]:
    """Every message id of a locale, with the variables it takes."""
    found: dict[str, set[str]] = {}
    current = ""
    for line in texts(language).splitlines():
        if line.startswith("#"):
            continue
        if match := re.match(r"([a-z][a-z0-9-]*) =", line):
            current = match[1]
            found[current] = set()
        if current:
            found[current] |= set(re.findall(r"\{ ?\$(\w+)", line))
    return {id: frozenset(names) for id, names in found.items()}


def pages(speech: Speech, language: str) -> list[tuple[str, Dialog]]:
    """All but the one that stands for a second while an answer is slow."""
    return [(name, dialog) for name, dialog in gallery.dialogs(speech, language) if name != "loading"]


def test_both_languages_say_the_same_things() -> None:
    assert ids("en") == ids("fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sentences_have_one_name(language: str) -> None:
    """Only one of them would ever be said."""
    names = Counter(re.findall(r"^([a-z][a-z0-9-]*) =", texts(language), re.MULTILINE))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_read_one_by_one_are_those_of_the_whole_file(language: str) -> None:
    """With nothing in the file that is no sentence, and no sentence that needs another."""
    whole = [entry for entry in FluentResource(texts(language)).body if not isinstance(entry, BaseComment)]
    alone = {
        id: [entry for entry in FluentResource(text).body if not isinstance(entry, BaseComment)]
        for id, text in sentences(texts(language)).items()
    }
    assert list(alone) == [entry.id.name for entry in whole if isinstance(entry, Message)]
    assert len(alone) == len(whole)
    for entry in whole:
        (read,) = alone[entry.id.name]
        assert read.equals(entry, ignored_fields=["span", "comment"])
    assert "MessageReference" not in json.dumps([entry.to_json() for entry in whole])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_says_what_kaveri_never_says(language: str) -> None:
    for line in texts(language).splitlines():
        if not line.startswith("#"):
            said = line.partition(" = ")[2].lower()
            assert not [word for word in NEVER if word in said], line


def test_every_saying_hangs_in_the_gallery() -> None:
    shown = {type(saying) for _, saying in gallery.sayings()}
    assert shown == set(typing.get_args(sayings.Saying))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_left_and_can_be_sent(speech: Speech, language: str) -> None:
    for name, dialog in pages(speech, language):
        assert len(dialog.title) <= 24, name
        last = name == "erased"  # nothing is left to go on to: a press would be a newcomer's
        assert last or dialog.submit or any(isinstance(element, Row) for element in dialog.body), name
        if any(_needs_sending(element) for element in dialog.body):
            assert dialog.submit, name
        assert all(len(element.buttons) <= 5 for element in dialog.body if isinstance(element, Row)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_door_is_never_more_than_a_press_away(speech: Speech, language: str) -> None:
    """From every page of somebody asking for a person; the first page has it as a button."""
    for name, dialog in pages(speech, language):
        actions = {b.action for e in dialog.body if isinstance(e, Row) for b in e.buttons}
        assert actions & {"doors", "home", "back-to-ask"} or "tel:" in repr([*_urls(dialog)]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_the_chat_is_neutral_and_the_same_for_everybody(speech: Speech, language: str) -> None:
    voice = speech.voice(language)
    catalogue = {voice.neutral(id).text for id in NeutralId}
    notices = {(n.text.text, n.button.text, n.action) for _, n in gallery.notices(speech, language)}
    assert len(notices) == 1
    for _, notice in gallery.notices(speech, language):
        assert {notice.text.text, notice.button.text} <= catalogue
    for _, home in gallery.homes(speech, language):
        assert {home.title.text, *(line.text for line in home.lines)} <= catalogue
    for id in NeutralId:
        assert ids(language)[id.value] == frozenset(), "a neutral sentence takes no argument"


def test_a_notice_can_hold_only_neutral_words() -> None:
    hints = typing.get_type_hints(Notice)
    assert hints["text"] is hints["button"] is Neutral
    assert typing.get_type_hints(Home)["title"] is Neutral


def test_kaveri_speaks_of_no_platform_in_a_notice(speech: Speech) -> None:
    for language in LANGUAGES:
        for id in NeutralId:
            said = speech.voice(language).neutral(id).text.lower()
            assert not [word for word in PLATFORM_WORDS if word in said]


def _needs_sending(element: object) -> bool:
    match element:
        case Choice(action=action) | Toggle(action=action):
            return action is None
        case Entry() | PersonPicker():
            return True
        case _:
            return False


def _urls(dialog: Dialog) -> list[str]:
    return [element.url for element in dialog.body if hasattr(element, "url")]

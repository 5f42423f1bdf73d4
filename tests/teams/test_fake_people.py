"""The fake Teams' people do with a bot's answers what Teams would do, and nothing more."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fakes.teams import Trouble, activities, cards, markdown
from tests.fakes.teams.world import Json
from tests.teams.scripted import DIALOG, FETCH, Script, a_bot, card, notice, showing


@pytest.fixture
async def bot() -> AsyncIterator[Script]:
    async with a_bot() as bot:
        yield bot


async def test_a_dialog_opens_is_filled_in_and_closes(bot: Script) -> None:
    asha = bot.teams.user("asha")
    await bot.writes("asha", notice())
    bot.answers = [showing(), None]
    await asha.opens()
    assert asha.reads.splitlines()[:3] == ["K", "How are you?", "A line"]
    asha.fills("line", "a\nb").picks("one", "leena")
    await asha.presses("Save")
    assert asha.window is None
    fetch, submit = bot.heard
    assert (fetch["name"], fetch["value"]["data"]) == ("task/fetch", FETCH | {"more": ""})
    assert submit["value"]["data"] == {
        "mine": {"do": "save"},
        "text.line": "a\nb",
        "tick.named": "false",
        "who.one": bot.teams.world.named("leena").id,
    }
    assert submit["from"]["aadObjectId"] == asha.id
    assert submit["localTimezone"] == "Asia/Kolkata"
    assert submit["localTimestamp"].endswith("+05:30")


async def test_a_phone_sends_empty_fields_too(bot: Script) -> None:
    mei = bot.teams.user("mei")
    await bot.writes("mei", notice())
    bot.answers = [showing(), {"task": {"type": "message", "value": "Thank you."}}]
    await mei.opens()
    await mei.submits()
    assert bot.heard[-1]["value"]["data"]["text.line"] == ""
    assert mei.reads == "Kaveri\nThank you."


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        {"task": {"type": "continue", "value": {}}},
        {"task": {"type": "message", "value": ""}},
        {**showing(), "extra": 1},
        showing(DIALOG | {"version": "1.6"}),
        showing(DIALOG | {"actions": [{"type": "Action.Execute", "title": "x", "verb": "x"}]}),
    ],
)
async def test_an_answer_that_teams_would_not_show_is_trouble(bot: Script, answer: Json | None) -> None:
    await bot.writes("asha", notice())
    bot.answers = [answer]
    with pytest.raises(Trouble):
        await bot.teams.user("asha").opens()


async def test_an_old_client_uses_the_fallback(bot: Script) -> None:
    fallback = {"type": "Action.Submit", "title": "Again", "data": {"old": True}}
    execute = {
        "type": "Action.Execute",
        "title": "Again",
        "verb": "again",
        "data": {"n": 1},
        "fallback": fallback,
    }
    asha, message = bot.teams.user("asha"), notice()
    message["attachments"][0]["content"]["actions"] = [execute]
    await bot.writes("asha", message)
    drawn = card(text="New words.")
    bot.answers = [{"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": drawn}]
    asha.old_client = True
    await asha.presses("Again")
    assert (bot.heard[-1]["type"], bot.heard[-1]["value"]) == ("message", {"old": True})
    bot.answers = [{"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": drawn}]
    asha.old_client = False
    await asha.presses("again")
    action = bot.heard[-1]["value"]["action"]
    assert (action["verb"], action["data"]) == ("again", {"n": 1})
    assert asha.reads == "New words."


async def test_what_was_not_taken_comes_again_with_the_same_id(bot: Script) -> None:
    asha = bot.teams.user("asha")
    await asha.types("hello")
    await bot.teams.out.again()
    assert len({activity["id"] for activity in bot.heard}) == 1
    sent = activities.installed(bot.teams.world, asha.person)
    answers = await bot.teams.at_once(sent, sent, sent)
    assert [answer.status for answer in answers] == [200] * 3
    assert len({activity["id"] for activity in bot.heard}) == 2


def _with(element: Json) -> Json:
    more = card()
    return more | {"body": [*more["body"], element]}


def _choices(*values: str) -> Json:
    choices = [{"title": value, "value": value} for value in values]
    return {"type": "Input.ChoiceSet", "id": "a", "label": "A", "choices": choices}


OPENS = {"type": "Action.OpenUrl", "title": "x", "url": "https://example.com"}


@pytest.mark.parametrize(
    ("faulty", "says"),
    [
        (card() | {"version": "1.6"}, "newer than Teams takes"),
        (card() | {"body": []}, "no text"),
        (card() | {"body": [{"type": "Input.Text", "id": "a", "label": "A"}]}, "no text"),
        (card() | {"colour": "red"}, "colour is unknown"),
        (card(*[OPENS] * 7), "7 actions"),
        (card(OPENS | {"url": "javascript:x"}), "invalid url"),
        (card({"type": "Action.Submit", "data": {}}), "title is missing"),
        (card({"type": "Action.Submit", "title": "x", "data": "words"}), "no object"),
        (card({"type": "Action.Http", "title": "x"}), "unknown action"),
        (card(text=""), "no text"),
        (card() | {"refresh": {"action": OPENS}}, "no Action.Execute"),
        (_with({"type": "TextBlock", "text": "x", "colour": "red"}), "colour is unknown"),
        (_with({"type": "TextBlock", "text": "x", "color": "red"}), "color is not red"),
        (_with({"type": "Input.Text", "id": "a"}), "label is missing"),
        (_with({"type": "Input.Text", "id": "a", "label": ""}), "label is empty"),
        (_with({"type": "Input.Text", "id": "a", "label": "A", "maxLength": 1, "value": "xx"}), "longer"),
        (_with({"type": "Input.ChoiceSet", "id": "a", "label": "A", "choices": []}), "nothing to choose"),
        (_with(_choices("1", "1")), "twice"),
        (_with(_choices("1", "2") | {"value": "3"}), "none of the choices"),
        (_with(_choices("1", "2") | {"style": "wide"}), "style is not wide"),
        (_with({"type": "Input.Toggle", "id": "a", "title": "A", "value": "yes"}), "neither on nor off"),
        (_with({"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": ""}]}), "no text"),
        (_with({"type": "Carousel", "pages": []}), "unknown element"),
        (_with({"type": "ActionSet", "actions": [OPENS] * 7}), "7 actions"),
    ],
)
def test_a_faulty_card_is_named(faulty: Json, says: str) -> None:
    assert says in "; ".join(cards.faults(faulty, dialog=False))


def test_a_good_card_has_no_faults() -> None:
    assert cards.faults(DIALOG, dialog=True) == []
    assert cards.faults(notice()["attachments"][0]["content"], dialog=False) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**bold** and _leaning_", "bold and leaning"),
        (r"\*not bold\* \_nor\_", "*not bold* _nor_"),
        ("[words](https://example.com)", "words"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("- one\n- two", "• one\n• two"),
        ("&amp; {{DATE(2026-01-01)}}", "& "),
    ],
)
def test_what_markdown_leaves_to_read(written: str, read: str) -> None:
    assert markdown.read(written) == read

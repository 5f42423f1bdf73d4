"""Any line, button, edit, wait or choice in any order: a talk leads nowhere bad."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.agenda import agenda
from bot.rules.chat_events import ChatChosen
from bot.rules.checkin import LINE_LIMIT, Answers
from bot.rules.events import CheckedIn, Visited
from bot.rules.own_events import AnchorsChosen, Cleared
from bot.rules.whereabouts import QuietChosen
from bot.rules.words import Words
from tests.rules.talk import SHE, Talk, asks, talk

WORDS = ["2", "kaksi", "yes", "osin", "no", "skip", "takaisin", "back", "stop", "later", "window", "", "hm"]
LINES = st.sampled_from(WORDS) | st.text(max_size=12) | st.just("x" * (LINE_LIMIT + 1))
EVENTS = [
    ChatChosen(True),
    ChatChosen(False),
    AnchorsChosen(()),
    AnchorsChosen((Words("Yoga"), Words("A walk"))),
    Visited(),
    Cleared(),
    QuietChosen(True),
    QuietChosen(False),
    CheckedIn(Answers(4)),
]


def step(story: Talk, data: st.DataObject) -> None:
    match data.draw(
        st.sampled_from(["says", "says", "says", "presses", "edits", "deletes", "waits", "else"])
    ):
        case "says":
            story.says(data.draw(LINES), wait=data.draw(st.sampled_from([0, 1, 20, 600])))
        case "presses" if story.turns:
            turn = data.draw(st.integers(0, len(story.turns) - 1))
            buttons = [button.label for row in story.turns[turn].rows for button in row]
            if buttons:
                story.presses(data.draw(st.sampled_from(buttons)), turn)
        case "edits":
            story.edits(data.draw(LINES))
        case "deletes":
            story.deletes()
        case "waits":
            story.after(hours=data.draw(st.sampled_from([0.3, 1, 2, 30, 200])))
        case _:
            story.world.happen(SHE, data.draw(st.sampled_from(EVENTS)))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_line_in_any_order_leads_nowhere_bad(data: st.DataObject) -> None:
    story = talk(data.draw(st.sampled_from(["en", "fi"])), ("Yoga",), data.draw(st.booleans())).asked()
    for _ in range(data.draw(st.integers(1, 25))):
        before = len(story.world.said)
        step(story, data)
        promises(story, before)


def promises(story: Talk, before: int) -> None:
    member = story.world.members[SHE]
    talking = member.chat.talk if member.chat is not None else None
    assert agenda(member)[0].at > story.world.now, "whatever waits is ahead"
    if member.chat is None:
        new = story.world.said[before:]
        assert all(isinstance(said, str) for said in new[-1:]), "nothing in the chat without the choice"
    if talking is not None:
        assert any(wake.at > story.world.now for wake in agenda(member)), "a talk always ends"
    for answers in story.kept:
        assert answers.energy in (None, 1, 2, 3, 4, 5)
        assert answers.off in (None, 1, 2, 3, 4, 5)
        assert len(answers.line.reveal()) <= LINE_LIMIT
    for turn in story.turns:
        assert all(len(row) <= 5 for row in turn.rows)
        assert not asks(turn) or turn.chosen.question

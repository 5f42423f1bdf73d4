"""A copy of everything: whole, with keys that stay, and with nothing that another did not release."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from bot.messages import export_text, exporting
from bot.messages.export_text import Part, lines, parts
from bot.messages.exporting_names import Code
from bot.messages.speech import Speech
from bot.rules import showing
from bot.rules.calendar import Calendar
from bot.rules.known import Known
from bot.rules.listening import Declined, Over, Unanswered
from bot.rules.member import Member
from bot.rules.people import Address, Face, MemberId
from bot.rules.words import Words
from bot.runtime.exports import Taken
from tests.messages.test_wording import LANGUAGES
from tests.sources import ROOT
from tests.storage.full import EMPTY, FULL, KEEPING, RAVI
from tests.storage.making import NOTE, NOW

MEMBERS = {"empty": EMPTY, "keeping": KEEPING, "full": FULL}


def known(member: Member) -> Known:
    wanted = showing.everything(member)
    faces = {
        id: Face(id, Words(f"Name of {id}"), "en", Calendar("UTC"), Address("slack", "T1", id))
        for id in wanted.faces
    }
    return Known(faces, {record: Words(f"words of {record}") for record in wanted.records})


def tree(member: Member) -> dict[str, Any]:
    return exporting.tree(member, known(member), NOW)


def everything(value: Any) -> list[Any]:
    """Every single thing in a tree."""
    match value:
        case dict():
            return [one for each in value.values() for one in everything(each)]
        case list():
            return [one for each in value for one in everything(each)]
        case _:
            return [value]


def test_every_field_of_a_member_is_in_it_or_left_out_for_a_reason() -> None:
    named = {field.name for field in fields(Member)}
    assert set(exporting.EXPORTED) | set(exporting.LEFT_OUT) == named
    assert not set(exporting.EXPORTED) & set(exporting.LEFT_OUT)
    assert all(exporting.LEFT_OUT.values())


def test_the_keys_stay() -> None:
    """Somebody may have written a program for them: this list is only ever added to."""
    assert exporting.FORMAT == 1
    assert list(tree(EMPTY)) == [
        "format", "made", "addresses", "name", "language", "working_time", "clock_of_own_choosing",
        "known_since", "first_came", "when_i_ask", "asked_in_chat", "quiet_until", "look_in",
        "look_in_after_absence", "last_line_answered", "answers", "check_in_begun", "looking_back_begun",
        "last_looking_back", "page_for_appointment", "habits", "usual", "plan", "own_door",
        "questionnaires", "people", "words_prepared", "ask", "passed_on", "change_being_written",
        "change_asked", "being_asked", "changes_asked_of_me", "outside_my_team", "phones",
        "changes_of_settings_read", "let_count_for_my_team", "said_together",
        "log", "operator", "operator_did",
    ]  # fmt: skip


def test_every_key_is_described() -> None:
    described = (ROOT / "deploy" / "export.md").read_text()
    assert not [key for key in tree(EMPTY) if f"`{key}`" not in described]


@pytest.mark.parametrize("member", MEMBERS.values(), ids=MEMBERS)
def test_it_is_json_and_nobody_in_it_has_left(member: Member) -> None:
    told = tree(member)
    again = json.loads(Taken("en", "", (), told).json)
    assert set(again) == set(told)
    assert "left" not in everything(told), "whoever is named is asked for, and is there"


def test_the_words_are_the_members_own_letter_for_letter() -> None:
    data = Taken("en", "", (), tree(replace(EMPTY, door=Words("half an emoji \ud83d, whole 👩‍🚀")))).json
    assert json.loads(data)["own_door"] == "half an emoji \ud83d, whole 👩‍🚀"
    assert NOTE in [str(one.reveal()) for one in everything(tree(FULL)) if isinstance(one, Words)]


def test_no_key_material_no_seed_and_no_id_of_anybody() -> None:
    text = Taken("en", "", (), tree(FULL)).json.decode()
    shown = {face.name.reveal() for face in known(FULL).faces.values()}
    for name in shown:
        text = text.replace(name, "").replace(f"words of {name}", "")
    secrets = [FULL.seed, str(FULL.id), *(d.key for d in FULL.doorways), *(d.id for d in FULL.doorways)]
    secrets += [str(RAVI), "e1", "e2", "slot-a3", "proof"]
    assert not [secret for secret in secrets if f'"{secret}"' in text]


@pytest.mark.parametrize(
    "answer", [Unanswered(), Declined(NOW), Over(NOW)], ids=["before an answer", "after a no", "over"]
)
def test_as_a_peer_no_name_before_a_yes(answer: Any) -> None:
    ask = replace(FULL.listening.asks[0], answer=answer)
    peer = replace(EMPTY, listening=replace(EMPTY.listening, asks=(ask,)))
    (told,) = tree(peer)["being_asked"]["asks"]
    assert told["from"] is None
    assert "Name of" not in repr([one.reveal() for one in everything(told) if isinstance(one, Words)])


def test_an_ask_that_never_reached_them_and_who_trusts_them_are_not_in_it() -> None:
    kept_away = replace(FULL.listening.asks[0], answer=Unanswered(told=False))
    peer = replace(EMPTY, listening=replace(EMPTY.listening, asks=(kept_away,), inviters=(RAVI,)))
    assert tree(peer) == tree(EMPTY) | {"made": NOW}


def test_when_which_of_several_is_asked_is_not_in_it() -> None:
    """Each moment lies in that person's own hours, which are theirs."""
    assert FULL.escalation is not None
    moments = {step.at for step in FULL.escalation.plan.steps} - {FULL.escalation.consented, NOW}
    assert not moments & {
        one for one in everything(tree(FULL)["ask"]) if one not in (FULL.escalation.plan.deadline,)
    }


def test_whoever_left_is_said_to_have_left() -> None:
    told = exporting.tree(FULL, Known(), NOW)
    assert told["people"]["in_order"][0]["name"] == Code("left")
    assert told["passed_on"][0]["to"] == ["left", "left"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("member", MEMBERS.values(), ids=MEMBERS)
def test_it_can_be_read_and_nothing_that_is_held_is_missing(
    member: Member, language: str, speech: Speech
) -> None:
    told = tree(member)
    read = parts(told, speech.voice(language), member.calendar)
    text = "\n".join(lines(read))
    for one in everything(told):
        if isinstance(one, Words) and one:
            assert one.reveal() in text
    held = {key for key, value in told.items() if any(everything(value)) or 0 in everything(value)}
    assert len(read) == len(held - set(export_text.NOT_READ_ALOUD))
    assert not [part for part in _every(read) if not part.text and not part.parts]


def _every(found: tuple[Part, ...]) -> list[Part]:
    return [one for part in found for one in (part, *_every(part.parts))]


def test_these_members_fill_every_corner() -> None:
    """The test of the tests above: a field that nobody filled in proves nothing."""
    trees = [tree(member) for member in MEMBERS.values()]
    empty = [key for key in trees[0] if all(each[key] in (None, [], {}, "") for each in trees)]
    assert set(empty) <= {"look_in", "operator", "operator_did"}, empty
    assert MemberId("id-ravi") == RAVI

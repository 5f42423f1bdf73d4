"""No sentence is missing in a language, and none is left that nobody can ever read."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.messages import export_text, exporting, exporting_asks, gallery
from bot.messages.actions import Action
from bot.messages.given import Amiss, Given
from bot.messages.leading import PLAIN
from bot.messages.reading import read
from bot.messages.speech import NeutralId, Speech, Voice
from bot.rules import subjects
from bot.rules.anchors import Kept
from bot.rules.announcing import KINDS
from bot.rules.escalation import FollowUp, Order, Way
from bot.rules.joining import met
from bot.rules.known import Known
from bot.rules.listening import Accepted, Ask
from bot.rules.outside import Theme
from bot.rules.own_noted import Did
from bot.rules.people import Address, MemberId, Profile, Standing
from bot.rules.reflection import Item
from bot.rules.team import Obstacle
from bot.rules.words import Words
from tests.messages.test_wording import LANGUAGES, ids
from tests.transcript import LONDON, MONDAY

KINDS_OF_CODE = (
    ("way", Way),
    ("order", Order),
    ("theme", Theme),
    ("did", Did),
    ("setting", KINDS),
    ("obstacle", Obstacle),
)
RAVI = MemberId("ravi")
ME = Profile(Address("slack", "T1", "U1"), Words("Asha"), "en", LONDON)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every id that any voice is asked to say."""
    said: set[str] = set()
    speak = Voice.__call__

    def overheard(self: Voice, id: str, **args: str | int) -> str:
        said.add(id)
        return speak(self, id, **args)

    monkeypatch.setattr(Voice, "__call__", overheard)
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_read_by_somebody(language: str, speech: Speech, spoken: set[str]) -> None:
    gallery.dialogs(speech, language)
    gallery.homes(speech, language)
    gallery.notices(speech, language)
    gallery.frames(speech, language)
    gallery.turns(speech, language)
    for id in NeutralId:
        speech.voice(language).neutral(id)
    assert all(sentence for errors in mended(speech, language) for sentence in errors.values())
    spoken |= set(map(export_text.said, words_of_the_export()))
    assert set(ids(language)) - spoken == set()


def words_of_the_export() -> set[str]:
    """Every key and every code that a copy of everything may hold, as they stand in its source."""
    found = {f"rated_{item}" for item in Item} | {"yes", "no"}
    found |= {f"{kind}_{one}".replace("-", "_") for kind, every in KINDS_OF_CODE for one in every}
    for module in (exporting, exporting_asks):
        tree = ast.parse(inspect.getsource(module))
        for node in ast.walk(tree):
            match node:
                case ast.Dict(keys=keys):
                    found |= {key.value for key in keys if isinstance(key, ast.Constant)}
                case ast.Call(func=ast.Name(id="code"), args=[ast.Constant(value=str(word))]):
                    found.add(word.replace("-", "_"))
                case ast.Call(func=ast.Name(id="code"), args=[ast.IfExp(body=one, orelse=other)]):
                    found |= {
                        each.value.replace("-", "_")
                        for each in (one, other)
                        if isinstance(each, ast.Constant)
                    }
    found -= set(export_text.NOT_READ_ALOUD) | set(exporting.EXPORTED) | set(exporting.LEFT_OUT)
    return (
        found
        | {key for key, _ in exporting.EXPORTED.values()}
        | set(FollowUp)
        | set(Kept)
        | {"energy", "off", "left"}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_a_copy_of_everything_can_be_said(language: str, speech: Speech) -> None:
    for word in words_of_the_export():
        assert speech.voice(language)(export_text.said(word.replace("-", "_")))


def mended(speech: Speech, language: str) -> Iterator[dict[str, str]]:
    """Everything that can be wrong with a field."""
    member = met(Profile(ME.address, ME.name, language, ME.zone), MemberId("me"), "seed", MONDAY)
    member = replace(member, circle=replace(member.circle, have_say=(MemberId("john"),)))
    other = Address("slack", "T1", "U2")
    someone = Profile(other, Words("Ravi"), "en", LONDON)
    john = Profile(Address("slack", "T1", "U3"), Words("John"), "en", LONDON)
    fields: list[tuple[Action, dict[str, Words | Profile]]] = [
        (Action.PICK_ONE, {}),
        (Action.PICK_ONE, {"one": ME}),
        (Action.PICK_ONE, {"one": john}),
        (Action.SAVE_CIRCLE, {"person-1": someone, "person-2": someone}),
        (Action.SAVE_CHECK_IN, {"line": Words("x" * 501)}),
        (Action.SAVE_RELEASE, {"note": Words("x" * 301)}),
    ]
    script = Words(speech.voice(language)("change-script"))
    fields += [
        (Action.CHANGE_WRITE, {"change": script}),
        (Action.CHANGE_WRITE, {}),
        (Action.STATEMENT_WRITE, {}),
        (Action.CHANGE_WRITE, {"change": Words("x" * 601), "ally": ME}),
    ]
    fields += [
        (Action.PICK_ONE, {"one": Profile(other, Words("Ravi"), "en", LONDON, standing)})
        for standing in Standing
        if standing is not Standing.PERSON
    ]
    ids = {other: MemberId("ravi"), john.address: MemberId("john")}
    for action, values in fields:
        found = read(Given(action, values=values, ids=ids), member, Known(), speech, MONDAY)
        assert isinstance(found, Amiss), action
        yield dict(found.errors)
    for answer in ("", "x" * 601):
        values = {"answer": Words(answer)}
        found = read(
            Given(Action.CHANGE_ANSWER, subjects.of_change("a"), values=values),
            member,
            Known(),
            speech,
            MONDAY,
        )
        assert isinstance(found, Amiss)
        assert found.subject == subjects.of_change("a"), "mended on the page about the same ask"
        yield dict(found.errors)
    asks = replace(member.listening, asks=(_said_yes_to(MemberId("ravi")),))
    for named in ({}, {"suggested": someone}):
        given = Given(Action.SAVE_SUGGESTION, subjects.of_ask("a"), values=named, ids=ids)
        found = read(given, replace(member, listening=asks), Known(), speech, MONDAY)
        assert isinstance(found, Amiss)
        yield dict(found.errors)

    for days, closes in (({}, "17"), ({"day-0": Words("yes")}, "12")):
        given = Given(Action.SAVE_HOURS, values={**days, "opens": Words("12"), "closes": Words(closes)})
        found = read(given, member, Known(), speech, MONDAY)
        assert isinstance(found, Amiss)
        yield dict(found.errors)
    zone = {"day-0": Words("yes"), "opens": Words("9"), "closes": Words("17"), "zone": Words("Atlantis")}
    every_day = {f"ask-day-{n}": Words("yes") for n in range(7)}
    works_daily = replace(member, calendar=replace(member.calendar, days=frozenset(range(7))))
    for action, values in ((Action.SAVE_HOURS, zone), (Action.SAVE_DAYS, every_day)):
        found = read(Given(action, values=values), works_daily, Known(), speech, MONDAY)
        assert isinstance(found, Amiss)
        yield dict(found.errors)
    for digits, whose in (("12", None), ("482 177 305", member), ("482 177 305", replace(member, id=RAVI))):
        given = Given(Action.LINK_TYPED, values={"code": Words(digits)}, whose=whose)
        found = read(given, member, Known(), speech, MONDAY)
        assert isinstance(found, Amiss)
        yield dict(found.errors)
    for line in ("", "x" * 1001):
        given = Given(Action.OUTSIDE_WRITE, subjects.of_outside("a"), values={"line": Words(line)})
        found = read(given, member, Known(), speech, MONDAY)
        assert isinstance(found, Amiss)
        yield dict(found.errors)


def _said_yes_to(by: MemberId) -> Ask:
    return Ask("a", by, "e", "r", Way.ANY, "s", MONDAY, MONDAY, Accepted(MONDAY, MONDAY))


def test_every_press_there_is_can_be_read(speech: Speech) -> None:
    member = met(ME, MemberId("me"), "seed", MONDAY)
    for action in Action:
        assert read(Given(action), member, Known(), speech, MONDAY)
    assert set(PLAIN) < set(Action)

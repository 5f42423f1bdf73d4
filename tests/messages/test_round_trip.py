"""Real people in the middle of real stories press everything there is to press, page after page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.messages import reading, wording
from bot.messages.actions import Action
from bot.messages.cards import Button, Choice, Dialog, Row, Toggle
from bot.messages.given import Amiss, Given
from bot.messages.speech import Speech
from bot.messages.telling import Operator, Telling
from bot.rules import showing, subjects
from bot.rules.chat_events import ChatChosen
from bot.rules.events import CheckedIn, CircleChosen, Consented, KeepingChosen, ReleaseApproved
from bot.rules.people import Address, MemberId, Profile
from bot.rules.places import Place
from bot.rules.words import Words
from tests.rules.world import World
from tests.transcript import HELSINKI, KOLKATA, LONDON, Transcript, days, hours, minutes

DEEP = 3


def newcomer() -> Transcript:
    return Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=LONDON, ravi=KOLKATA)


def at_home() -> Transcript:
    return newcomer().trusts("sanna", "mikko", "laura").opens_kaveri("sanna")


def invited() -> Transcript:
    return newcomer().when("sanna", CircleChosen((MemberId("mikko"), MemberId("ravi")))).after(hours(1))


def picked() -> Transcript:
    return at_home().picks("sanna", "ravi")


def asking() -> Transcript:
    return at_home().asks("sanna").after(minutes(2))


def said_yes() -> Transcript:
    return asking().answers("mikko", yes=True)


def nobody() -> Transcript:
    return at_home().asks("sanna").after(days(1))


def wished() -> Transcript:
    return said_yes().wishes("sanna", "laura").after(hours(4))


def changed() -> Transcript:
    return wished().changes("laura", "Ravi takes it.")


def forgotten() -> Transcript:
    return said_yes().after(days(20))


def in_the_chat() -> Transcript:
    return at_home().when("sanna", ChatChosen(True)).after(days(1.5))


STORIES: tuple[Callable[[], Transcript], ...] = (
    newcomer,
    at_home,
    invited,
    picked,
    asking,
    said_yes,
    nobody,
    wished,
    changed,
    forgotten,
    in_the_chat,
)


def page(world: World, who: str, place: Place, subject: str, speech: Speech) -> Dialog:
    telling = Telling(speech, world.members[who].face, world.now, Operator())
    return wording.dialog(telling, world.page(who, place, subject))


def press(world: World, who: str, given: Given, speech: Speech) -> Dialog:
    """As the engine does it: read, decide, show. A dialog that has to be mended stays as it is."""
    member = world.members[who]
    read = reading.read(given, member, world.known(reading.wants(given, member), who), speech, world.now)
    if isinstance(read, Amiss):
        assert all(read.errors.values())
        return page(world, who, Place.FIRST, "", speech)
    for event in read.events:
        world.happen(who, event)
    return page(world, who, read.place, read.subject, speech)


def presses(dialog: Dialog) -> list[Given]:
    """Every button and choice of a window, with what its fields would hold left as shown."""
    buttons: list[Button] = [b for e in dialog.body if isinstance(e, Row) for b in e.buttons]
    actions = {b.action for b in (*buttons, *([dialog.submit] if dialog.submit else []))}
    actions |= {e.action for e in dialog.body if isinstance(e, Choice | Toggle) and e.action}
    values = {e.id: Words(e.chosen) for e in dialog.body if isinstance(e, Choice) and e.chosen}
    return [Given(action, dialog.subject, dialog.proof, values) for action in sorted(actions)]


def copy(world: World) -> World:
    return replace(
        world, members=dict(world.members), pending=dict(world.pending), records=dict(world.records), lines=[]
    )


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_whoever_presses_whatever_gets_a_page(story: Callable[[], Transcript], speech: Speech) -> None:
    world = story().world
    for who, member in world.members.items():
        asks = [subjects.of_ask(ask.id) for ask in member.listening.asks]
        asks += [subjects.of_change(ask.id) for ask in member.change_asks]
        doors = [
            "",
            subjects.CHANGE,
            subjects.of_change("gone"),
            subjects.VISIT,
            subjects.TALK,
            subjects.INVITATION,
            *asks,
            subjects.of_ask("gone"),
            "?",
        ]
        for subject in doors:
            walk(copy(world), who, Given(Action.OPEN, subject), speech, DEEP)
        for action in Action:
            walk(copy(world), who, Given(action), speech, 1)


def walk(world: World, who: str, given: Given, speech: Speech, depth: int) -> None:
    dialog = press(world, who, given, speech)
    assert dialog.body
    if depth:
        for following in presses(dialog):
            walk(copy(world), who, following, speech, depth - 1)


def test_from_the_first_page_to_a_yes_with_two_presses(speech: Speech) -> None:
    """One press opens, one confirms exactly what was shown."""
    world = at_home().world
    preview = press(world, "sanna", Given(Action.PERSON), speech)
    press(world, "sanna", Given(Action.ASK, preview.subject, preview.proof), speech)
    escalation = world.members["sanna"].escalation
    assert escalation is not None
    assert escalation.open
    assert escalation.plan.peers == ("mikko", "laura")


def test_what_is_sealed_for_the_peer_is_what_the_member_read(speech: Speech) -> None:
    world = at_home().world
    preview = press(world, "sanna", Given(Action.PERSON), speech)
    quoted = {getattr(element, "text", "") for element in preview.body}
    press(world, "sanna", Given(Action.ASK, preview.subject, preview.proof), speech)
    assert world.records
    assert {words.reveal() for words, _ in world.records.values()} <= quoted


def test_with_approved_words_it_is_one_press(speech: Speech) -> None:
    world = at_home().world
    people = press(world, "sanna", Given(Action.CIRCLE), speech)
    press(world, "sanna", Given(Action.APPROVE, people.subject, people.proof), speech)
    press(world, "sanna", Given(Action.PERSON), speech)
    escalation = world.members["sanna"].escalation
    assert escalation is not None
    assert escalation.open


def test_words_can_be_approved_after_somebody_else_was_picked(speech: Speech) -> None:
    world = picked().world
    people = press(world, "sanna", Given(Action.CIRCLE), speech)
    press(world, "sanna", Given(Action.APPROVE, people.subject, people.proof), speech)
    assert world.members["sanna"].circle.approval is not None


@pytest.mark.parametrize("action", [Action.ASK, Action.APPROVE])
@pytest.mark.parametrize("proof", ["", "0" * 24])
def test_without_proof_of_what_was_shown_nothing_is_released(
    action: Action, proof: str, speech: Speech
) -> None:
    world = at_home().world
    member = world.members["sanna"]
    given = Given(action, proof=proof)
    read = reading.read(given, member, world.known(reading.wants(given, member), "sanna"), speech, world.now)
    assert not isinstance(read, Amiss)
    assert not [event for event in read.events if isinstance(event, Consented | ReleaseApproved)]


def test_words_that_changed_in_between_are_shown_once_more(speech: Speech) -> None:
    """Mikko left meanwhile: what was proved went to two, what would be sent goes to one."""
    world = at_home().world
    preview = press(world, "sanna", Given(Action.PERSON), speech)
    del world.members["mikko"]
    again = press(world, "sanna", Given(Action.ASK, preview.subject, preview.proof), speech)
    assert world.members["sanna"].escalation is None
    assert again.proof not in ("", preview.proof)
    press(world, "sanna", Given(Action.ASK, again.subject, again.proof), speech)
    assert world.members["sanna"].escalation is not None


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1.0", "٣", "²", "", "7"])
def test_a_rhythm_that_was_not_on_offer_changes_nothing(number: str, speech: Speech) -> None:
    world = at_home().world
    before = world.members["sanna"]
    press(world, "sanna", Given(Action.SAVE_RHYTHM, values={"per_week": Words(number)}), speech)
    assert world.members["sanna"] == before


def test_a_picked_person_of_whom_nothing_is_known_is_refused_with_a_sentence(speech: Speech) -> None:
    world = at_home().world
    stranger = Profile(Address("story", "team", "stranger"), Words("Stranger"), "en", LONDON)
    member = world.members["sanna"]
    for action, field in ((Action.PICK_ONE, "one"), (Action.SAVE_CIRCLE, "person-3")):
        given = Given(action, values={field: stranger})
        read = reading.read(given, member, showing.Known(), speech, at_home().world.now)
        assert isinstance(read, Amiss)
        assert list(read.errors) == [field]


def test_every_place_can_be_shown_to_everybody_at_any_time(speech: Speech) -> None:
    for story in STORIES:
        told = story()
        told.when("mikko", CheckedIn(told.world.page("sanna", Place.FIRST).draft), KeepingChosen(True))  # type: ignore[union-attr]
        for who in told.world.members:
            for place in Place:
                for subject in ("", "ask:", "ask:unknown", "nonsense"):
                    assert page(told.world, who, place, subject, speech).body

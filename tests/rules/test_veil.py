"""What a phrase of one's own stands in front of: every page is one or the other, and so is every field."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import wording
from bot.messages.telling import Operator, Telling
from bot.rules import showing, subjects, veil
from bot.rules.checkin import Answers, CheckIn, Forgetting, History, Keeping, Trial
from bot.rules.decide import decide
from bot.rules.known import Known
from bot.rules.linking import Code, Kind, Linking
from bot.rules.listening import Accepted, Promise
from bot.rules.member import Member, Summary
from bot.rules.own_events import PhraseChosen
from bot.rules.people import MemberId
from bot.rules.phrase import Opening, Phrase, Typed
from bot.rules.places import Place
from bot.rules.reflection import LookedBackAt, Reflection
from bot.rules.sayings import Saying
from bot.rules.signs import Signs
from bot.rules.together import Together, Writing
from bot.rules.watching import Watching
from bot.rules.words import Words
from bot.runtime.locales import speech
from tests.storage import making
from tests.storage.full import EMPTY, FULL, KEEPING

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOON, SOON = making.NOW, making.SOON
CLOSED = Opening()
MINE, OTHER = Phrase("5a17", "57e7"), Phrase("5a18", "57e8")
RIGHT, WRONG = "57e7", "0000"
MARK = "Zq-a-word-of-hers"
STAYS = frozenset(
    (
        *("id", "seed", "addresses", "name", "language", "calendar", "met", "tidied", "welcomed", "visits"),
        *("typed", "look_in", "quiet", "door", "returning", "anchors", "plan", "own_zone", "rhythm"),
        *("circle", "composing", "wishing"),
        *("doorways", "chat", "leaving", "linking", "also", "joined"),
    )
)
"""Settings, people, and what is under way: the same with a phrase or without."""
UNDER_WAY = frozenset(("escalation", "change", "change_asks", "listening", "outside", "together"))
OF_ITS_OWN = frozenset(("history", "looking", "watching", *UNDER_WAY))
"""What is kept goes, and that it is kept stays; what is begun just now, and what is under way, stays."""

lines = st.sampled_from(("", MARK, f"{MARK}\n{MARK}"))
checkins = st.lists(
    st.builds(
        lambda days, energy, line: CheckIn(NOW - timedelta(days=days), Answers(energy, None, Words(line))),
        st.integers(1, 80),
        st.none() | st.integers(1, 5),
        lines,
    ),
    max_size=9,
).map(tuple)
reflections = st.lists(
    st.builds(
        lambda days, words: LookedBackAt(
            NOW - timedelta(days=days), Reflection(theme=Words(words), wish=Words(words))
        ),
        st.integers(1, 80),
        lines,
    ),
    max_size=5,
).map(tuple)
histories: st.SearchStrategy[History] = st.one_of(
    st.builds(Keeping, checkins, st.just(NOW), reflections, st.booleans()),
    st.builds(Trial, checkins, st.just(NOW)),
    st.just(Forgetting()),
)


def pages(member: Member, opening: Opening = CLOSED) -> str:
    """Every word of every page that looks back, but for the one after a check-in: that shows the last one,
    to whoever saw it being made."""
    tell = Telling(speech("en"), member.face, NOW, Operator())
    shown = (
        wording.dialog(tell, showing.show(place, "", veil.seen(place, member, opening, NOW), Known(), NOW))
        for place in sorted(veil.LOOKS_BACK - {Place.AFTER_CHECK_IN})
    )
    return "\n".join(str([_all_of(element) for element in dialog.body]) for dialog in shown)


def _all_of(element: Any) -> list[Any]:
    return [getattr(element, field.name) for field in fields(element)]


def test_every_page_looks_back_or_does_not() -> None:
    assert frozenset(Place) == veil.LOOKS_BACK | veil.AS_IT_IS
    assert not veil.LOOKS_BACK & veil.AS_IT_IS


@pytest.mark.parametrize("member", [FULL, KEEPING, EMPTY], ids=["full", "keeping", "empty"])
def test_every_field_stays_or_is_as_in_the_row_of_somebody_new(member: Member) -> None:
    bare = veil.bare(member, NOW)
    for name in {field.name for field in fields(Member)} - OF_ITS_OWN:
        expected = getattr(member, name) if name in STAYS else getattr(EMPTY, name)
        assert getattr(bare, name) == expected, name
    assert type(bare.history) is type(member.history)
    assert replace(bare.watching.signs, muted=False) == Watching().signs


@given(histories)
def test_the_pages_are_those_of_somebody_who_has_written_nothing_yet(history: History) -> None:
    nothing = replace(EMPTY, history=veil.bare(replace(EMPTY, history=history), NOW).history)
    hers = replace(EMPTY, history=history, receipts=FULL.receipts, results=FULL.results, log=FULL.log)
    assert pages(replace(hers, phrase=MINE)) == pages(nothing)
    assert MARK not in pages(nothing)
    opened = pages(replace(hers, phrase=MINE), opened_by(MINE))
    assert opened == pages(hers), "with the phrase everything is as without one"
    if isinstance(history, Keeping) and any(MARK in str(_said(c)) for c in history.checkins[-3:]):
        assert MARK in opened, "or this would see nothing"


def _said(checkin: CheckIn) -> str:
    return checkin.answers.line.reveal()


@given(histories)
def test_after_a_check_in_only_that_one_is_seen(history: History) -> None:
    seen = veil.seen(Place.AFTER_CHECK_IN, replace(EMPTY, history=history, phrase=MINE), CLOSED, NOW).history
    if isinstance(history, Keeping | Trial):
        assert isinstance(seen, Keeping | Trial)
        assert seen.checkins == history.checkins[-1:]


def test_it_is_changed_and_taken_away_only_by_whoever_knows_it() -> None:
    def after(has: Phrase | None, typed: str, new: Phrase | None) -> Phrase | None:
        return decide(replace(EMPTY, phrase=has), PhraseChosen(Typed(typed, new)), NOW).member.phrase

    assert after(None, "", None) is None
    assert after(None, WRONG, MINE) == MINE, "there was none: whatever was typed does"
    for wrong in (WRONG, ""):
        assert after(MINE, wrong, OTHER) == MINE
        assert after(MINE, wrong, None) == MINE
    assert after(MINE, RIGHT, OTHER) == OTHER
    assert after(MINE, RIGHT, None) is None


def opened_by(phrase: Phrase) -> Opening:
    return Opening(int((NOW + timedelta(minutes=1)).timestamp()), phrase.mark)


def test_another_phrase_closes_what_the_last_one_opened() -> None:
    hers = replace(KEEPING, phrase=MINE)
    assert veil.seen(Place.CHECK_INS, hers, opened_by(MINE), NOW) == hers
    assert veil.seen(Place.CHECK_INS, hers, opened_by(OTHER), NOW) != hers
    assert veil.seen(Place.CHECK_INS, hers, opened_by(MINE), NOW + timedelta(minutes=1)) != hers


def test_its_repr_says_nothing() -> None:
    assert repr(MINE) == "Phrase()"
    assert RIGHT not in repr(Typed(RIGHT, MINE))


def test_when_i_ask_does_not_tell_that_there_are_results() -> None:
    hers = replace(EMPTY, results=FULL.results, phrase=MINE)
    for place in (Place.RHYTHM, Place.AFTER_RHYTHM):
        assert shown(place, "", hers) != shown(place, "", replace(hers, results=())), "or it sees nothing"
        veiled = veil.seen(place, hers, CLOSED, NOW)
        assert shown(place, "", veiled) == shown(place, "", replace(veiled, results=()))


DIFFER = {
    Place.FIRST: "a check-in that was begun just now stands there, to be sent",
    Place.AFTER_ASKING: "what came of a press",
    Place.ASK_AGAIN: "what came of a press",
    Place.AFTER_CHANGE: "a notice opens it",
    Place.AFTER_OUTSIDE: "a notice opens it, or it is what came of a press",
    Place.TALK: "a notice opens it",
    Place.AFTER_TALK: "what came of a press",
    Place.ASKED: "a notice opens it",
    Place.SUGGESTING: "it is pressed where that ask stands",
    Place.CHANGE_ASKED: "a notice opens it",
    Place.SIGN: "a notice opens it",
    Place.STATEMENT: "from when another may be passed on: or somebody would write in vain",
    Place.STATEMENT_WRITING: "the same",
    Place.STATEMENT_PREVIEW: "the same",
    Place.STATEMENT_CHANGED: "the same",
    Place.PLACES: "what goes for good when two become one is said before",
}
"""Pages that are as they are though something of earlier days stands on them, and why."""

SIGNED_LAST_WEEK = replace(
    FULL, together=Together(Writing(Words(MARK), (MemberId("id-ravi"),), NOON), last=NOON)
)
LISTENED = replace(
    FULL,
    listening=replace(
        FULL.listening,
        asks=tuple(
            replace(ask, answer=replace(ask.answer, promise=Promise.KEPT))
            for ask in FULL.listening.asks
            if isinstance(ask.answer, Accepted)
        ),
    ),
)
NOTICED = replace(EMPTY, watching=Watching(Signs(nudged_at=NOON, asked="energy")), history=Keeping((), NOON))
TWO_PLACES = replace(
    EMPTY,
    summary=Summary(Words(MARK), NOON),
    linking=Linking(Code(Kind.LINK, "482177305", SOON, used=True, by=MemberId("id-leena"))),
)
EXAMPLES = {
    "full": FULL,
    "keeping": KEEPING,
    "words for others": SIGNED_LAST_WEEK,
    "listened": LISTENED,
    "noticed": NOTICED,
    "two places": TWO_PLACES,
}


def differing(member: Member) -> set[Place]:
    bare = veil.bare(member, NOON)
    return {
        place
        for place in veil.AS_IT_IS
        for subject in subjects_of(member)
        if shown(place, subject, member) != shown(place, subject, bare)
    }


@pytest.mark.parametrize("member", EXAMPLES.values(), ids=EXAMPLES)
def test_what_stays_as_it_is_tells_nothing_of_earlier_days(member: Member) -> None:
    assert differing(member) <= DIFFER.keys()


def test_each_exception_is_met_by_somebody() -> None:
    assert set().union(*map(differing, EXAMPLES.values())) == DIFFER.keys()


def subjects_of(member: Member) -> tuple[str, ...]:
    asks = (subjects.of_ask(ask.id) for ask in member.listening.asks)
    changes = (subjects.of_change(ask.id) for ask in member.change_asks)
    outside = (subjects.of_outside(ask.id) for ask in member.outside.asks)
    words = (subjects.of_statement(ask.id) for ask in member.together.asks)
    return ("", subjects.OUTSIDE, subjects.VOLUNTEERING, *asks, *changes, *outside, *words)


def shown(place: Place, subject: str, member: Member) -> Saying:
    """With everybody and everything known that the page could want."""
    faces = {friend.id: friend.face for friend in (making.member("ravi"), making.member("leena"))}
    records = {f"r{n}": Words(f"words {n}") for n in range(20)}
    return showing.show(place, subject, member, Known(faces, records), NOON)

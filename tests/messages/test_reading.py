"""Wording and reading are two halves: whatever a page offers is understood, and garbage does no harm."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import gallery, reading, releasing, wording
from bot.messages.actions import Action
from bot.messages.cards import Choice, Row, Toggle
from bot.messages.given import Given, Read
from bot.messages.speech import Speech
from bot.messages.telling import Operator, Telling
from bot.rules import showing
from bot.rules.decide import decide
from bot.rules.escalation import Release, Way
from bot.rules.joining import met
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.people import Address, Face, MemberId, Profile, Standing
from bot.rules.words import Words
from bot.runtime.locales import speech as read_locales

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SPEECH = read_locales("en")
ASHA = Profile(Address("slack", "T1", "U1"), Words("Asha"), "en", "Asia/Kolkata")
ME = met(ASHA, MemberId("me"), "seed", NOW)


def follow(member: Member, given: Given, speech: Speech) -> Member:
    """Read it, let it happen, and look at the page it leads to: none of that may fail."""
    read = reading.read(given, member, Known(), speech, NOW)
    if not isinstance(read, Read):
        assert read.errors
        return member
    for event in read.events:
        member = decide(member, event, NOW).member
    saying = showing.show(read.place, read.subject, member, Known(), NOW)
    assert wording.dialog(Telling(speech, member.face, NOW, Operator()), saying).body
    return member


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_button_of_every_page_is_understood(speech: Speech, language: str) -> None:
    for _, dialog in gallery.dialogs(speech, language):
        buttons = [b for e in dialog.body if isinstance(e, Row) for b in e.buttons]
        actions = [b.action for b in (*buttons, *([dialog.submit] if dialog.submit else []))]
        actions += [e.action for e in dialog.body if isinstance(e, Choice | Toggle) and e.action]
        for action in actions:
            assert action in {known.value for known in Action}
            follow(ME, Given(action, dialog.subject, dialog.proof), speech)


FIELDS = (
    *("energy", "off", "line", "note", "way", "per_week", "named", "one", "person-1", "x", "zone", "opens"),
    *("habit-1", "was-energy", "which", "look-say", "look-done", "look-theme", "look-again", "plan-helps"),
    *("summary", "pause", "hour", "ask-day-1", "ask-day-6", "day-0", "closes"),
)
VALUES = st.dictionaries(
    st.sampled_from(FIELDS),
    st.one_of(
        st.text(max_size=600).map(Words),
        st.sampled_from(["1", "5", "0", "walk", "٣", "2026-11-30", "2026-11-23T09:00:00+00:00"]).map(Words),
        st.sampled_from(Standing).map(
            lambda s: Profile(Address("slack", "T1", "U2"), Words("Ravi"), "en", "UTC", s)
        ),
    ),
    max_size=6,
)
SUBJECTS = ("visit", "talk", "invitation", "ask:1", "", "past:3", "check-in:2026-11-23T09:00:00+00:00")
PRESSES = st.builds(
    Given,
    st.one_of(st.sampled_from([a.value for a in Action]), st.text(max_size=12)),
    st.one_of(st.sampled_from(SUBJECTS), st.text(max_size=12)),
    st.text(max_size=5),
    VALUES,
    st.just({Address("slack", "T1", "U2"): MemberId("ravi")}),
)


@given(st.lists(PRESSES, max_size=12))
def test_any_presses_in_any_order_lead_to_a_page(presses: list[Given]) -> None:
    member = ME
    for press in presses:
        member = follow(member, press, SPEECH)


def test_what_is_shown_is_what_is_proved() -> None:
    ravi = Face(MemberId("ravi"), Words("Ravi"), "en", ME.calendar, (ASHA.address,))
    mikko = Face(MemberId("mikko"), Words("Mikko"), "fi", ME.calendar, (ASHA.address,))
    plain = Release()
    proofs = {
        releasing.proof(releasing.shown(release, name, readers, SPEECH))
        for release, name, readers in [
            (plain, ME.name, [ravi]),
            (plain, ME.name, [ravi, mikko]),
            (plain, ME.name, [mikko, ravi]),
            (Release(way=Way.WALK), ME.name, [ravi]),
            (Release(note=Words("rough week")), ME.name, [ravi]),
            (Release(named=True), ME.name, [ravi]),
            (Release(named=True), Words("Asha K"), [ravi]),
        ]
    }
    assert len(proofs) == 7
    assert releasing.proof(releasing.shown(plain, Words("whoever"), [ravi], SPEECH)) in proofs

"""Small print of being in two places: what ends, what comes along, and what a line elsewhere means."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.messages.actions import Action
from bot.messages.chatting import read
from bot.messages.given import Given
from bot.rules import belongings, linking
from bot.rules.chat_events import ChatChosen, LineSaid
from bot.rules.decide import decide
from bot.rules.events import Typed
from bot.rules.joining import met
from bot.rules.linking import DIGITS, LASTS, MISSES_LAST, MOST_MISSES, Kind
from bot.rules.linking_events import BecameOne, CodeShown, OnlyHere, ToldHere
from bot.rules.listening import Agreed, Invited, NotAsked, NotYet, Willingness
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile
from bot.rules.phrase import Phrase
from bot.rules.words import Words
from tests.storage.full import FULL
from tests.transcript import MONDAY

SLACK, TEAMS = Address("slack", "T1", "laura"), Address("teams", "T2", "laura")
LAURA = replace(
    met(Profile(SLACK, Words("Laura"), "en", "Europe/Helsinki"), MemberId("laura"), "seed", MONDAY),
    addresses=(SLACK, TEAMS),
)


def in_the_chat() -> Member:
    return decide(LAURA, ChatChosen(True), MONDAY).member


def test_being_asked_in_the_chat_was_chosen_for_one_chat() -> None:
    chosen = in_the_chat()
    assert chosen.chat is not None
    for there in (ToldHere(TEAMS), OnlyHere(TEAMS)):
        assert decide(chosen, there, MONDAY).member.chat is None
    for here in (ToldHere(SLACK), OnlyHere(SLACK)):
        assert decide(chosen, here, MONDAY).member.chat == chosen.chat


def test_a_line_in_another_place_is_no_answer_there() -> None:
    member = replace(FULL, addresses=(SLACK, TEAMS), calendar=LAURA.calendar)
    here = read(Given(Action.TYPED, here=SLACK, values={"text": Words("4")}), Action.TYPED, member)
    there = read(Given(Action.TYPED, here=TEAMS, values={"text": Words("4")}), Action.TYPED, member)
    assert here.events == (LineSaid("", Words("4")),)
    assert there.events == (Typed(),)


def test_what_they_said_last_of_being_asked_counts_wherever_they_said_it() -> None:
    early, late = MONDAY, MONDAY + timedelta(days=1)
    said: list[tuple[Willingness, Willingness, Willingness]] = [
        (Agreed(early), NotYet(late), NotYet(late)),
        (NotYet(early), Agreed(late), Agreed(late)),
        (Agreed(late), NotYet(early), Agreed(late)),
        (NotAsked(), Invited(early), Invited(early)),
        (Invited(late), NotAsked(), Invited(late)),
        (Agreed(early), Invited(late), Agreed(early)),
    ]
    for here, there, counts in said:
        before = replace(LAURA, addresses=(SLACK,), listening=replace(LAURA.listening, willingness=here))
        came = became_one(there)
        assert decide(before, came, MONDAY).member.listening.willingness == counts


def test_a_phrase_of_either_holds_for_both_and_none_is_gone_unsaid() -> None:
    one, other = Phrase("5a17", "57e7"), Phrase("5a18", "57e8")
    for here, there, holds in ((None, other, other), (one, None, one), (one, other, one)):
        before = replace(LAURA, addresses=(SLACK,), phrase=here)
        assert decide(before, became_one(NotAsked(), there), MONDAY).member.phrase == holds


def became_one(there: Willingness, phrase: Phrase | None = None) -> BecameOne:
    return BecameOne(MemberId("old"), (), (TEAMS,), there, (), (), (), (), None, None, 0, phrase)


def test_a_code_cannot_be_found_by_trying() -> None:
    """The arithmetic of the promise: ten codes open at any time, and somebody who tries every day."""
    days = 10**DIGITS / 10 / MOST_MISSES
    assert timedelta(days=1) == MISSES_LAST
    assert days / 365 > 50_000
    member = LAURA
    for n in range(MOST_MISSES):
        assert linking.may_type(member.linking, MONDAY)
        member = replace(member, linking=linking.missed(member.linking, MONDAY + timedelta(hours=n)))
    assert not linking.may_type(member.linking, MONDAY + timedelta(hours=23))
    assert linking.may_type(member.linking, MONDAY + timedelta(days=1, seconds=1))


def test_nine_digits_and_no_two_alike_in_a_row() -> None:
    codes = set()
    for n in range(200):
        now = MONDAY + n * LASTS
        member = decide(LAURA, CodeShown(Kind.LINK), now).member
        code = linking.code(member.linking, Kind.LINK, now)
        assert code is not None
        assert len(code.digits) == DIGITS
        assert code.digits.isdigit()
        codes.add(code.digits)
    assert len(codes) == 200


def test_only_a_visit_is_nothing_of_their_own() -> None:
    assert belongings.bare(LAURA)
    assert not belongings.bare(FULL)
    assert set(belongings.own(FULL)) == set(linking.Own)
    assert belongings.busy(FULL)

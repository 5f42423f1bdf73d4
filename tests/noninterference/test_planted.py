"""Leaks planted on purpose, one for each kind of observer: whatever is wrong there is found."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.messages import wording
from bot.messages.actions import Action
from bot.messages.cards import Neutral
from bot.rules import (
    answering,
    linking_deciding,
    prompting,
    questions_deciding,
    routine,
    saying_together,
)
from bot.rules.decision import Notify, Tell
from bot.rules.events import FriendWithdrew, PeerUnreachable
from bot.runtime import pressed
from bot.runtime.exports import Exports
from bot.runtime.watchdog import Health, Watchdog
from bot.storage import sealing
from tests.noninterference.observing import (
    EVERYBODY,
    HEALTH,
    LOG,
    PRESSES,
    REST,
    chat,
    notices,
    row,
    windows,
)
from tests.noninterference.people import Role
from tests.noninterference.secret import Secret
from tests.noninterference.table import SECRETS
from tests.noninterference.trying import seeded, tried

Plant = Callable[[pytest.MonkeyPatch], None]


def around(patch: pytest.MonkeyPatch, owner: Any, name: str, change: Callable[..., Any]) -> None:
    """The same function, with ``change(what it gave, what it was given…)`` afterwards."""
    truly = getattr(owner, name)
    patch.setattr(owner, name, lambda *given: change(truly(*given), *given))


def a_decline_tells_the_next_step(patch: pytest.MonkeyPatch) -> None:
    """Whoever asked hears that it was declined, as if nobody could be reached there."""

    def declined(decided: Any, member: Any, ask: Any, now: Any) -> Any:
        return decided.and_then(Tell(ask.by, PeerUnreachable(member.id)))

    around(patch, answering, "_declined", declined)


def an_answer_moves_the_next_question(patch: pytest.MonkeyPatch) -> None:
    """Whoever is low is asked again sooner."""

    def checked_in(decided: Any, member: Any, answers: Any, now: Any) -> Any:
        asked, low = decided.member.rhythm, answers.energy == 1
        if asked.next_at is None or not low:
            return decided
        sooner = replace(asked, next_at=asked.next_at - timedelta(minutes=1))
        return replace(decided, member=replace(decided.member, rhythm=sooner))

    around(patch, routine, "checked_in", checked_in)


def a_line_with_a_count(patch: pytest.MonkeyPatch) -> None:
    def checked_in(decided: Any, member: Any, answers: Any, now: Any) -> Any:
        logging.getLogger("bot").debug("an event was decided, %d characters", len(answers.line.reveal()))
        return decided

    around(patch, routine, "checked_in", checked_in)


def a_health_check_that_counts(patch: pytest.MonkeyPatch) -> None:
    def looked(health: Health, watchdog: Any) -> Health:
        rows = watchdog._store._rows
        kept = sum(len(getattr(loaded.member.history, "checkins", ())) for loaded in rows.members.values())
        return Health(health.ok, f"{health.why}, {kept} answers")

    around(patch, Watchdog, "_look", looked)


def a_small_envelope(patch: pytest.MonkeyPatch) -> None:
    """Rows are as long as what stands in them."""
    patch.setattr(sealing, "padded", lambda plain, smallest: plain)


def a_notice_that_says_more(patch: pytest.MonkeyPatch) -> None:
    """The notice in front of a sign reads a little different."""
    seen: list[bool] = []

    def prompted(decided: Any, member: Any, slot: Any, about: str, now: Any) -> Any:
        seen[:] = [about == "sign"]
        return decided

    def worded(notice: Any, *_: Any) -> Any:
        return (
            replace(notice, text=Neutral("Kaveri has something for you today.")) if seen == [True] else notice
        )

    around(patch, prompting, "_prompt", prompted)
    around(patch, wording, "notice", worded)


def a_no_that_is_forgotten_sooner(patch: pytest.MonkeyPatch) -> None:
    """What was declined is gone two weeks after the no, and not after the end."""

    def declined(decided: Any, member: Any, ask: Any, now: Any) -> Any:
        listening = decided.member.listening
        asks = tuple(
            replace(a, answer=replace(a.answer, over=now)) if a.id == ask.id else a for a in listening.asks
        )
        return replace(decided, member=replace(decided.member, listening=replace(listening, asks=asks)))

    around(patch, answering, "_declined", declined)


def a_no_that_is_counted_twice(patch: pytest.MonkeyPatch) -> None:
    """A decline is remembered under one key more than any other press."""

    def new(first: bool, tx: Any, press: Any, opened: Any, now: Any) -> bool:
        if press.action == Action.DECLINE:
            tx.first_time("declined " + press.key, now)
        return first

    around(patch, pressed, "is_first", new)


def a_reminder_after_a_no(patch: pytest.MonkeyPatch) -> None:
    """Whoever declined is sent a notice that says nothing, the next day."""

    def declined(decided: Any, member: Any, ask: Any, now: Any) -> Any:
        return decided.and_then(Notify("f" * 32, "visit", now + timedelta(days=1)))

    around(patch, answering, "_declined", declined)


def a_copy_that_is_counted(patch: pytest.MonkeyPatch) -> None:
    def taken(copy: Any, *_: Any, **__: Any) -> Any:
        logging.getLogger("bot").debug("an event was decided")
        return copy

    truly = Exports._take
    patch.setattr(Exports, "_take", lambda *given, **named: taken(truly(*given, **named)))


def a_reminder_to_sign(patch: pytest.MonkeyPatch) -> None:
    """Whoever signed is sent a notice that says nothing, the next day."""

    def signed(decided: Any, member: Any, event: Any, now: Any) -> Any:
        return decided.and_then(Notify("f" * 32, "visit", now + timedelta(days=1)))

    around(patch, saying_together, "_signed", signed)


def friends_who_hear_of_another_place(patch: pytest.MonkeyPatch) -> None:
    """Whoever trusts somebody reads that they may no longer be asked, because there are two of them."""

    def told(_: Any, member: Any) -> Any:
        return tuple(Tell(by, FriendWithdrew(member.id)) for by in member.listening.inviters)

    around(patch, linking_deciding, "_told", told)


def a_questionnaire_moves_the_next_question(patch: pytest.MonkeyPatch) -> None:
    def filled(decided: Any, member: Any, event: Any, now: Any) -> Any:
        asked = decided.member.rhythm
        sooner = replace(asked, next_at=asked.next_at and asked.next_at - timedelta(minutes=1))
        return replace(decided, member=replace(decided.member, rhythm=sooner))

    around(patch, questions_deciding, "_filled", filled)


PLANTED = [
    (a_decline_tells_the_next_step, "that I declined", windows(Role.HER)),
    (an_answer_moves_the_next_question, "what I answered", chat(Role.ME)),
    (a_line_with_a_count, "what I answered", LOG),
    (a_health_check_that_counts, "that I answered at all", HEALTH),
    (a_small_envelope, "what I answered", row(Role.ME)),
    (a_notice_that_says_more, "that my answers are lower than my usual", chat(Role.ME)),
    (a_no_that_is_forgotten_sooner, "that I declined", row(Role.ME)),
    (a_no_that_is_counted_twice, "that I declined", PRESSES),
    (a_reminder_after_a_no, "that I declined", notices(Role.ME)),
    (a_copy_that_is_counted, "that I took a copy of everything", LOG),
    (a_reminder_to_sign, "that I did not sign", notices(Role.ME)),
    (friends_who_hear_of_another_place, "that I am here in two places", windows(Role.HER)),
    (a_questionnaire_moves_the_next_question, "that I filled in a questionnaire", chat(Role.ME)),
    (a_small_envelope, "that I volunteered", REST),
    (a_small_envelope, "that I let anything count", REST),
]


@pytest.mark.parametrize(("plant", "name", "observer"), PLANTED, ids=lambda one: getattr(one, "__name__", ""))
def test_a_planted_leak_is_found(
    plant: Plant, name: str, observer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    secret = only_to(observer, next(one for one in SECRETS if one.name == name))
    found = next((one for seed in range(6) if (one := tried(seeded(secret, seed))).leak), None)
    assert found is not None
    assert found.leak.startswith(observer), found.leak


def only_to(observer: str, secret: Secret) -> Secret:
    """The same secret, looked at with the eyes of this one."""
    return replace(secret, may={**secret.may, **dict.fromkeys(EVERYBODY - {observer}, "")})

"""What a member keeps for themselves: the presses, and the words that leave only by being copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.scheduling import WEEK, day
from bot.messages.speech import Voice
from bot.rules import subjects
from bot.rules.anchors import ANCHOR_LIMIT, MOST_ANCHORS, AnchorKept, Kept
from bot.rules.checkin import LINE_LIMIT, Answers
from bot.rules.events import Event
from bot.rules.member import Member
from bot.rules.own_events import (
    AnchorsChosen,
    CheckInChanged,
    DaysChosen,
    DoorwayRemoved,
    LookedBack,
    PhraseChosen,
    PlanWritten,
    PromptsPaused,
    SummaryWritten,
)
from bot.rules.own_plan import PLAN_LIMIT, OwnPlan, Part
from bot.rules.own_views import PAGE
from bot.rules.phrase import Typed
from bot.rules.places import Place
from bot.rules.reflection import TEXT_LIMIT, THEME_LIMIT, Item, Prompt, Rating, Reflection
from bot.rules.rhythm import DAYS, hours_offered
from bot.rules.words import Words

SUMMARY_LIMIT = 3000
"""As long as one field may be on every platform."""

WAS = "was-"
"""Before the field ids of a check-in that is changed afterwards: it is not the one of today."""


def read(given: Given, action: Action, member: Member, voice: Voice) -> Read | Amiss | None:
    """What this press means, if it is one of these whose fields count."""
    readers: dict[Action, Callable[[Given, Member, Voice], Read | Amiss]] = {
        Action.SAVE_ANCHORS: _anchors,
        Action.CHANGE_CHECK_IN: _which,
        Action.SAVE_CHANGED: _changed,
        Action.SAVE_LOOKING: _looked_back,
        Action.PAST_OLDER: _older,
        Action.PAST_NEWER: _newer,
        Action.SAVE_PLAN: _plan,
        Action.SAVE_SUMMARY: _summary,
        Action.SAVE_DAYS: _days,
        Action.PAUSE_PROMPTS: _pause,
        Action.PAUSE_SILENCE: _pause_silence,
        Action.DOORWAY_OFF: _doorway_off,
        Action.SAVE_PHRASE: _phrase,
        Action.EXPORT_NEXT: _next_piece,
        Action.EXPORT_PREVIOUS: _piece_before,
    }
    return readers[action](given, member, voice) if action in readers else None


# --- Field ids, the same for whoever shows them. -------------------------------------------------


def habit(place: int) -> str:
    return f"habit-{place}"


def kept(anchor: str) -> str:
    return f"kept-{anchor}"


def looked(what: Item | Prompt) -> str:
    return f"look-{what}"


def planned(part: Part) -> str:
    return f"plan-{part}"


def asked_on(weekday: int) -> str:
    return f"ask-{day(weekday)}"


# --- What fields held. ---------------------------------------------------------------------------


def answers(given: Given, member: Member, prefix: str = "") -> Answers:
    """A check-in as it is filled in: whatever was left out is left out."""
    line = given.text(f"{prefix}line").reveal()[:LINE_LIMIT]
    habits = ((anchor.id, given.text(prefix + kept(anchor.id)).reveal()) for anchor in member.anchors)
    said = {one.value: one for one in Kept}
    anchors = tuple(AnchorKept(id, said[value]) for id, value in habits if value in said)
    return Answers(given.scale(f"{prefix}energy"), given.scale(f"{prefix}off"), Words(line.strip()), anchors)


def reflection(given: Given) -> Reflection:
    rated = ((item, given.scale(looked(item))) for item in Item)
    ratings = tuple(Rating(item, value) for item, value in rated if value is not None)
    words = {prompt.value: _line(given, looked(prompt), TEXT_LIMIT) for prompt in Prompt}
    theme = _line(given, "look-theme", THEME_LIMIT) or _line(given, "look-again", THEME_LIMIT)
    return Reflection(ratings, **words, theme=theme)


def _line(given: Given, field: str, limit: int) -> Words:
    return Words(given.text(field).reveal().strip()[:limit].strip())


def _too_long(given: Given, voice: Voice, limits: dict[str, int]) -> dict[str, str]:
    """A sentence at every field that holds more than it may: nothing is cut off in silence."""
    over = (
        (field, limit) for field, limit in limits.items() if len(given.text(field).reveal().strip()) > limit
    )
    return {field: voice("too-long", limit=limit) for field, limit in over}


# --- The presses. --------------------------------------------------------------------------------


def _anchors(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    fields = [habit(place) for place in range(1, MOST_ANCHORS + 1)]
    if amiss := _too_long(given, voice, dict.fromkeys(fields, ANCHOR_LIMIT)):
        return Amiss(amiss, Place.ANCHORS)
    words = tuple(_line(given, field, ANCHOR_LIMIT) for field in fields)
    return Read((AnchorsChosen(words),), Place.AFTER_ANCHORS)


def _which(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    subject = subjects.of_check_in_text(given.text("which").reveal())
    return Read((), Place.CHANGE_CHECK_IN, subject) if subject else Read((), Place.CHECK_INS)


def _changed(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    at = subjects.check_in_at(given.subject)
    if at is None:
        return Read((), Place.NOT_OPEN)
    if amiss := _too_long(given, voice, {f"{WAS}line": LINE_LIMIT}):
        return Amiss(amiss, Place.CHANGE_CHECK_IN, given.subject)
    return Read((CheckInChanged(at, answers(given, member, WAS)),), Place.AFTER_CHECK_INS)


def _looked_back(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    limits = {looked(prompt): TEXT_LIMIT for prompt in Prompt} | {"look-theme": THEME_LIMIT}
    if amiss := _too_long(given, voice, limits):
        return Amiss(amiss, Place.LOOKING_BACK)
    said = reflection(given)
    return Read((LookedBack(said),), Place.AFTER_LOOKING_BACK) if said else Read((), Place.AFTER_NOTHING)


def _older(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    return Read((), Place.PAST, subjects.of_past(subjects.past_from(given.subject) + PAGE))


def _newer(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    return Read((), Place.PAST, subjects.of_past(max(subjects.past_from(given.subject) - PAGE, 0)))


def _plan(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    if amiss := _too_long(given, voice, {planned(part): PLAN_LIMIT for part in Part}):
        return Amiss(amiss, Place.PLAN)
    written = {part.value: _line(given, planned(part), PLAN_LIMIT) for part in Part}
    return Read((PlanWritten(OwnPlan(**written)),), Place.AFTER_PLAN)


def _summary(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    if amiss := _too_long(given, voice, {"summary": SUMMARY_LIMIT}):
        return Amiss(amiss, Place.SUMMARY)
    text = _line(given, "summary", SUMMARY_LIMIT)
    return Read((SummaryWritten(text),), Place.SUMMARY_READY)


def _days(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    """What was ticked, and the hour. Nothing ticked means never: that is a choice like the others."""
    days = frozenset(n for n in WEEK if asked_on(n) in given.values) & member.calendar.days
    if len(days) not in DAYS:
        return Amiss({asked_on(max(days)): voice("days-too-many", most=max(DAYS))}, Place.DAYS)
    offered = {str(hour.hour): hour for hour in hours_offered(member.calendar)}
    hour: time = offered.get(given.text("hour").reveal(), member.rhythm.hour)
    return Read((DaysChosen(days, hour),), Place.AFTER_DAYS)


def _pause(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    return Read(_until(given), Place.AFTER_DAYS)


def _pause_silence(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    until = _until(given)
    return Read(until, Place.AFTER_STILL_ASKING if until else Place.STILL_ASKING)


def _doorway_off(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    """Nothing chosen takes nothing away."""
    name = given.text("doorway").reveal()
    gone = tuple(DoorwayRemoved(one.id) for one in member.doorways if one.name == name)
    return Read(gone, Place.AFTER_DOORWAYS) if gone else Read((), Place.DOORWAYS)


def _phrase(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    """Answered in the same words, whether what they typed was right or not."""
    return Read((PhraseChosen(given.phrase or Typed()),), Place.AFTER_PHRASE)


def _next_piece(given: Given, member: Member, voice: Voice) -> Read:
    return Read((), Place.EXPORT, subjects.of_piece(subjects.piece_in(given.subject) + 1))


def _piece_before(given: Given, member: Member, voice: Voice) -> Read:
    return Read((), Place.EXPORT, subjects.of_piece(max(subjects.piece_in(given.subject) - 1, 0)))


def _until(given: Given) -> tuple[Event, ...]:
    try:
        return (PromptsPaused(date.fromisoformat(given.text("pause").reveal())),)
    except ValueError:
        return ()

"""A member's own pages, from nothing but their own row."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.rules import own_sayings as say
from bot.rules import reflection, rhythm, signs, subjects
from bot.rules.anchors import Anchor
from bot.rules.checkin import CheckIn, Keeping, Trial
from bot.rules.house_sayings import NotOpen
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.places import Place
from bot.rules.reflection import LookedBackAt, Reflection
from bot.rules.sayings import Saying

RECENT = 12
PAGE = 3
SUMMARY_COVERS = timedelta(weeks=8)


def page(place: Place, subject: str, member: Member, known: Known, now: datetime) -> Saying | None:
    """The page at this place, if it is one of these."""
    match place:
        case Place.MY_PAGE:
            return my_page(member, known)
        case Place.ANCHORS | Place.AFTER_ANCHORS:
            return say.MyAnchors(member.anchors, saved=place is Place.AFTER_ANCHORS)
        case Place.CHECK_INS | Place.AFTER_CHECK_INS:
            return say.MyCheckIns(checkins(member)[-RECENT:], saved=place is Place.AFTER_CHECK_INS)
        case Place.CHANGE_CHECK_IN:
            return _change_check_in(member, subject)
        case Place.LOOKING_BACK:
            return looking_back(member)
        case Place.AFTER_LOOKING_BACK:
            return looked_back(member, known)
        case Place.PAST:
            return past_reflections(member, subject)
        case Place.PREPARE:
            return prepare(member)
        case Place.LEARNED:
            return say.DidAndLearned(reflections(member))
        case Place.PLAN | Place.AFTER_PLAN:
            return say.MyPlan(member.plan, saved=place is Place.AFTER_PLAN)
        case Place.SUMMARY:
            return summary(member, now)
        case Place.SUMMARY_READY:
            return say.SummaryReady(member.summary.text) if member.summary else summary(member, now)
        case Place.CLEAR:
            return say.ClearWhat()
        case Place.CLEARED:
            return say.ClearedSaid()
        case Place.DAYS | Place.AFTER_DAYS:
            return days_and_hour(member, now, saved=place is Place.AFTER_DAYS)
        case Place.CHAT:
            return say.AskInChat(member.chat is not None)
        case Place.SIGN:
            return sign(member, now)
        case Place.SIGN_FITS | Place.SIGN_DOES_NOT:
            return say.SignSaid(place is Place.SIGN_FITS, member.plan)
        case Place.STILL_ASKING:
            return say.StillAsk(rhythm.days_back(member.calendar, now))
        case Place.DOORWAYS | Place.AFTER_DOORWAYS:
            return say.MyDoorways(member.doorways, gone=place is Place.AFTER_DOORWAYS)
        case Place.PHRASE:
            return say.MyPhrase()
        case Place.CHOOSE_PHRASE | Place.AFTER_PHRASE:
            return say.ChoosePhrase(saved=place is Place.AFTER_PHRASE)
        case Place.AFTER_STILL_ASKING:
            return say.StillAskSaid(member.rhythm.next_at)
        case _:
            return None


def checkins(member: Member) -> tuple[CheckIn, ...]:
    """Those that are held, oldest first."""
    match member.history:
        case Keeping(checkins=held) | Trial(checkins=held):
            return held
        case _:
            return ()


def reflections(member: Member) -> tuple[LookedBackAt, ...]:
    return member.history.reflections if isinstance(member.history, Keeping) else ()


def habits(anchors: tuple[Anchor, ...], held: tuple[CheckIn, ...]) -> tuple[say.Habit, ...]:
    """How each anchor went, over check-ins in which anything was said of it at all."""
    every = (say.Habit(anchor, tuple(c.answers.kept(anchor.id) for c in held)) for anchor in anchors)
    return tuple(habit for habit in every if any(habit.kept))


def my_page(member: Member, known: Known) -> Saying:
    recent, past = checkins(member)[-RECENT:], reflections(member)
    keeping = isinstance(member.history, Keeping)
    year = isinstance(member.history, Keeping) and member.history.year
    themes = tuple(theme for theme in reflection.recurring(past) if theme.times >= reflection.RECURS)
    answers = tuple(c.answers for c in recent)
    went, muted = habits(member.anchors, recent), member.watching.signs.muted
    team = known.team is not None
    return say.MyPage(keeping, year, answers, went, bool(past), themes, muted, team)


def looking_back(member: Member) -> Saying:
    past = reflections(member)
    last = past[-1] if past else None
    begun = member.looking
    fresh = Reflection(aims=last.reflection.aims) if last else Reflection()
    draft = begun.reflection if begun is not None and not begun.done else fresh
    themes = tuple(theme.words for theme in reflection.recurring(past))[: reflection.MOST_THEMES]
    return say.LookingBack(draft, isinstance(member.history, Keeping), last, themes)


def looked_back(member: Member, known: Known) -> Saying:
    """What was just saved; or its words, where they are not kept."""
    team = known.team is not None
    if member.looking is not None and member.looking.done:
        return say.LookedBackSaid(None, member.looking.reflection, team)
    past = reflections(member)
    theme = reflection.times(past[-1].reflection.theme, past) if past and past[-1].reflection.theme else None
    often = theme if theme is not None and theme.times >= reflection.RECURS else None
    return say.LookedBackSaid(often, team=team)


def past_reflections(member: Member, subject: str) -> Saying:
    latest = tuple(reversed(reflections(member)))
    begin = subjects.past_from(subject)
    begin = begin if begin < len(latest) else 0
    return say.PastReflections(latest[begin : begin + PAGE], begin, older=begin + PAGE < len(latest))


def prepare(member: Member) -> Saying:
    """For a talk: what came back most, and what was last wished for."""
    past = reflections(member)
    themes = sorted(reflection.recurring(past), key=lambda theme: theme.times)
    wish = next((one.reflection.wish for one in reversed(past) if one.reflection.wish), Reflection().wish)
    return say.PrepareTalk(themes[-1] if themes else None, wish)


def summary(member: Member, now: datetime) -> Saying:
    held = tuple(c for c in checkins(member) if now - c.at < SUMMARY_COVERS)
    past = tuple(r for r in reflections(member) if now - r.at < SUMMARY_COVERS)
    return say.MySummary(held, past, habits(member.anchors, held), member.plan)


def days_and_hour(member: Member, now: datetime, saved: bool) -> Saying:
    here, asked = member.calendar, member.rhythm
    paused = asked.paused if asked.paused is not None and here.local(now).date() < asked.paused else None
    hours = rhythm.hours_offered(here)
    return say.DaysAndHour(
        rhythm.days_of(asked, here),
        asked.hour,
        here.days,
        hours,
        paused,
        rhythm.days_back(here, now),
        saved,
        member.chat is not None,
    )


def sign(member: Member, now: datetime) -> Saying:
    key = signs.question(member.watching.signs, now)
    if key in signs.SCALES:
        return say.SignAsked(str(key), member.plan)
    words = next((anchor.words for anchor in member.anchors if anchor.id == key), None)
    return say.SignAsked(words, member.plan) if words is not None else NotOpen()


def _change_check_in(member: Member, subject: str) -> Saying:
    at = subjects.check_in_at(subject)
    found = next((c for c in checkins(member) if c.at == at), None)
    return say.ChangeCheckIn(found, member.anchors) if found is not None else NotOpen()

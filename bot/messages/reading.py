"""Press → what happened, and where it leads. The other half of wording; only here is a field read.

Nothing that is pressed, typed or picked can fail: what does not fit is answered with a sentence at
the field, with the page as it is now, or with "this is no longer open".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.messages import (
    chatting,
    hearing,
    leaving,
    linking,
    naming,
    outside,
    own,
    picking,
    questions,
    releasing,
    scheduling,
    team,
    together,
    wishing,
)
from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.leading import AFTERWARDS, PLAIN
from bot.messages.speech import Speech, Voice
from bot.rules import asking_events, events, policy, seconding, subjects
from bot.rules.asking_pages import in_time, readers
from bot.rules.checkin import LINE_LIMIT
from bot.rules.circle import Approval
from bot.rules.escalation import NOTE_LIMIT, Order, Way
from bot.rules.events import Event
from bot.rules.known import Known, Wanted
from bot.rules.member import DOOR_LIMIT, Member
from bot.rules.outside_events import OutsideLooked
from bot.rules.own_events import Here, ReflectionDrafted
from bot.rules.places import Place
from bot.rules.words import Words

MAY_RELEASE = frozenset(
    (
        Action.PERSON,
        Action.ASK,
        Action.SAVE_CIRCLE,
        Action.CHANGE_ASK,
        Action.OUTSIDE_ASK,
        Action.STATEMENT_ASK,
    )
)
"""After these something may leave for somebody else. Where nothing came of one, the same press an hour
later must not meet another state and be heard after all: it counts as decided."""


LOOKS = (events.Visited, events.Drafted, Here, ReflectionDrafted, OutsideLooked)
"""Merely looking. Where only this happened and changed nothing, nothing is written."""


def counts(given: Given, read: Read) -> bool:
    """Whether this press is to be heard once even where nothing came of it: delivered again hours later, it
    would meet another state, and stop or answer what is new since."""
    return given.action in MAY_RELEASE or any(not isinstance(event, LOOKS) for event in read.events)


def wants(given: Given, member: Member) -> Wanted:
    """What has to be known of others before this press can be read: only for those that release."""
    if given.action in (Action.PERSON, Action.ASK):
        return Wanted(frozenset(readers(member)))
    if given.action == Action.CHANGE_ASK and member.wishing is not None:
        return Wanted(frozenset({member.wishing.ally}))
    if given.action == Action.APPROVE:
        return Wanted(frozenset(member.circle.agreed))
    if given.action in together.AGAIN:
        return together.wants(given, member)
    return outside.wants(given)


def read(given: Given, member: Member, known: Known, speech: Speech, now: datetime) -> Read | Amiss:
    """What this press means to this member, now. An unknown action opens the first page."""
    voice = speech.voice(member.language)
    action = _action(given)
    if action in outside.LEADS:
        return outside.read(given, action, member, known, speech)
    if action in chatting.ACTIONS:
        return chatting.read(given, action, member)
    if action in questions.ACTIONS:
        return questions.read(given, action, known)
    if action in leaving.ACTIONS:
        return leaving.read(given, action, member)
    if action in team.ACTIONS:
        return team.read(given, action, member, known, voice, now)
    if action in together.AGAIN:
        return together.read(given, action, member, known, speech)
    if action in linking.LEADS:
        return linking.read(given, action, member, voice)
    match action:
        case Action.SAVE_CHECK_IN:
            return _check_in(given, member, voice)
        case Action.SAVE_CIRCLE:
            return picking.circle(given, member, voice)
        case Action.PICK_ONE:
            return picking.one(given, member, voice)
        case Action.PERSON:
            return _with_draft(given, member, _person(member, known, speech, now))
        case Action.ASK:
            return _ask(given, member, known, speech, now)
        case Action.APPROVE:
            return _approve(given, member, known, speech)
        case Action.SAVE_DOOR:
            return _door(given, voice)
        case Action.SAVE_SAY:
            return naming.marked(given, member)
        case Action.SAVE_SUGGESTION:
            return naming.suggested(given, member, voice)
        case Action.CHANGE_WRITE:
            return wishing.written(given, member, voice)
        case Action.CHANGE_ASK:
            return wishing.released(given, member, known, speech)
        case Action.CHANGE_ANSWER | Action.CHANGE_CANNOT:
            return wishing.answered(given, action, voice)
        case Action.CHANGE_WAY | Action.SAVE_RELEASE:
            return _release(given, member, voice)
        case Action.SAVE_RHYTHM:
            return scheduling.rhythm(given)
        case Action.SAVE_HOURS:
            return scheduling.hours(given, member, voice)
        case Action.AWAY:
            return scheduling.away(given)
        case Action.ACCEPT | Action.DECLINE | Action.IN_TOUCH | Action.CANNOT | Action.NEVER:
            return hearing.answered(given, action)
        case Action.EFFORT:
            return hearing.effort(given)
        case Action.OPEN:
            return _open(given)
        case _ if (mine := own.read(given, action, member, voice)) is not None:
            return mine
        case _:
            what, place = PLAIN[action]
            return _with_draft(given, member, Read(what, place, given.subject))


def again(given: Given) -> Read:
    """The same press once more: nothing happens, and the page shows what is now true."""
    action = _action(given)
    if action is Action.OPEN:
        return replace(_open(given), events=())
    if action in outside.LEADS:
        return outside.again(given, action)
    if action in chatting.ACTIONS:
        return chatting.again(given)
    if action in questions.ACTIONS:
        return questions.again(given, action)
    if action in team.ACTIONS:
        return team.again()
    if action in together.AGAIN:
        return together.again(given, action)
    if action is Action.EFFORT:
        return hearing.effort(given)
    place = AFTERWARDS[action] if action in AFTERWARDS else PLAIN[action][1]
    return Read((), place, given.subject)


def _action(given: Given) -> Action:
    try:
        return Action(given.action)
    except ValueError:
        return Action.HOME


def _open(given: Given) -> Read:
    """The button of a notice opens whatever it is about."""
    match given.subject:
        case subjects.VISIT:
            return Read((events.Visited(),), Place.FIRST)
        case subjects.TALK:
            return Read((Here(),), Place.TALK)
        case subjects.LOOK_IN:
            return Read((), Place.LOOKING_IN)
        case subjects.LOOKING_BACK:
            return Read((events.Visited(),), Place.LOOKING_BACK)
        case subjects.SIGN:
            return Read((Here(),), Place.SIGN)
        case subjects.STILL_ASKING:
            return Read((), Place.STILL_ASKING)
        case subjects.CHANGE:
            return Read((), Place.AFTER_CHANGE)
        case subjects.INVITATION:
            return Read((), Place.BEING_ASKED)
        case subject if subjects.ask_in(subject) is not None:
            return Read((), Place.ASKED, subject)
        case subject if subjects.statement_in(subject) is not None:
            return Read((), Place.STATEMENT_TO_SIGN, subject)
        case subject if subjects.change_in(subject) is not None:
            return Read((), Place.CHANGE_ASKED, subject)
        case subject if subject == subjects.OUTSIDE or subjects.outside_in(subject) is not None:
            return outside.opened(subject)
        case _:
            return Read((), Place.NOT_OPEN)


def _check_in(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    if len(given.text("line").reveal()) > LINE_LIMIT:
        return Amiss({"line": voice("too-long", limit=LINE_LIMIT)}, Place.FIRST)
    answers = own.answers(given, member)
    if not answers:
        return Read((), Place.AFTER_NOTHING)
    return Read((events.CheckedIn(answers),), Place.AFTER_CHECK_IN)


def _with_draft(given: Given, member: Member, read: Read) -> Read:
    """What was begun, a check-in or a looking back, is held while the member looks at another page."""
    answers, reflection = own.answers(given, member), own.reflection(given)
    begun: list[Event] = [events.Drafted(answers)] if answers and given.action != Action.HOME else []
    begun += [ReflectionDrafted(reflection)] if reflection else []
    return replace(read, events=(*begun, *read.events)) if begun else read


def _person(member: Member, known: Known, speech: Speech, now: datetime) -> Read:
    """One press is enough where exactly these words were approved in calm; else they are shown first."""
    approval = member.circle.approval
    busy = member.escalation is not None and member.escalation.open
    if approval is None or member.composing.one is not None or busy:
        return Read((), Place.ASK)
    people = known.people(readers(member))
    shown = releasing.shown(approval.release, member.name, people, speech)
    if not shown or releasing.proof(shown, approval.release) != approval.proof:
        return Read((), Place.ASK)
    timely = in_time(member, people, approval.release, now)
    pair = policy.together(people, approval.release.order)
    if not timely or not set(pair) <= set(timely):  # the words would speak of two
        return Read((), Place.ASK)
    return Read((events.Consented(approval.release, shown),), Place.AFTER_ASKING)


def _ask(given: Given, member: Member, known: Known, speech: Speech, now: datetime) -> Read:
    """The press that releases, if what would be sent is still what was shown."""
    adding = seconding.adding(member) is not None
    if member.escalation is not None and member.escalation.open and not adding:
        return Read((), Place.STATUS)
    release = seconding.release(member)
    people = in_time(member, known.people(readers(member)), release, now)
    shown = releasing.shown(release, member.name, people, speech)
    if not shown or releasing.proof(shown, release) != given.proof:
        return Read((), Place.ASK_CHANGED)
    if adding:
        return Read((asking_events.PersonAdded(shown[0]),), Place.AFTER_ASKING)
    return Read((events.Consented(release, shown),), Place.AFTER_ASKING)


def _approve(given: Given, member: Member, known: Known, speech: Speech) -> Read:
    release = member.composing.release
    people = known.people(member.circle.agreed)
    shown = releasing.shown(release, member.name, people, speech)
    if not shown or releasing.proof(shown, release) != given.proof:
        return Read((), Place.PEOPLE)
    return Read((events.ReleaseApproved(Approval(release, given.proof)),), Place.PEOPLE)


def _release(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    release = member.composing.release
    if given.action == Action.CHANGE_WAY:
        way = {w.value: w for w in Way}.get(given.text("way").reveal(), release.way)
        order = {o.value: o for o in Order}.get(given.text("order").reveal(), release.order)
        hours = given.text("hours").reveal()
        any_hour = hours == "any" if hours else release.any_hour
        release = replace(release, way=way, order=order, any_hour=any_hour)
    else:
        note = given.text("note").reveal().strip()
        if len(note) > NOTE_LIMIT:
            return Amiss({"note": voice("too-long", limit=NOTE_LIMIT)}, Place.EDIT)
        release = replace(release, note=Words(note), named="named" in given.values)
    return Read((events.ReleaseComposed(release),), Place.ASK)


def _door(given: Given, voice: Voice) -> Read | Amiss:
    door = given.text("door").reveal().strip()
    if len(door) > DOOR_LIMIT:
        return Amiss({"door": voice("too-long", limit=DOOR_LIMIT)}, Place.MY_DOOR)
    return Read((asking_events.DoorKept(Words(door)),), Place.AFTER_MY_DOOR)

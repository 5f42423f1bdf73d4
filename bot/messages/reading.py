"""Press → what happened, and where it leads. The other half of wording; only here is a field read.

Nothing that is pressed, typed or picked can fail: what does not fit is answered with a sentence at
the field, with the page as it is now, or with "this is no longer open".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.messages import picking, releasing, wishing
from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Speech, Voice
from bot.rules import change_events, events, subjects, whereabouts
from bot.rules.checkin import LINE_LIMIT, Answers
from bot.rules.circle import Approval
from bot.rules.escalation import NOTE_LIMIT, Order, Release, Way
from bot.rules.events import Event
from bot.rules.known import Known, Wanted
from bot.rules.listening import HEAVY
from bot.rules.member import Member
from bot.rules.rhythm import DAYS
from bot.rules.showing import Place, readers
from bot.rules.words import Words

PLAIN: dict[Action, tuple[tuple[Event, ...], Place]] = {
    Action.HOME: ((events.Visited(),), Place.FIRST),
    Action.DOORS: ((), Place.DOORS),
    Action.THINKING: ((), Place.THINKING),
    Action.HELP: ((), Place.HELP),
    Action.TYPED: ((events.Typed(),), Place.FIRST),
    Action.KEEP: ((events.KeepingChosen(True),), Place.AFTER_KEEPING),
    Action.FORGET: ((events.KeepingChosen(False),), Place.AFTER_KEEPING),
    Action.CIRCLE: ((), Place.PEOPLE),
    Action.DISAPPROVE: ((events.ReleaseApproved(None),), Place.PEOPLE),
    Action.BACK_TO_ASK: ((), Place.ASK),
    Action.EDIT_RELEASE: ((), Place.EDIT),
    Action.SOMEONE_ELSE: ((), Place.PICK),
    Action.STATUS: ((), Place.STATUS),
    Action.WITHDRAW: ((events.Withdrew(),), Place.STATUS),
    Action.TRY_AGAIN: ((events.OnePicked(None),), Place.ASK),
    Action.RECEIPTS: ((), Place.RECEIPTS),
    Action.FORGET_RECEIPTS: ((events.ReceiptsForgotten(),), Place.RECEIPTS),
    Action.LOOK_IN: ((events.LookInWanted(True),), Place.LOOK_IN_SET),
    Action.LOOK_IN_OFF: ((events.LookInWanted(False),), Place.LOOK_IN_SET),
    Action.CHANGE: ((), Place.CHANGE),
    Action.CHANGE_EDIT: ((), Place.CHANGE_WRITING),
    Action.CHANGE_STOP: ((change_events.ChangeStopped(),), Place.CHANGE_STOPPED),
    Action.CHANGE_AGAIN: ((change_events.ChangeSetAside(),), Place.CHANGE),
    Action.WRITE_MYSELF: ((), Place.WRITE),
    Action.BEING_ASKED: ((), Place.BEING_ASKED),
    Action.TABLE: ((), Place.TABLE),
    Action.PAUSE_WEEK: ((events.ListeningPaused(1),), Place.BEING_ASKED),
    Action.PAUSE_MONTH: ((events.ListeningPaused(4),), Place.BEING_ASKED),
    Action.PAUSE_END: ((events.ListeningPaused(0),), Place.BEING_ASKED),
    Action.ANYBODY: ((events.AnybodyAgain(),), Place.BEING_ASKED),
    Action.AGREE: ((events.WillingnessGiven(True),), Place.AFTER_BEING_ASKED),
    Action.NOT_YET: ((events.WillingnessGiven(False),), Place.AFTER_BEING_ASKED),
    Action.WORRIED: ((), Place.WORRIED),
    Action.TALKED: ((events.TalkAnswered(True),), Place.AFTER_TALK),
    Action.NOT_TALKED: ((events.TalkAnswered(False),), Place.AFTER_TALK),
    Action.GO_ON: ((events.WentOn(),), Place.ASK),
    Action.RHYTHM: ((), Place.RHYTHM),
    Action.BACK: ((whereabouts.AwayChosen(None),), Place.AFTER_RHYTHM),
}
"""Presses that mean the same whatever the fields held."""


def wants(given: Given, member: Member) -> Wanted:
    """What has to be known of others before this press can be read: only for those that release."""
    if given.action in (Action.PERSON, Action.ASK):
        return Wanted(frozenset(readers(member)))
    if given.action == Action.CHANGE_ASK and member.wishing is not None:
        return Wanted(frozenset({member.wishing.ally}))
    if given.action == Action.APPROVE:
        return Wanted(frozenset(member.circle.agreed))
    return Wanted()


def read(given: Given, member: Member, known: Known, speech: Speech) -> Read | Amiss:
    """What this press means to this member, now. An unknown action opens the first page."""
    voice = speech.voice(member.language)
    action = _action(given)
    match action:
        case Action.SAVE_CHECK_IN:
            return _check_in(given, voice)
        case Action.SAVE_CIRCLE:
            return picking.circle(given, member, voice)
        case Action.PICK_ONE:
            return picking.one(given, member, voice)
        case Action.PERSON:
            return _with_draft(given, _person(member, known, speech))
        case Action.ASK:
            return _ask(given, member, known, speech)
        case Action.APPROVE:
            return _approve(given, member, known, speech)
        case Action.CHANGE_WRITE:
            return wishing.written(given, member, voice)
        case Action.CHANGE_ASK:
            return wishing.released(given, member, known, speech)
        case Action.CHANGE_ANSWER | Action.CHANGE_CANNOT:
            return wishing.answered(given, action, voice)
        case Action.CHANGE_WAY | Action.SAVE_RELEASE:
            return _release(given, member, voice)
        case Action.SAVE_RHYTHM:
            return _rhythm(given)
        case Action.AWAY:
            return _away(given)
        case Action.ACCEPT | Action.DECLINE | Action.IN_TOUCH | Action.CANNOT | Action.NEVER:
            return _answer(given, action)
        case Action.EFFORT:
            return _effort(given)
        case Action.OPEN:
            return _open(given)
        case _:
            what, place = PLAIN[action]
            return _with_draft(given, Read(what, place, given.subject))


AFTERWARDS: dict[Action, Place] = {
    Action.SAVE_CHECK_IN: Place.AFTER_CHECK_IN,
    Action.SAVE_CIRCLE: Place.PEOPLE,
    Action.PICK_ONE: Place.ASK,
    Action.PERSON: Place.ASK,
    Action.ASK: Place.STATUS,
    Action.APPROVE: Place.PEOPLE,
    Action.CHANGE_WAY: Place.ASK,
    Action.SAVE_RELEASE: Place.ASK,
    Action.SAVE_RHYTHM: Place.AFTER_RHYTHM,
    Action.AWAY: Place.AFTER_RHYTHM,
    Action.CHANGE_WRITE: Place.CHANGE_PREVIEW,
    Action.CHANGE_ASK: Place.CHANGE,
    Action.CHANGE_ANSWER: Place.CHANGE_ASKED,
    Action.CHANGE_CANNOT: Place.CHANGE_ASKED,
    Action.ACCEPT: Place.ASKED,
    Action.DECLINE: Place.ASKED,
    Action.IN_TOUCH: Place.ASKED,
    Action.CANNOT: Place.ASKED,
    Action.NEVER: Place.ASKED,
}
"""Where a press leads that was already decided."""


def again(given: Given) -> Read:
    """The same press once more: nothing happens, and the page shows what is now true."""
    action = _action(given)
    if action is Action.OPEN:
        return replace(_open(given), events=())
    if action is Action.EFFORT:
        return _effort(given)
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
            return Read((), Place.TALK)
        case subjects.LOOK_IN:
            return Read((), Place.LOOKING_IN)
        case subjects.CHANGE:
            return Read((), Place.CHANGE)
        case subjects.INVITATION:
            return Read((), Place.BEING_ASKED)
        case subject if subjects.ask_in(subject) is not None:
            return Read((), Place.ASKED, subject)
        case subject if subjects.change_in(subject) is not None:
            return Read((), Place.CHANGE_ASKED, subject)
        case _:
            return Read((), Place.NOT_OPEN)


def _check_in(given: Given, voice: Voice) -> Read | Amiss:
    if len(given.text("line").reveal()) > LINE_LIMIT:
        return Amiss({"line": voice("too-long", limit=LINE_LIMIT)}, Place.FIRST)
    answers = _answers(given)
    if not answers:
        return Read((), Place.AFTER_NOTHING)
    return Read((events.CheckedIn(answers),), Place.AFTER_CHECK_IN)


def _with_draft(given: Given, read: Read) -> Read:
    """A check-in that was begun is held while the member looks at another page."""
    answers = _answers(given)
    if not answers or given.action == Action.HOME:
        return read
    return replace(read, events=(events.Drafted(answers), *read.events))


def _answers(given: Given) -> Answers:
    line = given.text("line").reveal()[:LINE_LIMIT]
    return Answers(_scale(given, "energy"), _scale(given, "off"), Words(line.strip()))


def _person(member: Member, known: Known, speech: Speech) -> Read:
    """One press is enough where exactly these words were approved in calm; else they are shown first."""
    approval = member.circle.approval
    busy = member.escalation is not None and member.escalation.open
    if approval is None or member.composing.one is not None or busy:
        return Read((), Place.ASK)
    shown = _shown(approval.release, member, known, speech)
    if not shown or releasing.proof(shown, approval.release.order) != approval.proof:
        return Read((), Place.ASK)
    return Read((events.Consented(approval.release, shown),), Place.STATUS)


def _ask(given: Given, member: Member, known: Known, speech: Speech) -> Read:
    """The press that releases, if what would be sent is still what was shown."""
    if member.escalation is not None and member.escalation.open:
        return Read((), Place.STATUS)
    release = member.composing.release
    shown = _shown(release, member, known, speech)
    if not shown or releasing.proof(shown, release.order) != given.proof:
        return Read((), Place.ASK_CHANGED)
    return Read((events.Consented(release, shown),), Place.STATUS)


def _approve(given: Given, member: Member, known: Known, speech: Speech) -> Read:
    release = member.composing.release
    people = known.people(member.circle.agreed)
    shown = releasing.shown(release, member.name, people, speech)
    if not shown or releasing.proof(shown, release.order) != given.proof:
        return Read((), Place.PEOPLE)
    return Read((events.ReleaseApproved(Approval(release, given.proof)),), Place.PEOPLE)


def _shown(release: Release, member: Member, known: Known, speech: Speech) -> tuple[events.Shown, ...]:
    return releasing.shown(release, member.name, known.people(readers(member)), speech)


def _release(given: Given, member: Member, voice: Voice) -> Read | Amiss:
    release = member.composing.release
    if given.action == Action.CHANGE_WAY:
        way = {w.value: w for w in Way}.get(given.text("way").reveal(), release.way)
        order = {o.value: o for o in Order}.get(given.text("order").reveal(), release.order)
        release = replace(release, way=way, order=order)
    else:
        note = given.text("note").reveal().strip()
        if len(note) > NOTE_LIMIT:
            return Amiss({"note": voice("too-long", limit=NOTE_LIMIT)}, Place.EDIT)
        release = replace(release, note=Words(note), named="named" in given.values)
    return Read((events.ReleaseComposed(release),), Place.ASK)


def _rhythm(given: Given) -> Read:
    chosen = {str(n): n for n in DAYS}.get(given.text("per_week").reveal())
    if chosen is None:
        return Read((), Place.RHYTHM)
    return Read((events.RhythmChosen(chosen),), Place.AFTER_RHYTHM)


def _away(given: Given) -> Read:
    try:
        back = date.fromisoformat(given.text("away").reveal())
    except ValueError:
        return Read((), Place.RHYTHM)
    return Read((whereabouts.AwayChosen(back),), Place.AFTER_RHYTHM)


def _answer(given: Given, action: Action) -> Read:
    """What somebody who was asked says, to the ask that the window is about."""
    ask = subjects.ask_in(given.subject)
    if ask is None:
        return Read((), Place.NOT_OPEN)
    said: dict[Action, Event] = {
        Action.ACCEPT: events.AskAnswered(ask, True),
        Action.DECLINE: events.AskAnswered(ask, False),
        Action.IN_TOUCH: events.GotInTouch(ask),
        Action.CANNOT: events.TookBack(ask),
        Action.NEVER: events.NeverAgain(ask),
    }
    return Read((said[action],), Place.ASKED, given.subject)


def _effort(given: Given) -> Read:
    """Nothing happens: what it took is answered with a page, and kept nowhere."""
    heavy = (_scale(given, "effort") or 0) >= HEAVY
    return Read((), Place.LISTENED_HEAVY if heavy else Place.LISTENED)


def _scale(given: Given, id: str) -> int | None:
    chosen = given.text(id).reveal()
    return int(chosen) if chosen in ("1", "2", "3", "4", "5") else None

"""What a prompt is for, and what stands behind its notice. From outside they all look alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import asking_in_chat, chance, reflection, rhythm, signs, subjects, watching
from bot.rules.decision import Decision, Notify, unchanged
from bot.rules.escalation import Acknowledged, Escalation, FollowUp, Suggestion, follow_up_due
from bot.rules.member import Member
from bot.rules.routine import TOO_LATE
from bot.rules.turns import PromptTurn, ReminderTurn


def prompt_due(member: Member, turn: PromptTurn, now: datetime) -> Decision:
    """One neutral notice, or the first question for whoever is asked in the chat; after two silent weeks, the
    question whether to go on."""
    if member.rhythm.next_at != turn.at:
        return unchanged(member)
    asked, here, seed = member.rhythm, member.calendar, member.seed
    if now - turn.at > TOO_LATE or not here.is_open(now):
        return Decision(replace(member, rhythm=rhythm.skipped(asked, here, seed, now)))
    slot = chance.opaque(seed, "slot", "prompt", turn.at)
    if asked.silent:
        quiet = replace(member, rhythm=rhythm.fell_silent(asked))
        return Decision(quiet, (Notify(slot, subjects.STILL_ASKING, now),))
    after = replace(member, rhythm=rhythm.prompted(asked, here, seed, now))
    match member.escalation:
        case (
            Escalation(progress=Acknowledged(told_at=turn.at))
            | Escalation(suggested=Suggestion(told_at=turn.at))
        ):
            return Decision(after)  # the notice of this morning is on its way already
        case _ if asking_in_chat.chosen(member) and not _looks_back(member, now):
            return _in_chat(after, slot, now)
        case _:
            return _behind_a_notice(after, slot, now)


def reminder_due(member: Member, turn: ReminderTurn, now: datetime) -> Decision:
    """The same question once more, where nobody was here since."""
    if turn.at not in member.rhythm.reminders:
        return unchanged(member)
    after = replace(member, rhythm=rhythm.reminded(member.rhythm, turn.at))
    if now - turn.at > TOO_LATE or not member.calendar.is_open(now):
        return Decision(after)
    slot = chance.opaque(member.seed, "slot", "reminder", turn.at)
    return Decision(after, (Notify(slot, member.rhythm.about, now),))


def _behind_a_notice(member: Member, slot: str, now: datetime) -> Decision:
    """The check-in; looking back when its two weeks have passed; and before both, what is asked once: whether
    the two talked, and whether something that is lower than usual fits."""
    looks_back = _looks_back(member, now)
    if looks_back and asking_in_chat.chosen(member):
        member = replace(member, looked=now)
    match member.escalation:
        case Escalation(progress=Acknowledged() as yes) as escalation if follow_up_due(escalation, now):
            put = replace(escalation, progress=replace(yes, follow_up=FollowUp.ASKED))
            return _prompt(replace(member, escalation=put), slot, subjects.TALK, now)
        case _ if signs.sign(member.watching.signs, now) is not None:
            seen = watching.Watching(signs.nudged(member.watching.signs, now))
            return _prompt(replace(member, watching=seen), slot, subjects.SIGN, now)
        case _ if looks_back:
            return _prompt(replace(member, looked=now), slot, subjects.LOOKING_BACK, now)
        case _:
            return _prompt(member, slot, subjects.VISIT, now)


def _in_chat(member: Member, slot: str, now: datetime) -> Decision:
    """A notice among questions would stand out in the company's records. So whatever has to be asked behind
    one waits for the notice of every two weeks."""
    if asking_in_chat.talk_of(member) is not None:
        return Decision(member)  # they are being asked already
    if asking_in_chat.undisturbed(member, now):
        return _prompt(member, slot, subjects.VISIT, now)
    return asking_in_chat.begun(member, now)


def _prompt(member: Member, slot: str, about: str, now: datetime) -> Decision:
    after = replace(member, rhythm=replace(member.rhythm, about=about))
    return Decision(after, (Notify(slot, about, now),))


def _looks_back(member: Member, now: datetime) -> bool:
    """Two weeks since they were last offered it, or did: whichever prompt comes then is for looking back."""
    here = member.calendar
    if member.looked is None:
        return False
    return here.local(now).date() >= here.local(member.looked).date() + reflection.EVERY

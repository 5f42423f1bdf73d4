"""``decide``: one member, one thing that happened, the time → what is now true and what should follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.rules import (
    afterwards,
    answering,
    asking,
    authority,
    changing,
    choosing,
    circle,
    leaving,
    linking_deciding,
    outside_answering,
    outside_asking,
    outside_deciding,
    own,
    own_log,
    promising,
    prompting,
    questions_deciding,
    resting,
    routine,
    saying_together,
    seconding,
    talking,
    team,
)
from bot.rules.asking_events import (
    Closed,
    DoorKept,
    PersonAdded,
    SayHeard,
    SayMarked,
    SuggestionMade,
    SuggestionSetAside,
    SuggestionTaken,
    WasSuggested,
)
from bot.rules.change_events import (
    ChangeAnswered,
    ChangeGotAnswer,
    ChangeIsOver,
    ChangeReleased,
    ChangeSetAside,
    ChangeStopped,
    ChangeWasAsked,
    ChangeWished,
)
from bot.rules.chat_events import ChatEvent
from bot.rules.decision import Decision, unchanged
from bot.rules.events import (
    AnybodyAgain,
    AskAnswered,
    AskEnded,
    CheckedIn,
    CircleChosen,
    Consented,
    Drafted,
    Event,
    FriendAgreed,
    FriendWithdrew,
    GotInTouch,
    KeepingChosen,
    ListeningPaused,
    LookInWanted,
    NeverAgain,
    OnePicked,
    PeerAccepted,
    PeerTookBack,
    PeerUnreachable,
    ReceiptsForgotten,
    ReleaseApproved,
    ReleaseComposed,
    RhythmChosen,
    TalkAnswered,
    TimeUp,
    TookBack,
    Typed,
    Visited,
    WasAsked,
    WasInvited,
    WasPicked,
    WasTrustedAgain,
    WasUnreachable,
    WentOn,
    WillingnessGiven,
    Withdrew,
)
from bot.rules.leaving_events import EraseChosen
from bot.rules.linking_events import LinkingEvent
from bot.rules.member import Member
from bot.rules.outside_events import OutsideEvent
from bot.rules.own_events import OwnEvent
from bot.rules.questions import QuestionEvent
from bot.rules.team import TeamEvent
from bot.rules.together import TogetherEvent
from bot.rules.turns import (
    ChangeTurn,
    DeadlineTurn,
    EraseTurn,
    FadeTurn,
    LookInTurn,
    OutsideTurn,
    PromiseTurn,
    PromptTurn,
    ReminderTurn,
    StepTurn,
    TalkTurn,
    TidyTurn,
    Turn,
)
from bot.rules.whereabouts import AnyHourChosen, AwayChosen, HoursChosen, LookInAfterwards, Moved, QuietChosen


def decide(member: Member, event: Event, now: datetime) -> Decision:
    """The one function that everything goes through: what is now true of this member, and what follows."""
    if member.leaving is not None:
        return leaving.finished(member, event)
    decided = own_log.noted(member, event, _decided(member, event, now), now)
    return routine.undisturbed(decided, now)


def _decided(member: Member, event: Event, now: datetime) -> Decision:
    if isinstance(event, OutsideEvent):
        return outside_deciding.decide(member, event, now)
    if isinstance(event, OwnEvent):
        return own.decide(member, event, now)
    if isinstance(event, ChatEvent):
        return talking.decide(member, event, now)
    if isinstance(event, LinkingEvent):
        return linking_deciding.decide(member, event, now)
    if isinstance(event, QuestionEvent):
        return questions_deciding.decide(member, event, now)
    if isinstance(event, TogetherEvent):
        return saying_together.decide(member, event, now)
    if isinstance(event, TeamEvent):
        return Decision(replace(member, shares=team.happened(member.shares, event, now)))
    match event:
        case Visited():
            return routine.visited(member, now)
        case Drafted(answers):
            return routine.drafted(member, answers, now)
        case CheckedIn(answers):
            return routine.checked_in(member, answers, now)
        case KeepingChosen(keep):
            return routine.keeping_chosen(member, keep, now)
        case RhythmChosen(per_week):
            return routine.rhythm_chosen(member, per_week, now)
        case AwayChosen(back):
            return routine.away_chosen(member, back, now)
        case LookInWanted(yes):
            return routine.look_in_wanted(member, yes, now)
        case Typed():
            return routine.typed(member, now)
        case CircleChosen():
            return choosing.circle_chosen(member, event, now)
        case ReleaseApproved(approval):
            return Decision(replace(member, circle=replace(member.circle, approval=approval)))
        case OnePicked(person):
            return asking.one_picked(member, person) if person != member.id else unchanged(member)
        case ReleaseComposed(release):
            return Decision(replace(member, composing=replace(member.composing, release=release)))
        case ReceiptsForgotten():
            return Decision(replace(member, receipts=()))
        case Consented():
            return asking.consented(member, event, now)
        case Withdrew():
            return asking.withdrew(member, now)
        case PeerAccepted():
            return asking.peer_accepted(member, event, now)
        case PeerUnreachable(peer):
            return asking.peer_unreachable(member, peer, now)
        case PeerTookBack():
            return afterwards.peer_took_back(member, event, now)
        case WentOn():
            return afterwards.went_on(member)
        case TalkAnswered(talked):
            return afterwards.talk_answered(member, talked)
        case WasPicked():
            return unchanged(member)
        case WasInvited():
            return answering.was_invited(member, event, now)
        case WasTrustedAgain(by):
            return answering.was_trusted_again(member, by)
        case WillingnessGiven(yes):
            decided = answering.willingness_given(member, yes, now)
            return outside_answering.after_willingness(decided, yes, now)
        case WasAsked():
            return answering.was_asked(member, event, now)
        case AskAnswered():
            return answering.ask_answered(member, event, now)
        case ListeningPaused(weeks):
            return resting.paused(member, weeks, now)
        case NeverAgain(ask):
            return resting.never_again(member, ask)
        case AnybodyAgain():
            return resting.anybody_again(member)
        case GotInTouch(ask):
            return promising.got_in_touch(member, ask)
        case TookBack(ask):
            return promising.took_back(member, ask, now)
        case ChangeWished():
            return changing.wished(member, event, now)
        case ChangeReleased():
            return changing.released(member, event, now)
        case ChangeStopped():
            return changing.stopped(member)
        case ChangeSetAside():
            return changing.set_aside(member)
        case ChangeAnswered():
            return changing.answered(member, event, now)
        case ChangeWasAsked():
            return changing.was_asked(member, event, now)
        case ChangeGotAnswer():
            return changing.got_answer(member, event, now)
        case ChangeIsOver(ask):
            return changing.is_over(member, ask, now)
        case AskEnded():
            return answering.ask_ended(member, event, now)
        case Moved(zone, language):
            return routine.moved(member, zone, language, now)
        case HoursChosen():
            return routine.hours_chosen(member, event, now)
        case QuietChosen(yes):
            return routine.quiet_chosen(member, yes, now)
        case LookInAfterwards(yes):
            return routine.look_in_afterwards(member, yes, now)
        case AnyHourChosen(yes):
            return resting.any_hour_chosen(member, yes)
        case SayMarked(of, marked):
            return authority.marked(member, of, marked, now)
        case SayHeard(over):
            return authority.heard(member, over, now)
        case PersonAdded():
            return seconding.person_added(member, event, now)
        case SuggestionMade():
            return seconding.suggestion_made(member, event, now)
        case WasSuggested():
            return seconding.was_suggested(member, event, now)
        case SuggestionTaken():
            return seconding.suggestion_taken(member)
        case SuggestionSetAside():
            return seconding.suggestion_set_aside(member)
        case DoorKept(door):
            return Decision(replace(member, door=door))
        case Closed():
            return afterwards.closed(member)
        case EraseChosen(well):
            return leaving.chosen(member, well, now)
        case WasUnreachable():
            return leaving.unreachable(member, now)
        case FriendAgreed(who):
            return Decision(replace(member, circle=circle.agreed(member.circle, who)))
        case FriendWithdrew(who):
            return Decision(replace(member, circle=circle.withdrew(member.circle, who)))
        case TimeUp(turn):
            return _time_up(member, turn, now)
        case _:
            assert_never(event)


def _time_up(member: Member, turn: Turn, now: datetime) -> Decision:
    match turn:
        case PromptTurn():
            return prompting.prompt_due(member, turn, now)
        case ReminderTurn():
            return prompting.reminder_due(member, turn, now)
        case StepTurn():
            return asking.step_due(member, turn, now)
        case DeadlineTurn():
            return asking.deadline_passed(member, turn, now)
        case PromiseTurn(ask):
            return promising.reminder_due(member, ask, now)
        case FadeTurn():
            return asking.faded(member, turn)
        case ChangeTurn():
            return changing.due(member, turn, now)
        case OutsideTurn():
            return outside_asking.due(member, turn, now)
        case LookInTurn():
            return routine.look_in_due(member, turn, now)
        case TalkTurn():
            return talking.due(member, turn, now)
        case EraseTurn():
            return unchanged(member)
        case TidyTurn():
            return saying_together.tidied(outside_answering.tidied(routine.tidied(member, now), now), now)
        case _:
            assert_never(turn)

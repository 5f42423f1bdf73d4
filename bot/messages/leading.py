"""Where presses lead: those that mean the same whatever the fields held, and those decided already."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.rules import asking_events, change_events, events, whereabouts
from bot.rules.events import Event
from bot.rules.showing import Place

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
    Action.ASK_SUGGESTED: ((asking_events.SuggestionTaken(),), Place.ASK),
    Action.NO_SUGGESTION: ((asking_events.SuggestionSetAside(),), Place.STATUS),
    Action.CLOSE_WELL: ((asking_events.Closed(),), Place.CLOSED),
    Action.SAY: ((), Place.WHO_HAS_A_SAY),
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
    Action.ANY_HOUR: ((whereabouts.AnyHourChosen(True),), Place.BEING_ASKED),
    Action.USUAL_HOURS: ((whereabouts.AnyHourChosen(False),), Place.BEING_ASKED),
    Action.SUGGEST: ((), Place.SUGGESTING),
    Action.WORRIED: ((), Place.WORRIED),
    Action.TALKED: ((events.TalkAnswered(True),), Place.AFTER_TALK),
    Action.NOT_TALKED: ((events.TalkAnswered(False),), Place.AFTER_TALK),
    Action.GO_ON: ((events.WentOn(),), Place.ASK),
    Action.RHYTHM: ((), Place.RHYTHM),
    Action.AFTERWARDS: ((whereabouts.LookInAfterwards(True),), Place.RHYTHM),
    Action.AFTERWARDS_OFF: ((whereabouts.LookInAfterwards(False),), Place.RHYTHM),
    Action.BACK: ((whereabouts.AwayChosen(None),), Place.AFTER_RHYTHM),
}
"""Presses that mean the same whatever the fields held."""

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
    Action.SAVE_SAY: Place.PEOPLE,
    Action.SAVE_SUGGESTION: Place.SUGGESTING,
    Action.ACCEPT: Place.ASKED,
    Action.DECLINE: Place.ASKED,
    Action.IN_TOUCH: Place.ASKED,
    Action.CANNOT: Place.ASKED,
    Action.NEVER: Place.ASKED,
}
"""Where a press leads that was already decided."""

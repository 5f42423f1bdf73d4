"""Every press there is. The words are opaque ids to adapters; ``reading`` says what each one means."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    # Opening: from a command, the app's own tab, a notice.
    HOME = "home"
    OPEN = "open"  # the button of every notice: whatever its token is about
    PERSON = "person"  # "I could use a person"
    DOORS = "doors"  # "need someone now?"
    HOURS = "hours"  # own working days and hours, and quiet for a day
    SAVE_HOURS = "save-hours"
    QUIET = "quiet"
    QUIET_OFF = "quiet-off"
    MY_DOOR = "my-door"  # who or what helps outside the company
    SAVE_DOOR = "save-door"
    TYPED = "typed"  # a line in the direct message, whatever it said
    EDITED = "edited"  # the same line, changed afterwards
    DELETED = "deleted"
    CHAT = "chat"  # a button under a question in the chat
    CHAT_WINDOW = "chat-window"  # goes on in the private window
    THINKING = "thinking"  # "I'm thinking about someone"
    HELP = "help"  # who can see what, how to stop
    ABOUT = "about"  # who runs this Kaveri, and which one it is
    # Check-in.
    SAVE_CHECK_IN = "save-check-in"
    KEEP = "keep"
    FORGET = "forget"
    # My page, and what is only mine.
    MY_PAGE = "my-page"
    ANCHORS = "anchors"
    SAVE_ANCHORS = "save-anchors"
    CHECK_INS = "check-ins"
    CHANGE_CHECK_IN = "change-check-in"
    SAVE_CHANGED = "save-changed"
    LOOKING_BACK = "looking-back"
    SAVE_LOOKING = "save-looking"
    KEEP_LOOKING = "keep-looking"
    PAST = "past"
    PAST_OLDER = "past-older"
    PAST_NEWER = "past-newer"
    PREPARE = "prepare"  # a talk about what keeps coming back
    LEARNED = "learned"  # what I did and learned, for a review
    PLAN = "plan"
    SAVE_PLAN = "save-plan"
    SUMMARY = "summary"  # for an appointment
    SAVE_SUMMARY = "save-summary"
    KEEP_YEAR = "keep-year"
    KEEP_QUARTER = "keep-quarter"
    SIGN_FITS = "sign-fits"
    SIGN_DOES_NOT = "sign-does-not"
    SIGNS_MUTE = "signs-mute"
    SIGNS_AGAIN = "signs-again"
    SIGNS_ANEW = "signs-anew"
    CLEAR = "clear"
    CLEAR_GO = "clear-go"
    EXPORT = "export"  # everything of theirs, to take along
    EXPORT_NEXT = "export-next"
    EXPORT_PREVIOUS = "export-previous"
    LOG = "log"  # what was done with their own data
    ERASE = "erase"  # everything of theirs: what it means
    ERASE_WELL = "erase-well"  # and let them know that I'm all right
    ERASE_SILENT = "erase-silent"
    ERASE_GO = "erase-go"
    NUMBERS = "numbers"  # to take along on one's own phone
    PHRASE = "phrase"  # one of their own, in front of what was
    OPEN_WITH_PHRASE = "open-with-phrase"
    CHOOSE_PHRASE = "choose-phrase"
    SAVE_PHRASE = "save-phrase"
    DOORWAYS = "doorways"  # a way in from one's own phone
    DOORWAY_OFF = "doorway-off"  # the one that was chosen
    DOORWAYS_OFF = "doorways-off"
    # My people.
    CIRCLE = "circle"
    SAVE_CIRCLE = "save-circle"
    APPROVE = "approve"
    DISAPPROVE = "disapprove"
    # Asking for a person.
    PICK_ONE = "pick-one"
    SOMEONE_ELSE = "someone-else"
    CHANGE_WAY = "change-way"
    EDIT_RELEASE = "edit-release"
    SAVE_RELEASE = "save-release"
    ASK = "ask"
    STATUS = "status"
    WITHDRAW = "withdraw"
    TRY_AGAIN = "try-again"
    RECEIPTS = "receipts"
    LOOK_IN = "look-in"  # "please look in on me in two days"
    LOOK_IN_OFF = "look-in-off"
    WRITE_MYSELF = "write-myself"
    FORGET_RECEIPTS = "forget-receipts"
    SAY = "say"  # who has a say over the member's work
    SAVE_SAY = "save-say"
    ASK_SUGGESTED = "ask-suggested"
    NO_SUGGESTION = "no-suggestion"
    CLOSE_WELL = "close-well"
    # Somebody who can change something.
    CHANGE = "change"
    CHANGE_EDIT = "change-edit"
    CHANGE_WRITE = "change-write"
    CHANGE_ASK = "change-ask"
    CHANGE_STOP = "change-stop"
    CHANGE_AGAIN = "change-again"
    CHANGE_ANSWER = "change-answer"
    CHANGE_CANNOT = "change-cannot"
    # Someone outside your team: asking, and writing to each other.
    OUTSIDE = "outside"
    OUTSIDE_THEME = "outside-theme"
    OUTSIDE_ASK = "outside-ask"
    OUTSIDE_STOP = "outside-stop"
    OUTSIDE_AGAIN = "outside-again"
    OUTSIDE_YES = "outside-yes"
    OUTSIDE_NO = "outside-no"
    OUTSIDE_TALK = "outside-talk"  # a volunteer opens what the two write
    OUTSIDE_WRITE = "outside-write"
    OUTSIDE_NAME = "outside-name"  # look at what giving one's name means
    OUTSIDE_NAME_GO = "outside-name-go"
    OUTSIDE_CLOSE = "outside-close"
    OUTSIDE_BLOCK = "outside-block"  # close, and never these two again
    VOLUNTEER = "volunteer"
    VOLUNTEER_SAVE = "volunteer-save"
    VOLUNTEER_LEAVE = "volunteer-leave"
    VOLUNTEER_ANYBODY = "volunteer-anybody"
    # Questionnaires that the operator installed, for oneself.
    QUESTIONS = "questions"
    QUESTIONS_BEGIN = "questions-begin"
    QUESTIONS_NEXT = "questions-next"
    QUESTIONS_PREVIOUS = "questions-previous"
    QUESTIONS_FORGET = "questions-forget"
    # What a team reads of its own work, where the operator switched that on.
    TEAM = "team"
    TEAM_COUNT = "team-count"
    TEAM_OUT = "team-out"
    # Words about the work that several people sign.
    STATEMENT = "statement"
    STATEMENT_EDIT = "statement-edit"
    STATEMENT_WRITE = "statement-write"
    STATEMENT_ASK = "statement-ask"
    STATEMENT_BACK = "statement-back"
    STATEMENT_SIGN = "statement-sign"
    STATEMENT_UNSIGN = "statement-unsign"
    # Two places, and somebody whom no picker has.
    PLACES = "places"
    LINK_CODE = "link-code"
    LINK_TYPED = "link-typed"
    LINK_MINE = "link-mine"  # whoever shows the code that was typed is the same person
    LINK_GO = "link-go"  # and so is whoever typed it: they become one
    LINK_NO = "link-no"
    TELL_HERE = "tell-here"
    ONLY_HERE = "only-here"
    MY_CODE = "my-code"
    ELSEWHERE = "elsewhere"
    ADD_TYPED = "add-typed"
    ADD_SAVE = "add-save"
    ADD_ONE = "add-one"
    # Being asked.
    BEING_ASKED = "being-asked"
    TABLE = "table"
    AGREE = "agree"
    NOT_YET = "not-yet"
    PAUSE_WEEK = "pause-week"
    PAUSE_MONTH = "pause-month"
    PAUSE_END = "pause-end"
    ANYBODY = "anybody"
    ACCEPT = "accept"
    DECLINE = "decline"
    WORRIED = "worried"
    IN_TOUCH = "in-touch"
    NEVER = "never"  # nothing from this person any more
    EFFORT = "effort"  # how much it took out of the one who listened
    CANNOT = "cannot"  # after a yes: cannot after all
    SUGGEST = "suggest"  # whom they would bring, or hand on to
    SAVE_SUGGESTION = "save-suggestion"
    ANY_HOUR = "any-hour"
    USUAL_HOURS = "usual-hours"
    BACK_TO_ASK = "back-to-ask"
    # Afterwards, and when to ask.
    TALKED = "talked"
    NOT_TALKED = "not-talked"
    GO_ON = "go-on"
    RHYTHM = "rhythm"
    SAVE_RHYTHM = "save-rhythm"
    DAYS = "days"  # the days and the hour to be asked on, and a pause
    SAVE_DAYS = "save-days"
    CHAT_PAGE = "chat-page"  # what it means to be asked in the chat
    CHAT_YES = "chat-yes"
    CHAT_NO = "chat-no"
    PAUSE_PROMPTS = "pause-prompts"
    PAUSE_OVER = "pause-over"
    PAUSE_SILENCE = "pause-silence"  # after two silent weeks: pause, keep or stop
    KEEP_ASKING = "keep-asking"
    STOP_ASKING = "stop-asking"
    AWAY = "away"
    BACK = "back"  # from an absence
    AFTERWARDS = "afterwards"  # look in on me some weeks after I am back
    AFTERWARDS_OFF = "afterwards-off"

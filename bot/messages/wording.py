"""Saying → dialog. Every page is in ``pages``; this file says which function words which saying."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from bot.messages.actions import Action
from bot.messages.cards import Dialog, Home, HomeButton, Notice, Rule, Text, Tone
from bot.messages.pages import (
    about,
    answering,
    asking,
    changing,
    checkin,
    doors,
    house,
    leaving,
    linking,
    numbers,
    outside,
    own,
    people,
    questions,
    standing,
    taking,
    team,
    together,
    unsaved,
)
from bot.messages.speech import NeutralId, Voice
from bot.messages.telling import Telling
from bot.rules import change_sayings as c
from bot.rules import house_sayings as h
from bot.rules import peer_sayings as p
from bot.rules import sayings as s
from bot.rules.announcing import Announcement
from bot.rules.leaving_sayings import LeavingSaying
from bot.rules.linking_sayings import LinkingSaying
from bot.rules.outside_sayings import OutsideSaying
from bot.rules.own_sayings import OwnSaying
from bot.rules.questions_sayings import QuestionSaying
from bot.rules.taking_sayings import TakingSaying
from bot.rules.team_sayings import TeamSaying
from bot.rules.together_sayings import TogetherSaying

HOME_VERSION = "2"

NEED_NOTHING: Mapping[str, s.Saying] = {
    Action.DOORS: h.OtherDoors(),
    Action.THINKING: h.ThinkingOfSomeone(),
}
"""The presses whose pages hold nothing of anybody's, besides a door of their reader's own."""


def dialog(tell: Telling, saying: s.Saying) -> Dialog:
    if isinstance(saying, OutsideSaying):
        return outside.dialog(tell, saying)
    if isinstance(saying, OwnSaying):
        return own.dialog(tell, saying)
    if isinstance(saying, QuestionSaying):
        return questions.dialog(tell, saying)
    if isinstance(saying, TakingSaying):
        return taking.dialog(tell, saying)
    if isinstance(saying, LeavingSaying):
        return leaving.dialog(tell, saying)
    if isinstance(saying, TogetherSaying):
        return together.dialog(tell, saying)
    if isinstance(saying, TeamSaying):
        return team.dialog(tell, saying)
    if isinstance(saying, LinkingSaying):
        return linking.dialog(tell, saying)
    match saying:
        case s.FirstPage():
            return checkin.first_page(tell, saying)
        case s.NothingSaved():
            return checkin.nothing_saved(tell, saying)
        case s.Saved():
            return checkin.saved(tell, saying)
        case s.ThreeDots():
            return checkin.three_dots(tell, saying)
        case s.KeepingSettled():
            return checkin.keeping_settled(tell, saying)
        case s.WhenIAsk():
            return checkin.when_i_ask(tell, saying)
        case s.MyHours():
            return checkin.my_hours(tell, saying)
        case s.MyPeople():
            return people.my_people(tell, saying)
        case s.Preview():
            return asking.preview(tell, saying)
        case s.EditRelease():
            return asking.edit_release(tell, saying)
        case s.PickSomeone():
            return asking.pick_someone(tell, saying)
        case s.Status():
            return standing.status(tell, saying)
        case s.Receipts():
            return asking.receipts(tell, saying)
        case s.WriteMyself():
            return asking.write_myself(tell, saying)
        case s.WhoHasASay():
            return people.who_has_a_say(tell, saying)
        case s.ClosedWell():
            return standing.closed_well(tell)
        case c.ChangeWriting():
            return changing.writing(tell, saying)
        case c.ChangePreview():
            return changing.preview(tell, saying)
        case c.ChangeStands():
            return changing.stands(tell, saying)
        case c.ChangeStopped():
            return changing.stopped(tell, saying)
        case c.ChangeAskedOf():
            return changing.asked_of(tell, saying)
        case c.ChangeAnswerSaid():
            return changing.answer_said(tell, saying)
        case s.DidYouTalk():
            return standing.did_you_talk(tell, saying)
        case s.TalkSaid():
            return standing.talk_said(tell, saying)
        case s.TalkGone():
            return standing.talk_gone(tell, saying)
        case p.Invitation():
            return answering.invitation(tell, saying)
        case p.WillingnessSaid():
            return answering.willingness_said(tell, saying)
        case p.AskedOf():
            return answering.asked_of(tell, saying)
        case p.Thanked():
            return answering.thanked(tell, saying)
        case p.NoLongerNeeded():
            return answering.no_longer_needed(tell, saying)
        case p.AllRight():
            return answering.all_right(tell)
        case p.ListeningCard():
            return answering.listening_card(tell, saying)
        case p.TakenBackSaid():
            return answering.taken_back_said(tell, saying)
        case p.Listened():
            return answering.listened(tell, saying)
        case p.Suggesting():
            return answering.suggesting(tell, saying)
        case p.SuggestionPassedOn():
            return answering.suggestion_passed_on(tell, saying)
        case p.Worried():
            return answering.worried(tell, saying)
        case h.OtherDoors():
            return doors.other_doors(tell)
        case h.LookInSet():
            return standing.look_in_set(tell, saying)
        case h.LookingIn():
            return standing.looking_in(tell)
        case h.MyDoor():
            return doors.my_door(tell, saying)
        case h.Numbers():
            return numbers.numbers(tell, saying)
        case h.ThinkingOfSomeone():
            return answering.thinking_of_someone(tell)
        case h.WhoSeesWhat():
            return house.who_sees_what(tell, saying)
        case h.About():
            return about.about(tell, saying)
        case h.NotOpen():
            return house.not_open(tell, saying)
        case _:
            assert_never(saying)


def with_news(tell: Telling, shown: Dialog, news: tuple[Announcement, ...]) -> Dialog:
    """The same page with what the operator changes above it."""
    return about.with_news(tell, shown, news)


def with_doors(tell: Telling, shown: Dialog) -> Dialog:
    """The same page with other doors above it, unless they stand on it anyway."""
    if any(isinstance(element, Text) and element.tone is Tone.URGENT for element in shown.body):
        return shown
    return replace(shown, body=(tell.heading("doors-heading"), *doors.lines(tell), Rule(), *shown.body))


def not_saved(tell: Telling, doors: bool) -> Dialog:
    """``doors``: other doors stand in it; else a button that leads there."""
    return unsaved.not_saved(tell, doors)


def asks(action: str) -> bool:
    """Whether this press leads to a page on which somebody asks for a person."""
    return action in unsaved.ASKS


def notice(voice: Voice, token: str) -> Notice:
    """The one text for every unprompted notice. What it is about, only its sealed token knows."""
    return Notice(
        text=voice.neutral(NeutralId.NOTICE_TEXT),
        button=voice.neutral(NeutralId.NOTICE_BUTTON),
        action=Action.OPEN.value,
        token=token,
    )


def home(voice: Voice) -> Home:
    """The app's own tab: the same for every member, whatever they do."""
    return Home(
        title=voice.neutral(NeutralId.HOME_TITLE),
        lines=(voice.neutral(NeutralId.HOME_LINE_PRIVATE), voice.neutral(NeutralId.HOME_LINE_TYPED)),
        buttons=(
            HomeButton(voice.neutral(NeutralId.HOME_OPEN), Action.HOME.value),
            HomeButton(voice.neutral(NeutralId.HOME_PERSON), Action.PERSON.value),
            HomeButton(voice.neutral(NeutralId.HOME_DOORS), Action.DOORS.value),
            HomeButton(voice.neutral(NeutralId.HOME_THINKING), Action.THINKING.value),
        ),
        version=f"{HOME_VERSION}-{voice.language}",
    )


def loading(voice: Voice) -> Dialog:
    return Dialog(
        title=voice("title"), body=(Text(voice("loading")),), close=voice("close"), language=voice.language
    )

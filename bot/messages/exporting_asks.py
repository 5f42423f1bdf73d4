"""What an export says of asks: the member's own, and those put to them.

What one of the two did not release to the other is not in it: not who asked before a yes, not when which of
several people is asked, not an ask that never reached the member, not who trusts them.
"""

from __future__ import annotations

from typing import Any

from bot.messages.exporting_names import Code, Names, code
from bot.rules import change as c
from bot.rules import escalation as e
from bot.rules import listening as li
from bot.rules import outside as o
from bot.rules.listening import Ask, Listening
from bot.rules.member import Member
from bot.rules.together import Statement, Writing


def my_ask(member: Member, names: Names) -> dict[str, Any] | None:
    asked = member.escalation
    if asked is None:
        return None
    return {
        "at": asked.consented,
        "to": [names.of(step.peer) for step in asked.plan.steps],
        "until": asked.plan.deadline,
        "way": code(f"way-{asked.release.way}"),
        "note": asked.release.note,
        "named": asked.release.named,
        "order": code(f"order-{asked.release.order}"),
        "stands": _standing(asked.progress, names),
        "not_reached": [names.of(id) for id in asked.unreachable],
        "suggested": names.of(asked.suggested.person) if asked.suggested else None,
    }


def _standing(progress: e.Progress, names: Names) -> dict[str, Any]:
    match progress:
        case e.Asking():
            return {"how": code("asking")}
        case e.NobodyCould(at):
            return {"how": code("nobody"), "at": at}
        case e.Withdrawn(at):
            return {"how": code("stopped"), "at": at}
        case e.Acknowledged(follow_up=e.FollowUp.TAKEN_BACK) as yes:
            return {"how": code("taken-back"), "by": names.of(yes.peer)}
        case e.Acknowledged() as yes:
            return {
                "how": code("yes"),
                "at": yes.at,
                "by": [names.of(id) for id in yes.said_yes],
                "in_touch_by": yes.first_move,
                "talked": code(yes.follow_up),
            }


def receipts(member: Member, names: Names) -> list[dict[str, Any]]:
    """The exact words, with whom they went to for as long as that is kept."""
    return [
        {
            "at": receipt.at,
            "until": receipt.deadline,
            "to": [names.of(id) for id in receipt.to],
            "texts": list(dict.fromkeys(receipt.texts)),
        }
        for receipt in member.receipts
    ]


def my_change(member: Member, names: Names) -> dict[str, Any] | None:
    asked = member.change
    if asked is None:
        return None
    told: dict[str, Any] = {
        "at": asked.asked,
        "to": names.of(asked.ally),
        "passed_on_at": asked.at,
        "until": asked.deadline,
    }
    match asked.progress:
        case c.Waiting():
            return told | {"how": code("asking")}
        case c.NoAnswer():
            return told | {"how": code("no-answer")}
        case c.Answered(record=record):
            return told | {"how": code("answered" if record else "cannot"), "answer": names.words(record)}


def when_others_ask_me(member: Member, names: Names) -> dict[str, Any]:
    listening = member.listening
    return {
        "willing": _willing(listening),
        "at_any_hour": listening.any_hour,
        "paused_until": listening.paused,
        "never": [names.of(id) for id in listening.never],
        "asks": [_asked(ask, names) for ask in listening.asks if ask.answer != li.Unanswered(told=False)],
    }


def _willing(listening: Listening) -> dict[str, Any]:
    match listening.willingness:
        case li.NotAsked():
            return {"how": code("not-asked")}
        case li.Invited(at):
            return {"how": code("invited"), "at": at}
        case li.Agreed(at):
            return {"how": code("yes"), "at": at}
        case li.NotYet(at):
            return {"how": code("not-yet"), "at": at}


def _asked(ask: Ask, names: Names) -> dict[str, Any]:
    """A name stands here only while a yes does; the words only while the ask is open."""
    said_yes = isinstance(ask.answer, li.Accepted)
    return {
        "came": ask.arrived,
        "until": ask.deadline,
        "way": code(f"way-{ask.way}"),
        "how": _answer(ask.answer),
        "answered": None if isinstance(ask.answer, li.Unanswered | li.Over) else ask.answer.at,
        "from": names.of(ask.by) if said_yes else None,
        "text": None if said_yes else names.words(ask.record),
        "kept_until": li.ends_at(ask) + e.FADES_AFTER,
    }


def _answer(answer: li.Answer) -> Code:
    match answer:
        case li.Unanswered():
            return code("open")
        case li.Accepted():
            return code("yes")
        case li.Declined():
            return code("no")
        case li.TakenBack():
            return code("taken-back")
        case li.Over():
            return code("over")


def changes_asked_of_me(member: Member, names: Names) -> list[dict[str, Any]]:
    return [
        {
            "came": ask.arrived,
            "until": ask.deadline,
            "how": _changing(ask.state),
            "from": names.of(ask.by) if isinstance(ask.state, c.Open) else None,
            "text": names.words(ask.record),
            "kept_until": c.fades_at(ask),
        }
        for ask in member.change_asks
        if ask.state != c.Open(told=False)
    ]


def _changing(state: c.Open | c.Said | c.Past) -> Code:
    match state:
        case c.Open():
            return code("open")
        case c.Said(able=able):
            return code("answered" if able else "cannot")
        case c.Past():
            return code("over")


def outside_the_team(member: Member, names: Names) -> dict[str, Any]:
    outside = member.outside
    themes = outside.volunteer
    return {
        "may_be_asked": themes is not None,
        "themes": [code(f"theme-{theme}") for theme in themes or ()],
        "chosen_theme": code(f"theme-{outside.theme}") if outside.theme else None,
        "kept_apart_from_somebody": bool(outside.blocked),
        "last_taken": outside.taken,
        "request": _request(outside.request, names) if outside.request else None,
        "asks": [_from_outside(ask, names) for ask in outside.asks if ask.state != o.Put(told=False)],
    }


def _request(request: o.Request, names: Names) -> dict[str, Any]:
    told: dict[str, Any] = {
        "at": request.asked,
        "until": request.plan.deadline,
        "theme": code(f"theme-{request.theme}") if request.theme else None,
    }
    match request.progress:
        case o.Looking():
            return told | {"how": code("asking")}
        case o.Talk() as talk:
            return told | {"how": code("yes"), "name_given": talk.name is not None} | _lines(talk, names)
        case o.Nobody(at):
            return told | {"how": code("nobody"), "ended": at}
        case o.Closed(at):
            return told | {"how": code("over"), "ended": at}


def _from_outside(ask: o.Asked, names: Names) -> dict[str, Any]:
    told: dict[str, Any] = {
        "came": ask.arrived,
        "until": ask.deadline,
        "text": names.words(ask.record),
        "kept_until": o.fades_at(ask),
    }
    match ask.state:
        case o.Put():
            return told | {"how": code("open")}
        case o.Talk() as talk:
            return told | {"how": code("yes"), "from": names.words(talk.name)} | _lines(talk, names)
        case o.Refused(at):
            return told | {"how": code("no"), "answered": at}
        case o.Past():
            return told | {"how": code("over")}


def _lines(talk: o.Talk, names: Names) -> dict[str, Any]:
    lines = [
        {"by": code("me" if line.mine else "them"), "text": names.words(line.record)} for line in talk.lines
    ]
    return {"lines": lines, "closes_itself": talk.closes}


def said_together(member: Member, names: Names) -> dict[str, Any]:
    """Words that several people sign; of those who did not, there is nothing to tell."""
    own = member.together
    return {
        "last_one": own.last,
        "writing": _writing(own.writing, names) if own.writing else None,
        "statement": _statement(own.statement, names) if own.statement else None,
        "asks": [
            {
                "from": None if ask.over else names.of(ask.by),
                "text": names.words(ask.record),
                "until": ask.until,
                "signed": ask.signed,
            }
            for ask in own.asks
            if ask.told
        ],
    }


def _writing(writing: Writing, names: Names) -> dict[str, Any]:
    return {"at": writing.at, "to": [names.of(id) for id in writing.readers], "text": writing.text}


def _statement(statement: Statement, names: Names) -> dict[str, Any]:
    return {
        "at": statement.at,
        "until": statement.ends,
        "to": [names.of(reader.who) for reader in statement.readers],
        "text": statement.text,
        "signed_by": [names.of(id) for id in statement.signed],
    }

"""What may be written: every transaction of every process is held against what its people released.

Nothing here knows how the rules decide. It knows who pressed what, what they had read before, and what
may follow from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.messages.actions import Action
from bot.rules import subjects
from bot.rules.agenda import next_wake
from bot.rules.escalation import Acknowledged, Asking, Escalation, FollowUp, asked, wakes_at
from bot.rules.listening import Unanswered
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.storage.contract import Slot
from tests.simulation.process import Commit, Post

SOON = timedelta(minutes=6)

STAYS_HERE = frozenset(
    (
        *(Action.DECLINE, Action.NEVER, Action.ANYBODY, Action.EFFORT, Action.WORRIED),
        *(Action.PAUSE_WEEK, Action.PAUSE_MONTH, Action.PAUSE_END, Action.AWAY, Action.BACK, Action.RHYTHM),
        *(Action.SAVE_CHECK_IN, Action.KEEP, Action.FORGET, Action.SAVE_RHYTHM, Action.LOOK_IN),
        *(Action.STATUS, Action.HOURS, Action.SAVE_HOURS, Action.QUIET, Action.QUIET_OFF, Action.SAVE_DOOR),
        *(Action.LOOK_IN_OFF, Action.EDIT_RELEASE, Action.SAVE_RELEASE, Action.CHANGE_WAY, Action.APPROVE),
        *(Action.ASK, Action.HOME, Action.DOORS, Action.HELP, Action.THINKING, Action.TYPED),
        *(Action.RECEIPTS, Action.FORGET_RECEIPTS, Action.WRITE_MYSELF, Action.TABLE, Action.BEING_ASKED),
        *(Action.EDITED, Action.DELETED, Action.CHAT, Action.CHAT_WINDOW, Action.CHAT_YES, Action.CHAT_NO),
    )
)
"""Presses after which nobody else is any different: what was said stays with whoever said it. (After a new
ask, whoever said yes to the one before is free of it; nothing of the new one has left.)"""

FREED = frozenset((Action.ASK, Action.PERSON))


class Broken(AssertionError):
    """A promise that did not hold."""


@dataclass(frozen=True)
class Put:
    """One step of somebody's plan: who may read of it, and from when on."""

    by: MemberId
    escalation: str
    peer: MemberId
    at: datetime
    any_hour: bool


@dataclass(frozen=True)
class End:
    """An ask that ended in this commit, for somebody to look whether it is told."""

    of: Member
    escalation: Escalation


class Ledger:
    """``read`` holds for each person the quoted words that they have had in front of them."""

    def __init__(self, ids: Mapping[str, MemberId], read: Mapping[MemberId, set[str]]) -> None:
        self._ids, self._read = ids, read
        self._puts: dict[str, Put] = {}
        self._changes: dict[str, MemberId] = {}
        self._asked_once: set[str] = set()
        self.members: dict[MemberId, Member] = {}
        self.posts: dict[Slot, Post] = {}
        self.named: set[str] = set()
        self.escalations: set[str] = set()
        self.ends: list[End] = []
        self.shared: dict[MemberId, set[str]] = {id: set() for id in ids.values()}

    def enter(self, commit: Commit) -> None:
        """Hold one transaction against all before it."""
        presser = self._ids[commit.by.address.user] if commit.by else None
        self.members |= commit.after
        for id in commit.erased:
            self.members.pop(id, None)
        for id, member in commit.after.items():
            self._goes_on(commit.before.get(id), member, commit.at, presser)
        self._stays(commit, presser)
        for post in commit.posts:
            self.posts[post.slot] = post
            self._may_be_sent(post, commit, presser)
        for _, words, parties in commit.shares:
            self._was_released(words.reveal(), parties, commit, presser)
        for id, member in commit.after.items():
            self._on_the_table(commit.before.get(id), member, commit)
            self._news_is_told(commit.before.get(id), member, commit, own=id == presser)

    def woken(self, subject: str) -> bool:
        """Whether this is an ask of somebody who agreed to be asked at any hour."""
        put = self._puts.get(subjects.ask_in(subject) or "")
        return put is not None and put.any_hour

    # --- The one who asks. -----------------------------------------------------------------------

    def _goes_on(self, before: Member | None, after: Member, now: datetime, by: MemberId | None) -> None:
        own = after.id == by
        if after.change and after.change.open:
            self._changes[after.change.id] = after.change.ally
            if not now - SOON <= next_wake(after) <= after.change.deadline:
                raise Broken("a change that is waited for has no next step")
        was, now_is = before.escalation if before else None, after.escalation
        here = after.leaving is None
        signs = {ask.id for ask in before.together.asks} if before else set()
        if any(ask.id not in signs and ask.by != by for ask in after.together.asks):
            raise Broken("somebody is asked to sign without a press of whoever wrote it")
        if here and was is not None and was.open and (now_is is None or now_is.id != was.id):
            raise Broken("an open ask is gone, and nobody was told how it ended")
        if now_is is not None:
            self._step_by_step(was if was and was.id == now_is.id else None, now_is, after, now, own)

    def _step_by_step(
        self, was: Escalation | None, now_is: Escalation, of: Member, now: datetime, own: bool
    ) -> None:
        self.escalations.add(now_is.id)
        if now_is.release.named:
            self.named.add(now_is.id)
        if was is None and not own:
            raise Broken("an ask began without a press of whoever asks")
        if now_is.open and not now - SOON <= wakes_at(now_is) <= now_is.plan.deadline:
            raise Broken("an open ask has no next step before its deadline")
        if isinstance(now_is.progress, Asking) and was is not None and not was.open:
            raise Broken("an ask that had ended is open again")
        old = was.plan.steps if was else ()
        asked_already = set(asked(was)) if was else set()
        for step in set(old) - set(now_is.plan.steps):
            if not own or step in asked_already:  # only whoever asks may leave out whom nothing has reached
                raise Broken("a frozen plan was changed")
            del self._puts[step.ask]
        if not set(now_is.plan.steps) <= set(old) and not own:
            raise Broken("somebody joined a plan without a press of whoever asks")
        for step in now_is.plan.steps:
            self._puts[step.ask] = Put(of.id, now_is.id, step.peer, step.at, step.any_hour)
        if of.id in now_is.plan.peers:
            raise Broken("somebody is asked by themselves")
        if not now_is.open and (was is None or was.open):
            self.ends.append(End(of, now_is))

    def _news_is_told(self, before: Member | None, after: Member, commit: Commit, own: bool) -> None:
        """What they wait for themselves, and what came to nothing, is said by a notice."""
        told = {post.subject for post in commit.posts if post.to == after.id}
        if took_back(before, after) and subjects.TALK not in told:
            raise Broken("a yes was taken back, and nobody is told")
        was = before.change if before else None
        if was is None or not was.open or (after.change and after.change.open) or own:
            return
        if after.change is None or after.change.id != was.id or subjects.CHANGE not in told:
            raise Broken("a change came to an end, and nobody is told")

    # --- Whoever else is in it. ------------------------------------------------------------------

    def _stays(self, commit: Commit, presser: MemberId | None) -> None:
        if commit.by is None or commit.by.action not in STAYS_HERE:
            return
        others = {id for id in commit.after if id != presser}
        if commit.by.action in FREED:
            before = commit.before.get(presser) if presser else None
            freed = asked(before.escalation) if before and before.escalation else ()
            others -= {step.peer for step in freed}
        if others:
            raise Broken(f"{commit.by.action} of one person changed somebody else")

    def _on_the_table(self, before: Member | None, after: Member, commit: Commit) -> None:
        known = {ask.id for ask in before.listening.asks} if before else set()
        for ask in after.listening.asks:
            if ask.id in known or ask.answer != Unanswered(told=True):
                continue
            put = self._puts.get(ask.id)
            if put is None or (put.by, put.peer) != (ask.by, after.id):
                raise Broken("somebody is asked who is in nobody's plan")
            if commit.at < put.at:
                raise Broken("somebody is asked before their moment")
            if (after.id, subjects.of_ask(ask.id)) not in {(post.to, post.subject) for post in commit.posts}:
                raise Broken("somebody is asked, and no notice says so")

    def _may_be_sent(self, post: Post, commit: Commit, presser: MemberId | None) -> None:
        in_a_talk = self.members[post.to].chat is not None and (
            subjects.turn_in(post.subject) is not None or (commit.by and commit.by.action == Action.EDITED)
        )  # a line may also be changed into "window", which is met with the usual notice
        if post.to == presser and commit.by and commit.by.action != Action.TYPED and not in_a_talk:
            raise Broken(f"{commit.by.action} was answered in the chat")
        if (ask := subjects.ask_in(post.subject)) is not None:
            self._of_the_plan(ask, post, commit.at)
        change = subjects.change_in(post.subject)
        if change is not None and self._changes.get(change) != post.to:
            raise Broken("somebody is asked for a change who is not the one chosen")

    def _of_the_plan(self, ask: str, post: Post, now: datetime) -> None:
        put = self._puts.get(ask)
        if put is None or put.peer != post.to:
            raise Broken("a message to somebody outside the plan")
        if now < put.at:
            raise Broken("a message before its moment")
        theirs = self.members[post.to].listening.ask(ask)
        if theirs is not None and isinstance(theirs.answer, Unanswered):
            if post.slot in self._asked_once:
                raise Broken("somebody is asked the same twice")
            self._asked_once.add(post.slot)
            mine = self.members[put.by].escalation if put.by in self.members else None
            if mine is None or mine.id != put.escalation or ask not in {s.ask for s in asked(mine)}:
                raise Broken("a message about an ask that is over")

    def _was_released(
        self, words: str, parties: frozenset[MemberId], commit: Commit, presser: MemberId | None
    ) -> None:
        if presser is None or commit.by is None or presser not in parties or len(parties) != 2:
            raise Broken("words are passed on without a press of whoever wrote them")
        wrote = {value.reveal().strip() for value in commit.by.values.values() if hasattr(value, "reveal")}
        if words not in self._read[presser] and words not in wrote:
            raise Broken("words are passed on that their writer never read")
        for party in parties:
            self.shared[party].add(words)


def took_back(before: Member | None, after: Member) -> bool:
    """Whether the yes that somebody relied on was taken back just now."""
    was, now_is = before and before.escalation, after.escalation
    match was, now_is:
        case (
            Escalation(id=old, progress=Acknowledged(follow_up=said)),
            Escalation(id=new, progress=Acknowledged(follow_up=FollowUp.TAKEN_BACK)),
        ):
            return old == new and said is not FollowUp.TAKEN_BACK
        case _:
            return False

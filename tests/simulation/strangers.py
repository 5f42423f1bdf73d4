"""Two who do not know each other: who may be brought together, and what has to be gone afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from bot.messages.actions import Action
from bot.rules import subjects
from bot.rules.member import Member
from bot.rules.outside import Asked, Looking, Nobody, Put, Request, Talk
from bot.rules.people import MemberId
from bot.storage.contract import RecordId, Store, Tx
from tests.simulation.ledger import SOON, Broken
from tests.simulation.ledger import Put as Promised
from tests.simulation.process import Commit, Post

RELAYED = frozenset((Action.OUTSIDE_ASK, Action.OUTSIDE_WRITE, Action.OUTSIDE_NAME_GO))


class Strangers:
    """Every ask outside somebody's team is held against the press that released it."""

    def __init__(self) -> None:
        self._puts: dict[str, Promised] = {}
        self._relayed: dict[RecordId, frozenset[MemberId]] = {}
        self._named: set[str] = set()

    def enter(self, commit: Commit, presser: MemberId | None) -> None:
        for id, member in commit.after.items():
            before = commit.before.get(id)
            self._asks(before.outside.request if before else None, member, commit, own=id == presser)
            known = {ask.id for ask in before.outside.asks} if before else set()
            for ask in member.outside.asks:
                if ask.id not in known:
                    self._is_asked(ask, member, commit)
        for post in commit.posts:
            self._is_between_the_two(post)
        if commit.by and commit.by.action in RELAYED:
            self._relayed |= {record: parties for record, _, parties in commit.shares}

    def knows(self, member: Member) -> set[MemberId]:
        """Whoever gave this member their name, by a press."""
        talks = [ask for ask in member.outside.asks if isinstance(ask.state, Talk)]
        return {ask.by for ask in talks if ask.id in self._named}

    def everything(self, members: Iterable[Member], store: Store) -> None:
        """What two write is there for both until one of them closes it, and then it is gone."""
        members = list(members)
        live, here = {record for member in members for record in _records(member)}, {m.id for m in members}
        for record, parties in list(self._relayed.items()):
            read = [store.run(partial(_shared, record=record, reader=party)) for party in parties & here]
            if record in live and not all(read):
                raise Broken("what one of two strangers wrote is lost")
            if record not in live and any(read):
                raise Broken("what two strangers wrote is still there after it was closed")
            if record not in live:
                del self._relayed[record]

    def _asks(self, was: Request | None, member: Member, commit: Commit, own: bool) -> None:
        now_is = member.outside.request
        if was and was.open and (now_is is None or now_is.id != was.id) and not own:
            raise Broken("an ask outside the team is gone, and nobody was told how it ended")
        if now_is is None:
            return
        if was is None or was.id != now_is.id:
            self._begins(now_is, member, own)
        if isinstance(now_is.progress, Looking) and commit.at > now_is.plan.deadline + SOON:
            raise Broken("an ask outside the team is open after its deadline")
        told = {post.subject for post in commit.posts if post.to == member.id}
        ends = isinstance(now_is.progress, Nobody) and was is not None and was.open
        if ends and subjects.OUTSIDE not in told:
            raise Broken("nobody outside the team could, and nobody is told")
        talk, before = (r.progress if r and isinstance(r.progress, Talk) else None for r in (now_is, was))
        if talk and talk.name and not (before and before.name):
            if not own or commit.by is None or commit.by.action != Action.OUTSIDE_NAME_GO:
                raise Broken("a name was given to a stranger without a press")
            self._named.add(talk.id)

    def _begins(self, request: Request, member: Member, own: bool) -> None:
        if not own:
            raise Broken("somebody outside the team is asked without a press")
        for step in request.plan.steps:
            if step.peer == member.id:
                raise Broken("somebody is asked by themselves")
            self._puts[step.ask] = Promised(member.id, request.id, step.peer, step.at, any_hour=False)

    def _is_asked(self, ask: Asked, member: Member, commit: Commit) -> None:
        put = self._puts.get(ask.id)
        if put is None or (put.by, put.peer) != (ask.by, member.id):
            raise Broken("a volunteer is asked who is in nobody's plan")
        if commit.at < put.at:
            raise Broken("a volunteer is asked before their moment")

    def _is_between_the_two(self, post: Post) -> None:
        of = subjects.outside_in(post.subject)
        if of is None:
            return
        put = self._puts.get(of)
        if put is None or post.to not in (put.by, put.peer):
            raise Broken("a message about two strangers to somebody else")


def _records(member: Member) -> set[RecordId]:
    """What is still to be read, as this row says."""
    here = [*(record for talk in member.outside.talks for record in talk.records)]
    here += [ask.record for ask in member.outside.asks if ask.state == Put(told=True)]
    match member.outside.request:
        case Request(progress=Looking() | Talk()) as request:
            here += [step.record for step in request.plan.steps]
        case _:
            pass
    return {RecordId(record) for record in here}


def _shared(tx: Tx, record: RecordId, reader: MemberId) -> bool:
    return bool(tx.shared([record], reader))

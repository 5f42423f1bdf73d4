"""Was it kept what an ask promises: to whoever asks, and to whoever is asked?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tests.chaos.faults import Fault, Kind
from tests.chaos.history import Answered, Began, History, How, Part, Saved, Shown, Stood, What

# What was asked ends as it was said to end.


@dataclass(frozen=True)
class Ask:
    """One ask, the people who were asked in their order, and what was pressed about it. One yes is enough:
    nobody asks two together."""

    history: History
    asker: str
    peers: tuple[str, ...]

    def tried(self, what: What) -> bool:
        return any(Began(*press) in self.history for press in self._presses(what))

    def saved(self, what: What) -> int:
        """How many times it was acknowledged."""
        return sum(Saved(*press) in self.history for press in self._presses(what))

    def _presses(self, what: What) -> list[tuple[str, What, str]]:
        return [(self.asker, what, "")] if what is What.STOP else [(p, what, self.asker) for p in self.peers]

    def __str__(self) -> str:
        return f"{self.asker} asked {', '.join(self.peers)}"


def all_asks(history: History) -> list[Ask]:
    peers: dict[str, list[str]] = defaultdict(list)
    for press in history.saved(What.ASK):
        peers[press.who].append(press.about)
    return [Ask(history, asker, tuple(dict.fromkeys(asked))) for asker, asked in peers.items()]


def asks(history: History) -> Iterator[Fault]:
    stood = {event.who: event.how for event in history.all(Stood)}
    reached = {event.to for event in history.all(Shown) if event.part is not Part.NONE}
    for ask in all_asks(history):
        how = stood.get(ask.asker, How.UNKNOWN)
        if trouble := _trouble(ask, how):
            kind, why = trouble
            yield Fault(kind, f"{ask}, and reads in the end: {how}. {why}")
        if how is How.NOBODY:
            for peer in (peer for peer in ask.peers if peer not in reached):
                yield Fault(Kind.LOST, f"{peer}, whom {ask.asker} asked, never read so")


def _trouble(ask: Ask, how: How) -> tuple[Kind, str] | None:
    if ask.saved(What.YES) > 1:
        return Kind.DOUBLED, "Several said yes and read their name, where one is enough."
    match how:
        case How.UNKNOWN:
            return Kind.LOST, "Nothing is known of it."
        case How.ASKING:
            return Kind.BROKEN, "Its deadline is over, and it ended in silence."
        case How.STOPPED if not ask.tried(What.STOP):
            return Kind.BROKEN, "Nobody stopped it."
        case How.YES if not ask.tried(What.YES):
            return Kind.BROKEN, "Nobody said yes."
        case How.YES | How.NOBODY if ask.saved(What.STOP):
            return Kind.LOST, "They read that it was stopped."
        case How.NOBODY if ask.saved(What.YES):
            return Kind.LOST, "The peer said yes and read their name."
        case _:
            return None


def over_for_all(history: History) -> Iterator[Fault]:
    """Whoever looks once it is over for one of them no longer reads that somebody asks."""
    for ask in all_asks(history):
        over = next((shown for shown in history.all(Shown) if _ends(ask, shown)), None)
        for shown in history.all(Shown):
            asked = shown.to in ask.peers and shown.part is Part.ASKED
            if over is not None and asked and over.came < shown.sent:
                yield Fault(Kind.BROKEN, f"{ask}. It was over for {over.to}, and {shown.to} reads on")


def _ends(ask: Ask, shown: Shown) -> bool:
    said_yes = shown.to in ask.peers and shown.part is Part.LISTENS
    return said_yes or (shown.to == ask.asker and NEWER.get(shown.how, 0) > 0)


def the_same_names(history: History) -> Iterator[Fault]:
    """As long as it asks, its page names the same people: who fell silent or said no does not show."""
    for ask in all_asks(history):
        pages = (shown for shown in history.all(Shown) if shown.to == ask.asker and shown.how is How.ASKING)
        for shown in pages:
            if shown.names != set(ask.peers):
                yield Fault(Kind.BROKEN, f"{ask}, and reads only of {', '.join(sorted(shown.names))}")


NEWER = {How.ASKING: 0, How.YES: 1, How.NOBODY: 2, How.STOPPED: 2}


def nothing_older(history: History) -> Iterator[Fault]:
    """Whoever was shown how an ask went on is not shown afterwards how it stood before."""
    shown: dict[str, list[Shown]] = defaultdict(list)
    for event in history.all(Shown):
        if event.how is How.UNKNOWN:
            continue
        newer = next((one for one in shown[event.to] if _overtakes(one, event)), None)
        if newer is not None:
            told = f"{event.to} reads {_read(event)}, after they had read {_read(newer)}."
            yield Fault(Kind.BROKEN, f"{told} Their presses: {_under_way(history, newer, event)}")
        shown[event.to].append(event)


def _overtakes(before: Shown, after: Shown) -> bool:
    """Whether it is newer, and the other should have known it. Of two windows that is the one whose press was
    sent when this could be read; what was on its way was read before. In one window nothing older is shown
    at all: its reader cannot tell when it was read."""
    is_newer = NEWER[before.how] > NEWER[after.how]
    return is_newer and (before.window == after.window or before.came < after.sent)


def _read(one: Shown) -> str:
    return f"{one.how} in {one.window} (sent {one.sent}, came {one.came}, {one.by})"


def _under_way(history: History, newer: Shown, older: Shown) -> str:
    """Every press of theirs that was under way from when the newer one was asked for."""
    presses = (one for one in history.all(Answered) if one.who == older.to)
    under_way = (one for one in presses if one.came >= newer.sent and one.sent <= older.came)
    return " ".join(f"[sent {one.sent}, {one.says} at {one.came}, {one.seconds} s]" for one in under_way)


# No name before its release.


def askers_stay_unnamed(history: History) -> Iterator[Fault]:
    """Somebody reads a name only once they chose that person, or pressed yes to that person's ask."""
    known: dict[str, set[str]] = defaultdict(set)
    for event in history.events:
        match event:
            case Began(who, What.TRUST | What.ASK | What.YES, about):
                known[who].add(about)
            case Shown(to, names) if early := names - known[to]:
                yield Fault(Kind.BROKEN, f"{to} reads {', '.join(sorted(early))}, which nobody released")

"""Was every promise kept? Read from a history alone, so that it can be tried on one in which none was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tests.chaos.history import (
    Answered,
    Began,
    Ended,
    Found,
    History,
    How,
    Noticed,
    Saved,
    Shown,
    Stood,
    Well,
    What,
)
from tests.crash.diary import Line, Step

ARRIVED = ("Delivered", "Unknown")


class Kind(StrEnum):
    LOST = "lost"
    DOUBLED = "doubled"
    BROKEN = "promise broken"


@dataclass(frozen=True)
class Fault:
    kind: Kind
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


def faults(history: History) -> list[Fault]:
    every = (check_ins, asks, nothing_older, askers_stay_unnamed, notices, replicas)
    return [fault for check in every for fault in check(history)]


# What was saved is there.


def check_ins(history: History) -> Iterator[Fault]:
    """Each line that was acknowledged is kept, once, in the order in which they were."""
    kept = {found.who: found.lines for found in history.all(Found)}
    saved: dict[str, list[str]] = defaultdict(list)
    for press in history.saved(What.CHECK_IN):
        saved[press.who].append(press.about)
    for who, lines in saved.items():
        there = kept.get(who, ())
        missing = [line for line in lines if line not in there]
        for line in missing:
            yield Fault(Kind.LOST, f"{who} read that {line!r} was saved")
        order = [line for line in dict.fromkeys(there) if line in lines]
        if order != [line for line in dict.fromkeys(lines) if line not in missing]:
            yield Fault(Kind.BROKEN, f"{who} checked in in another order: {lines}, kept: {there}")
    for who, lines_kept in kept.items():
        for line, times in Counter(lines_kept).items():
            if times > 1:
                yield Fault(Kind.DOUBLED, f"{who} has {line!r} {times} times")
            if Began(who, What.CHECK_IN, line) not in history:
                yield Fault(Kind.BROKEN, f"{who} never wrote {line!r}")


# What was asked ends as it was said to end.


@dataclass(frozen=True)
class Presses:
    """What was tried, and what was acknowledged, of one ask."""

    history: History
    asker: str
    peer: str

    def tried(self, what: What) -> bool:
        return Began(*self._of(what)) in self.history

    def saved(self, what: What) -> bool:
        return Saved(*self._of(what)) in self.history

    def _of(self, what: What) -> tuple[str, What, str]:
        theirs = what in (What.YES, What.NO)
        return (self.peer, what, self.asker) if theirs else (self.asker, what, self.peer)


def asks(history: History) -> Iterator[Fault]:
    stood = {event.who: event.how for event in history.all(Stood)}
    reached = Counter(event.to for event in history.all(Noticed))
    for press in history.saved(What.ASK):
        made = Presses(history, press.who, press.about)
        how = stood.get(press.who, How.UNKNOWN)
        if trouble := _trouble(made, how):
            kind, why = trouble
            yield Fault(kind, f"{press.who} asked {press.about}, and reads in the end: {how}. {why}")
        if how in (How.YES, How.NOBODY) and not reached[press.about]:
            yield Fault(Kind.LOST, f"{press.about}, whom {press.who} asked, never got a notice")


def _trouble(made: Presses, how: How) -> tuple[Kind, str] | None:
    stop, yes = made.tried(What.STOP), made.tried(What.YES)
    match how:
        case How.UNKNOWN:
            return Kind.LOST, "Nothing is known of it."
        case How.ASKING:
            return Kind.BROKEN, "Its deadline is over, and it ended in silence."
        case How.STOPPED if not stop:
            return Kind.BROKEN, "Nobody stopped it."
        case How.YES if not yes:
            return Kind.BROKEN, "Nobody said yes."
        case How.YES | How.NOBODY if made.saved(What.STOP):
            return Kind.LOST, "They read that it was stopped."
        case How.NOBODY if made.saved(What.YES):
            return Kind.LOST, "The peer said yes and read their name."
        case _:
            return None


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
    """Somebody reads a name only once they picked that person, or pressed yes to that person's ask."""
    known: dict[str, set[str]] = defaultdict(set)
    for event in history.events:
        match event:
            case Began(who, What.ASK | What.YES, about):
                known[who].add(about)
            case Shown(to, names) if early := names - known[to]:
                yield Fault(Kind.BROKEN, f"{to} reads {', '.join(sorted(early))}, which nobody released")


# A notice comes once, or once more where nobody could know.


def notices(history: History) -> Iterator[Fault]:
    arrived = Counter(event.to for event in history.all(Noticed))
    sent = _letters(history)
    for lines in sent.values():
        yield from _sent_too_often(lines)
    for who in sorted({line.to for line in history.lines} | set(arrived)):
        theirs = [lines for lines in sent.values() if lines[0].to == who]
        most = sum(_attempts(lines) for lines in theirs)
        least = sum(_is_delivered(lines) for lines in theirs)
        if arrived[who] > most:
            yield Fault(Kind.DOUBLED, f"{who} has {arrived[who]} notices, and {most} were sent")
        if arrived[who] < least:
            yield Fault(Kind.LOST, f"{who} has {arrived[who]} notices, and {least} were delivered")


def unknown(history: History) -> int:
    """How many notices came once more because nobody knew whether they had come."""
    delivered = sum(_is_delivered(lines) for lines in _letters(history).values())
    return max(0, sum(1 for _ in history.all(Noticed)) - delivered)


def _letters(history: History) -> dict[str, list[Line]]:
    """What was sent at all, each with what became of it, in order."""
    letters: dict[str, list[Line]] = defaultdict(list)
    for line in history.lines:
        if line.step is Step.SENDS or letters.get(line.letter):
            letters[line.letter].append(line)
    return letters


def _sent_too_often(lines: list[Line]) -> Iterator[Fault]:
    """Sent although it was written down as sent; or while another still had it in hand."""
    open_until, kept = 0.0, False
    for n, line in enumerate(lines):
        match line.step:
            case Step.KEPT:
                kept = True
            case Step.SENDS if not _may_arrive(line, lines[n:]):
                continue
            case Step.SENDS if kept:
                yield Fault(Kind.DOUBLED, f"a notice to {line.to} was sent once more after it had been kept")
            case Step.SENDS:
                if line.at < open_until:
                    yield Fault(Kind.DOUBLED, f"two had the same notice to {line.to} in hand at once")
                open_until = max(open_until, line.until)


def _attempts(lines: list[Line]) -> int:
    return sum(line.step is Step.SENDS and _may_arrive(line, lines[n:]) for n, line in enumerate(lines))


def _may_arrive(sends: Line, after: list[Line]) -> bool:
    """Unless the platform said that it did not take it."""
    for line in after:
        if (line.process, line.until, line.step) == (sends.process, sends.until, Step.SENT):
            return line.outcome in ARRIVED
    return True


def _is_delivered(lines: list[Line]) -> bool:
    return any(line.outcome == "Delivered" for line in lines)


# The replicas.


def replicas(history: History) -> Iterator[Fault]:
    for ended in history.all(Ended):
        yield Fault(Kind.BROKEN, f"replica {ended.replica} ended by itself: {ended.log}")
    for one in history.all(Well):
        if one.says != "ok":
            yield Fault(Kind.BROKEN, f"replica {one.replica} is not well again: {one.says}")

"""Was every promise kept? Read from a history alone, so that it can be tried on one in which none was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.chaos.asks import askers_stay_unnamed, asks, nothing_older, over_for_all, the_same_names
from tests.chaos.faults import Fault, Kind
from tests.chaos.history import Began, Ended, Found, History, Noticed, Well, What
from tests.crash.diary import Line, Step

ARRIVED = ("Delivered", "Unknown")


def faults(history: History) -> list[Fault]:
    of_asks = (asks, nothing_older, over_for_all, the_same_names, askers_stay_unnamed)
    every = (check_ins, *of_asks, notices, replicas)
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

"""The checker complains of each kind of broken promise, and of none that was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chaos.checker import faults, unknown
from tests.chaos.faults import Kind
from tests.chaos.history import (
    Answered,
    Began,
    Ended,
    Event,
    Found,
    History,
    How,
    Noticed,
    Part,
    Saved,
    Shown,
    Stood,
    Well,
    What,
)
from tests.crash.diary import Line, Step

SAM, LEENA, ASHA = "Sam", "Leena", "Asha"
LEASE = 30.0


def broken(*events: Event, lines: tuple[Line, ...] = ()) -> list[Kind]:
    return [fault.kind for fault in faults(History(list(events), in_order(*lines)))]


def in_order(*lines: Line) -> list[Line]:
    return [Line(**{**vars(line), "order": turn}) for turn, line in enumerate(lines)]


def pressed(who: str, what: What, about: str) -> tuple[Event, Event]:
    return Began(who, what, about), Saved(who, what, about)


ASKS = pressed(SAM, What.ASK, LEENA)
STOPS = pressed(SAM, What.STOP, "")
SAYS_YES = pressed(LEENA, What.YES, SAM)
SAYS_NO = pressed(LEENA, What.NO, SAM)
ALSO = pressed(SAM, What.ASK, ASHA)
ASHA_TOO = pressed(ASHA, What.YES, SAM)
ONE = pressed(SAM, What.CHECK_IN, "one")
TWO = pressed(SAM, What.CHECK_IN, "two")


def sends(process: int = 1, at: float = 0.0) -> Line:
    """A process took the one notice to Leena, and sends it now."""
    return Line(Step.SENDS, "slot.1", LEENA, process, at, at + LEASE, 0)


def sent(process: int = 1, at: float = 0.0, outcome: str = "Delivered") -> Line:
    return Line(Step.SENT, "slot.1", LEENA, process, at, at + LEASE, 0, outcome)


def kept(process: int = 1, at: float = 0.0) -> Line:
    return Line(Step.KEPT, "slot.1", LEENA, process, at, at + LEASE, 0)


NOTICE = Noticed(LEENA)
READS = Shown(LEENA, part=Part.ASKED)
DELIVERED = (sends(), sent(), kept())


# Check-ins.


def test_lines_that_are_kept_in_their_order_are_as_they_should_be() -> None:
    assert broken(*ONE, *TWO, Found(SAM, ("one", "two"))) == []


def test_a_line_that_was_acknowledged_and_is_not_there_is_lost() -> None:
    assert broken(*ONE, *TWO, Found(SAM, ("two",))) == [Kind.LOST]
    assert broken(*ONE) == [Kind.LOST]


def test_a_line_that_nobody_acknowledged_may_be_there_or_not() -> None:
    unanswered = Began(SAM, What.CHECK_IN, "two")
    assert broken(*ONE, unanswered, Found(SAM, ("one",))) == []
    assert broken(*ONE, unanswered, Found(SAM, ("one", "two"))) == []


def test_a_line_that_is_there_twice_is_doubled() -> None:
    assert broken(*ONE, Found(SAM, ("one", "one"))) == [Kind.DOUBLED]


def test_lines_in_another_order_than_they_were_acknowledged_in() -> None:
    assert broken(*ONE, *TWO, Found(SAM, ("two", "one"))) == [Kind.BROKEN]


def test_a_line_that_nobody_wrote() -> None:
    assert broken(*ONE, Found(SAM, ("one", "else's"))) == [Kind.BROKEN]


# Asks.


@pytest.mark.parametrize(
    ("more", "how"),
    [
        (SAYS_YES, How.YES),
        (SAYS_NO, How.NOBODY),
        ((), How.NOBODY),
        (STOPS, How.STOPPED),
        ((*SAYS_YES, *STOPS), How.STOPPED),
        (SAYS_YES[:1], How.YES),
        (SAYS_YES[:1], How.NOBODY),
        (STOPS[:1], How.NOBODY),
        (STOPS[:1], How.STOPPED),
    ],
)
def test_an_ask_that_ends_as_promised(more: tuple[Event, ...], how: How) -> None:
    assert broken(*ASKS, NOTICE, READS, *more, Stood(SAM, how), lines=DELIVERED) == []


@pytest.mark.parametrize(
    ("more", "how", "kind"),
    [
        ((), How.ASKING, Kind.BROKEN),  # it ends in silence
        ((), How.UNKNOWN, Kind.LOST),  # nobody knows of it
        (SAYS_YES, How.NOBODY, Kind.LOST),  # a yes that does not reach them
        (STOPS, How.NOBODY, Kind.LOST),  # it was stopped, and went on
        ((*SAYS_YES, *STOPS), How.YES, Kind.LOST),
        ((), How.YES, Kind.BROKEN),  # a yes that nobody said
        (SAYS_NO, How.YES, Kind.BROKEN),
        ((), How.STOPPED, Kind.BROKEN),  # nobody stopped it
    ],
)
def test_an_ask_that_does_not(more: tuple[Event, ...], how: How, kind: Kind) -> None:
    assert broken(*ASKS, NOTICE, READS, *more, Stood(SAM, how), lines=DELIVERED) == [kind]


def test_an_ask_that_nobody_looked_at_in_the_end_is_lost() -> None:
    assert broken(*ASKS, NOTICE, lines=DELIVERED) == [Kind.LOST]


def test_an_ask_of_which_one_of_its_people_never_read_is_lost() -> None:
    assert broken(*ASKS, Stood(SAM, How.NOBODY)) == [Kind.LOST]
    assert broken(*ASKS, *ALSO, READS, Stood(SAM, How.NOBODY)) == [Kind.LOST]
    assert broken(*ASKS, *ALSO, READS, replace(READS, to=ASHA), Stood(SAM, How.NOBODY)) == []


def test_one_yes_of_several_is_enough() -> None:
    assert broken(*ASKS, *ALSO, READS, *ASHA_TOO, Stood(SAM, How.YES)) == []
    assert broken(*ASKS, *ALSO, READS, *ASHA_TOO, Stood(SAM, How.NOBODY)) == [Kind.LOST, Kind.LOST]
    assert broken(*ASKS, *ALSO, *SAYS_YES, *ASHA_TOO, Stood(SAM, How.YES)) == [Kind.DOUBLED]


def test_an_ask_that_was_not_acknowledged_owes_nothing() -> None:
    assert broken(ASKS[0]) == []


# What is shown.


def test_a_peer_reads_the_name_once_they_press_yes() -> None:
    assert broken(SAYS_YES[0], Shown(LEENA, frozenset({SAM}))) == []


def test_a_name_before_its_release() -> None:
    assert broken(Shown(LEENA, frozenset({SAM})), SAYS_YES[0]) == [Kind.BROKEN]
    assert broken(*SAYS_NO, Shown(LEENA, frozenset({SAM}))) == [Kind.BROKEN]


def test_an_asker_reads_the_name_that_they_picked_and_no_other() -> None:
    assert broken(ASKS[0], Shown(SAM, frozenset({LEENA}))) == []
    assert broken(ASKS[0], Shown(SAM, frozenset({"Asha"}))) == [Kind.BROKEN]


@pytest.mark.parametrize(
    "over",
    [
        Shown(SAM, how=How.STOPPED, sent=1, came=4),
        Shown(SAM, how=How.YES, sent=1, came=4),
        Shown(ASHA, part=Part.LISTENS, sent=1, came=4),
    ],
)
def test_whoever_looks_once_it_is_over_no_longer_reads_that_somebody_asks(over: Shown) -> None:
    asked = (*ASKS, *ALSO, *STOPS, *ASHA_TOO[:1], Stood(SAM, How.STOPPED), over)
    assert broken(*asked, Shown(LEENA, part=Part.ASKED, sent=3, came=6)) == []
    assert broken(*asked, Shown(LEENA, part=Part.OVER, sent=5, came=6)) == []
    assert broken(*asked, Shown(LEENA, part=Part.ASKED, sent=5, came=6)) == [Kind.BROKEN]


def test_a_page_that_names_only_those_who_have_not_said_no() -> None:
    asked = (*ASKS, *ALSO, READS, replace(READS, to=ASHA), Stood(SAM, How.NOBODY))
    assert broken(*asked, Shown(SAM, frozenset({LEENA, ASHA}), How.ASKING)) == []
    assert broken(*asked, Shown(SAM, frozenset({ASHA}), How.ASKING)) == [Kind.BROKEN]


def test_an_older_state_that_is_shown_after_a_newer_one() -> None:
    asking, yes, stopped = (Shown(SAM, how=how) for how in (How.ASKING, How.YES, How.STOPPED))
    assert broken(asking, asking, yes, yes, Shown(SAM), stopped) == []
    assert broken(asking, yes, asking) == [Kind.BROKEN]
    assert broken(asking, stopped, asking) == [Kind.BROKEN]
    assert broken(yes, stopped, yes) == [Kind.BROKEN]


def test_what_was_on_its_way_when_a_newer_one_was_read_is_no_older_state() -> None:
    """In another window. In the same one it would stand where the newer one stood."""
    stopped = Shown(SAM, how=How.STOPPED, window="V1", sent=3, came=6)
    late = Shown(SAM, how=How.ASKING, window="V2", sent=5, came=8)
    assert broken(stopped, late) == []
    assert broken(stopped, replace(late, sent=7)) == [Kind.BROKEN]
    assert broken(stopped, replace(late, window="V1")) == [Kind.BROKEN]


def test_an_older_state_is_told_with_where_it_came_from_and_what_was_under_way() -> None:
    stopped = Shown(SAM, how=How.STOPPED, window="V1", by="views.update of replica-1", sent=3, came=6)
    asking = Shown(SAM, how=How.ASKING, window="V1", by="views.update of replica-2", sent=3, came=9)
    presses = (Answered(SAM, 1, 2, 0.1, "200 of A"), Answered(SAM, 4, 7, 3.0, "nothing of nobody"))
    elses = Answered(LEENA, 5, 6, 0.1, "200 of B")
    (fault,) = faults(History([presses[0], stopped, elses, presses[1], asking]))
    assert fault.what == (
        "Sam reads asking in V1 (sent 3, came 9, views.update of replica-2), after they had read "
        "stopped in V1 (sent 3, came 6, views.update of replica-1). "
        "Their presses: [sent 4, nothing of nobody at 7, 3.0 s]"
    )


# Notices.


def test_a_notice_that_came_once() -> None:
    assert broken(NOTICE, lines=DELIVERED) == []


def test_a_notice_that_was_refused_and_sent_again() -> None:
    refused = (sends(), sent(outcome="Later"))
    again = (sends(2, 5.0), sent(2, 5.0), kept(2, 5.0))
    assert broken(NOTICE, lines=(*refused, *again)) == []


def test_a_notice_that_comes_once_more_because_nobody_wrote_it_down_is_counted() -> None:
    """The first one was killed, or cut off, after it had sent it."""
    for first in ((sends(),), (sends(), sent())):
        lines = (*first, sends(2, LEASE), sent(2, LEASE), kept(2, LEASE))
        assert broken(NOTICE, NOTICE, lines=lines) == []
        assert unknown(History([NOTICE, NOTICE], in_order(*lines))) == 1


def test_a_notice_that_is_sent_again_before_the_lease_of_the_first_is_over() -> None:
    second = (sends(2, LEASE - 1), sent(2, LEASE - 1), kept(2, LEASE - 1))
    assert broken(NOTICE, NOTICE, lines=(sends(), sent(), *second)) == [Kind.DOUBLED]


def test_a_notice_that_is_sent_after_it_was_written_down() -> None:
    late = (sends(2, LEASE), sent(2, LEASE), kept(2, LEASE))
    assert broken(NOTICE, NOTICE, lines=(*DELIVERED, *late)) == [Kind.DOUBLED]


def test_a_notice_that_nobody_sent() -> None:
    assert broken(NOTICE, NOTICE, lines=DELIVERED) == [Kind.DOUBLED]
    assert broken(NOTICE) == [Kind.DOUBLED]


def test_a_notice_that_was_delivered_and_is_not_there() -> None:
    assert broken(lines=DELIVERED) == [Kind.LOST]


# The replicas.


def test_a_replica_that_is_not_well_again() -> None:
    assert broken(Well("0", "ok"), Well("1", "the database does not answer")) == [Kind.BROKEN]


def test_a_replica_that_ended_though_nobody_killed_it() -> None:
    assert broken(Ended("0", "a trace")) == [Kind.BROKEN]

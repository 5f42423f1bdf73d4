"""Every kind of secret, how two worlds differ in it, and who may see anything of that.

This is the specification. Whoever does not stand beside a secret sees the same bytes in both worlds, at the
same times: every other member, an admin who reads the chats, the log, the health check, and whoever dumps
the databases, again and again. The member whose secret it is may of course see it, in their own windows.

    an answer, or none; a habit, a reflection, a plan     nobody
    a sign, a phrase of my own                            nobody
    no, "not yet", what listening took, what was deleted  nobody, a dump included
    a rest, "not from this person", a full table          one notice fewer in the member's own chat
    an erasure                                            the same; rows are gone; and whoever had the name
    a note, a way to talk                                 those it was released to
    which kind an ask was                                 whoever opens it, and not the chats
    that somebody asked                                   those who are asked; and that a row is next due
    that somebody was here at all                         a reminder does not come; a dump has a press more

In the other world the member makes another press, one that says nothing, at the same moment: so what a press
meant must not show, even to somebody who sees that there was one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType

from bot.messages.actions import Action
from tests.noninterference import asking, being_asked, mine
from tests.noninterference.days import first_days, ordinary
from tests.noninterference.differing import HER, HIM, ME, NEXT, Different
from tests.noninterference.doing import Story
from tests.noninterference.observing import PRESSES, RECORDS, Observer, chat, keys, notices, row, windows
from tests.noninterference.people import Role

NEXT_TIME: Mapping[Observer, str] = MappingProxyType({row(ME): "my row is next due at another time"})
A_PRESS_MORE: Mapping[Observer, str] = MappingProxyType(
    {**NEXT_TIME, PRESSES: "one more press was decided, and my row was written"}
)
FEWER_NOTICES: Mapping[Observer, str] = MappingProxyType(
    {
        chat(ME): "a notice that does not come may be any notice",
        notices(ME): "what does not come does not wait",
    }
)


@dataclass(frozen=True)
class Secret:
    """``may``: who else may see something of it, and why. ``still``: those of whom the story itself says what
    they do with others."""

    name: str
    differs: Callable[[Random], Different]
    may: Mapping[Observer, str] = field(default_factory=dict)
    still: frozenset[Role] = frozenset({ME})
    agree: frozenset[Role] = frozenset(Role)
    shows: str = ""
    """What stands in my windows in one of the worlds, and in the other does not."""

    def story(self, luck: Random) -> Story:
        told = self.differs(luck)
        days = (*first_days(self.agree), *ordinary(luck, self.still, told.days))
        return Story((*days, *told.both), told.ones, told.others, told.days)


THE_ASKED = {
    windows(HIM): "the words are for him",
    windows(NEXT): "and for whoever is asked next",
}

WITH_HER = frozenset({ME, HER, NEXT})
WITH_HIM = frozenset({ME, HIM, NEXT})

SECRETS = (
    Secret("what I answered", mine.answers),
    Secret("that I answered at all", mine.answered),
    Secret("my habits, and whether I kept them", mine.habits),
    Secret("what I wrote when I looked back", mine.reflection),
    Secret("my plan, and my door outside the company", mine.plan),
    Secret("that I have a phrase of my own", mine.phrase),
    Secret(
        "that I cleared my page",
        mine.cleared,
        {**NEXT_TIME, PRESSES: "the first answers begin anew; whether to keep them is asked anew"},
    ),
    Secret(
        "that I erased everything",
        mine.erased,
        {
            **{see(ME): "nothing of mine is left" for see in (chat, row, notices, keys)},
            windows(HER): "where my name stood she reads: someone who left",
            PRESSES: "and whoever comes again is a newcomer",
        },
        WITH_HER,
    ),
    Secret("that my answers are lower than my usual", mine.a_sign, shows=Action.SIGN_FITS),
    Secret("that I declined", being_asked.a_decline, still=WITH_HER),
    Secret("that I rest from being asked", being_asked.a_rest, FEWER_NOTICES, WITH_HER),
    Secret(
        "that I rest from questions",
        being_asked.a_rest_from_questions,
        {**FEWER_NOTICES, **NEXT_TIME, PRESSES: "a visit while no question waits decides nothing"},
        WITH_HER,
    ),
    Secret("from whom I want nothing", being_asked.never_again, FEWER_NOTICES, WITH_HER),
    Secret(
        "to whom I listen already",
        being_asked.listening_already,
        {
            **FEWER_NOTICES,
            **NEXT_TIME,
            **{see(Role.ONE): "reads that I said yes" for see in (windows, row, keys)},
            keys(ME): "the words stay readable to me",
            RECORDS: "and stay sealed",
        },
        WITH_HER | {Role.ONE},
    ),
    Secret("that I said not yet", being_asked.not_yet, still=WITH_HER, agree=frozenset(Role) - {ME}),
    Secret("what listening took out of me", being_asked.what_it_took, still=WITH_HER),
    Secret("what I wrote to those I ask", asking.a_note, THE_ASKED, WITH_HIM),
    Secret("how I would like to talk", asking.a_way, THE_ASKED, WITH_HIM),
    Secret(
        "that I asked",
        asking.an_ask,
        {
            **NEXT_TIME,
            **THE_ASKED,
            **{see(who): "gets one notice" for who in (HIM, NEXT) for see in (chat, row, notices, keys)},
            keys(ME): "words for each of them are shared with me",
            RECORDS: "and are sealed on their own",
            PRESSES: "whoever is asked answers",
        },
        WITH_HIM,
    ),
    Secret(
        "which kind of ask it was",
        asking.which_kind,
        {
            **A_PRESS_MORE,
            **{see(ME): "that nobody answered a change is told by a notice" for see in (chat, notices)},
            windows(HIM): "what he is asked stands on his own page",
            row(HIM): "it waits as long as each kind does",
            keys(ME): "and so do the words",
            keys(HIM): "on his side as well",
            RECORDS: "and the words themselves",
        },
        frozenset({ME, HIM}),
    ),
    Secret("that I deleted my receipts", asking.receipts_forgotten, still=WITH_HIM),
    Secret("that I was here", asking.being_here, {**A_PRESS_MORE, **FEWER_NOTICES}),
)

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
    a copy of everything that I took                      that my row was written once more, and no more
    what I let count, that I did, that I looked           nobody; that ten are counted is published
    a questionnaire                                       nobody
    words to sign                                         who is asked; the writer, who signed
    that I volunteer, and for what                        nobody; whoever asks, whether five do
    that I ask outside my team                            who is asked, without a name
    two places, do not disturb                            where and when a notice comes to me
    away                                                  whoever is about to ask me
    that somebody asked                                   those who are asked; and that a row is next due
    that somebody was here at all                         a reminder does not come; a dump has a press more

In the other world the member makes another press, one that says nothing, at the same moment: so what a press
meant must not show, even to somebody who sees that there was one.
"""

from __future__ import annotations

from bot.messages.actions import Action
from tests.noninterference import asking, being_asked, counting, leaving, mine, outside, together, whereabouts
from tests.noninterference.differing import HER, HIM, ME, NEXT
from tests.noninterference.doing import Kaveri
from tests.noninterference.observing import PRESSES, RECORDS, chat, keys, notices, row, windows
from tests.noninterference.people import MANY, PLACES, SIX, Role
from tests.noninterference.secret import A_PRESS_MORE, FEWER_NOTICES, NEXT_TIME, Secret

THE_ASKED = {
    windows(HIM): "the words are for him",
    windows(NEXT): "and for whoever is asked next",
}

MINE = (chat, row, notices, keys)
"""What others can see of one person, but for their windows."""

A_NOTICE = {
    **{see(who): "gets one notice" for who in (HIM, NEXT) for see in MINE},
    keys(ME): "words for each of them are shared with me",
    RECORDS: "and are sealed on their own",
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
            **{see(ME): "nothing of mine is left" for see in MINE},
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
    Secret("that I said not yet", being_asked.not_yet, still=WITH_HER, agree=frozenset(SIX) - {ME}),
    Secret("what listening took out of me", being_asked.what_it_took, still=WITH_HER),
    Secret("what I wrote to those I ask", asking.a_note, THE_ASKED, WITH_HIM),
    Secret("how I would like to talk", asking.a_way, THE_ASKED, WITH_HIM),
    Secret(
        "that I asked",
        asking.an_ask,
        {
            **NEXT_TIME,
            **THE_ASKED,
            **A_NOTICE,
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
    Secret(
        "that I took a copy of everything", leaving.a_copy, {row(ME): "it was written once more"}, WITH_HER
    ),
    Secret(
        "that I erased everything while I was asking",
        leaving.erased_asking,
        {
            **{see(ME): "nothing of mine is left" for see in MINE},
            **{windows(who): "where my name stood they read: someone who left" for who in (HER, HIM, NEXT)},
            PRESSES: "and whoever comes again is a newcomer",
        },
        WITH_HER | {HIM},
    ),
    Secret(
        "that I erased everything while nobody asked",
        leaving.erased_in_peace,
        {
            **{see(ME): "nothing of mine is left" for see in MINE},
            windows(HER): "where my name stood she reads: someone who left",
            PRESSES: "and whoever comes again is a newcomer",
        },
        WITH_HER,
    ),
    Secret("what I let count in the quarter", counting.what_counted, kaveri=Kaveri.TEAM_NUMBERS, weeks=1),
    Secret("that I let anything count", counting.that_it_counts, kaveri=Kaveri.TEAM_NUMBERS, weeks=1),
    Secret(
        "that I was the tenth who let it count",
        counting.the_tenth,
        {windows(HER): "the numbers are published, or that there is nothing to show"},
        kaveri=Kaveri.TEAM_NUMBERS,
        weeks=1,
    ),
    Secret("that I looked at the numbers", counting.looked_at_them, kaveri=Kaveri.TEAM_NUMBERS, weeks=1),
    Secret("what I said in a questionnaire", counting.what_was_filled_in, kaveri=Kaveri.QUESTIONNAIRES),
    Secret("that I filled in a questionnaire", counting.filled_in, kaveri=Kaveri.QUESTIONNAIRES),
    Secret(
        "that I wrote words for others to sign",
        together.i_wrote_one,
        {**NEXT_TIME, **THE_ASKED, **A_NOTICE, PRESSES: "whoever is asked may sign"},
        WITH_HIM,
    ),
    Secret("what I wrote for others to sign", together.my_words, THE_ASKED, WITH_HIM),
    Secret(
        "that I did not sign",
        together.i_did_not_sign,
        {windows(HER): "reads who signed", row(HER): "where a name is written, or is not"},
        WITH_HER,
    ),
    Secret(
        "that I was asked to sign",
        together.i_was_asked_to_sign,
        {
            **{see(ME): "I get one notice" for see in MINE},
            windows(HER): "it is she who asks me",
            keys(HER): "the words are shared with her",
            RECORDS: "and are sealed on their own",
        },
        WITH_HER,
    ),
    Secret("that I volunteered", outside.i_volunteered),
    Secret(
        "that I was the fifth to volunteer",
        outside.the_fifth,
        {windows(HER): "reads that there are enough now"},
    ),
    Secret("for what I volunteered", outside.what_i_ticked, still=frozenset({ME, Role.ONE})),
    Secret(
        "that I asked outside my team",
        outside.i_asked,
        {
            **NEXT_TIME,
            **{windows(who): "the words are for them, without a name" for who in MANY},
            **{see(who): "gets one notice" for who in MANY for see in MINE},
            **{see(ME): "an answer, and that nobody could, are told by a notice" for see in (chat, notices)},
            keys(ME): "words for each of them are shared with me",
            RECORDS: "and are sealed on their own",
            PRESSES: "whoever is asked answers",
        },
    ),
    Secret(
        "what I asked about outside my team",
        outside.what_about,
        {windows(who): "the words are for them" for who in MANY},
    ),
    Secret(
        "that I am here in two places",
        whereabouts.two_places,
        {
            **{see(who): "one row, and notices in one of them" for who in PLACES for see in MINE},
            PRESSES: "whoever is asked answers in one of them",
        },
        WITH_HER,
        kaveri=Kaveri.TWO_PLACES,
    ),
    Secret(
        "that I am away",
        whereabouts.away,
        {**FEWER_NOTICES, **NEXT_TIME, windows(HER): "reads when I am back"},
        WITH_HER,
    ),
    Secret(
        "that I am not to be disturbed",
        whereabouts.do_not_disturb,
        {
            chat(ME): "notices come later",
            notices(ME): "and wait",
            PRESSES: "a visit while no question waits decides nothing",
        },
        WITH_HER,
    ),
)

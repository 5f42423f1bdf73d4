"""What a team reads of its own work, and what of the reader's counts in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.messages import team
from bot.messages.actions import Action
from bot.messages.cards import Choice, Dialog, Element, Entry, Option, Row, Rule, Text, Tone, Weight
from bot.messages.speech import Voice
from bot.messages.telling import Telling
from bot.rules import team_sayings as s
from bot.rules.quarter import Quarter
from bot.rules.reflection import Rating
from bot.rules.team import ABOUT_LIMIT, Hindrance, Obstacle, Publication


def dialog(tell: Telling, saying: s.TeamSaying) -> Dialog:
    match saying:
        case s.TeamNumbers():
            return _numbers(tell, saying)
        case s.NoTeamNumbers():
            return tell.dialog(
                tell.heading("team-heading"), tell.text("team-not-here"), tell.back_to(Action.MY_PAGE)
            )
        case _:
            assert_never(saying)


def _numbers(tell: Telling, saying: s.TeamNumbers) -> Dialog:
    offers = bool(saying.offered)
    return tell.dialog(
        tell.heading("team-heading"),
        *_what(tell, saying),
        *_counts(tell, saying),
        *(_offer(tell, saying.offered) if offers else ()),
        *((tell.quiet("team-answer-first"),) if not offers and saying.counts is None else ()),
        Rule(),
        *(_published(tell, saying)),
        Row((tell.button("statement", Action.STATEMENT),)),
        tell.back_to(Action.MY_PAGE),
        submit=tell.button("team-count", Action.TEAM_COUNT, Weight.MAIN) if offers else None,
        proof=team.proof(saying.team, saying.quarter, saying.offered),
    )


def _what(tell: Telling, saying: s.TeamNumbers) -> tuple[Element, ...]:
    date, operator = tell.date(saying.quarter.ends), tell.operator.name
    what = tell.text("team-what", team=saying.team) if saying.team else tell.text("team-what-everybody")
    then = (
        tell.text("team-then-named", date=date, operator=operator)
        if operator
        else tell.text("team-then", date=date)
    )
    return (what, tell.text("team-rules"), tell.text("team-honest"), then)


def _counts(tell: Telling, saying: s.TeamNumbers) -> tuple[Element, ...]:
    counts = saying.counts
    if counts is None:
        return ()
    named = (Text(_hindrance(tell.voice, counts.hindrance), Tone.QUOTE),) if counts.hindrance else ()
    return (
        tell.text("team-counts", date=tell.date(saying.quarter.ends)),
        Text(_rated(tell, counts.ratings), Tone.QUOTE),
        *named,
        Row((tell.button("team-out", Action.TEAM_OUT),)),
    )


def _offer(tell: Telling, offered: tuple[Rating, ...]) -> tuple[Element, ...]:
    """The exact numbers, before they count; and an obstacle in words that others may pick as well."""
    options = tuple(Option(one.value, tell.say(f"obstacle-{one}")) for one in Obstacle)
    return (
        tell.text("team-offer"),
        Text(_rated(tell, offered), Tone.QUOTE),
        Choice(team.OBSTACLE, tell.say("team-obstacle-label"), options),
        Entry(team.ABOUT, tell.say("team-about-label"), limit=ABOUT_LIMIT),
        tell.quiet("team-obstacle-means"),
    )


def _published(tell: Telling, saying: s.TeamNumbers) -> Iterator[Element]:
    if not saying.publications:
        yield tell.text("team-none-yet")
    for one in saying.publications:
        yield Text(named(tell.voice, one.quarter), Tone.HEADING)
        yield from read(tell.voice, one)


def named(voice: Voice, quarter: Quarter) -> str:
    return voice(f"quarter-{quarter.number}", year=str(quarter.year))


def read(voice: Voice, one: Publication) -> Iterator[Text]:
    """What a team reads of one quarter."""
    for number in one.numbers:
        item, value = voice(f"look-{number.item}-label"), voice.number(number.halves * 50)
        yield Text(voice("team-number", item=item, number=value))
    if one.hindrances:
        yield Text(voice("team-ten"))
    for hindrance in one.hindrances:
        yield Text(_hindrance(voice, hindrance), Tone.QUOTE)
    if not one.numbers and not one.hindrances:
        yield Text(voice("team-nothing"))


def _rated(tell: Telling, ratings: tuple[Rating, ...]) -> str:
    return ", ".join(f"{tell.say(f'look-{rating.item}-short')} {rating.value}" for rating in ratings)


def _hindrance(voice: Voice, hindrance: Hindrance) -> str:
    obstacle, about = voice(f"obstacle-{hindrance.obstacle}"), hindrance.about.reveal()
    return f"{obstacle}: {about}" if about else obstacle

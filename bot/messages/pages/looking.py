"""Looking back: the questions, what follows, what came before, and words to take along into a talk."""

from __future__ import annotations

from bot.messages import own
from bot.messages.actions import Action
from bot.messages.cards import Choice, Copy, Dialog, Element, Entry, Option, Row, Rule, Text, Tone, Weight
from bot.messages.pages.scales import SCALE
from bot.messages.telling import Telling
from bot.rules import own_sayings as s
from bot.rules import subjects
from bot.rules.reflection import TEXT_LIMIT, THEME_LIMIT, Item, LookedBackAt, Prompt, Recurring, Reflection

ASKED_FIRST = (Prompt.DONE, Prompt.LEARNED, Prompt.DRAINED, Prompt.WISH)
MOST_TO_COPY = 8


def looking_back(tell: Telling, saying: s.LookingBack) -> Dialog:
    """Last time's intentions on top, then the four items, then what may be written; nothing has to be."""
    draft = saying.draft
    return tell.dialog(
        tell.heading("looking-heading"),
        tell.quiet("looking-hint"),
        *_last(tell, saying.last),
        *(_item(tell, item, draft.rating(item)) for item in Item),
        tell.quiet("looking-own-words"),
        Rule(),
        *(_prompt(tell, prompt, draft) for prompt in ASKED_FIRST),
        *_themes(tell, saying),
        _prompt(tell, Prompt.NEXT, draft),
        _prompt(tell, Prompt.AIMS, draft),
        Row((tell.button("check-in", Action.HOME), tell.button("my-page", Action.MY_PAGE))),
        submit=tell.button("save", Action.SAVE_LOOKING, Weight.MAIN),
    )


def said(tell: Telling, saying: s.LookedBackSaid) -> Dialog:
    team = (tell.button("team", Action.TEAM),) if saying.team else ()
    more = Row(
        (
            tell.button("prepare", Action.PREPARE),
            tell.button("check-in", Action.HOME),
            tell.button("my-page", Action.MY_PAGE),
            *team,
        )
    )
    if saying.not_kept is None:
        theme = (recurs(tell, saying.theme),) if saying.theme else ()
        return tell.dialog(tell.text("saved-kept"), *theme, more, tell.way_back())
    return tell.dialog(
        tell.text("looking-not-kept"),
        Copy(tell.say("looking-copy"), _whole(tell, saying.not_kept)),
        tell.text("keep-means"),
        Row((tell.button("looking-keep", Action.KEEP_LOOKING), *team)),
        tell.way_back(),
    )


def past(tell: Telling, saying: s.PastReflections) -> Dialog:
    if not saying.reflections:
        return tell.dialog(tell.heading("past"), tell.text("past-none"), tell.back_to(Action.MY_PAGE))
    newer = (tell.button("past-newer", Action.PAST_NEWER),) if saying.begin else ()
    older = (tell.button("past-older", Action.PAST_OLDER),) if saying.older else ()
    return tell.dialog(
        tell.heading("past"),
        *(part for one in saying.reflections for part in _one(tell, one)),
        *((Row((*newer, *older)),) if (*newer, *older) else ()),
        Row((tell.button("learned", Action.LEARNED), tell.button("prepare", Action.PREPARE))),
        tell.back_to(Action.MY_PAGE),
        subject=subjects.of_past(saying.begin),
    )


def prepare(tell: Telling, saying: s.PrepareTalk) -> Dialog:
    lines = [_opening(tell, saying.theme)]
    lines += [tell.say("prepare-wish", wish=saying.wish.reveal())] if saying.wish else []
    lines += [tell.say("prepare-end")]
    return tell.dialog(
        tell.heading("prepare"),
        tell.text("prepare-what"),
        Copy(tell.say("to-copy"), "\n".join(lines)),
        Row(
            (
                tell.button("change", Action.CHANGE),
                tell.button("statement", Action.STATEMENT),
                tell.button("past", Action.PAST),
            )
        ),
        tell.back_to(Action.MY_PAGE),
    )


def learned(tell: Telling, saying: s.DidAndLearned) -> Dialog:
    """Markdown, because that is what review tools take."""
    parts = [text for one in saying.reflections[-MOST_TO_COPY:] if (text := _markdown(tell, one))]
    if not parts:
        return tell.dialog(tell.heading("learned"), tell.text("past-none"), tell.back_to(Action.MY_PAGE))
    return tell.dialog(
        tell.heading("learned"),
        tell.text("learned-what"),
        Copy(tell.say("to-copy"), "\n\n".join(parts)),
        tell.back_to(Action.MY_PAGE),
    )


def recurs(tell: Telling, theme: Recurring) -> Text:
    """In the member's own words, how often it came up: a fact, and no verdict."""
    return tell.text("recurs", theme=theme.words.reveal(), times=theme.times, date=tell.date(theme.since))


def in_brief(tell: Telling, one: LookedBackAt) -> str:
    """What drained, and what was wished for, on one line."""
    said = (
        (tell.say(f"look-{p}-label"), one.reflection.words(p).reveal()) for p in (Prompt.DRAINED, Prompt.WISH)
    )
    return " ".join(f"{label}: {text}" for label, text in said if text)


def _last(tell: Telling, last: LookedBackAt | None) -> tuple[Element, ...]:
    if last is None or not last.reflection.next:
        return ()
    return (
        tell.text("looking-last", date=tell.date(last.at)),
        Text(last.reflection.next.reveal(), Tone.QUOTE),
    )


def _item(tell: Telling, item: Item, chosen: int | None) -> Choice:
    ends = {1: tell.say("look-1"), 5: tell.say("look-5")}
    options = tuple(Option(str(n), ends.get(n, str(n))) for n in SCALE)
    return Choice(own.looked(item), tell.say(f"look-{item}-label"), options, str(chosen) if chosen else None)


def _prompt(tell: Telling, prompt: Prompt, draft: Reflection) -> Entry:
    text = draft.words(prompt).reveal()
    return Entry(own.looked(prompt), tell.say(f"look-{prompt}-label"), text, TEXT_LIMIT, multiline=True)


def _themes(tell: Telling, saying: s.LookingBack) -> tuple[Element, ...]:
    """Earlier themes to pick from, or a new one: the member says what comes back, and nobody guesses."""
    mine = saying.draft.theme.reveal()
    known = [theme.reveal() for theme in saying.themes]
    entry = Entry("look-theme", tell.say("look-theme-label"), "" if mine in known else mine, THEME_LIMIT)
    if not known:
        return (entry,)
    options = tuple(Option(theme, theme) for theme in known)
    again = Choice("look-again", tell.say("look-again-label"), options, mine if mine in known else None)
    return (again, entry)


def _one(tell: Telling, one: LookedBackAt) -> tuple[Element, ...]:
    shown = one.reflection
    rated = ", ".join(f"{tell.say(f'look-{r.item}-short')} {r.value}" for r in shown.ratings)
    ratings = (Text(rated, Tone.QUIET),) if rated else ()
    said = ((tell.say(f"look-{prompt}-label"), shown.words(prompt).reveal()) for prompt in Prompt)
    theme = ((tell.say("look-theme-short"), shown.theme.reveal()),) if shown.theme else ()
    lines = (Text(f"{label}: {text}") for label, text in (*said, *theme) if text)
    return (Text(tell.date(one.at), Tone.HEADING), *ratings, *lines)


def _whole(tell: Telling, reflection: Reflection) -> str:
    rated = [f"{tell.say(f'look-{r.item}-label')}: {r.value}" for r in reflection.ratings]
    said = ((tell.say(f"look-{prompt}-label"), reflection.words(prompt).reveal()) for prompt in Prompt)
    lines = [f"{label}: {text}" for label, text in said if text]
    theme = [f"{tell.say('look-theme-short')}: {reflection.theme.reveal()}"] if reflection.theme else []
    return "\n".join((*rated, *lines, *theme))


def _opening(tell: Telling, theme: Recurring | None) -> str:
    if theme is None:
        return tell.say("prepare-opening")
    times, since = theme.times, tell.date(theme.since)
    return tell.say("prepare-theme", theme=theme.words.reveal(), times=times, date=since)


def _markdown(tell: Telling, one: LookedBackAt) -> str:
    said = ((prompt, one.reflection.words(prompt).reveal()) for prompt in (Prompt.DONE, Prompt.LEARNED))
    lines = [f"- **{tell.say(f'look-{prompt}-label')}:** {text}" for prompt, text in said if text]
    return "\n".join((f"## {tell.date(one.at)}", *lines)) if lines else ""

"""Other questionnaires: which there are, one under way, and the numbers that came of it."""

from __future__ import annotations

from typing import assert_never

from bot.messages import questions
from bot.messages.actions import Action
from bot.messages.cards import Choice, Dialog, Element, Link, Option, Row, Rule, Text, Tone, Weight
from bot.messages.pages import doors
from bot.messages.telling import Telling
from bot.rules import questions_sayings as s
from bot.rules.instruments import Instrument, Scale, Score, band
from bot.rules.questions import ANSWER, Result, subject_of


def dialog(tell: Telling, saying: s.QuestionSaying) -> Dialog:
    match saying:
        case s.QuestionnairesOffered():
            return _offered(tell, saying)
        case s.QuestionnairePage():
            return _page(tell, saying)
        case s.QuestionnaireScored():
            return _scored(tell, saying)
        case _:
            assert_never(saying)


def _offered(tell: Telling, saying: s.QuestionnairesOffered) -> Dialog:
    return tell.dialog(
        *((tell.text("questions-changed"),) if saying.changed else ()),
        tell.heading("questions"),
        *_to_pick(tell, saying),
        *_kept(tell, saying),
        tell.back_to(Action.RHYTHM),
        Row((tell.button("person", Action.PERSON), tell.button("doors", Action.DOORS))),
    )


def _to_pick(tell: Telling, saying: s.QuestionnairesOffered) -> tuple[Element, ...]:
    if not saying.packs:
        return (tell.text("questions-none"),)
    options = tuple(Option(pack.id, pack.title[_language(tell, pack)]) for pack in saying.packs)
    pick = Choice(questions.PICK, tell.say("questions-pick"), options, action=Action.QUESTIONS_BEGIN.value)
    return (tell.text("questions-what"), pick)


def _kept(tell: Telling, saying: s.QuestionnairesOffered) -> tuple[Element, ...]:
    """The reader's own numbers, one line for each time."""
    if not saying.kept:
        return ()
    forget = tell.button("questions-forget", Action.QUESTIONS_FORGET)
    lines = (_of_one_time(tell, result, pack) for result, pack in saying.kept)
    return (Rule(), tell.heading("questions-kept-heading"), *lines, Row((forget,)))


def _of_one_time(tell: Telling, result: Result, pack: Instrument | None) -> Text:
    date = tell.date(result.at)
    if pack is None:
        return tell.text("questions-kept-gone", date=date)
    scales = {scale.id: scale for scale in pack.scales}
    known = ((scales[id], value) for id, value in result.numbers if id in scales)
    numbers = "; ".join(_number(tell, pack, scale, value) for scale, value in known)
    return tell.text(
        "questions-kept-line", date=date, title=pack.title[_language(tell, pack)], numbers=numbers
    )


# --- One under way. ------------------------------------------------------------------------------


def _page(tell: Telling, saying: s.QuestionnairePage) -> Dialog:
    pack, sheet = saying.pack, saying.sheet
    last = sheet.page + 1 == sheet.pages
    back = Action.QUESTIONS_PREVIOUS if sheet.page else Action.QUESTIONS
    return tell.dialog(
        *_begin(tell, saying),
        *(_item(tell, saying, n) for n in sheet.here),
        Row((tell.button("back", back), tell.button("start", Action.HOME))),
        Row((tell.button("person", Action.PERSON), tell.button("doors", Action.DOORS))),
        *(() if sheet.page else _rights(tell, pack)),
        submit=tell.button("questions-see" if last else "questions-next", Action.QUESTIONS_NEXT, Weight.MAIN),
        subject=subject_of(sheet),
    )


def _begin(tell: Telling, saying: s.QuestionnairePage) -> tuple[Element, ...]:
    """What stands above the questions: what it is, at its beginning, and how far one is."""
    pack, sheet = saying.pack, saying.sheet
    language = _language(tell, pack)
    title = Text(pack.title[language], Tone.HEADING)
    far = (tell.quiet("questions-page", page=sheet.page + 1, pages=sheet.pages),) if sheet.pages > 1 else ()
    if sheet.page:
        return (title, *far)
    note = (Text(pack.note[language], Tone.QUIET),) if pack.note else ()
    return (title, Text(pack.intro[language]), *note, tell.quiet("questions-leave-out"), *far)


def _item(tell: Telling, saying: s.QuestionnairePage, n: int) -> Choice:
    pack, chosen = saying.pack, saying.sheet.answers[n]
    language = _language(tell, pack)
    answers = zip(ANSWER, pack.answers, strict=False)
    options = tuple(Option(sign, answer.label[language]) for sign, answer in answers)
    known = chosen if chosen in {option.value for option in options} else None
    return Choice(questions.field(n), pack.items[n].text[language], options, known)


# --- What came of it. ----------------------------------------------------------------------------


def _scored(tell: Telling, saying: s.QuestionnaireScored) -> Dialog:
    pack = saying.pack
    return tell.dialog(
        Text(pack.title[_language(tell, pack)], Tone.HEADING),
        *_numbers(tell, saying),
        Row(
            (
                tell.button("person", Action.PERSON),
                tell.button("questions", Action.QUESTIONS),
                tell.button("start", Action.HOME),
            )
        ),
        *_rights(tell, pack),
        *doors.beneath(tell),
    )


def _numbers(tell: Telling, saying: s.QuestionnaireScored) -> tuple[Element, ...]:
    if not saying.answered:
        return (tell.text("questions-nothing"),)
    pairs = zip(saying.pack.scales, saying.scores, strict=True)
    numbers = (element for scale, score in pairs for element in _one(tell, saying.pack, scale, score))
    any_number = any(score.value is not None for score in saying.scores)
    held = "questions-kept" if saying.kept and any_number else "questions-gone"
    note = saying.pack.note
    return (
        *numbers,
        tell.text("questions-means"),
        *((Text(note[_language(tell, saying.pack)], Tone.QUIET),) if note else ()),
        tell.text(held),
    )


def _one(tell: Telling, pack: Instrument, scale: Scale, score: Score) -> tuple[Element, ...]:
    """One number with its range, and what its authors say of it where the pack carries that."""
    if score.value is None:
        title, count = scale.title[_language(tell, pack)], len(scale.items)
        return (tell.text("questions-no-number", scale=title, needed=scale.needed, count=count),)
    number = Text(_number(tell, pack, scale, score.value))
    said = band(scale, score.value)
    if said is None:
        return (number,)
    quoted = Text(said.says[_language(tell, pack)], Tone.QUOTE)
    return (number, tell.quiet("questions-band", source=said.source), quoted)


def _number(tell: Telling, pack: Instrument, scale: Scale, value: int) -> str:
    low, high = (tell.voice.number(limit) for limit in pack.limits(scale))
    title = scale.title[_language(tell, pack)]
    return tell.say("questions-number", scale=title, number=tell.voice.number(value), low=low, high=high)


def _rights(tell: Telling, pack: Instrument) -> tuple[Element, ...]:
    rights = pack.rights
    return (
        tell.quiet("questions-rights", citation=rights.citation, licence=rights.licence),
        Link(tell.say("questions-source"), rights.url),
    )


def _language(tell: Telling, pack: Instrument) -> str:
    return pack.language(tell.voice.language)

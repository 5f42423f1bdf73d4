"""The pages of questionnaires, with a made-up one and one as long as any may be: a room of the gallery."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.rules import instruments as i
from bot.rules import questions_sayings as s
from bot.rules.questions import Result, Sheet, begun
from bot.rules.questions_sayings import QuestionSaying

RIGHTS = i.Rights("CC0-1.0", "Made up for this gallery (2026).", "https://example.com/sea", date(2026, 3, 2))


def _both(en: str, fi: str) -> i.Texts:
    return {"en": en, "fi": fi}


SEA = i.Instrument(
    id="sea",
    version="1",
    languages=("en", "fi"),
    title=_both("The sea this week", "Meri tällä viikolla"),
    intro=_both("Two lines about the last week.", "Kaksi riviä viime viikosta."),
    note=_both("Made up, and no test of anything.", "Keksitty, eikä mittaa mitään."),
    items=(
        i.Item("calm", _both("The sea was calm enough", "Meri oli kyllin tyyni")),
        i.Item("fog", _both("I went about in fog", "Kuljin sumussa"), reversed=True),
    ),
    answers=(
        i.Answer(0, _both("never", "en koskaan")),
        i.Answer(1, _both("at times", "joskus")),
        i.Answer(2, _both("often", "usein")),
    ),
    scales=(
        i.Scale(
            "sea",
            _both("Sea", "Meri"),
            ("calm", "fog"),
            i.Mean(),
            1,
            (i.Band(0, 100, _both("The authors call it a swell.", "Tekijät: mainingit."), "Made up, p. 3"),),
        ),
    ),
    rights=RIGHTS,
    proof="0a1b2c3d",
)

LONG = "word " * (i.TEXT_LIMIT // 5 - 1) + "word"
LABEL = "word " * (i.LABEL_LIMIT // 5)
MUCH_SAID = i.Band(0, 3600, _both(LONG, LONG), LONG)
LONGEST = i.Instrument(
    id="l" * 40,
    version="2026.1",
    languages=("en", "fi"),
    title=_both(LABEL, LABEL),
    intro=_both(LONG, LONG),
    note=_both(LONG, LONG),
    items=tuple(i.Item(f"q{n}", _both(LONG, LONG)) for n in range(i.MOST_ITEMS)),
    answers=tuple(i.Answer(n, _both(f"{n} {LABEL[2:]}", f"{n} {LABEL[2:]}")) for n in range(i.MOST_ANSWERS)),
    scales=tuple(
        i.Scale(
            f"s{n}", _both(LABEL, LABEL), ("q0",), i.Sum(4), 1, (i.Band(0, 3600, _both(LONG, LONG), LONG),)
        )
        for n in range(i.MOST_SCALES)
    ),
    rights=i.Rights(LONG, LONG, "https://example.com/" + "x" * 280, date(2026, 3, 2)),
    proof="ffffffff",
)


def sayings(now: datetime) -> tuple[tuple[str, QuestionSaying], ...]:
    half, full = Sheet("sea", SEA.proof, 0, "1-"), i.Score("sea", 150)
    ago = now - timedelta(days=8)
    kept = ((Result("sea", "1", now, (("sea", 150),)), SEA), (Result("gone", "1", ago, ()), None))
    answers = "9" * i.MOST_ITEMS
    return (
        ("questionnaires", s.QuestionnairesOffered((SEA, LONGEST))),
        ("questionnaires, with numbers kept", s.QuestionnairesOffered((SEA,), kept)),
        ("questionnaires, one changed", s.QuestionnairesOffered((SEA,), changed=True)),
        ("questionnaires, none", s.QuestionnairesOffered((), kept[1:])),
        ("a questionnaire", s.QuestionnairePage(SEA, begun(SEA))),
        ("a questionnaire, half filled in", s.QuestionnairePage(SEA, half)),
        ("a long questionnaire", s.QuestionnairePage(LONGEST, begun(LONGEST))),
        (
            "a long questionnaire, at its end",
            s.QuestionnairePage(LONGEST, Sheet(LONGEST.id, LONGEST.proof, 11, answers)),
        ),
        ("a number", s.QuestionnaireScored(SEA, (full,))),
        ("a number, kept", s.QuestionnaireScored(SEA, (i.Score("sea", 50),), kept=True)),
        ("no number", s.QuestionnaireScored(SEA, (i.Score("sea", None),), kept=True)),
        ("nothing answered", s.QuestionnaireScored(SEA, (i.Score("sea", None),), answered=False)),
        (
            "many numbers",
            s.QuestionnaireScored(LONGEST, tuple(i.Score(f"s{n}", 3600) for n in range(i.MOST_SCALES))),
        ),
    )

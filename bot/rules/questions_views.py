"""The pages of questionnaires: which there are, one under way, and what came of it."""

from __future__ import annotations

from bot.rules import questions
from bot.rules import questions_sayings as say
from bot.rules.checkin import Keeping
from bot.rules.instruments import Instrument, scores
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.questions import Result
from bot.rules.sayings import Saying

SHOWN = 12


def offered(member: Member, known: Known) -> bool:
    """Whether there is anything behind the button that leads here."""
    return bool(known.packs or member.results)


def page(subject: str, member: Member, known: Known) -> Saying:
    sheet = questions.sheet_in(subject)
    pack = questions.instrument(sheet, known.packs)
    if sheet is None or pack is None:
        return say.QuestionnairesOffered(known.packs, _kept(member, known), changed=sheet is not None)
    if not sheet.done:
        return say.QuestionnairePage(pack, sheet)
    values = sheet.values(pack)
    kept = isinstance(member.history, Keeping)
    return say.QuestionnaireScored(pack, scores(pack, values), answered=bool(values), kept=kept)


def _kept(member: Member, known: Known) -> tuple[tuple[Result, Instrument | None], ...]:
    here = {(pack.id, pack.version): pack for pack in known.packs}
    newest = reversed(member.results[-SHOWN:])
    return tuple((result, here.get((result.pack, result.version))) for result in newest)

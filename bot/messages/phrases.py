"""A few phrases after which other doors stand first on the writer's own next page.

Looked for in memory, and forgotten. It is no judgement of danger: whoever writes none of these may be in
danger, and whoever writes one may not. So the worst that a mistake does is to show a helpline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.rules.words import Words

ENGLISH = (
    "(kill|killing|hurt|hurting|harm|harming) myself",
    "(end|ending|take|taking) my( own)? life",
    "end it all",
    "(want|wanna|wish i could|ready) (to )?die",
    "better off (dead|without me)",
    "(do not|dont) want to (live|be alive|wake up)",
    "(no reason|nothing left) to live( for)?",
    "not worth living",
    "suicid(e|al)",
)
FINNISH = (
    "(tapan|tappaa|tappaisin|satutan|satuttaa|vahingoitan|vahingoittaa) its(eni|eäni)",
    "en (halua|haluaisi|jaksa|jaksaisi)( enää)?( edes)? elää",
    "(haluan|haluaisin|tahdon|tahtoisin)( vain)? kuolla",
    "ei ole( enää)? (syytä|mitään syytä|mitään järkeä) elää",
    "(lopettaa|lopetan|päättää|päätän) elämäni",
    r"itsemurh\w*",
    r"itsetuho\w*",
)
ANY = re.compile(r"\b(" + "|".join((*ENGLISH, *FINNISH)) + r")\b")


def found(texts: Iterable[Words]) -> bool:
    """Whether one of these phrases stands in what somebody wrote, in whichever language."""
    return any(ANY.search(_plain(text.reveal())) for text in texts)


def _plain(text: str) -> str:
    """Lower case, no apostrophes, one blank for whatever stands between words."""
    return re.sub(r"[^\w]+", " ", re.sub("['’`´]", "", text.casefold()))

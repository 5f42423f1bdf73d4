"""A few phrases about ending one's life, looked for once in what a member wrote.

It changes one thing: in what the member sees next, the other doors come first. It is no judgement of
danger, and cannot be one: most who are in danger write none of this, and most who write it are in none.
So it errs towards showing doors, which costs nothing, and reads only what is said in so many words: a
phrase that was denied ("I'd never kill myself") still counts, since whoever writes it has it in mind.
What is mostly said of deadlines, coffee and commas does not.
"""

from __future__ import annotations

import re
import unicodedata

from bot.rules.words import Words

_ON = r"(?= (?:\.|any ?more|any longer|like this|this way|at all|now|today|tonight|and|but|because|if|when) )"
_ENGLISH = (
    r"kill(?:ing)? my ?self",
    r"end(?:ing)? my (?:own )?life(?! (?:insurance|of|as))",
    r"(?:take|taking) my own life",
    r"end(?:ing)? it all" + _ON,
    r"commit(?:ting)? suicide",
    r"(?:want|wanted|wish|going) to (?:die|be dead)" + _ON,
    r"(?:wanna|gonna) die" + _ON,
    r"wish i (?:was|were) dead",
    r"better off dead",
    r"(?:feel|feeling|am|im) suicidal",
    r"(?:want|going) to (?:hurt|harm) my ?self",
    r"(?:dont|do not|didnt|did not|no longer|never) (?:really |even )?(?:want to|wanna) "
    r"(?:live|be alive|exist|go on living)" + _ON,
    r"(?:cant|cannot|can not) go on (?:living|any ?more)",
    r"no reason to (?:live|go on living)",
)
_JATKUU = (
    r"(?= (?:\.|enää|enään|ennää|näin|tällä tavalla|tätä elämää|ja|mutta|eikä|koska|kun|jos|nyt|ollenkaan) )"
)
_FINNISH = (
    r"(?:tappaa|tapan|tappaisin|tappais|tappamaan|tappamista) (?:itseni|itteni|itseäni|itteäni)",
    r"(?:tehdä|teen|tekisin|tekemään) itsemurha(?:n|a)?",
    r"(?:haluan|haluun|haluaisin|haluisin|tahdon|tahtoisin) (?:vain |vaan |vaa )?kuolla" + _JATKUU,
    r"tekee mieli kuolla",
    r"(?:en|emmä) (?:mä |minä |enää |enään )*(?:jaksa|jaksais|jaksaisi|halua|haluu|haluais|haluaisi|tahdo) "
    r"(?:enää |enään |ennää |yhtään |oikein )*elää" + _JATKUU,
    r"(?:lopettaa|lopetan|lopettaisin|päättää|päätän|päättäisin) "
    r"(?:oman |mun |minun )?(?:elämäni|elämän|päiväni)" + _JATKUU,
    r"lopettaa (?:tämän |tän )?kaiken" + _JATKUU,
    r"(?:ei ole|ei oo) (?:enää |mitään )*syytä elää",
    r"(?:olisinpa|oisinpa|olisin|oisin) (?:mieluummin )?kuollut",
)
_IDIOMS = (
    r"kill(?:ing)? my ?self (?:laughing|trying|to (?:finish|get|make|meet|fix|ship|keep up))",
    r"(?:not|never|wont|wouldnt|dont|no (?:point|need|use))(?: \w+){0,3} kill(?:ing)? my ?self (?:over|for)",
    r"(?:could|could have|couldve) kill(?:ed)? my ?self for",
)
"""How people speak of work, and of themselves when they forgot something. Struck out before looking."""

_SAID = re.compile(rf" (?:{'|'.join((*_ENGLISH, *_FINNISH))})(?= )")
_IDIOM = re.compile(rf" (?:{'|'.join(_IDIOMS)})(?= )")


def mentions_ending(words: Words) -> bool:
    """Whether one of the phrases stands in these words. They are opened here, and nothing of them leaves."""
    return _SAID.search(_IDIOM.sub(" ", _plain(words.reveal()))) is not None


def _plain(text: str) -> str:
    """Lower case, without apostrophes, one space between words, and a full stop where a thought ends."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    joined = re.sub(r"['’‘ʼ`´]", "", folded)
    stopped = re.sub(r"[.,;:!?…\n\r()–—]+|\s-\s", " . ", joined)
    words = re.sub(r"[^\w.]+|_", " ", stopped).split()
    return f" {' '.join(words)} . "

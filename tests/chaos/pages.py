"""What the people of chaos look for on a page, and what a page says of an ask."""

from __future__ import annotations

import re

from tests.chaos.history import How, Part

NAME = re.compile(r"UQ\d{3}")
"""What stands nowhere else: an id is a name here, so that whoever reads a history sees who is who."""
HOME = "How are you today?"
KEPT = ("I hold this for you for now", "Your first three", "Saved, for you only.")
LET_GO, KEEP, KEEPING = "I have not kept it.", "Keep them for me", "I keep your answers from now on, each"
FIND, PICK, SEE = "I could use a person", "Who would be good to talk to?", "See what they would get"
PEOPLE, SAVE_PEOPLE, NOT_YET = "My people", "Save my people", "{} – not yet"
INVITED, AGREE, AGREED = "Being asked", "Yes, I may be asked", "You need do nothing until somebody asks"
ALL, AT_ONCE = "Ask them", "at-once"
RELEASE, ASKING, STOP = "This is what I will pass on", "I am asking:", "Never mind, all good"
STOPPED, SAID_YES, NOBODY = "Stopped. If somebody was asked", "said yes", "Nobody could by"
ASKED, YES, NO = "Somebody asks for you", "Yes, I will", "Not this time"
LISTENS, DECLINED, OVER = "would like to talk with you", "Nobody is told.", "No longer needed, thank you."


def how(text: str) -> How:
    """How an ask stands, as a page says it."""
    if "How it stands" not in text.splitlines()[:2]:
        return How.UNKNOWN
    says = {ASKING: How.ASKING, STOPPED: How.STOPPED, NOBODY: How.NOBODY, SAID_YES: How.YES}
    found = [(text.index(words), stands) for words, stands in says.items() if words in text]
    return min(found)[1] if found else How.UNKNOWN


def part(text: str) -> Part:
    """What a page says to whoever is asked."""
    says = {ASKED: Part.ASKED, LISTENS: Part.LISTENS, OVER: Part.OVER}
    return next((reads for words, reads in says.items() if words in text), Part.NONE)

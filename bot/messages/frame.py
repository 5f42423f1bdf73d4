"""What a page of one's own says around a dialog: in the reader's language, and without knowing who reads."""

from __future__ import annotations

from dataclasses import dataclass

from bot.messages.speech import NeutralId, Voice


@dataclass(frozen=True, slots=True)
class Frame:
    """``title`` is as dull as can be: it stands in the browser's tabs and in its history."""

    language: str
    title: str
    open: str
    paste: str
    close: str
    closes_itself: str
    closed: str
    over: str
    anew: str
    written: str
    people: str
    update: str
    amiss: str
    unreadable: str
    trouble: str
    not_saved: str
    script: str
    passkey_failed: str
    unmade: str
    shut: str
    urgent: str
    again: str
    contacts: str
    called: str
    number: str
    no_number: str


def frame(voice: Voice) -> Frame:
    return Frame(
        language=voice.language,
        title=voice("page-title"),
        open=voice("page-open"),
        paste=voice("page-paste"),
        close=voice("page-close"),
        closes_itself=voice("page-closes-itself"),
        closed=voice("page-closed"),
        over=voice("page-over"),
        anew=voice("page-anew"),
        written=voice("page-written"),
        people=voice("page-people"),
        update=voice("page-update"),
        amiss=voice("page-amiss"),
        unreadable=voice("page-unreadable"),
        trouble=voice("page-trouble"),
        script=voice("page-script"),
        passkey_failed=voice("page-passkey-failed"),
        unmade=voice("page-unmade"),
        shut=voice("page-shut"),
        urgent=voice("page-urgent"),
        not_saved=voice(NeutralId.NOT_SAVED.value),
        again=voice(NeutralId.AGAIN.value),
        contacts=voice("page-contacts"),
        called=voice("page-contact-called"),
        number=voice("page-contact-number"),
        no_number=voice("page-contacts-none"),
    )

"""A place → the window that shows it: worded, and sealed for whoever it is made for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.messages import wording
from bot.messages.actions import Action
from bot.messages.given import Given, Read
from bot.messages.speech import Speech
from bot.messages.telling import Operator, Telling
from bot.port import Show
from bot.rules import showing, veil
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.phrase import Opening
from bot.runtime.clock import Clock
from bot.runtime.scene import Scene
from bot.runtime.tokens import CLOSED, Opened, Tokens


class Windows:
    def __init__(
        self, speech: Speech, tokens: Tokens, operator: Callable[[], Operator], clock: Clock
    ) -> None:
        self._speech, self._tokens, self._operator, self._clock = speech, tokens, operator, clock

    def show(
        self, scene: Scene, id: MemberId, read: Read, opening: Opening = CLOSED, doors: bool = False
    ) -> Show:
        """``opening``: whether a phrase opened this window. ``doors``: other doors stand above the page."""
        now, place = self._clock.now(), read.place

        def seen() -> Member:
            return veil.seen(place, scene.present(id), opening, now)

        known = scene.known(showing.wants(place, read.subject, seen()), id)
        whole, member = scene.present(id), seen()  # reading others may have told that two are one
        saying = showing.show(place, read.subject, member, known, now)
        tell = Telling(self._speech, member.face, now, self._operator(), member.door, scene.here)
        news = showing.news(place, whole, known, now)
        dialog = wording.with_news(tell, wording.dialog(tell, saying), news)
        if doors:
            dialog = wording.with_doors(tell, dialog)
        return Show(replace(dialog, token=self._tokens.seal(id, dialog.subject, dialog.proof, opening)))

    def opening(self, given: Given, opened: Opened | None, member: Member) -> Opening:
        """Whether the next window is open: as this one was, or from now on, or no longer."""
        if given.action == Action.SAVE_PHRASE:
            return CLOSED
        if member.phrase is not None and given.phrase is not None and given.phrase.opens(member.phrase):
            until = self._clock.now() + veil.OPEN_FOR
            return Opening(int(until.timestamp()), member.phrase.mark)
        return opened.opening if opened is not None else CLOSED


def nothing_behind(shown: Show) -> Show:
    """Nothing is written, not even who this is: so the window carries no token of theirs."""
    return Show(replace(shown.dialog, token=""))

"""The words for stories about volunteers: who offers, who asks, and what the two write."""

from __future__ import annotations

from bot.rules import outside_events as o
from bot.rules.directory import Directory, Post
from bot.rules.known import Wanted
from bot.rules.outside import Talk, Theme
from bot.rules.people import Address
from bot.rules.places import Place
from bot.rules.words import Words
from tests.transcript import HELSINKI, OUTSIDE, Transcript, minutes

FIVE = ("asha", "ben", "cleo", "dev", "eve")


class Outside(Transcript):
    """Sanna, and five who volunteer, all in Helsinki unless said otherwise."""

    def __init__(self, *volunteers: str, **zones: str) -> None:
        people = dict.fromkeys(("sanna", *FIVE), HELSINKI) | zones
        super().__init__(**people)
        for who in people:
            self.is_left_alone(who)
        for who in volunteers or FIVE:
            self.offers(who)

    def listed(self, units: dict[str, str], managers: dict[str, str] | None = None) -> Outside:
        """The operator's directory: who works in which unit, and under whom."""
        above = managers or {}
        self.world.directory = Directory(
            {
                self.address(who): Post(unit, self.address(above[who]) if who in above else None)
                for who, unit in units.items()
            }
        )
        return self

    def address(self, who: str) -> Address:
        return self.world.members[who].addresses[0]

    def offers(self, who: str, *themes: Theme) -> Outside:
        self.when(who, o.VolunteeringChosen(themes))
        return self

    def asks_outside(self, who: str = "sanna", theme: Theme | None = None) -> Outside:
        """The press that releases, to whoever could be asked as the page was drawn."""
        found = self.world.known(Wanted(outside=True), who).outside
        words = Words("would like to write for a while")
        candidates = tuple(
            o.Candidate(one.face.id, one.face.calendar, words) for one in found.about(theme) if one.askable
        )
        self.when(who, o.OutsideReleased(theme, words, candidates))
        return self

    def expects_all_of(self, people: set[str]) -> Outside:
        """Everybody told so far is one of these; what comes now is new."""
        self.so_that(lambda world: {sent.to for sent in world.sent} == people, f"notices to {people}")
        self._read = len(self.world.sent)
        return self

    @property
    def chosen(self) -> list[str]:
        """Whom chance picked, in order."""
        request = self.world.members["sanna"].outside.request
        assert request is not None
        return [str(step.peer) for step in request.plan.steps]

    def first_is_asked(self) -> str:
        """Time passes until the first of them got a notice."""
        first = self.chosen[0]
        self.after(minutes(12)).told(first, OUTSIDE)
        return first

    def says(self, who: str, yes: bool) -> Outside:
        self.when(who, o.OutsideAnswered(self.world.members[who].outside.asks[-1].id, yes))
        return self

    def begun(self) -> tuple[Outside, str]:
        """Sanna asked, and the first one said yes; she was told and opened it."""
        peer = self.asks_outside().first_is_asked()
        self.says(peer, yes=True).after(minutes(45)).told("sanna", OUTSIDE)
        return self.opens("sanna"), peer

    def talk(self, who: str) -> Talk:
        (talk,) = self.world.members[who].outside.talks
        return talk

    def opens(self, who: str) -> Outside:
        self.when(who, o.OutsideLooked(self.talk(who).id))
        return self

    def writes(self, who: str, text: str) -> Outside:
        self.when(who, o.OutsideWrote(self.talk(who).id, Words(text)))
        return self

    def closes(self, who: str, block: bool = False) -> Outside:
        self.when(who, o.OutsideClosed(self.talk(who).id, block))
        return self

    def page(self, who: str) -> object:
        """What the button "someone outside my team" opens, or the last notice for a volunteer."""
        subject = next((s.subject for s in reversed(self.world.sent) if s.to == who), "")
        return self.world.page(who, Place.OUTSIDE, subject if who != "sanna" else "outside")

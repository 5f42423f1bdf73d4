"""Two places and one person; and a code to read out to somebody who has no picker for the reader."""

from __future__ import annotations

from typing import assert_never

from bot.messages import linking
from bot.messages.actions import Action
from bot.messages.cards import Button, Copy, Dialog, Element, Entry, Row, Rule, Text, Weight
from bot.messages.telling import Telling
from bot.rules import linking_sayings as s
from bot.rules.people import Address

LIMIT = 20


def dialog(tell: Telling, saying: s.LinkingSaying) -> Dialog:
    match saying:
        case s.MyPlaces():
            return _places(tell, saying)
        case s.LinkCode():
            return _code(tell, saying)
        case s.IsThatYou():
            return _is_that_you(tell, saying)
        case s.LinkTheTwo():
            return _link(tell, saying)
        case s.MyCode():
            return _my_code(tell, saying)
        case s.SomebodyElsewhere():
            return _elsewhere(tell, saying)
        case _:
            assert_never(saying)


def to_places(tell: Telling) -> tuple[Button, ...]:
    return (tell.button("places", Action.PLACES),) if tell.operator.several else ()


def to_elsewhere(tell: Telling) -> tuple[Button, ...]:
    return (tell.button("elsewhere", Action.ELSEWHERE),) if tell.operator.several else ()


def to_my_code(tell: Telling) -> tuple[Button, ...]:
    return (tell.button("my-code", Action.MY_CODE),) if tell.operator.several else ()


def spoken(digits: str) -> str:
    """In threes, as one reads a number out."""
    return " ".join(digits[n : n + 3] for n in range(0, len(digits), 3))


# --- Two places. ---------------------------------------------------------------------------------


def _places(tell: Telling, saying: s.MyPlaces) -> Dialog:
    several = len(saying.addresses) > 1
    return tell.dialog(
        tell.heading("places-heading"),
        *(_found(tell, saying.addresses) if several else (tell.text("places-what"),)),
        Rule(),
        tell.text("places-how-more" if several else "places-how"),
        Row((tell.button("code-show", Action.LINK_CODE),)),
        *_missed(tell, saying.missed),
        *_type(tell, "code-other-side", saying.enough),
        tell.back_to(Action.RHYTHM),
        submit=None if saying.enough else tell.button("code-go", Action.LINK_TYPED, Weight.MAIN),
    )


def _found(tell: Telling, addresses: tuple[Address, ...]) -> tuple[Element, ...]:
    first, here = addresses[0], tell.here
    names = ", ".join(tell.platform(address) for address in addresses)
    told = () if here == first else (tell.button("tell-here", Action.TELL_HERE),)
    return (
        tell.text("places-found", platforms=names),
        tell.text("places-told", platform=tell.platform(first)),
        Row((*told, tell.button("only-here", Action.ONLY_HERE))),
        tell.quiet("only-here-means"),
    )


def _code(tell: Telling, saying: s.LinkCode) -> Dialog:
    look = tell.button("code-typed", Action.PLACES, Weight.MAIN)
    stop = tell.button("link-stop", Action.LINK_NO)
    if saying.used:
        used = tell.text("code-used")
        return tell.dialog(tell.heading("code-heading"), used, Row((look, stop)), _back(tell))
    return tell.dialog(
        tell.heading("code-heading"),
        tell.text("code-what", time=tell.moment(saying.until)),
        Copy(tell.say("code-label"), spoken(saying.digits)),
        tell.text("code-for-nobody"),
        Row((look, stop)),
        _back(tell),
    )


def _is_that_you(tell: Telling, saying: s.IsThatYou) -> Dialog:
    platform = tell.platform(saying.who.address)
    if saying.said:
        stop = Row((tell.button("link-stop", Action.LINK_NO),))
        return tell.dialog(
            tell.heading("code-heading"), tell.text("link-go-on", platform=platform), stop, _back(tell)
        )
    return tell.dialog(
        tell.heading("link-heading"),
        tell.text("link-shown-to", who=tell.with_place(saying.who)),
        tell.text("link-only-you"),
        Row(
            (tell.button("link-mine", Action.LINK_MINE, Weight.MAIN), tell.button("link-no", Action.LINK_NO))
        ),
        _back(tell),
    )


def _link(tell: Telling, saying: s.LinkTheTwo) -> Dialog:
    platform = tell.platform(saying.who.address)
    no = tell.button("link-no", Action.LINK_NO)
    if saying.busy and not saying.bare:
        return tell.dialog(
            tell.heading("link-heading"), tell.text("link-busy", platform=platform), Row((no,)), _back(tell)
        )
    return tell.dialog(
        tell.heading("link-heading"),
        tell.text("link-typed-by", who=tell.with_place(saying.who)),
        tell.text("link-only-you"),
        *_what_stays(tell, saying, platform),
        tell.quiet("link-others"),
        Row((tell.button("link-go", Action.LINK_GO, Weight.MAIN), no)),
        _back(tell),
    )


def _what_stays(tell: Telling, saying: s.LinkTheTwo, platform: str) -> tuple[Text, ...]:
    if saying.bare and (saying.has or saying.busy):
        return (tell.text("link-comes", platform=platform),)
    if not saying.has:
        return (tell.text("link-stays"),)
    what = ", ".join(tell.say(f"own-{each}") for each in saying.has)
    return (tell.text("link-goes", platform=platform, what=what), tell.text("link-turn-round"))


# --- Somebody whom no picker has. ----------------------------------------------------------------


def _my_code(tell: Telling, saying: s.MyCode) -> Dialog:
    return tell.dialog(
        tell.heading("my-code-heading"),
        tell.text("my-code-what"),
        Copy(tell.say("code-label"), spoken(saying.digits)),
        tell.text("my-code-until", time=tell.moment(saying.until)),
        tell.quiet("my-code-means"),
        tell.back_to(Action.BEING_ASKED),
    )


def _elsewhere(tell: Telling, saying: s.SomebodyElsewhere) -> Dialog:
    return tell.dialog(
        tell.heading("elsewhere"),
        *_is(tell, saying),
        tell.text("elsewhere-what"),
        *_missed(tell, saying.missed),
        *_type(tell, "elsewhere-code", saying.enough),
        tell.back_to(Action.CIRCLE),
        submit=None if saying.enough else tell.button("code-go", Action.ADD_TYPED, Weight.MAIN),
    )


def _is(tell: Telling, saying: s.SomebodyElsewhere) -> tuple[Element, ...]:
    if saying.found is None:
        return ()
    save = () if saying.full else (tell.button("elsewhere-save", Action.ADD_SAVE, Weight.MAIN),)
    full = (tell.quiet("elsewhere-full"),) if saying.full else ()
    one = tell.button("elsewhere-one", Action.ADD_ONE)
    return (tell.text("elsewhere-is", who=tell.with_place(saying.found)), *full, Row((*save, one)), Rule())


def _missed(tell: Telling, missed: bool) -> tuple[Text, ...]:
    return (tell.text("code-missed"),) if missed else ()


def _type(tell: Telling, label: str, enough: bool) -> tuple[Element, ...]:
    return (tell.text("code-enough"),) if enough else (Entry(linking.FIELD, tell.say(label), "", LIMIT),)


def _back(tell: Telling) -> Row:
    return tell.back_to(Action.RHYTHM)

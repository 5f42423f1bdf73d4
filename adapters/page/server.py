"""The page's address: GET is a door that says nothing, POST is a press.

Presses come from forms of this page only. Four things see to that, each enough by itself in a browser of
today: the cookie is ``SameSite=Strict``; the request has to say that it comes from this origin; the form has
to name the visit, which stands in the sealed cookie and nowhere else; and the dialog's own token opens for
its member only. ``Referrer-Policy: no-referrer`` makes browsers say ``Origin: null`` even on the way home,
so that ``Sec-Fetch-Site``, which a page cannot set, speaks for them.

Each press is answered with the next page itself, not with a redirect to it: what it shows is kept nowhere.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from typing import assert_never

from aiohttp import web

from adapters.arriving import Refused
from adapters.filled import filled
from adapters.page import contacts, render, taking
from adapters.page.answers import HEADERS, language
from adapters.page.cookies import Cookies
from adapters.page.elements import Reader
from adapters.page.forms import MADE, TAKE, Sent, sent
from adapters.page.passkeys import Passkeys
from adapters.page.render import POLICY, POLICY_OF_DOOR, POLICY_OF_DOORWAY, POLICY_OF_MAKING
from bot.messages.actions import Action
from bot.messages.cards import Dialog, MessageLink, Passkey
from bot.messages.frame import Frame
from bot.messages.taking import Contact
from bot.port import NOTHING, Close, Inbox, Mend, NotSaved, Press, Quiet, Refuse, Reply, Show, Value
from bot.rules.people import Address, Profile
from bot.runtime.doorways import PATH as DOORWAY
from bot.runtime.doorways import Doorways
from bot.runtime.exports import Exports
from bot.runtime.links import PATH, PRESSES
from bot.runtime.visits import Visit, Visits
from bot.storage.contract import Unavailable, Unreadable

ENTRY = Action.MY_PAGE
"""The page that a link leads to."""
BY_PHONE = Action.HOME
"""The page that a phone of one's own opens."""

NOBODY = Address("", "", "")
OVER = 410
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class People:
    """What the page asks of the platform that somebody came from."""

    profile: Callable[[Address], Awaitable[Profile | None]]
    chat: Callable[[Address], str]


class Page:
    """``frame`` speaks the language nearest to a tag."""

    def __init__(
        self,
        inbox: Inbox,
        visits: Visits,
        doorways: Doorways | None,
        exports: Exports,
        frame: Callable[[str], Frame],
        people: People,
        public_url: str,
        open: Callable[[], bool] = lambda: True,
    ) -> None:
        self._inbox = inbox
        self._visits = visits
        self._doorways = doorways
        self._exports = exports
        self._passkeys = Passkeys(public_url)
        self._frame = frame
        self._people = people
        self._origin = public_url
        self._open = open
        self._cookies = Cookies(public_url)

    def routes(self) -> list[web.RouteDef]:
        return routes(self.handle)

    async def handle(self, request: web.Request) -> web.Response:
        """Never raises, and every answer has every header."""
        frame = self._frame(language(request))
        policy = POLICY
        try:
            if not self._open():
                response = _page(render.sentence(frame, frame.over, frame.anew), 404)
            elif request.path == DOORWAY and self._doorways is not None:
                response, policy = self._at_doorway(request, self._doorways, frame), POLICY_OF_DOORWAY
            elif request.path not in (PATH, PRESSES):
                response = _page(render.sentence(frame, frame.over, frame.anew), 404)
            elif request.method in ("GET", "HEAD"):
                response, policy = _page(render.door(frame)), POLICY_OF_DOOR
            elif request.method == "POST" and request.path == PRESSES:
                self._check_origin(request)
                response = await self._posted(request, await sent(request), frame)
            else:
                response = _page(render.sentence(frame, frame.unreadable), 405)
                response.headers["Allow"] = "GET, HEAD, POST" if request.path == PRESSES else "GET, HEAD"
        except Refused as refused:
            response = _page(render.sentence(frame, frame.unreadable), refused.status)
        except Exception as problem:  # noqa: BLE001 - whatever it says could hold words
            log.error("a page could not be shown: %s", type(problem).__name__)
            response = _page(render.sentence(frame, frame.trouble), 500)
        response.headers.update(HEADERS)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    def _at_doorway(self, request: web.Request, doorways: Doorways, frame: Frame) -> web.Response:
        """A button, and what the phone is asked once it is pressed: neither knows who is there."""
        if request.method in ("GET", "HEAD"):
            return _page(render.doorway(frame))
        if request.method == "POST":
            self._check_origin(request)
            asked = self._passkeys.to_show(doorways.challenge())
            return web.Response(text=asked, content_type="application/json")
        response = _page(render.sentence(frame, frame.unreadable), 405)
        response.headers["Allow"] = "GET, HEAD, POST"
        return response

    def _check_origin(self, request: web.Request) -> None:
        origin = request.headers.get("Origin", "null")
        from_here = request.headers.get("Sec-Fetch-Site") == "same-origin"
        if origin != self._origin and not (origin == "null" and from_here):
            raise Refused(403, "another page sent this")

    async def _posted(self, request: web.Request, form: Sent, frame: Frame) -> web.Response:
        try:
            return await self._pressed(form, await self._visit(request, form), frame)
        except (NotSaved, Unavailable, Unreadable):
            doors = Press("", NOBODY, Action.DOORS, language=frame.language)
            return _page(render.not_saved(frame, form.fields, self._inbox.unsaved(doors).dialog), 503)

    async def _visit(self, request: web.Request, form: Sent) -> Visit | None:
        """Whose browser this is: by a link that is followed now, or by the cookie and the form together."""
        cookie = self._cookies.of(request)
        here = await self._visits.find(cookie) if cookie else None
        if form.shown is not None:
            return await self._by_phone(form.shown, here)
        if form.link is not None:
            return await self._visits.begin(form.link, here) if form.link else here
        known = here is not None and compare_digest(form.visit.encode(), here.id.encode())
        return here if known else None

    async def _by_phone(self, sent: str, here: Visit | None) -> Visit | None:
        shown = self._passkeys.shown(sent)
        if self._doorways is None or shown is None:
            return None
        count = self._passkeys.true(shown, await self._doorways.find(shown.answer))
        came = await self._doorways.come_in(shown.answer, count) if count is not None else None
        return came or self._doorways.came_in(shown.answer, here)

    async def _made(self, form: Sent, visit: Visit) -> web.Response:
        """The page about it once more: what it says now is what is kept."""
        kept = await self._kept(form.made, visit)
        press = Press(f"page:{form.key}", visit.address, Action.DOORWAYS)
        reply = await self._inbox.receive(press)
        if isinstance(reply, Show) and not kept:
            reply = Mend({MADE: self._frame(reply.dialog.language).unmade}, reply.dialog)
        if not isinstance(reply, Show | Mend):
            raise Refused(400, "this makes nothing")
        return await self._shown(reply, NOTHING, visit)

    async def _taken(self, form: Sent, visit: Visit) -> web.Response:
        """Contacts as a file. What was filled in goes into this answer, and nowhere else."""
        if (response := contacts.handed_over(form.contacts)) is not None:
            self._cookies.keep(response, self._visits.cookie(self._visits.going_on(visit)))
            return response
        anew = Press(f"page:{secrets.token_hex(16)}", visit.address, Action.NUMBERS)
        reply = await self._inbox.receive(anew)
        if not isinstance(reply, Show):
            raise Refused(400, "there is nothing to take along")
        amiss = Mend({TAKE: self._frame(reply.dialog.language).no_number}, reply.dialog)
        return await self._shown(amiss, NOTHING, visit, form.contacts)

    async def _kept(self, sent: str, visit: Visit) -> bool:
        made = self._passkeys.made(sent)
        if self._doorways is None or made is None or not self._doorways.asked_for(made.challenge, visit):
            return False
        passkey = self._passkeys.accepted(made)
        return passkey is not None and await self._doorways.keep(visit, passkey, made.challenge)

    async def _pressed(self, form: Sent, visit: Visit | None, frame: Frame) -> web.Response:
        if visit is None and form.shown is not None:
            return _page(render.sentence(frame, frame.shut, frame.urgent), OVER)
        if visit is None:
            written = (*form.words.values(), *contacts.to_copy(form.contacts))
            return _page(render.sentence(frame, frame.over, frame.anew, written=written), OVER)
        if form.closes:
            return await self._closed(visit, frame)
        if form.made:
            return await self._made(form, visit)
        if form.takes:
            return await self._taken(form, visit)
        if form.export in taking.KINDS:
            return await self._exported(form, visit, frame)
        reply, values = await self._replied(form, visit)
        if isinstance(reply, Close):
            return await self._closed(visit, frame)
        if isinstance(reply, Refuse):
            return _page(render.sentence(frame, reply.text.text), 403)
        if isinstance(reply, Quiet):
            return await self._pressed(Sent({"link": ""}, form.key), visit, frame)
        return await self._shown(reply, values, visit)

    async def _replied(self, form: Sent, visit: Visit) -> tuple[Reply, Mapping[str, Value]]:
        if form.link is not None or form.shown is not None:
            first = ENTRY if form.shown is None else BY_PHONE
            entry = Press(f"page:{secrets.token_hex(16)}", visit.address, first)
            return await self._inbox.receive(entry), NOTHING
        values = await self._values(form, visit)
        press = Press(f"page:{form.key}", visit.address, form.action or ENTRY, form.token, values)
        return await self._inbox.receive(press), values

    async def _values(self, form: Sent, visit: Visit) -> Mapping[str, Value]:
        picked = form.people
        if any(address.platform != visit.address.platform for address in picked.values()):
            raise Refused(400, "nobody is asked across platforms")
        found = await asyncio.gather(*(self._people.profile(address) for address in picked.values()))
        people = {id: one for id, one in zip(picked, found, strict=True) if one is not None}
        return {**form.words, **people}

    async def _shown(
        self,
        reply: Show | Mend,
        values: Mapping[str, Value],
        visit: Visit,
        filled_in: Sequence[Contact] = (),
    ) -> web.Response:
        match reply:
            case Show(dialog):
                errors: Mapping[str, str] = {}
            case Mend(errors, dialog):
                dialog = filled(dialog, values)
            case _:
                assert_never(reply)
        await self._meet(dialog)
        visit = self._visits.going_on(visit)
        frame = self._frame(dialog.language)
        making = self._making(dialog, visit, frame)
        reader = Reader(frame, errors, self._people.chat, making, self._origin + DOORWAY, filled_in)
        if dialog.last:
            response = _page(render.last(dialog, reader))
            self._cookies.forget(response)
            return response
        response = _page(render.dialog(dialog, visit, reader))
        if making:
            response.headers["Content-Security-Policy"] = POLICY_OF_MAKING
        self._cookies.keep(response, self._visits.cookie(visit))
        return response

    def _making(self, dialog: Dialog, visit: Visit, frame: Frame) -> str:
        """What a browser is asked for, on a page that makes a passkey."""
        there = next((e.there for e in dialog.body if isinstance(e, Passkey) and e.label), None)
        if there is None or self._doorways is None:
            return ""
        making = self._doorways.making(visit, dialog.token)
        return self._passkeys.to_make(making, frame.title, there) if making is not None else ""

    async def _meet(self, dialog: Dialog) -> None:
        """Some platforms can say how to write to somebody only once they have looked them up."""
        to = (element.to for element in dialog.body if isinstance(element, MessageLink))
        await asyncio.gather(*(self._people.profile(address) for address in to))

    async def _exported(self, form: Sent, visit: Visit, frame: Frame) -> web.Response:
        """The page itself stays as it is: a browser puts the file aside."""
        if (taken := await self._exports.take(visit, form.token)) is None:
            return _page(render.sentence(frame, frame.over, frame.anew), OVER)
        response = taking.response(taken, form.export, self._frame(taken.language))
        self._cookies.keep(response, self._visits.cookie(self._visits.going_on(visit)))
        return response

    async def _closed(self, visit: Visit, frame: Frame) -> web.Response:
        await self._visits.end(visit)
        response = _page(render.sentence(frame, frame.closed))
        self._cookies.forget(response)
        return response


def routes(handle: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> list[web.RouteDef]:
    """Everything at and below the page's address, and the doorway's: each answer is to have its headers."""
    own = [web.route("*", path, handle) for path in (PATH, DOORWAY)]
    return [*own, web.route("*", PATH + "/{rest:.*}", handle)]


def _page(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, status=status, content_type="text/html")

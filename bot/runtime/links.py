"""Links to a page of one's own: sealed for one person, good for ten minutes, and followed once.

The link is ``<public url>/me#<sealed>``. What stands behind the ``#`` is never sent by a browser on its
own: no access log of ours, of a proxy or of a company's gateway has it, no Referer carries it, and whoever
looks at the address first (a scanner, a preview, a prefetch) gets the same bytes for any link, because the
server cannot tell them apart. In a path it would stand in all of those logs before it was spent. The price
is that the first page needs ten lines of script to hand the link on; they also take it out of the address
line and the tab's history at once. Without script, the address can be pasted there instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.messages.cards import Dialog, PageLink
from bot.port import Mend, Reply, Show
from bot.rules.people import Address
from bot.runtime.clock import Clock
from bot.runtime.tokens import Tokens

PATH = "/me"
PRESSES = "/me/page"
"""Where the forms go: a link opened in a tab that shows one of their pages is then another address, and is
followed; from ``/me`` to ``/me#…`` a browser only looks for a place on the page it has."""
LASTS = timedelta(minutes=10)
PURPOSE = b"kaveri page link 1"
PADDED = 194  # a whole number of characters: nothing to be cut off at the end of a link


@dataclass(frozen=True, slots=True)
class Followed:
    """``nonce`` is the link's own: it opens a page once."""

    nonce: str = field(repr=False)
    address: Address = field(repr=False)


class Links:
    """``public_url`` is where browsers reach Kaveri. Without one, or before ``open``, there are none."""

    def __init__(
        self, tokens: Tokens, clock: Clock, public_url: str = "", open: Callable[[], bool] = lambda: True
    ) -> None:
        self._tokens = tokens
        self._clock = clock
        self._public_url = public_url
        self._open = open

    def into(self, reply: Reply, reader: Address) -> Reply:
        """The same reply with every link leading somewhere, or left out."""
        match reply:
            case Show(dialog) | Mend(dialog=dialog):
                return replace(reply, dialog=self._linked(dialog, reader))
            case _:
                return reply

    def read(self, link: str) -> Followed | None:
        """Whose link it is, as long as it is good; ``None`` for anything else."""
        if (unwrapped := self._tokens.unwrap(PURPOSE, link)) is None:
            return None
        nonce, (platform, tenant, user, until) = unwrapped
        good = self._clock.now() < datetime.fromisoformat(until)
        return Followed(nonce, Address(platform, tenant, user)) if good else None

    def _linked(self, dialog: Dialog, reader: Address) -> Dialog:
        if not any(isinstance(element, PageLink) for element in dialog.body):
            return dialog
        if not self._public_url or not self._open():
            return replace(dialog, body=tuple(e for e in dialog.body if not isinstance(e, PageLink)))
        url = self._url(reader)
        body = (replace(e, url=url) if isinstance(e, PageLink) else e for e in dialog.body)
        return replace(dialog, body=tuple(body))

    def _url(self, reader: Address) -> str:
        until = (self._clock.now() + LASTS).isoformat()
        sealed = self._tokens.wrap(PURPOSE, [reader.platform, reader.tenant, reader.user, until], PADDED)
        return f"{self._public_url}{PATH}#{sealed}"

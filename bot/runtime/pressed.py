"""What a press says besides what was pressed: whether it came before, from where, and about whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.messages.actions import Action
from bot.port import Press
from bot.rules.calendar import is_zone
from bot.rules.member import Member
from bot.rules.people import Profile
from bot.runtime.tokens import Opened
from bot.storage.contract import Tx


def once(opened: Opened, press: Press) -> str:
    """The same for every press of this button in this window."""
    return f"{opened.nonce}/{press.action}"


def delivered(press: Press) -> str:
    """The key of this delivery: the same when the platform brings the press once more."""
    address = press.address
    return f"{address.platform}/{address.tenant}/{address.user}/{press.key}"


def is_first(tx: Tx, press: Press, opened: Opened | None, now: datetime) -> bool:
    """Whether neither this delivery nor this button of this window was decided on before. Where it was, that
    may have been just now: what this transaction read earlier can be older."""
    keys = [delivered(press)]
    if opened is not None:
        keys.append(once(opened, press))
    return all([tx.first_time(key, now) for key in keys])


def has_left(tx: Tx, press: Press, opened: Opened | None) -> bool:
    """Whether this is, once more, the press with which whoever made it had everything erased."""
    if press.action != Action.ERASE_GO or opened is None or not tx.seen(once(opened, press)):
        return False
    return all(found.member.leaving for found in tx.load([opened.member]).values())


def elsewhere(press: Press, member: Member) -> bool:
    """Whether the request says of its sender's zone or language what was not known."""
    zone, language = press.zone, press.language
    return (zone not in ("", member.calendar.zone) and is_zone(zone)) or language not in ("", member.language)


def placed(picked: Profile, by: Member) -> Profile:
    """Until they come themselves, somebody is taken to work where the one who picked them does."""
    return replace(picked, zone=picked.zone or by.calendar.zone, language=picked.language or by.language)

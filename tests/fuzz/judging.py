"""What one request came to, and whether that is as it must be."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.member import Member
from bot.rules.people import MemberId
from tests.fuzz.company import Company
from tests.fuzz.draft import Draft
from tests.fuzz.watching import Watch, people


@dataclass(frozen=True)
class Outcome:
    """``broken`` is empty where all is well."""

    status: int
    kind: str
    """``refused``, ``ignored`` (answered, and nothing came of it) or ``valid``."""
    told: bool = False
    broken: tuple[str, ...] = ()


def judged(
    company: Company, watch: Watch, draft: Draft, status: int, before: dict[MemberId, Member]
) -> Outcome:
    changed = watch.changed(beside_seen=draft.again and draft.request.door == "playground")
    pressed = bool(company.spy.presses)
    refused = status == 0 or status >= 400
    kind = "refused" if refused else "valid" if pressed or changed else "ignored"
    broken = [f"answers {status}"] if status >= 500 else []
    broken += [f"fault: {fault}" for fault in company.spy.faults]
    if status == 0 and not draft.request.ends_early:
        broken.append("no answer")
    told = False
    if changed:
        wrong, told = _changes(company, draft, before, refused=refused, pressed=pressed)
        broken += [f"state changed: {why}" for why in wrong]
    return Outcome(status, kind, told, tuple(broken))


def _changes(
    company: Company, draft: Draft, before: dict[MemberId, Member], *, refused: bool, pressed: bool
) -> tuple[list[str], bool]:
    """Why what changed must not have, and whether others were told."""
    if draft.holds:
        return ["it was forged, foreign, replayed or cut off"], False
    if refused:
        return ["it was refused"], False
    if not pressed and draft.request.door != "page":
        return ["it never became a press"], False
    after = people(company.store)
    moved = {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}
    if not pressed:  # a page is entered, or closed
        return (["more than one member, without a press"] if len(moved) > 1 else []), False
    everybody = before | after
    here = {press.address for press in company.spy.presses}
    own = {id for id in moved if here & set(everybody[id].found_at)}
    wrong = ["others, and not who pressed"] if moved and not own else []
    for press in company.spy.presses:
        opened = company.program.engine._tokens.open(press.token) if press.token else None
        owner = everybody.get(opened.member) if opened else None
        if owner and press.address not in owner.found_at and opened and {opened.member, *owner.also} & moved:
            wrong.append("the member whose token somebody else sent")
    return wrong, bool(moved - own)

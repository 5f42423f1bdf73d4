"""A little life in the company, and every request of it: what is broken afterwards was true first."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.messages.cards import Button, Choice, Dialog, Entry, PageLink, Row, Toggle
from bot.runtime.doorways import PATH as DOORWAY
from tests.fakes.slack import Trouble as OnSlackTrouble
from tests.fakes.teams import Trouble as OnTeamsTrouble
from tests.fuzz.company import Company
from tests.fuzz.wire import Request
from tests.page.reading import FROM_HERE, Reader
from tests.places.rigging import OnSlack, OnTeams, comes, presses

YES = ("Yes, I may be asked", "Kyllä, minulta saa kysyä")
SIGNATURES = ("x-slack-request-timestamp", "x-slack-signature", "authorization")
Kept = list[Request]


async def live(company: Company, chance: Random, steps: int = 60) -> Kept:
    """Some hundred requests of every kind; the same for the same chance."""
    kept: Kept = []
    _listen(company, kept)
    slack = [company.slack.user(id) for id in ("U4", "U3", "U1")]
    teams = [company.teams.user(name) for name in ("sam", "leena", "asha")]
    for people in (slack, teams):
        await _ask(company, people)
        await _chats(people[0])
        for _ in range(2):
            for person in people:
                await _wander(person, chance, steps // 4)
    await company.slack.user("U5").opens_home()
    await company.slack.user("U5").uses_shortcut()
    await _at_the_playground(company, chance, steps, kept)
    await _on_a_page(company, chance, steps, kept)
    await company.later(minutes=0)
    await company.settled()
    return kept


def _listen(company: Company, kept: Kept) -> None:
    for door, out in (("slack", company.slack.http), ("teams", company.teams.out)):
        out.send_as = _kept(door, out.url, out.send_as, kept)  # type: ignore[union-attr, method-assign]


def _kept(door: str, url: str, send: Callable[..., Any], kept: Kept) -> Callable[..., Any]:
    target = "/" + url.split("/", 3)[3]

    async def sent(raw: bytes, headers: dict[str, str]) -> Any:
        own = [(n, v) for n, v in headers.items() if n.lower() not in SIGNATURES]
        kept.append(Request(door, "POST", target, [("Host", url.split("/")[2]), *own], raw))
        return await send(raw, headers)

    return sent


async def _ask(company: Company, people: list[Any]) -> None:
    """Sam's people, their yes, an ask, and an answer."""
    sam, leena, asha = people
    await comes(sam)
    await presses(sam, "My people")
    slack = isinstance(sam, OnSlack)
    sam.picks("person-1", leena.id if slack else "leena").picks("person-2", asha.id if slack else "asha")
    await presses(sam, "Save my people")
    await company.later(days=1, hours=8)
    for person in (leena, asha):
        await (person.presses("open") if slack else person.opens())
        await presses(person, next(label for label in person.buttons() if label in YES))
    await company.later(days=6)
    await comes(sam)
    await presses(sam, "I could use a person", "Ask them")
    await company.later(hours=5)
    await comes(sam)
    await sam.chooses("energy", "2")
    sam.fills("line", "a week")
    await sam.submits()


async def _chats(person: OnSlack | OnTeams) -> None:
    await person.types("hello")
    await person.edits("hello again")
    await person.types("a second line")
    await person.deletes()


async def _wander(person: OnSlack | OnTeams, chance: Random, steps: int) -> None:
    """From page to page, by whatever button."""
    await comes(person)
    for _ in range(steps):
        buttons = person.buttons()
        try:
            await (person.presses(chance.choice(buttons)) if buttons else comes(person))
        except (OnSlackTrouble, OnTeamsTrouble, StopIteration):
            await comes(person)


async def _at_the_playground(company: Company, chance: Random, steps: int, kept: Kept) -> None:
    port = company.ports["playground"]
    host = f"127.0.0.1:{port}"
    headers = [("Host", host), ("Origin", f"http://{host}"), ("Content-Type", "application/json")]
    async with aiohttp.ClientSession() as session:

        async def post(path: str, **body: Any) -> None:
            request = Request("playground", "POST", path, headers, json.dumps(body).encode())
            kept.append(request)
            url = f"http://{host}{path}"
            async with session.post(url, data=request.body, headers=dict(headers[1:])) as answer:
                assert answer.status == 200, await answer.text()

        for person in ("laura", "ravi", "mikko"):
            await post("/type", person=person, text="/kaveri")
            for _ in range(steps // 3):
                dialog = company.desks.desk(person).dialog
                if dialog is None:
                    await post("/type", person=person, text="/kaveri help")
                    continue
                button = chance.choice(_buttons(dialog))
                words = {
                    e.id: chance.choice(_words(e))
                    for e in dialog.body
                    if isinstance(e, Entry | Choice | Toggle)
                }
                await post(
                    "/press", person=person, action=str(button.action), token=dialog.token, values=words
                )
            await post("/close", person=person)
            await post("/quiet", person=person, **{"for": "no-time"})
    kept += [Request("playground", "GET", path, headers[:1]) for path in ("/", "/page/page.css", "/live")]


def _buttons(dialog: Dialog) -> list[Button]:
    found = [
        b for e in dialog.body for b in (e.buttons if isinstance(e, Row) else [e]) if isinstance(b, Button)
    ]
    return [*found, *([dialog.submit] if dialog.submit else [])] or [Button("home", "home")]  # type: ignore[arg-type]


def _words(element: Entry | Choice | Toggle) -> list[str]:
    if isinstance(element, Choice):
        return [option.value for option in element.options]
    return ["yes"] if isinstance(element, Toggle) else ["some words", ""]


class Recorded(Reader):
    """A browser whose requests are kept, with the cookie they carried."""

    kept: Kept

    async def asks(self, method: str, path: str, **told: Any) -> Reader:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = [("Host", self.url.split("/")[2]), *FROM_HERE.items(), ("Accept-Language", "en")]
        headers += [("Cookie", cookie)] if cookie else []
        body = urlencode(told["data"]).encode() if "data" in told else b""
        headers += [("Content-Type", "application/x-www-form-urlencoded")] if body else []
        self.kept.append(Request("page", method, path, headers, body))
        return await super().asks(method, path, **told)


async def _on_a_page(company: Company, chance: Random, steps: int, kept: Kept) -> None:
    for who in ("laura", "ravi"):
        await company.desks.runs(who, "/kaveri help")
        dialog = company.desks.desk(who).dialog
        assert dialog is not None
        link = next(e.url for e in dialog.body if isinstance(e, PageLink))
        async with Recorded(f"http://127.0.0.1:{company.ports['page']}") as reader:
            reader.kept = kept
            await reader.opens(link)
            for _ in range(steps // 2):
                forms = [form for form in reader.page.forms if form.buttons]
                if not forms:
                    break
                form = chance.choice(forms)
                name, value, _ = chance.choice(form.buttons)
                await reader.sends({**form.fields, name: value})
    kept.append(
        Request("page", "POST", DOORWAY, [("Host", reader.url.split("/")[2]), ("Origin", reader.url)])
    )

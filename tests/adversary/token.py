"""The bot's own token, stolen: what Slack does for whoever holds it."""

from __future__ import annotations

import json
from typing import Any

import aiohttp

from tests.adversary.claims import Observer, hold
from tests.adversary.company import Company
from tests.adversary.people import CHATTY, MARKS, slack_id
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.outbound import OverHttp

token = Observer(
    "Whoever stole the bot’s token", "what Slack does for Kaveri’s few permissions", where=("slack",)
)


@token.can(
    "What stands in the chats?",
    "Everything that an administrator’s export has, of everybody: so the same guesses.",
)
async def the_thief_reads_every_chat(company: Company) -> str:
    slack = _slack(company)
    read, chats = 0, 0
    for user in await _everybody(slack):
        if not (opened := await _call(slack, "conversations.open", users=user)).get("ok"):
            continue
        chat = await _call(slack, "conversations.history", channel=opened["channel"]["id"])
        hold(chat["ok"], f"no history: {chat}")
        chats += bool(chat["messages"])
        read += len(chat["messages"])
    hold(read == len(company.export()), f"{read} messages read of {len(company.export())}")
    return f"{read} messages in {chats} chats"


@token.cannot(
    "What do people press and write in Kaveri’s windows?",
    "A window opens only for a press which Slack tells Kaveri of, within three seconds. The token reads "
    "none.",
)
async def the_thief_opens_no_window(company: Company) -> str:
    slack = _slack(company)
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Kaveri"}, "blocks": []}
    used = [name for name, trigger in slack.world.triggers.items() if trigger.used]
    guesses = [*used[-20:], "1.2.3"]
    for trigger in guesses:
        answer = await _call(slack, "views.open", trigger_id=trigger, view=view)
        hold(not answer["ok"], "a window was opened")
    ids = {view.id for stack in slack.world.windows.values() for view in stack}
    for method in ("views.info", "views.list", "users.list.views"):
        hold(not (await _call(slack, method, view_id=next(iter(ids), "V1")))["ok"], "a window was read")
    return f"{len(guesses)} triggers tried, none opens"


@token.cannot(
    "Can the thief press as somebody else?",
    "Kaveri takes only what is signed with another secret, and the windows’ own seals.",
)
async def the_thief_presses_nothing(company: Company) -> str:
    slack = _slack(company)
    out = slack.out
    assert isinstance(out, OverHttp)
    body = {"type": "block_actions", "user": {"id": slack_id(CHATTY)}, "team": {"id": slack.world.team}}
    raw = json.dumps(body).encode()
    kind = {"Content-Type": "application/json"}
    before = company.dumps[-1].tables["member"]
    for headers in (kind, kind | out.signed(raw, secret=slack.world.bot_token)):
        answer = await out.send_as(raw, headers)
        hold(answer.status == 401, f"a forged press was answered {answer.status}")
    await company.looks()
    hold(len(company.dumps[-1].tables["member"]) == len(before), "a forged press made somebody")
    return "unsigned and wrongly signed: refused"


@token.can(
    "What can the thief do?",
    "Write in Kaveri’s name, to anybody. A button of theirs leads nowhere in Kaveri, but what people are "
    "asked to type into the chat, they may type.",
)
async def the_thief_writes_in_its_name(company: Company) -> str:
    """A planted notice, pressed by somebody: Kaveri says that it is not open, and the thief gets nothing."""
    slack = _slack(company)
    victim = slack.user(slack_id(company.staff.others[0]))
    room = (await _call(slack, "conversations.open", users=victim.id))["channel"]["id"]
    button = {
        "type": "button",
        "action_id": "open.1",
        "text": {"type": "plain_text", "text": "Open"},
        "value": "QUJD" * 100,
    }
    blocks = [{"type": "actions", "elements": [button]}]
    posted = await _call(
        slack, "chat.postMessage", channel=room, text="Kaveri has something for you.", blocks=blocks
    )
    hold(posted["ok"], f"not posted: {posted}")
    before = len(company.export())
    await victim.presses("open")
    hold(victim.window is not None, "a planted button opened nothing at all")
    shown = victim.reads
    hold(
        not any(word in shown for word in (*MARKS, *company.staff.members)), f"a planted button shows {shown}"
    )
    hold(len(company.export()) == before, "a planted button wrote into a chat")
    while victim.window is not None:
        victim.closes()
    return "posted; its button opens nothing of anybody’s"


def _slack(company: Company) -> FakeSlack:
    assert isinstance(company.fake, FakeSlack)
    return company.fake


async def _everybody(slack: FakeSlack) -> list[str]:
    listed = await _call(slack, "users.list")
    hold(listed["ok"], f"no list of users: {listed}")
    return [user["id"] for user in listed["members"] if not user["is_bot"]]


async def _call(slack: FakeSlack, method: str, **given: Any) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {slack.world.bot_token}"}
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
    async with (
        aiohttp.ClientSession() as session,
        session.post(slack.api_url + method, data=form, headers=headers) as answer,
    ):
        found: dict[str, Any] = await answer.json()
        return found

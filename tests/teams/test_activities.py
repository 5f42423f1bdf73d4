"""What Teams sends becomes a shape, or is malformed; nothing that anybody can send is a fault."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.activities import (
    LONGEST_FIELD,
    MOST_FIELDS,
    Answered,
    Arrived,
    Deleted,
    Edited,
    Execute,
    Fetch,
    Installed,
    Malformed,
    Other,
    Submit,
    Typed,
    read,
)
from bot.runtime.clock import PushedClock
from tests.fakes.teams import activities as sent
from tests.fakes.teams.world import Json, World

WORLD = World(PushedClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC)))
LEENA = WORLD.named("leena")
DATA = {"kaveri": {"do": "save-check-in", "token": "t-1"}, "text.line": "a secret line", "one.energy": "3"}
LINE = WORLD.post(WORLD.chat(LEENA), LEENA.id, "a secret line")
SUBMIT = sent.submit(WORLD, LEENA, DATA, "1")
TYPED = sent.typed(WORLD, LEENA, LINE)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
PATHS = [
    "channelData/eventType", "timestamp",
    "type", "id", "name", "action", "locale", "localTimezone", "serviceUrl", "entities", "value", "recipient",
    "from", "from/aadObjectId", "conversation", "conversation/id", "conversation/conversationType",
    "conversation/tenantId", "channelData", "channelData/tenant", "channelData/tenant/id", "value/data",
    "value/data/kaveri", "value/data/kaveri/do", "value/data/kaveri/token", "value/data/text.line",
]  # fmt: skip


@pytest.mark.parametrize(
    ("activity", "shape"),
    [
        (TYPED, Typed),
        (sent.submitted_in_chat(WORLD, LEENA, DATA, "1"), Typed),
        (sent.fetch(WORLD, LEENA, DATA, "1"), Fetch),
        (SUBMIT, Submit),
        (sent.execute(WORLD, LEENA, {"verb": "home"}, {}, "1", "automatic"), Execute),
        (sent.installed(WORLD, LEENA), Installed),
        (sent.installed(WORLD, LEENA, "add-upgrade"), Installed),
        (sent.installed(WORLD, LEENA, "remove"), Other),
        (sent.members_added(WORLD, LEENA), Other),
        (sent.reacted(WORLD, LEENA, LINE), Other),
        (sent.edited(WORLD, LEENA, LINE), Edited),
        (sent.edited(WORLD, LEENA, LINE) | {"channelData": {"eventType": "undeleteMessage"}}, Other),
        (sent.edited(WORLD, LEENA, LINE) | {"channelData": {}}, Other),
        (sent.deleted(WORLD, LEENA, LINE), Deleted),
        (sent.submitted_in_chat(WORLD, LEENA, {"kaveri": {"do": "chat", "token": "t"}}, "1"), Answered),
        (sent.in_a_group(sent.edited(WORLD, LEENA, LINE)), Other),
        (sent.in_a_group(TYPED), Other),
        (sent.in_a_group(SUBMIT), Other),
        (SUBMIT | {"name": "composeExtension/query"}, Other),
        (SUBMIT | {"type": "handoff"}, Other),
    ],
)
def test_each_kind_of_activity(activity: Json, shape: type[Arrived]) -> None:
    assert type(read(activity)) is shape


def test_who_and_where_from() -> None:
    envelope = read(SUBMIT).envelope
    assert (envelope.who, envelope.tenant) == (LEENA.id, WORLD.tenant)
    assert (envelope.locale, envelope.zone, envelope.personal) == ("fi-FI", "Europe/Helsinki", True)
    assert (envelope.id, envelope.conversation) == (SUBMIT["id"], WORLD.chat(LEENA))


def test_ids_are_the_same_in_upper_and_lower_case() -> None:
    loud = copy.deepcopy(SUBMIT)
    loud["from"]["aadObjectId"] = LEENA.id.upper()
    loud["conversation"]["tenantId"] = WORLD.tenant.upper()
    assert read(loud).envelope == read(SUBMIT).envelope


def test_the_tenant_is_read_where_the_conversation_does_not_say() -> None:
    activity = copy.deepcopy(SUBMIT)
    del activity["conversation"]["tenantId"]
    assert read(activity).envelope.tenant == WORLD.tenant
    assert read(_without(activity, "channelData")).envelope.tenant == ""


def test_language_and_zone_are_read_from_the_device_where_the_activity_does_not_say() -> None:
    bare = _without(_without(SUBMIT, "locale"), "localTimezone")
    assert (read(bare).envelope.locale, read(bare).envelope.zone) == ("fi-FI", "Europe/Helsinki")
    bare = _without(bare, "entities")
    assert (read(bare).envelope.locale, read(bare).envelope.zone) == ("", "")


@pytest.mark.parametrize("strange", ["", "../../etc/passwd", "x" * 300, 7, None, "fi FI", "<b>", {"a": 1}])
def test_a_strange_language_or_zone_is_none(strange: Any) -> None:
    activity = _without(SUBMIT, "entities") | {"locale": strange, "localTimezone": strange}
    assert (read(activity).envelope.locale, read(activity).envelope.zone) == ("", "")


def test_what_a_press_carries() -> None:
    arrived = read(SUBMIT)
    assert isinstance(arrived, Submit)
    assert (arrived.data.action, arrived.data.token) == ("save-check-in", "t-1")
    assert arrived.data.fields == {"text.line": "a secret line", "one.energy": "3"}


@pytest.mark.parametrize("value", [None, [], "x", {}, {"data": None}, {"data": []}, {"data": {"kaveri": 7}}])
def test_a_press_that_carries_nothing_is_one_all_the_same(value: Any) -> None:
    arrived = read(SUBMIT | {"value": value})
    assert isinstance(arrived, Submit)
    assert (arrived.data.action, arrived.data.token, arrived.data.fields) == ("", "", {})


def test_more_than_any_card_sends_is_left_out() -> None:
    data = {
        "text.long": "x" * (LONGEST_FIELD + 1),
        "text.half": "\ud83d",
        "text.none": ["x"],
        "text.empty": "",
    }
    data |= {f"text.{n}": "x" for n in range(2 * MOST_FIELDS)}
    arrived = read(sent.submit(WORLD, LEENA, data, "1"))
    assert isinstance(arrived, Submit)
    assert len(arrived.data.fields) <= MOST_FIELDS
    assert not arrived.data.fields.keys() & {"text.long", "text.half", "text.none", "text.empty"}


@pytest.mark.parametrize("name", ["type", "id", "serviceUrl", "from", "conversation"])
def test_an_activity_without_its_essentials_is_malformed(name: str) -> None:
    with pytest.raises(Malformed):
        read(_without(SUBMIT, name))


@given(JSON)
def test_any_json_at_all_is_malformed_or_a_shape(body: Any) -> None:
    _read(body)


@given(st.sampled_from(PATHS), JSON | st.text(min_size=500, max_size=600) | st.just("\ud800"))
def test_an_activity_with_anything_anywhere_is_malformed_or_a_shape(path: str, what: Any) -> None:
    activity = copy.deepcopy(SUBMIT)
    *places, name = path.split("/")
    inner = activity
    for place in places:
        inner = inner[place]
    inner[name] = what
    _read(activity)


def test_neither_a_shape_nor_a_refusal_says_who_or_what() -> None:
    private = (LEENA.id, LEENA.name, WORLD.tenant, "a secret line", "t-1", "Helsinki", WORLD.chat(LEENA))
    told = [repr(read(SUBMIT)), repr(read(TYPED))]
    with pytest.raises(Malformed) as refused:
        read(SUBMIT | {"conversation": {"id": LEENA.id, "conversationType": [LEENA.name]}})
    told += [repr(refused.value), str(refused.value), repr(refused.value.__context__ or "")]
    assert not [word for word in private for text in told if word in text]


def _read(body: Any) -> None:
    try:
        arrived = read(body)
    except Malformed:
        return
    assert isinstance(arrived, Arrived)


def _without(activity: Json, name: str) -> Json:
    return {key: held for key, held in activity.items() if key != name}

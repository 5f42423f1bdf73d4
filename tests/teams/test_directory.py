"""What Teams says of a member, in every shape that its documentation shows, and what Kaveri makes of it."""

from __future__ import annotations

import pytest

from adapters.teams.directory import name, standing
from bot.rules.people import Standing

HERE = "72f988bf-86f1-41af-91ab-2d7cd011db47"
LARRY = {
    "id": "29:1GcS4EyB",
    "objectId": "9d3e08f9-a7ae-43aa-a4d3-de3f319a8a9c",
    "givenName": "Larry",
    "surname": "Brown",
    "email": "larry.brown@fabrikam.example",
    "userPrincipalName": "labrown@fabrikam.example",
    "tenantId": HERE,
    "userRole": "user",
}


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "Larry Brown"),
        ({"name": "Larry B."}, "Larry B."),
        ({"surname": None}, "Larry"),
        ({"givenName": None, "surname": 7}, ""),
    ],
)
def test_a_name_comes_whole_or_in_two_parts(changes: dict[str, object], shown: str) -> None:
    assert name(LARRY | changes) == shown


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({}, Standing.PERSON),
        ({"tenantId": HERE.upper(), "userRole": "User"}, Standing.PERSON),
        ({"tenantId": None, "userRole": None}, Standing.PERSON),
        ({"tenantId": "29:1UX7p8Fkx7p93MZlBFS71swTB9juQOCfnXf2L3wx"}, Standing.PERSON),
        ({"tenantId": "11111111-2222-4333-8444-555555555555"}, Standing.EXTERNAL),
        ({"userRole": "anonymous"}, Standing.EXTERNAL),
        ({"userRole": "guest"}, Standing.GUEST),
        ({"userPrincipalName": "larry_fabrikam.example#EXT#@contoso.example"}, Standing.GUEST),
    ],
)
def test_who_kaveri_is_for(changes: dict[str, object], stands: Standing) -> None:
    assert standing(LARRY | changes, HERE) == stands

"""What each of the curious can and cannot learn: one claim a row, and the attack that proves it.

An attack is a function that takes a company after some weeks and tries in earnest. It returns what was
measured, in a few words, or raises ``Broken`` with what it learned and should not have.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.adversary.company import Company

Attack = Callable[["Company"], "str | Awaitable[str]"]


class Verdict(StrEnum):
    CANNOT = "cannot"
    CAN = "can"
    GUESSES = "may guess"


class Broken(AssertionError):
    """An attack that succeeded, or one that failed where the table says that it succeeds."""


@dataclass(frozen=True, slots=True)
class Claim:
    """``says`` finishes the sentence for people; ``where`` names the companies it is tried in; empty: all."""

    observer: str
    question: str
    verdict: Verdict
    says: str
    attack: Attack = field(repr=False)
    where: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.attack.__module__.rpartition('.')[2]}.{self.attack.__name__}"

    @property
    def proof(self) -> str:
        """Where the attack stands."""
        module, name = self.attack.__module__, self.attack.__name__
        return f"{module.replace('.', '/')}.py::{name}"

    def concerns(self, company: Company) -> bool:
        return not self.where or bool(set(self.where) & company.kinds)

    async def tried(self, company: Company) -> str:
        """What was measured. Raises ``Broken``."""
        found = self.attack(company)
        return await found if inspect.isawaitable(found) else found


class Observer:
    """Somebody with full access to one thing. Attacks register themselves, in the order of the file."""

    def __init__(self, who: str, has: str, where: tuple[str, ...] = ()) -> None:
        self.who = who
        self.has = has
        self.where = where
        self.claims: list[Claim] = []

    def cannot(self, question: str, says: str, where: tuple[str, ...] = ()) -> Callable[[Attack], Attack]:
        return self._claims(question, Verdict.CANNOT, says, where)

    def can(self, question: str, says: str, where: tuple[str, ...] = ()) -> Callable[[Attack], Attack]:
        return self._claims(question, Verdict.CAN, says, where)

    def guesses(self, question: str, says: str, where: tuple[str, ...] = ()) -> Callable[[Attack], Attack]:
        return self._claims(question, Verdict.GUESSES, says, where)

    def _claims(
        self, question: str, verdict: Verdict, says: str, where: tuple[str, ...]
    ) -> Callable[[Attack], Attack]:
        def registered(attack: Attack) -> Attack:
            self.claims.append(Claim(self.who, question, verdict, says, attack, where or self.where))
            return attack

        return registered


def hold(true: bool, otherwise: str) -> None:
    """Raises ``Broken``."""
    if not true:
        raise Broken(otherwise)

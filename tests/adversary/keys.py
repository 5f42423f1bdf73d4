"""The key store without the master key; and the data database with the key of its hashes."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.messages.actions import Action
from bot.rules.people import Address
from bot.storage.keytables import KEYS
from tests.adversary import grepping, taking
from tests.adversary.claims import Observer, hold
from tests.adversary.company import TOKEN, Company
from tests.adversary.copies import circles
from tests.adversary.database import hourly_dumps_show_an_ask
from tests.adversary.guessing import found
from tests.adversary.people import MARKS

key_store = Observer(
    "Whoever has the key store", "its rows and files, and the data database too; no master key"
)
hash_key = Observer(
    "Whoever has the data database and the key of its hashes",
    "the one secret that turns an address into what stands there, and everybody’s address; no member’s key",
)


@key_store.cannot("What does anybody’s row hold?", "Every key is wrapped, and the master key is elsewhere.")
def nothing_opens(company: Company) -> str:
    """Everything that could be a key, tried on everything that is sealed."""
    stored = _keys(company)
    wrapped = [row["wrapped"] for name in stored.tables for row in stored[name] if row.get("wrapped")]
    candidates = {part for value in wrapped for part in _thirty_two(value)}
    last = company.dumps[-1]
    sealed = [(row["sealed"], row["id"]) for row in last["member"]]
    for secret in candidates:
        cipher = AESGCM(secret)
        for value, _ in sealed:
            hold(not _opens(cipher, value), "a row opened")
    return f"{len(candidates)} candidates on {len(sealed)} rows: none opens"


@key_store.cannot("Who is in it?", "Random ids, and no name, address or word.")
def the_key_store_names_nobody(company: Company) -> str:
    blobs = taking.files(company.settings.keys_url)
    people = company.staff.everybody
    words = [*people, *MARKS, *(company.address(name).user for name in people)]
    seen = grepping.grep(words, blobs)
    hold(not seen, f"in plain text: {seen}")
    return f"{len(words)} words in {sum(map(len, blobs.values())) // 1024} KB: none"


@key_store.can("How many members came and left?", "A destroyed key leaves its empty row behind.")
def members_who_left_are_counted(company: Company) -> str:
    rows = _keys(company)["data_key"]
    gone = [row for row in rows if row["wrapped"] is None]
    hold(len(gone) == 1, f"{len(gone)} destroyed keys, and one left")
    return f"{len(rows)} keys, {len(gone)} destroyed"


@key_store.can(
    "Which two random ids share words?",
    "A released text has one key for each of the two. Who the two are, what it says and who wrote to whom "
    "is not there.",
)
def records_have_two_parties(company: Company) -> str:
    by: dict[str, set[str]] = defaultdict(set)
    for row in _keys(company)["record_key"]:
        by[row["record"]].add(row["party"])
    pairs = {frozenset(two) for ids in by.values() for two in combinations(ids, 2)}
    true = {frozenset({owner, one}) for owner, circle in circles(company).items() for one in circle}
    return f"{len(pairs)} pairs, {found(pairs, true).right} of a circle"


@hash_key.can(
    "Who uses Kaveri at all?",
    "Every address can be tried. Whoever was picked by somebody and never came is there as well.",
)
def everybody_is_found_with_the_key(company: Company) -> str:
    people = company.staff.everybody
    named = {name for name in people if _hashed(company, company.address(name)) in _addresses(company)}
    true = {name for name in company.staff.members if name != company.truth.left}
    guess = found(named, true)
    hold(guess.recall == 1.0, f"the key finds only {guess}")
    hold(not named & set(company.staff.others), "somebody who never used it was found")
    return str(guess)


@hash_key.guesses(
    "Who asks, and who belongs to whom?",
    "What the copies of the rows say of random ids (above), they now say of names. Keep this key as the "
    "master key: it is made from a key in the key store, and lies there wrapped.",
)
def with_names(company: Company) -> str:
    return str(hourly_dumps_show_an_ask(company))


@hash_key.cannot(
    "What did anybody answer, write or ask for?",
    "The key hashes; it opens no row.",
)
def the_hash_key_opens_nothing(company: Company) -> str:
    hashes = _hashes(company)
    tried = 0
    for secret in (hashes._address, hashes._seen):
        for dump in company.dumps[-1:]:
            for table in ("member", "outbox", "record", "register"):
                for row in dump[table]:
                    tried += 1
                    hold(not _opens(AESGCM(secret), row["sealed"]), "a row opened")
    return f"{tried} tries: none opens"


@hash_key.can(
    "Which notices were opened, with an export of the chats besides?",
    "A notice’s seal begins with a number of its own; with the key it can be looked up whether it was "
    "opened, for eight days, and on which day. Not what it was about.",
)
def openings_are_looked_up(company: Company) -> str:
    """The first bytes of each seal in the export, as the name under which an opening was noted."""
    hashes, stored = _hashes(company), {row["hash"] for d in company.dumps for row in d["inbox"]}
    seals = [urlsafe_b64decode(token) for line in company.export() for token in TOKEN.findall(line.raw)]
    hits = sum(hashes.seen(f"{seal[:12].hex()}/{Action.OPEN}") in stored for seal in seals)
    return f"{hits} of {len(seals)} notices were opened"


def _keys(company: Company) -> taking.Dump:
    now = company.clock.now()
    return taking.dump(company.settings.keys_url, now, tables=tuple(sorted(KEYS.tables)))


def _thirty_two(value: bytes) -> Iterator[bytes]:
    for start in range(len(value) - 31):
        yield value[start : start + 32]


def _opens(cipher: AESGCM, value: bytes) -> bool:
    """Whether this is sealed under that key, wherever it stands: tried without and with its header."""
    for bound in (b"", value[:17]):
        try:
            cipher.decrypt(value[17:29], value[29:], bound)
        except InvalidTag:
            continue
        return True
    return False


def _hashes(company: Company) -> Any:
    store: Any = company.program.store
    return store._house.hashes


def _hashed(company: Company, address: Address) -> bytes:
    return bytes(_hashes(company).address(address))


def _addresses(company: Company) -> set[bytes]:
    return {bytes(row["hash"]) for row in company.dumps[-1]["address"]}

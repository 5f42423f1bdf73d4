"""Opens the store that the settings name: everything in order, or a sentence that says what is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, select

from bot.rules.member import Member
from bot.storage.contract import CannotStart, Damaged, Store
from bot.storage.database import Database
from bot.storage.hashes import Hashes
from bot.storage.keystore import KeyStore
from bot.storage.masterkey import Away, Keeper, KeyService, KeySettings, Refused, keepers
from bot.storage.masters import Masters
from bot.storage.schema import DATA_SCHEMA, KEYS_SCHEMA, Schema, prepare, require, version
from bot.storage.sealing import Key
from bot.storage.seam import Clock
from bot.storage.sql import SqlStore
from bot.storage.sql_tx import House
from bot.storage.statements import Statements
from bot.storage.tables import table

ORGANISATION = table("organisation")
STRANGERS = (
    "KAVERI_KEYS_URL names a key store that does not belong to this database. Nothing was changed. "
    "Use the key store that was made with it, or a backup of that one."
)
NO_DATA = (
    "The database behind KAVERI_DATABASE_URL is empty, and the key store behind KAVERI_KEYS_URL is not: it "
    "belongs to another database. Nothing was changed. Is KAVERI_DATABASE_URL right? If that database is "
    "lost, restore a backup of it; to begin anew without it, use a new key store, too."
)


class StoreSettings(KeySettings, Protocol):
    """What ``bot.runtime.settings`` says of the databases."""

    @property
    def database_url(self) -> str: ...
    @property
    def keys_url(self) -> str: ...


def open_store(
    settings: StoreSettings,
    clock: Clock,
    next_wake: Callable[[Member], datetime],
    service: KeyService | None = None,
) -> Store:
    """The store behind ``database_url``, migrated and ready. Raises ``CannotStart`` or ``Unavailable``."""
    return _open(settings, clock, next_wake, service, prepare)


def join_store(
    settings: StoreSettings,
    clock: Clock,
    next_wake: Callable[[Member], datetime],
    service: KeyService | None = None,
) -> Store:
    """The store that a Kaveri of this release made already. Nothing is made or migrated. Raises the same."""
    return _open(settings, clock, next_wake, service, require)


@contextmanager
def key_store(
    settings: StoreSettings, clock: Clock, service: KeyService | None = None
) -> Iterator[tuple[Database, KeyStore]]:
    """The key store alone, as a Kaveri of this release made it, with the master keys that it needs in hand.

    Raises the same.
    """
    places = keepers(settings, service)
    with closing(Database(settings.keys_url, "KAVERI_KEYS_URL")) as keys:
        require(keys, KEYS_SCHEMA)
        yield keys, _key_store(keys, places, clock)


def _open(
    settings: StoreSettings,
    clock: Clock,
    next_wake: Callable[[Member], datetime],
    service: KeyService | None,
    bring: Callable[[Database, Schema], None],
) -> Store:
    places = keepers(settings, service)
    if settings.database_url == settings.keys_url:
        raise CannotStart("KAVERI_DATABASE_URL and KAVERI_KEYS_URL name the same database; use two.")
    with ExitStack() as opened:
        data = opened.enter_context(closing(Database(settings.database_url, "KAVERI_DATABASE_URL")))
        keys = opened.enter_context(closing(Database(settings.keys_url, "KAVERI_KEYS_URL")))
        if _is_new(keys, KEYS_SCHEMA) and not _is_new(data, DATA_SCHEMA):
            raise CannotStart(STRANGERS)
        bring(keys, KEYS_SCHEMA)
        store = _key_store(keys, places, clock)
        if store.is_used and _is_new(data, DATA_SCHEMA):
            raise CannotStart(NO_DATA)
        bring(data, DATA_SCHEMA)
        organisation = _organisation(data, store)
        key = store.of(organisation)
        house = House(organisation, Statements(data), store, Hashes(key), next_wake)
        return SqlStore(data, house, key.derive(b"token"), opened.pop_all().close)


def _key_store(keys: Database, places: Mapping[str, Keeper], clock: Clock) -> KeyStore:
    masters = Masters(keys, places, clock.now)
    try:
        masters.begin()
    except (Away, Refused) as no:
        raise CannotStart(f"{no}. Nothing was changed, and Kaveri cannot start without it.") from None
    return KeyStore(keys, masters, clock.now)


def _is_new(database: Database, schema: Schema) -> bool:
    if database.is_missing:
        return True
    try:
        with database.reading() as connection:
            return version(connection, schema) is None
    except Damaged:
        raise CannotStart(
            f"The file behind {database.setting} is damaged, cut short, or no database. Nothing was changed. "
            "Restore a backup of it."
        ) from None


def _organisation(data: Database, keys: KeyStore) -> str:
    """The one organisation, made at the first start; its key finds every address."""
    with data.reading() as connection:
        known = _known(connection)
    if known is None:
        with data.alone() as connection:
            known = _known(connection) or _founded(connection, keys)
    if not isinstance(keys.several([known])[known], Key):
        raise CannotStart(STRANGERS)
    return known


def _known(connection: Connection) -> str | None:
    return connection.scalar(select(ORGANISATION.c.id))


def _founded(connection: Connection, keys: KeyStore) -> str:
    organisation = os.urandom(16).hex()
    keys.make(organisation)
    connection.execute(ORGANISATION.insert(), {"id": organisation})
    return organisation
